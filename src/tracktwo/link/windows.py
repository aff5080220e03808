"""The days in which what a report tells of may have been, and which reports' days meet."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracktwo.records import Evidence, TimeValue

BUCKET_DAYS = 16
MOST_BUCKETS = 16  # what may have been over a longer time is compared with everything
AHEAD_TIMES = 6  # what lies ahead is told of that many times as early as what has been is told of late


class Window(NamedTuple):
    """Days, both ends included, as ordinals."""

    first: int
    last: int

    def meets(self, other: "Window", *, slack: int = 0) -> bool:
        """Tell whether two windows share a day or come as near as some days."""
        return self.first - slack <= other.last and other.first - slack <= self.last


@lru_cache(maxsize=100_000)
def days_of(time: TimeValue | None) -> Window | None:
    """Return the days of a time, None where it cannot be placed."""
    if time is None or not time.start or not time.end:
        return None
    try:
        return Window(_ordinal(time.start), _ordinal(time.end))
    except ValueError:
        return None


@lru_cache(maxsize=20_000)
def told_within(day: str | None, *, days: int, is_ahead: bool) -> Window | None:
    """Return when something without a date was, or will be, by the day (ISO) on which it was told.

    Args:
        days: within how many days things are told of.
        is_ahead: whether it was still to come.
    """
    if not day:
        return None
    told = _ordinal(day)
    return Window(told, told + days * AHEAD_TIMES) if is_ahead else Window(told - days, told)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


class InTime:
    """Numbered groups of reports by the days in which they may have been."""

    def __init__(self, *, bucket_days: int = BUCKET_DAYS) -> None:
        self._bucket_days = bucket_days
        self._by_bucket: defaultdict[int, set[int]] = defaultdict(set)
        self._always: set[int] = set()
        self._all: set[int] = set()

    def add(self, number: int, window: Window | None) -> None:
        """Note that a group has a report of a window, None for any time at all."""
        self._all.add(number)
        buckets = _buckets(window, slack=0, size=self._bucket_days)
        if buckets is None:
            self._always.add(number)
        else:
            for bucket in buckets:
                self._by_bucket[bucket].add(number)

    def near(self, window: Window | None, *, slack: int) -> Iterable[int]:
        """Return the groups that may have a report near a window, and others besides."""
        buckets = _buckets(window, slack=slack, size=self._bucket_days)
        if buckets is None:
            return self._all
        return self._always.union(*(self._by_bucket.get(bucket, ()) for bucket in buckets))


def _buckets(window: Window | None, *, slack: int, size: int) -> range | None:
    if window is None:
        return None
    found = range((window.first - slack) // size, (window.last + slack) // size + 1)
    return found if len(found) <= MOST_BUCKETS else None


def article_of(evidence: tuple[Evidence, ...]) -> str:
    """Return the article that a reading was made from."""
    return evidence[0].article_id


def joint_confidence(reports: Iterable[tuple[str, float]]) -> float:
    """Return 1 less the chance that every independent report was misread.

    Args:
        reports: (origin, confidence) of each; the last of an origin counts.
    """
    doubt = 1.0
    for best in dict(reports).values():
        doubt *= 1.0 - best
    return 1.0 - doubt
