"""Articles as vectors, by which stories are told apart: words, names and numbers by their rarity."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import chain, pairwise

from tracktwo.corroborate.shingles import body_of
from tracktwo.corroborate.traces import traces_of
from tracktwo.corroborate.words import skeleton, stem, stems_in
from tracktwo.records import Article
from tracktwo.records.recall import Memo, Recall

READ_CHARACTERS = 3_000  # a news text says what it is about early
# How much each kind of likeness weighs.
WEIGHTS = {"word": 1.0, "title": 0.1, "name": 0.1, "number": 0.1}
TITLE_TIMES = 2
PAIR_WEIGHT = 0.3
PRIOR_ARTICLES = 10  # as many unseen articles steady the rarity of words in a small set
PROBED_TERMS = 40  # an article's rarest terms that are looked up to find what to compare it with
STEPS = 16  # rarity is counted anew each time a set has grown by a sixteenth or an eighth

Vector = dict[str, float]
Counts = dict[str, Counter[str]]


class Rarity:
    """How rare each term is among some articles: the log of how few have it, by kind of term."""

    def __init__(self, counts: Sequence[Counts]) -> None:
        self._total = len(counts) + PRIOR_ARTICLES
        self._of: dict[str, dict[str, float]] = {}
        for kind in counts[0] if counts else ():
            holders = Counter(chain.from_iterable(count[kind].keys() for count in counts))
            self._of[kind] = {term: math.log(self._total / (n + 0.5)) for term, n in holders.items()}

    def of(self, kind: str, term: str) -> float:
        """Return the rarity of a term; what none of the articles has is rarest."""
        known = self._of.get(kind, {}).get(term)
        return math.log(self._total / 0.5) if known is None else known


class Vectors:
    """The vectors of some articles, each made when it is first asked for.

    Rarity is counted over the earlier part of them, most of all: so it stays the same, and with it every
    vector, while a few more are added behind.
    """

    def __init__(self, ordered: Sequence[Article], recall: Recall) -> None:
        self.counted = ordered[: counted_of(len(ordered))]
        memo: Memo[Rarity] = recall.memo("rarity")
        self._counts: dict[str, Counts] = {}
        self.rarity = memo.of(self.counted, lambda: Rarity([self._counted(a) for a in self.counted]))
        self._both: Memo[tuple[Vector, Vector]] = recall.memo("story vectors")
        self._probes: Memo[tuple[str, ...]] = recall.memo("story probes")

    def of(self, article: Article) -> Vector:
        """Return an article's vector among those of its language."""
        return self._pair(article)[0]

    def foreign(self, article: Article) -> Vector:
        """Return an article's vector among those of other languages: names by their consonants, numbers."""
        return self._pair(article)[1]

    def probes(self, article: Article) -> tuple[str, ...]:
        """Return the terms by which an article is looked up."""
        return self._probes.of((article, self.rarity), partial(self._rarest, article))

    def _pair(self, article: Article) -> tuple[Vector, Vector]:
        return self._both.of((article, self.rarity), partial(self._made, article))

    def _made(self, article: Article) -> tuple[Vector, Vector]:
        counts = self._counted(article)
        return vector(counts, self.rarity), foreign_vector(counts, self.rarity)

    def _counted(self, article: Article) -> Counts:
        if article.id not in self._counts:
            self._counts[article.id] = counts_of(article)
        return self._counts[article.id]

    def _rarest(self, article: Article) -> tuple[str, ...]:
        own, foreign = self._pair(article)
        return (*_highest(own, PROBED_TERMS), *foreign)


def _highest(own: Vector, many: int) -> list[str]:
    """Return the terms that weigh most, of equal ones the first by letter."""
    least = sorted(own.values())[-many] if len(own) > many else -math.inf
    return sorted((term for term in own if own[term] >= least), key=lambda term: (-own[term], term))[:many]


def counted_of(count: int) -> int:
    """Return over how many of some articles, the earliest, rarity is counted.

    >>> counted_of(20), counted_of(500), counted_of(2000), counted_of(2001)
    (20, 480, 1920, 1920)
    """
    step = 2 ** max(0, (count // STEPS).bit_length())
    return count // step * step if count >= STEPS * 2 else count


def vectors_of(articles: Sequence[Article]) -> list[Vector]:
    """Return the articles' vectors, rarity counted among these articles."""
    counts = [counts_of(article) for article in articles]
    rarity = Rarity(counts)
    return [vector(count, rarity) for count in counts]


def likeness(one: Vector, other: Vector) -> float:
    """Return how alike two articles are by their vectors: 0 to the sum of the weights."""
    # added up exactly: the order in which a set gives its terms must not tell
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])


def counts_of(article: Article) -> Counts:
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


def vector(counts: Counts, rarity: Rarity) -> Vector:
    """Return one vector of all kinds of terms, each kind of unit length times its weight's root."""
    words = {term: (1 + math.log(n)) * rarity.of("word", term) for term, n in counts["word"].items()}
    words |= {f"2:{term}": PAIR_WEIGHT * rarity.of("pair", term) for term in counts["pair"]}
    found: Vector = {}
    for kind, weight in WEIGHTS.items():
        part = words if kind == "word" else {f"{kind}:{t}": rarity.of(kind, t) for t in counts[kind]}
        found |= _scaled(part, math.sqrt(weight))
    return found


def foreign_vector(counts: Counts, rarity: Rarity) -> Vector:
    """Return the vector of what languages have in common."""
    part = {f"x:{term}": rarity.of("skeleton", term) for term in counts["skeleton"]}
    part |= {f"n:{term}": rarity.of("number", term) for term in counts["number"]}
    return _scaled(part, 1.0)


def _scaled(part: Vector, length: float) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in part.values()))
    return {term: length * weight / norm for term, weight in part.items()} if norm else {}
