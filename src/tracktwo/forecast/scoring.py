"""Scoring rules: how far a probability was from what happened. `RULES` lists them.

A rule takes (probability, outcome) with probability in 0..1 and outcome True or False; lower is better.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracktwo.errors import ConfigError

ScoringRule = Callable[[float, bool], float]
LOG_FLOOR = 1e-6  # a forecast of 0 for what then happened scores -ln(1e-6) = 13.8, not infinity


def score_brier(probability: float, outcome: bool) -> float:
    """Return the squared distance to the outcome: 0 best, 1 worst, .25 for always-half.

    Reference: Brier (1950), Monthly Weather Review 78; the two-class form, halved from his.

    >>> score_brier(0.8, True)
    0.04
    """
    _check(probability)
    return round((probability - float(outcome)) ** 2, 12)


def score_log(probability: float, outcome: bool) -> float:
    """Return minus the natural logarithm of the probability given to what happened: 0 best.

    Reference: Good (1952), Journal of the Royal Statistical Society B 14.

    >>> round(score_log(0.5, True), 3)
    0.693
    """
    _check(probability)
    given = probability if outcome else 1.0 - probability
    return -math.log(max(given, LOG_FLOOR))


RULES: dict[str, ScoringRule] = {"brier": score_brier, "log": score_log}


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Murphy's parts of a mean Brier score: `reliability - resolution + uncertainty`.

    Exact when every bin holds one probability; with wider bins the parts no longer sum to the score.
    """

    reliability: float
    resolution: float
    uncertainty: float


def decompose_brier(forecasts: Iterable[tuple[float, bool]], *, bins: int = 10) -> Decomposition:
    """Return reliability (0 best), resolution (higher is better) and uncertainty of forecasts.

    Args:
        forecasts: pairs (probability, outcome), at least one.
        bins: equal bins of probability.
    Raises:
        ConfigError: there is no forecast to decompose.
    Reference: Murphy (1973), Journal of Applied Meteorology 12.
    """
    pairs = list(forecasts)
    if not pairs:
        raise ConfigError("No resolved forecast to score. Resolve a question first.")
    base = sum(outcome for _, outcome in pairs) / len(pairs)
    groups: dict[int, list[tuple[float, bool]]] = {}
    for probability, outcome in pairs:
        _check(probability)
        groups.setdefault(min(int(probability * bins), bins - 1), []).append((probability, outcome))
    reliability = resolution = 0.0
    for group in groups.values():
        mean_forecast = sum(p for p, _ in group) / len(group)
        observed = sum(o for _, o in group) / len(group)
        reliability += len(group) * (mean_forecast - observed) ** 2
        resolution += len(group) * (observed - base) ** 2
    return Decomposition(reliability / len(pairs), resolution / len(pairs), base * (1 - base))


def _check(probability: float) -> None:
    if not 0.0 <= probability <= 1.0:
        raise ConfigError(f"{probability} is not a probability. Give a number from 0 to 1.")
