"""Stories: articles of several outlets that tell of one real development, gathered in one pass by date.

Each article is compared with those of the last days: by the rarity-weighted words of its title and text,
its pairs of words, its names and its numbers. It joins the story whose articles it resembles most on
average, when that outweighs the days between them; else it opens a story. So two rounds of one negotiation
with the same people a fortnight apart stay apart, and so do two meetings in one city on one day.
Across languages only names (by their consonants, whatever the script) and numbers are compared.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tracktwo.corroborate.copies import Copy, find_copies
from tracktwo.corroborate.faces import Faces
from tracktwo.corroborate.origins import OriginLine, count_origins
from tracktwo.corroborate.shingles import body_of
from tracktwo.corroborate.traces import traces_of
from tracktwo.corroborate.words import skeleton, stem, stems_in
from tracktwo.records import PROSE, Article, Evidence, Provenance, Story, evidence_at, record_id

NAME = "stories"
VERSION = "2"
READ_CHARACTERS = 3_000  # a news text says what it is about early
# How much each kind of likeness weighs, and how much a day between two articles takes off.
WEIGHTS = {"word": 1.0, "title": 0.1, "name": 0.1, "number": 0.1}
TITLE_TIMES = 2
PAIR_WEIGHT = 0.3
DAY_COST = 0.05
JOINS_AT = 0.13
FOREIGN_JOINS_AT = 0.35
UNKNOWN_GAP_DAYS = 2.0
WINDOW_DAYS = 6
PRIOR_ARTICLES = 10  # as many unseen articles steady the rarity of words in a small set
PROBED_TERMS = 40  # an article's rarest terms that are looked up to find what to compare it with
COMPARED_MEMBERS = 12  # the latest of a long story's articles

Vector = dict[str, float]


@dataclass(slots=True)
class _Seen:
    """An article with its day and its two vectors: in its own language, and across languages."""

    article: Article
    day: int | None
    vector: Vector
    foreign: Vector


@dataclass(slots=True)
class _Open:
    """A story that may still grow: its articles' numbers, and its latest day."""

    members: list[int] = field(default_factory=list)
    last: int | None = None


def cluster(
    articles: Sequence[Article], copies: Sequence[Copy] | None = None, *, faces: Faces | None = None
) -> tuple[Story, ...]:
    """Return the stories that some articles tell, oldest first; every article is in exactly one.

    Args:
        articles: in any order; they are taken by date of publication, undated ones last.
        copies: what `find_copies` said of them, for the origins; None finds them here.
        faces: kept from earlier calls, so that only new articles are taken apart.
    """
    kept = Faces() if faces is None else faces
    known = find_copies(articles, faces=kept) if copies is None else copies
    copy_of = {copy.article_id: copy for copy in known}
    stories = []
    for members in gather(articles):
        here = [copy_of[article.id] for article in members if article.id in copy_of]
        stories.append(_story(members, count_origins(members, here, faces=kept)))
    return tuple(stories)


def gather(articles: Sequence[Article]) -> list[list[Article]]:
    """Return the articles of each story, oldest first."""
    ordered = sorted(articles, key=lambda article: article.published_at or "9999")
    seen = _seen(ordered)
    stories: list[_Open] = []
    story_of: dict[int, int] = {}
    index: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(seen):
        chosen = _best_story(number, seen, stories, story_of, index)
        if chosen is None:
            chosen = len(stories)
            stories.append(_Open())
        stories[chosen].members.append(number)
        stories[chosen].last = item.day
        story_of[number] = chosen
        for term in _probes(item):
            index[term].append(number)
    return [[seen[number].article for number in story.members] for story in stories]


def _best_story(
    number: int,
    seen: Sequence[_Seen],
    stories: Sequence[_Open],
    story_of: dict[int, int],
    index: dict[str, list[int]],
) -> int | None:
    """Return the open story that an article is most like, or None when none is like enough."""
    item = seen[number]
    near = {other for term in _probes(item) for other in index.get(term, ())[-200:]}
    candidates = {story_of[other] for other in near if _gap(item, seen[other]) <= WINDOW_DAYS}
    best, best_margin = None, 0.0
    for candidate in sorted(candidates):
        members = [seen[member] for member in stories[candidate].members[-COMPARED_MEMBERS:]]
        margin = sum(_margin(item, member) for member in members) / len(members)
        if margin > best_margin:
            best, best_margin = candidate, margin
    return best


def _margin(item: _Seen, other: _Seen) -> float:
    """Return by how much two articles' likeness exceeds what joining takes, the days between counted."""
    if item.article.lang and other.article.lang and item.article.lang != other.article.lang:
        return _dot(item.foreign, other.foreign) - FOREIGN_JOINS_AT - DAY_COST * _gap(item, other)
    return likeness(item.vector, other.vector) - JOINS_AT - DAY_COST * _gap(item, other)


