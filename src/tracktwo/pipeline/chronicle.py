"""The events of a dossier counted over time, by type, status and place, for the timeline and the map."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from tracktwo.records import Event, Place
from tracktwo.store.columns import NOWHERE, Columns, EventColumns, Numbers, events_at, named_in
from tracktwo.store.view import View

__all__ = [
    "NOWHERE", "STEPS", "Asked", "Bin", "Chronicles", "Columns", "Spot", "bins_of", "by_status", "by_type",
    "count_before", "matching", "nowhere", "page_of", "span_of", "spots_of", "step_for",
]  # fmt: skip

EPOCH = date(1970, 1, 1).toordinal()
STEPS = ("day", "week", "month", "year")
MOST_BARS = {"day": 92, "week": 730, "month": 6000, "year": 10**9}  # days that are cut into bars of each step


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted; "" asks nothing. `place` is a name, `actor` an id or code."""

    type: str = ""
    status: str = ""
    actor: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """The events from a day to a day, both inside, counted by status."""

    start: date
    end: date
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and the events told of it, counted by status; `last` is the day of the latest."""

    place: Place
    counts: dict[str, int]
    last: date

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(slots=True)
class Chronicles:
    """The columns of every dossier that was asked for, kept while the desk is open."""

    _kept: dict[str, EventColumns] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, view: View, dossier: str) -> Columns:
        """Return the events of a dossier as they stand now."""
        with self._lock:
            kept = self._kept.setdefault(dossier, EventColumns(dossier))
        return kept.current(view)


def matching(columns: Columns, view: View, asked: Asked, *, any_day: bool = False) -> Columns:
    """Return the events that are asked for; with `any_day` whatever their day."""
    mask = np.ones(len(columns.seqs), dtype=bool)
    if asked.type:
        mask &= columns.types == _index(columns.type_names, asked.type)
    if asked.status:
        mask &= columns.statuses == _index(columns.status_names, asked.status)
    if asked.place:
        named = [i for i, spot in enumerate(columns.spots) if spot.name == asked.place]
        mask &= np.isin(columns.places, named)
    if asked.actor:
        mask &= np.isin(columns.seqs, named_in(view, asked.actor))
    if not any_day:
        mask &= _in_time(columns.days, asked.since, asked.until)
    return columns.kept(mask)


def _index(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else len(names)


def _in_time(days: Numbers, since: date | None, until: date | None) -> NDArray[np.bool_]:
    low = since.toordinal() - EPOCH if since else -(10**9)
    high = until.toordinal() - EPOCH if until else 10**9
    return (days >= low) & (days <= high)


def span_of(columns: Columns) -> tuple[date, date] | None:
    """Return the first and the last day of some events; None when there are none."""
    if not len(columns.days):
        return None
    return _day(int(columns.days.min())), _day(int(columns.days.max()))


def count_before(columns: Columns, day: date) -> int:
    """Return how many events lie before a day."""
    return int((columns.days < day.toordinal() - EPOCH).sum())


def step_for(since: date, until: date, wanted: str = "") -> str:
    """Return the step whose bars are neither too many nor too few between two days, both inside.

    Args:
        wanted: taken where it gives no more bars than fit.

    >>> step_for(date(2026, 1, 1), date(2026, 3, 1)), step_for(date(2022, 1, 1), date(2026, 1, 1))
    ('day', 'month')
    """
    days = (until - since).days + 1
    fits = next(step for step in STEPS if days <= MOST_BARS[step])
    return wanted if wanted in STEPS and STEPS.index(wanted) >= STEPS.index(fits) else fits


def bins_of(columns: Columns, since: date, until: date, step: str) -> list[Bin]:
    """Return the events between two days cut into bins of a step, empty ones too."""
    starts = list(_starts(since, until, step))
    edges = np.array([start.toordinal() - EPOCH for start in starts])
    inside = columns.kept(_in_time(columns.days, starts[0], until))
    at = np.searchsorted(edges, inside.days, side="right") - 1
    kinds = len(columns.status_names)
    table = np.bincount(at * kinds + inside.statuses, minlength=len(starts) * max(kinds, 1))
    ends = [*(start - timedelta(days=1) for start in starts[1:]), until]
    return [
        Bin(start, end, _named(table[i * kinds : (i + 1) * kinds], columns.status_names))
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _starts(since: date, until: date, step: str) -> Iterator[date]:
    """Yield the first days of the bins: Mondays, firsts of months and years."""
    start = {
        "day": since,
        "week": since - timedelta(days=since.weekday()),
        "month": since.replace(day=1),
        "year": since.replace(month=1, day=1),
    }[step]
    while start <= until:
        yield start
        if step in ("day", "week"):
            start += timedelta(days=1 if step == "day" else 7)
        else:
            start = (start.replace(day=1) + timedelta(days=32 if step == "month" else 366)).replace(day=1)


def _named(counts: Numbers, names: tuple[str, ...]) -> dict[str, int]:
    return {name: int(count) for name, count in zip(names, counts, strict=True) if count}


def by_type(columns: Columns) -> dict[str, int]:
    """Return how many events there are of each type, the most first."""
    counts = np.bincount(columns.types, minlength=len(columns.type_names))
    return dict(sorted(_named(counts, columns.type_names).items(), key=lambda pair: (-pair[1], pair[0])))


def by_status(columns: Columns) -> dict[str, int]:
    """Return how many events there are of each status."""
    return _named(np.bincount(columns.statuses, minlength=len(columns.status_names)), columns.status_names)


def spots_of(columns: Columns) -> list[Spot]:
    """Return the places that are told of, those with the most events first."""
    placed = columns.kept(columns.places != NOWHERE)
    kinds, places = len(columns.status_names), len(columns.spots)
    table = np.bincount(placed.places * kinds + placed.statuses, minlength=places * kinds)
    told: NDArray[np.bool_] = np.asarray(table.reshape(places, kinds).any(axis=1))
    last = np.full(places, -(10**6))
    np.maximum.at(last, placed.places, placed.days)
    found = [
        Spot(spot, _named(table[i * kinds : (i + 1) * kinds], columns.status_names), _day(int(last[i])))
        for i, spot in enumerate(columns.spots)
        if told[i]
    ]
    return sorted(found, key=lambda spot: (-spot.total, spot.place.name))


def nowhere(columns: Columns) -> int:
    """Return how many events name no place."""
    return int((columns.places == NOWHERE).sum())


def page_of(columns: Columns, view: View, *, number: int, rows: int) -> list[Event]:
    """Return one page of the events, the latest day first."""
    order = np.lexsort((-columns.seqs, -columns.days))[(number - 1) * rows : number * rows]
    return events_at(view, columns.seqs[order].tolist())


def _day(days: int) -> date:
    return date.fromordinal(max(1, min(days + EPOCH, date.max.toordinal())))
