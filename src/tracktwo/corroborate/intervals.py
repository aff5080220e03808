"""Quantities and times as intervals: can two of them both be true?"""

from datetime import date, timedelta
from functools import lru_cache
from math import inf

from tracktwo.records import Granularity, Quantity, Relation, TimeValue

# How far a rounded or "about" number may lie from the exact one and still be the same.
ABOUT_SHARE = 0.15


def interval(value: Quantity) -> tuple[float, float]:
    """Return the lowest and highest number that a quantity allows.

    >>> interval(Quantity(8, None, False, "at least eight"))
    (8, inf)
    """
    low = -inf if value.min is None else value.min
    high = inf if value.max is None else value.max
    if value.approx and high != inf:
        return low * (1 - ABOUT_SHARE), high * (1 + ABOUT_SHARE)
    if value.approx:
        return low / 2, inf
    return low, high


def are_disjoint(a: Quantity, b: Quantity) -> bool:
    """Tell whether no number fits both quantities.

    >>> are_disjoint(Quantity(8, None, False, "at least eight"), Quantity(9, 9, False, "nine"))
    False
    """
    (low, high), (other_low, other_high) = interval(a), interval(b)
    return high < other_low or other_high < low


@lru_cache(maxsize=50_000)
def days(value: TimeValue) -> tuple[date, date] | None:
    """Return the first and last day of a time, None where either is unknown."""
    if value.start is None or value.end is None or value.granularity is Granularity.ORDINAL:
        return None
    first, last = date.fromisoformat(value.start[:10]), date.fromisoformat(value.end[:10])
    if value.relation is Relation.ABOUT:
        return first - timedelta(days=3), last + timedelta(days=3)
    if value.relation is Relation.BY:
        return date.min, last
    if value.relation is Relation.SINCE:
        return first, date.max
    return first, last


def are_times_apart(a: TimeValue, b: TimeValue) -> bool:
    """Tell whether two times share no day. Unresolved ones are compared by their words."""
    one, other = days(a), days(b)
    if one is None or other is None:
        both_unknown = one is None and other is None and a.granularity is b.granularity
        return both_unknown and _name(a.text) != _name(b.text)
    return one[1] < other[0] or other[1] < one[0]


def _name(words: str) -> str:
    """Return an unresolved date's words without what does not tell one from another: order, suffixes."""
    kept = [
        w.strip(".,").lower()[:3]
        for w in words.split()
        if w.lower() not in {"on", "the", "of", "last", "this", "early", "late"}
    ]
    return " ".join(sorted(w.removesuffix("th") for w in kept))
