"""One forecaster's figures over a question's life, and how they score: on average over time, and at the end.

A figure stands from the moment it was given until the next one. What is scored is the time from the first
figure until the question closed or was resolved, whichever came first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracktwo.errors import ConfigError
from tracktwo.forecast.pooling import pool_odds

Shares = Mapping[str, float]  # option -> probability; a question of yes or no has "yes" and "no"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Given:
    """The figures somebody gave at a moment (RFC 3339 in UTC)."""

    at: str
    shares: Shares


@dataclass(frozen=True, slots=True)
class Series:
    """What one forecaster gave for one question, oldest first, and the moment scoring ends."""

    who: str
    given: tuple[Given, ...]
    end: str

    @property
    def start(self) -> str:
        """When the first figure was given."""
        return self.given[0].at

    @property
    def last(self) -> Shares:
        """The figures in force at the end."""
        return self.given[-1].shares


def yes_or_no(probability: float) -> dict[str, float]:
    """Return the shares of a question of yes or no.

    >>> yes_or_no(0.25)
    {'yes': 0.25, 'no': 0.75}
    """
    return {YES: probability, NO: 1.0 - probability}


def score_shares(shares: Shares, happened: str) -> float:
    """Return Brier's score of a set of options: the sum of squared distances; 0 best, 2 worst.

    For a question of yes or no it is halved, so that always-half has .25 as everywhere here.

    Raises:
        ConfigError: what happened is not among the options.
    Reference: Brier (1950), Monthly Weather Review 78, for more than two classes.

    >>> score_shares({"truce": 0.5, "war": 0.25, "other": 0.25}, "truce")
    0.375
    """
    if happened not in shares:
        raise ConfigError(f"{happened!r} is not among {', '.join(shares)}. Resolve it with one of them.")
    total = sum((share - (name == happened)) ** 2 for name, share in shares.items())
    return total / 2 if shares.keys() == {YES, NO} else total


def average_over_time(series: Series, rule: Callable[[Shares], float], *, since: str | None = None) -> float:
    """Return a score averaged over the time that each figure stood, from `since` or the first figure on.

    Where no time passed at all, the last figure's score.
    """
    start = max(since or series.start, series.start)
    weighed, total = 0.0, 0.0
    ends = [*(one.at for one in series.given[1:]), series.end]
    for one, end in zip(series.given, ends, strict=True):
        seconds = _seconds(max(one.at, start), min(end, series.end))
        weighed += seconds * rule(one.shares)
        total += seconds
    return weighed / total if total > 0 else rule(series.last)


def _seconds(start: str, end: str) -> float:
    return max((_moment(end) - _moment(start)).total_seconds(), 0.0)


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words if "T" in words else f"{words}T00:00:00+00:00")


def crowd_of(series: Sequence[Series], *, who: str) -> Series | None:
    """Return the geometric mean of odds of several forecasters, anew whenever one of them gives a figure.

    Only for questions of yes or no; None when there is nobody.
    """
    moments = sorted({given.at for one in series for given in one.given})
    if not moments:
        return None
    given = []
    for at in moments:
        latest = [[g for g in one.given if g.at <= at][-1:] for one in series]
        pooled = pool_odds([found[0].shares[YES] for found in latest if found])
        given.append(Given(at, yes_or_no(pooled)))
    return Series(who, tuple(given), series[0].end)
