"""Who forecast how well: the same questions for everybody compared, with intervals over questions.

A question that is void is listed and not scored. Every row is one forecaster on one question, so that a
question forecast daily weighs no more than one forecast once.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, stdev

from tracktwo.forecast.confidence import days_between
from tracktwo.forecast.scoring import LOG_FLOOR
from tracktwo.forecast.series import Series, Shares, average_over_time, score_shares

FEWEST = 5  # questions below which an interval would say more than is known
HORIZONS = ((31, "up to a month"), (92, "one to three months"), (366, "up to a year"), (10**6, "over a year"))


@dataclass(frozen=True, slots=True)
class Ended:
    """A resolved question: its id, words, topic, days, and which option came true."""

    id: str
    text: str
    topic: str
    opens: str
    closes: str
    happened: str


@dataclass(frozen=True, slots=True)
class Row:
    """One forecaster's scores on one question."""

    question: Ended
    series: Series
    brier: float
    last_brier: float
    log: float

    @property
    def horizon(self) -> str:
        """How far off the question's end was when the first figure was given."""
        days = days_between(self.series.start, self.question.closes)
        return next(name for most, name in HORIZONS if days <= most)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over questions with its 95 % interval; None for the interval of fewer than five."""

    value: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Line:
    """The scores of one group of rows."""

    name: str
    brier: Mean
    last_brier: Mean
    log: Mean


@dataclass(frozen=True, slots=True)
class Versus:
    """One forecaster against a yardstick, on the questions and the days that both have.

    `difference` below 0 says that the forecaster was better.
    """

    who: str
    yardstick: str
    ours: float
    theirs: float
    difference: Mean


def score_row(question: Ended, series: Series) -> Row:
    """Return one forecaster's scores on one question."""

    def brier(shares: Shares) -> float:
        return score_shares(shares, question.happened)

    def log(shares: Shares) -> float:
        return -math.log(max(shares[question.happened], LOG_FLOOR))

    return Row(
        question=question,
        series=series,
        brier=average_over_time(series, brier),
        last_brier=brier(series.last),
        log=average_over_time(series, log),
    )


def mean_of(values: Sequence[float]) -> Mean:
    """Return a mean over questions and its 95 % interval.

    Args:
        values: one for each question, at least one.
    Reference: Student's t on the means of clusters (here questions); its quantile by the expansion of
        Cornish & Fisher (1938), right to .01 from five questions on.

    >>> mean_of([0.1, 0.2, 0.1, 0.2, 0.15, 0.15]).n
    6
    """
    value, n = fmean(values), len(values)
    if n < FEWEST:
        return Mean(value, None, None, n)
    half = _t_quantile(n - 1) * stdev(values) / math.sqrt(n)
    return Mean(value, value - half, value + half, n)


def _t_quantile(freedom: int) -> float:
    z = 1.959964
    first = (z**3 + z) / (4 * freedom)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return z + first + second + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)


def table(rows: Iterable[Row], by: Callable[[Row], str]) -> list[Line]:
    """Return the scores of each group of rows, in the order of the groups' names.

    Rows of one question in one group are averaged first, so that the question stays the unit.
    """
    groups: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[by(row)][row.question.id].append(row)
    return [
        Line(
            name,
            _score_of([fmean(row.brier for row in one) for one in questions.values()]),
            _score_of([fmean(row.last_brier for row in one) for one in questions.values()]),
            _score_of([fmean(row.log for row in one) for one in questions.values()]),
        )
        for name, questions in sorted(groups.items())
    ]


def _score_of(values: Sequence[float]) -> Mean:
    """A mean of scores, of which none is below 0: nor is its interval's lower end."""
    mean = mean_of(values)
    return mean if mean.low is None else replace(mean, low=max(mean.low, 0.0))


def compare(rows: Iterable[Row], who: str, yardstick: str) -> Versus | None:
    """Return a forecaster against a yardstick on the same rows; None when they share no question."""
    ours: dict[str, Row] = {}
    theirs: dict[str, Row] = {}
    for row in rows:
        if row.series.who == who:
            ours[row.question.id] = row
        elif row.series.who == yardstick:
            theirs[row.question.id] = row
    pairs = [_on_shared_days(ours[key], theirs[key]) for key in ours if key in theirs]
    if not pairs:
        return None
    mine, other = [a for a, _ in pairs], [b for _, b in pairs]
    return Versus(who, yardstick, fmean(mine), fmean(other), mean_of([a - b for a, b in pairs]))


def _on_shared_days(ours: Row, theirs: Row) -> tuple[float, float]:
    since = max(ours.series.start, theirs.series.start)

    def brier(shares: Shares) -> float:
        return score_shares(shares, ours.question.happened)

    return (
        average_over_time(ours.series, brier, since=since),
        average_over_time(theirs.series, brier, since=since),
    )
