"""Stories: articles of several outlets that tell of one real development, gathered in one pass by date.

Each article is compared with those of the last days: by the rarity-weighted words of its title and text,
its pairs of words, its names and its numbers. It joins the story whose articles it resembles most on
average, when that outweighs the days between them; else it opens a story. So two rounds of one negotiation
with the same people a fortnight apart stay apart, and so do two meetings in one city on one day.
Across languages only names (by their consonants, whatever the script) and numbers are compared; stories
that hold one telling in two languages are then made one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from math import inf

from tracktwo.corroborate.copies import Copy, find_copies
from tracktwo.corroborate.faces import Faces
from tracktwo.corroborate.origins import OriginLine, count_origins
from tracktwo.corroborate.stories_abroad import join_abroad
from tracktwo.corroborate.story_vectors import Vectors, likeness
from tracktwo.records import PROSE, Article, Evidence, Provenance, Story, evidence_at, record_id
from tracktwo.records.recall import Memo, Recall

NAME = "stories"
VERSION = "4"
DAY_COST = 0.05  # what a day between two articles takes off their likeness
JOINS_AT = 0.13
FOREIGN_JOINS_AT = 0.35
UNKNOWN_GAP_DAYS = 2.0
WINDOW_DAYS = 6
LATEST_HOLDERS = 200  # of a term that many articles have
COMPARED_MEMBERS = 12  # the latest of a long story's articles


def cluster(
    articles: Sequence[Article],
    copies: Sequence[Copy] | None = None,
    *,
    faces: Faces | None = None,
    recall: Recall | None = None,
) -> tuple[Story, ...]:
    """Return the stories that some articles tell, oldest first; every article is in exactly one.

    Args:
        articles: in any order; they are taken by date of publication, undated ones last.
        copies: what `find_copies` said of them, for the origins; None finds them here.
        faces: kept from earlier calls, so that only new articles are taken apart.
        recall: of earlier runs on the same articles or fewer, so that only new ones are compared.
    """
    kept = Faces() if faces is None else faces
    memory = recall or Recall()
    known = find_copies(articles, faces=kept) if copies is None else copies
    copy_of = {copy.article_id: copy for copy in known}
    memo: Memo[Story] = memory.memo(NAME)
    stories = []
    for members in join_abroad(gather(articles, recall=memory), known, faces=kept):
        here = tuple(copy_of[article.id] for article in members if article.id in copy_of)
        stories.append(memo.of(members, partial(_told, members, here, kept), mark=here))
    return tuple(stories)


def _told(members: Sequence[Article], copies: Sequence[Copy], faces: Faces) -> Story:
    return _story(members, count_origins(members, copies, faces=faces))


def gather(articles: Sequence[Article], *, recall: Recall | None = None) -> list[list[Article]]:
    """Return the articles of each story, oldest first.

    Args:
        recall: of earlier runs on the same articles or fewer, so that only new ones are compared.
    """
    ordered = sorted(articles, key=lambda article: article.published_at or "9999")
    memory = recall or Recall()
    one_pass = _Pass(ordered, Vectors(ordered, memory))
    choices = memory.choices(NAME)
    same = choices.follow(ordered, marks=[None] * len(ordered), basis=one_pass.basis)
    for number in range(len(ordered)):
        if number >= same:
            choices.made.append(one_pass.best_story(number))
        one_pass.put(number, choices.made[number])
    return [[ordered[number] for number in story] for story in one_pass.stories]


class _Pass:
    """One pass over articles in order of publication, and the stories they have made so far."""

    def __init__(self, ordered: Sequence[Article], vectors: Vectors) -> None:
        self.stories: list[list[int]] = []
        self.basis = vectors.rarity
        self._ordered = ordered
        self._days = [_day(article) for article in ordered]
        self._ranks = [inf if day is None else day for day in self._days]  # undated ones come last
        self._vectors = vectors
        self._story_of: list[int] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)

    def put(self, number: int, story: int) -> None:
        """Put the next article into a story, a new one where its number is."""
        if story == len(self.stories):
            self.stories.append([])
        self.stories[story].append(number)
        self._story_of.append(story)
        for term in self._vectors.probes(self._ordered[number]):
            self._holders[term].append(number)

    def best_story(self, number: int) -> int:
        """Return the story that an article is most like, or a new number when none is like enough."""
        first = self._first_near(number)
        near: set[int] = set()
        for term in self._vectors.probes(self._ordered[number]):
            held = self._holders.get(term, [])
            near.update(held[max(len(held) - LATEST_HOLDERS, bisect_left(held, first)) :])
        candidates = {self._story_of[other] for other in near}
        best, best_margin = len(self.stories), 0.0
        for candidate in sorted(candidates):
            members = self.stories[candidate][-COMPARED_MEMBERS:]
            margin = sum(self._margin(number, member) for member in members) / len(members)
            if margin > best_margin:
                best, best_margin = candidate, margin
        return best

    def _first_near(self, number: int) -> int:
        """Return from which number on articles are of an article's days: they come in the order of days."""
        day = self._days[number]
        return 0 if day is None else bisect_left(self._ranks, day - WINDOW_DAYS)

    def _margin(self, number: int, other: int) -> float:
        """Return by how much two articles' likeness exceeds what joining takes, the days between counted."""
        a, b = self._ordered[number], self._ordered[other]
        off = DAY_COST * self._gap(number, other)
        if a.lang and b.lang and a.lang != b.lang:
            return likeness(self._vectors.foreign(a), self._vectors.foreign(b)) - FOREIGN_JOINS_AT - off
        return likeness(self._vectors.of(a), self._vectors.of(b)) - JOINS_AT - off

    def _gap(self, number: int, other: int) -> float:
        one, two = self._days[number], self._days[other]
        return UNKNOWN_GAP_DAYS if one is None or two is None else abs(one - two)


def _day(article: Article) -> int | None:
    return date.fromisoformat(article.published_at[:10]).toordinal() if article.published_at else None


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
