"""Calibration and discrimination: does 70 % come true in 7 of 10, and are yes and no told apart?

Only questions past their date may be given: a yes is often known early and a no only at the end, so that
open questions would leave too many yes.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.errors import ConfigError
from tracktwo.forecast.scoring import Decomposition, decompose_brier

BINS = 10
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Point:
    """One probability given for a question that ended, with the weight it has among its forecaster's own."""

    probability: float
    outcome: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts in [low, high): their weight, mean, and the share that came true with its 95 % interval."""

    low: float
    high: float
    weight: float
    mean: float
    share: float
    share_low: float
    share_high: float


@dataclass(frozen=True, slots=True)
class Split:
    """One bin's share of the forecasts for what came true, and of those for what did not."""

    low: float
    high: float
    of_yes: float
    of_no: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Both views of the same forecasts. `area` is the chance that a yes was given more than a no."""

    bins: tuple[Bin, ...]
    splits: tuple[Split, ...]
    parts: Decomposition
    area: float | None
    n: float


def calibrate(points: Iterable[Point]) -> Calibration:
    """Return calibration and discrimination of forecasts.

    Raises:
        ConfigError: there is no forecast, or one is no probability.
    Reference: Wilson (1927), Journal of the American Statistical Association 22, for the intervals; Murphy
        & Winkler (1987), Monthly Weather Review 115, for reading forecasts both ways.
    """
    known = list(points)
    if not known:
        raise ConfigError("No question past its date is resolved, so there is nothing to calibrate.")
    parts = decompose_brier((p.probability, p.outcome) for p in known)
    groups: dict[int, list[Point]] = {}
    for point in known:
        groups.setdefault(min(int(point.probability * BINS), BINS - 1), []).append(point)
    yes, no = (sum(p.weight for p in known if p.outcome is side) for side in (True, False))
    return Calibration(
        bins=tuple(_bin(at, groups[at]) for at in sorted(groups)),
        splits=tuple(_split(at, groups.get(at, []), yes, no) for at in range(BINS)),
        parts=parts,
        area=_area(known),
        n=sum(p.weight for p in known),
    )


def _bin(at: int, group: Sequence[Point]) -> Bin:
    weight = sum(p.weight for p in group)
    share = sum(p.weight for p in group if p.outcome) / weight
    low, high = wilson(share, weight)
    mean = sum(p.weight * p.probability for p in group) / weight
    return Bin(at / BINS, (at + 1) / BINS, weight, mean, share, low, high)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Return the 95 % interval of a share of n cases.

    >>> [round(bound, 2) for bound in wilson(0.5, 10)]
    [0.24, 0.76]
    """
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(centre - half, 0.0), min(centre + half, 1.0)


def _split(at: int, group: Sequence[Point], yes: float, no: float) -> Split:
    of_yes = sum(p.weight for p in group if p.outcome) / yes if yes else 0.0
    of_no = sum(p.weight for p in group if not p.outcome) / no if no else 0.0
    return Split(at / BINS, (at + 1) / BINS, of_yes, of_no)


def _area(points: Sequence[Point]) -> float | None:
    """Weighted Mann-Whitney share of yes-no pairs in the right order; ties count half."""
    yes, no = ([p for p in points if p.outcome is side] for side in (True, False))
    total = sum(a.weight * b.weight for a in yes for b in no)
    if not total:
        return None
    right = sum(
        a.weight
        * b.weight
        * (0.5 if a.probability == b.probability else float(a.probability > b.probability))
        for a in yes
        for b in no
    )
    return right / total
