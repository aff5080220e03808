"""'More than the average of last year?', when nobody tells that average: a list of zeros is not quiet.

Where every average of a list is 0, nothing was counted. Then the chance is a mixture: is the series one that
has events at all, as others of its place are, and if so, how often does such a series exceed its average?
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from tracktwo.forecast.averages import chance_above
from tracktwo.forecast.base_rates import Case, estimate_rate

FEWEST_IN_LIST = 10  # averages of one day before all zeros can be told from quiet places
STRENGTH = 2.0  # series that a wider class is worth
LIVE_AVERAGE = 1.0  # taken for a series with events when no average at all is known


@dataclass(frozen=True, slots=True)
class KnownAverage:
    """A series whose average somebody told: its classes from the widest to itself, events a month."""

    classes: tuple[str, ...]
    average: float


def are_missing(averages: Sequence[float]) -> bool:
    """Tell whether the averages published on one day were not counted: many, and every one of them 0.

    >>> are_missing([0.0] * 12), are_missing([0.0] * 11 + [2.5]), are_missing([0.0] * 3)
    (True, False, False)
    """
    return len(averages) >= FEWEST_IN_LIST and not any(averages)


def chance_above_unknown(
    classes: Sequence[str], known: Iterable[KnownAverage], *, months_ahead: float = 1.0
) -> float:
    """Return P(a month's count is above a year's average that is not known), 0..1.

    Args:
        classes: of the series, from the widest to itself, such as ("many deaths", "Halvia", "Riots").
        known: averages that were told before, of any series.
        months_ahead: how far off the month's end is, above 0.
    Reference: a zero-inflated count, the share of empty series partially pooled over the classes; Lambert
        (1992), Technometrics 34.
    """
    told = list(known)
    live = [one.average for one in told if one.average > 0] or [LIVE_AVERAGE]
    if_live = fmean(chance_above(average, average, months_ahead=months_ahead) for average in live)
    if_empty = chance_above(0, 0, months_ahead=months_ahead)
    share = _share_of_live(tuple(classes), told)
    return share * if_live + (1.0 - share) * if_empty


def _share_of_live(classes: tuple[str, ...], told: Sequence[KnownAverage]) -> float:
    cases = [Case(one.classes, one.average > 0) for one in told]
    for depth in range(len(classes), -1, -1):
        if any(case.classes[:depth] == classes[:depth] for case in cases):
            return estimate_rate(cases, classes[:depth], strength=STRENGTH).probability
    return 0.5
