"""Analysis of competing hypotheses: what the evidence speaks against, and how much hangs on single items.

Only inconsistency counts: evidence that fits a hypothesis mostly fits its rivals too. No hypothesis is ever
called true here, nor the likeliest; the order is that of how much speaks against each.

Reference: Heuer (1999), Psychology of Intelligence Analysis, chapter 8.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.errors import ConfigError


class Rating(StrEnum):
    """How an item stands to a hypothesis."""

    VERY_INCONSISTENT = "--"
    INCONSISTENT = "-"
    NEUTRAL = "0"
    CONSISTENT = "+"
    VERY_CONSISTENT = "++"


POINTS = {
    Rating.VERY_INCONSISTENT: -2,
    Rating.INCONSISTENT: -1,
    Rating.NEUTRAL: 0,
    Rating.CONSISTENT: 1,
    Rating.VERY_CONSISTENT: 2,
}
# What an inconsistency counts by the credibility figure of its record (1 confirmed .. 5 improbable, 6 cannot
# be judged). A judgement of this house, not measured: the counts by grade stand beside the sum.
GRADE_WEIGHTS = {"1": 1.0, "2": 0.8, "3": 0.6, "4": 0.4, "5": 0.2, "6": 0.4}
FEWEST = 2  # hypotheses: one alone competes with nothing


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: a record's id, its words, its grade ("F2"), and a rating for each hypothesis."""

    record: str
    words: str
    grade: str
    ratings: Mapping[str, Rating]
    why: str = ""

    @property
    def diagnosticity(self) -> float:
        """How far it tells hypotheses apart: 0 when it is the same to all, 1 at most."""
        points = [POINTS[rating] for rating in self.ratings.values()]
        return (max(points) - min(points)) / 4 if points else 0.0


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against one hypothesis: the weighted sum, and how many items by grade."""

    hypothesis: str
    total: float
    by_grade: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sensitive:
    """An item on which it hangs: which hypotheses would have least against them without it."""

    record: str
    least_without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A matrix read: `against` the least spoken against first, items the most telling first."""

    against: tuple[Against, ...]
    items: tuple[Item, ...]
    least: tuple[str, ...]
    sensitive: tuple[Sensitive, ...]
    useless: tuple[str, ...]


def analyse(hypotheses: Sequence[str], items: Sequence[Item]) -> Analysis:
    """Return what the evidence speaks against, and on which single items that hangs.

    Raises:
        ConfigError: there are fewer than two hypotheses, or an item does not rate each of them.
    """
    if len(hypotheses) < FEWEST or len(set(hypotheses)) < len(hypotheses):
        raise ConfigError("Give two hypotheses or more, each with a name of its own.")
    for item in items:
        if set(item.ratings) != set(hypotheses):
            raise ConfigError(f"{item.record} must be rated for each of {', '.join(hypotheses)}.")
    against = [_against(name, items) for name in hypotheses]
    least = _least(hypotheses, items)
    sensitive = []
    for item in items:
        without = _least(hypotheses, [other for other in items if other is not item])
        if without != least:
            sensitive.append(Sensitive(item.record, without))
    return Analysis(
        against=tuple(sorted(against, key=lambda one: (one.total, hypotheses.index(one.hypothesis)))),
        items=tuple(sorted(items, key=lambda item: -item.diagnosticity)),
        least=least,
        sensitive=tuple(sensitive),
        useless=tuple(item.record for item in items if item.diagnosticity == 0),
    )


def _against(hypothesis: str, items: Sequence[Item]) -> Against:
    speaking = [item for item in items if POINTS[item.ratings[hypothesis]] < 0]
    total = sum(-POINTS[i.ratings[hypothesis]] * GRADE_WEIGHTS.get(i.grade[-1:], 0.4) for i in speaking)
    return Against(
        hypothesis, round(total, 9), dict(sorted(Counter(item.grade for item in speaking).items()))
    )


def _least(hypotheses: Sequence[str], items: Sequence[Item]) -> tuple[str, ...]:
    """The hypotheses with the least against them; several where they are level."""
    totals = {name: _against(name, items).total for name in hypotheses}
    return tuple(name for name in hypotheses if totals[name] == min(totals.values()))
