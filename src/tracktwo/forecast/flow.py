"""What a dossier's own flow says of a question: a penalised regression over its past stretches of days.

The days under watch are cut, from today backwards, into stretches as long as the question still has. In each
it is known what the rule found, and what had been told by its first day: talks, threats, acts, the rule's own
finds, how long it had been quiet. Weights are fitted on these cases alone; with too few it says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError
from tracktwo.forecast.indicators import Weights, fit_weights
from tracktwo.records import Evidence

Array = NDArray[np.float64]
FEWEST_STRETCHES = 20
FEWEST_EACH = 5  # stretches with a yes, and with a no
LOOK_BACK = 30  # days before a stretch in which indicators are counted
PENALTY = 5.0  # pulls every weight to 0: a handful of cases must not move far
HALF, ARTICLES = 0.5, 5.0  # added to counts and to articles, so that an empty month has a share too
FINDS, TALKS, THREATS, ACTS = "what the rule looks for", "talks", "threats", "acts of force"
COUNTED = (FINDS, TALKS, THREATS, ACTS)
QUIET = "days quiet"
MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Noted:
    """One record as an indicator: of which kind, and the day (ISO) from which a reader could know it."""

    indicator: str
    known_on: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one indicator adds, in log-odds, and the records of the last month behind it."""

    name: str
    weight: float
    count: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FlowEstimate:
    """A probability from the dossier's flow, `yes` of `n` stretches of `days` days behind it."""

    probability: float
    yes: int
    n: int
    days: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a dossier on a day, in day numbers: notes by indicator, finds by their own day."""

    notes: dict[str, Array]
    finds: Array
    published: Array
    first: int
    today: int


def estimate_from_flow(
    noted: Sequence[Noted],
    finds: Sequence[str],
    published: Sequence[str],
    *,
    first: str,
    today: str,
    days: int,
    wanted: int = 1,
) -> FlowEstimate:
    """Return the probability that the rule finds something in the next days, by the dossier's flow.

    Args:
        noted: records as indicators; those known later than `today` are left out.
        finds: the days (ISO) on which what the rule looks for took place.
        published: the day of each article.
        first: the first day under watch; `today` the last.
        days: how long the question still has, 1 or more.
        wanted: how many finds a yes needs.
    Raises:
        ConfigError: there are too few stretches, or too few of one answer.
    """
    past = Past(
        {name: _numbers(one.known_on for one in noted if one.indicator == name) for name in COUNTED},
        _numbers(finds),
        _numbers(published),
        _number(first),
        _number(today),
    )
    starts = np.arange(past.today - days, past.first + LOOK_BACK - 1, -days) if days > 0 else np.array([])
    came = [int(((past.finds > at) & (past.finds <= at + days)).sum()) >= wanted for at in starts]
    _need_enough(came, days)
    rows = np.array([_row(past, int(at)) for at in starts])
    weights = fit_weights((*COUNTED, QUIET), rows, came, penalty=PENALTY)
    now = _row(past, past.today)
    return FlowEstimate(
        float(weights.predict(np.array([now]))[0]), sum(came), len(came), days,
        _parts(weights, now, noted, past),
    )  # fmt: skip


def _need_enough(came: Sequence[bool], days: int) -> None:
    yes, n = sum(came), len(came)
    if n < FEWEST_STRETCHES:
        raise ConfigError(
            f"Indicators are left out: {n} past stretch{'' if n == 1 else 'es'} of {days} days, "
            f"{FEWEST_STRETCHES} are needed."
        )
    if min(yes, n - yes) < FEWEST_EACH:
        raise ConfigError(
            f"Indicators are left out: {yes} of {n} past stretches of {days} days had one; "
            f"{FEWEST_EACH} with and without are needed."
        )


def _row(past: Past, at: int) -> list[float]:
    """The indicators as a reader knew them at the end of a day."""
    since = at - LOOK_BACK
    articles = int(((past.published > since) & (past.published <= at)).sum())
    shares = [
        float(np.log((((known > since) & (known <= at)).sum() + HALF) / (articles + ARTICLES)))
        for known in past.notes.values()
    ]
    told = past.notes[FINDS]
    last = told[told <= at].max(initial=past.first)
    return [*shares, float(np.log1p(at - last))]


def _parts(weights: Weights, now: Sequence[float], noted: Sequence[Noted], past: Past) -> tuple[Part, ...]:
    found = []
    for name, weight in weights.explain(now):
        recent = [
            one
            for one in noted
            if one.indicator == (FINDS if name == QUIET else name)
            and past.today - LOOK_BACK < _number(one.known_on) <= past.today
        ]
        evidence = [piece for one in recent for piece in one.evidence[:1]][-MOST_EVIDENCE:]
        found.append(Part(name, weight, len(recent), tuple(evidence)))
    return tuple(found)


def _numbers(days: Iterable[str]) -> Array:
    return np.array(sorted(_number(day) for day in days), dtype=float)


def _number(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