def _gap(item: _Seen, other: _Seen) -> float:
    if item.day is None or other.day is None:
        return UNKNOWN_GAP_DAYS
    return abs(item.day - other.day)


def _probes(item: _Seen) -> list[str]:
    rarest = sorted(item.vector, key=lambda term: (-item.vector[term], term))[:PROBED_TERMS]
    return [*rarest, *item.foreign]


def likeness(one: Vector, other: Vector) -> float:
    """Return how alike two articles of one language are: 0 to the sum of the weights."""
    return _dot(one, other)


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _seen(articles: Sequence[Article]) -> list[_Seen]:
    counts = [_counts(article) for article in articles]
    rarity = _rarity(counts)
    return [
        _Seen(article, _day(article), _vector(count, rarity), _foreign(count, rarity))
        for article, count in zip(articles, counts, strict=True)
    ]


def vectors_of(articles: Sequence[Article]) -> list[Vector]:
    """Return the articles' vectors, rarity counted among these articles."""
    return [item.vector for item in _seen(articles)]


def _day(article: Article) -> int | None:
    return date.fromisoformat(article.published_at[:10]).toordinal() if article.published_at else None


Counts = dict[str, Counter[str]]


def _counts(article: Article) -> Counts:
    """Return how often an article has each term, by kind of term."""
    text = body_of(article)[:READ_CHARACTERS]
    title = list(stems_in(article.title or ""))
    body = list(stems_in(text))
    words = Counter(body)
    for word in title:
        words[word] += TITLE_TIMES
    traces = traces_of(f"{article.title or ''}\n{text}")
    return {
        "word": words,
        "pair": Counter(f"{a} {b}" for a, b in pairwise(body)),
        "title": Counter(title),
        "name": Counter(map(stem, traces.names)),
        "number": Counter(number for number in traces.numbers if len(number) > 1),
        "skeleton": Counter(bones for name in traces.names if (bones := skeleton(name))),
    }


Rarity = dict[str, dict[str, float]]


def _rarity(counts: Sequence[Counts]) -> Rarity:
    """Return for each kind the rarity of its terms: the log of how few articles have them."""
    found: Rarity = {}
    for kind in counts[0] if counts else ():
        holders = Counter(term for count in counts for term in count[kind])
        total = len(counts) + PRIOR_ARTICLES
        found[kind] = {term: math.log(total / (held + 0.5)) for term, held in holders.items()}
    return found


def _vector(counts: Counts, rarity: Rarity) -> Vector:
    """Return one vector of all kinds of terms, each kind of unit length times its weight's root."""
    words = {term: (1 + math.log(n)) * rarity["word"][term] for term, n in counts["word"].items()}
    words |= {f"2:{term}": PAIR_WEIGHT * rarity["pair"][term] for term in counts["pair"]}
    vector: Vector = {}
    for kind, weight in WEIGHTS.items():
        part = words if kind == "word" else {f"{kind}:{t}": rarity[kind][t] for t in counts[kind]}
        vector |= _scaled(part, math.sqrt(weight))
    return vector


def _foreign(counts: Counts, rarity: Rarity) -> Vector:
    part = {f"x:{term}": rarity["skeleton"][term] for term in counts["skeleton"]}
    part |= {f"n:{term}": rarity["number"][term] for term in counts["number"]}
    return _scaled(part, 1.0)


def _scaled(part: Vector, length: float) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in part.values()))
    return {term: length * weight / norm for term, weight in part.items()} if norm else {}


def _story(members: Sequence[Article], lines: Sequence[OriginLine]) -> Story:
    moments = [article.published_at for article in members if article.published_at]
    return Story(
        id=record_id("story", VERSION, members[0].id),
        evidence=tuple(_leads(members)),
        confidence=0.9 if len(members) == 1 else 0.75,
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model="one-pass"),
        title=next((article.title for article in members if article.title), members[0].text[:80]),
        first_seen=min(moments, default=None),
        last_seen=max(moments, default=None),
        articles=tuple(article.id for article in members),
        outlets=tuple(dict.fromkeys(article.outlet for article in members if article.outlet)),
        origins=len(lines),
        languages=tuple(dict.fromkeys(article.lang for article in members if article.lang)),
        origin_chains=tuple(line.articles for line in lines),
        joins=tuple(join for line in lines for join in line.joins),
    )


def _leads(members: Sequence[Article]) -> Iterator[Evidence]:
    """Yield the first paragraph of each article."""
    for article in members:
        part = next((p for p in article.parts if p.kind in PROSE), None)
        start, end = (part.start, part.end) if part else (0, len(article.text))
        yield evidence_at(article.id, article.text, start=start, end=end)
