"""Threats and acts in the flow of a dossier's articles, step by step, and what drove a change.

The share of the origins publishing in a step of days that tell of a threat, or of an act of force, over the
mean of the steps before, times 100. Origins are counted, not articles: a reprint adds nothing.

Reference: Caldara & Iacoviello (2022), American Economic Review 112, who count newspaper articles and keep
threats apart from acts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean, pstdev

from tracktwo.errors import ConfigError
from tracktwo.records import EventType

MOST_STEPS, FEWEST_STEPS = 26, 4  # before the present one: what it is held against
ALERT_SPREAD = 2.0  # standard deviations above the mean of the steps before
ALERT_VALUE = 150.0  # and at least so much
FEWEST_ORIGINS = 2  # one origin alone is no alert, however quiet it was before
MOST_DRIVERS = 6


class Flow(StrEnum):
    """What is counted."""

    THREATS = "threats"
    ACTS = "acts"


FLOW_OF = {
    EventType.THREATEN: Flow.THREATS,
    EventType.MOBILIZE: Flow.THREATS,
    EventType.COERCE: Flow.ACTS,
    EventType.ASSAULT: Flow.ACTS,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One origin telling of one event on the day its article was published; `what` names who did what."""

    day: str
    origin: str
    flow: Flow
    what: str
    record: str


@dataclass(frozen=True, slots=True)
class Step:
    """So many of the origins that published from `first` to `last` told of it."""

    first: str
    last: str
    telling: int
    origins: int

    @property
    def share(self) -> float:
        """The telling origins' share, 0 where nobody published."""
        return self.telling / self.origins if self.origins else 0.0


@dataclass(frozen=True, slots=True)
class Driver:
    """What is told more, or less, than before: origins now, and on average in a step before."""

    what: str
    now: int
    before: float
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One flow: its steps, the last one the present; `value` is 100 where it is as before.

    `value` is None when nothing of the kind was told before.
    """

    flow: Flow
    steps: tuple[Step, ...]
    value: float | None
    is_alert: bool
    drivers: tuple[Driver, ...]

    @property
    def told(self) -> str:
        """The value in words: 100 is as before."""
        if self.value is not None:
            return f"{self.value:.0f} (100 is as before)"
        return "new, none before" if self.steps[-1].telling else "none told, now or before"


def index_of(
    flow: Flow,
    tellings: Iterable[Telling],
    published: Iterable[tuple[str, str]],
    *,
    today: str,
    span_days: int = 7,
    alert_at: float = ALERT_VALUE,
) -> Index:
    """Return the index of one flow as of a day.

    Args:
        tellings: of any flow and day.
        published: (day, origin) of every article of the dossier.
        today: the last day of the present step, ISO; what is later is not looked at.
        span_days: days in a step.
        alert_at: the least value at which a rise is an alert.
    Raises:
        ConfigError: fewer than four steps before the present one hold an article, or a span below a day.
    """
    if span_days < 1:
        raise ConfigError(f"A step of {span_days} days holds nothing. Give one day or more.")
    end = date.fromisoformat(today)
    all_origins, telling = _by_step(published, end, span_days), defaultdict(set)
    ours = [one for one in tellings if one.flow is flow and _step(one.day, end, span_days) is not None]
    for one in ours:
        telling[_step(one.day, end, span_days)].add(one.origin)
    oldest = min(max(all_origins, default=0), MOST_STEPS)
    if oldest < FEWEST_STEPS or 0 not in all_origins:
        raise ConfigError(
            f"The articles up to {today} span {oldest} steps of {span_days} days before the last; "
            f"{FEWEST_STEPS} are needed. Read more, or take shorter steps."
        )
    steps = tuple(
        Step(
            (end - timedelta(days=(n + 1) * span_days - 1)).isoformat(),
            (end - timedelta(days=n * span_days)).isoformat(),
            len(telling[n]),
            len(all_origins[n]),
        )
        for n in range(oldest, -1, -1)
    )
    before = [step.share for step in steps[:-1] if step.origins]
    mean, spread, now = fmean(before), pstdev(before), steps[-1].share
    value = 100.0 * now / mean if mean else None
    is_high = now > mean + ALERT_SPREAD * spread and steps[-1].telling >= FEWEST_ORIGINS
    is_alert = is_high and (value is None or value >= alert_at)
    return Index(flow, steps, value, is_alert, _drivers(ours, end, span_days, oldest))


def _step(day: str, end: date, span: int) -> int | None:
    """How many steps before the present one a day lies; None when it is later or too long ago."""
    past = (end - date.fromisoformat(day[:10])).days
    return past // span if 0 <= past < span * (MOST_STEPS + 1) else None


def _by_step(published: Iterable[tuple[str, str]], end: date, span: int) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for day, origin in published:
        step = _step(day, end, span)
        if step is not None:
            found[step].add(origin)
    return found


def _drivers(tellings: Sequence[Telling], end: date, span: int, steps: int) -> tuple[Driver, ...]:
    """What is told by more, or by fewer, origins than in a step before, the largest change first."""
    origins: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    records: dict[str, list[str]] = defaultdict(list)
    for one in sorted(tellings, key=lambda one: (one.day, one.record)):
        step = _step(one.day, end, span)
        if step is not None and step <= steps:
            origins[one.what][step].add(one.origin)
            if step == 0:
                records[one.what].append(one.record)
    found = [
        Driver(
            what,
            len(by_step.get(0, ())),
            sum(len(told) for step, told in by_step.items() if step) / steps,
            tuple(dict.fromkeys(records[what])),
        )
        for what, by_step in origins.items()
    ]
    changed = [one for one in found if one.now != one.before]
    return tuple(sorted(changed, key=lambda one: (-abs(one.now - one.before), one.what))[:MOST_DRIVERS])
