"""Indicators weighed against past outcomes: a penalised logistic regression, each term shown.

Nothing is shipped fitted: the weights come from the cases that the user brings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError

Array = NDArray[np.float64]
MOST_STEPS = 50
MOST_HALVINGS = 30
CLOSE_ENOUGH = 1e-9
FARTHEST = 30.0  # log-odds beyond which nothing changes in the twelfth decimal


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted regression on standardised indicators: `intercept` and one weight each, in log-odds."""

    names: tuple[str, ...]
    intercept: float
    weights: Array
    means: Array
    scales: Array
    n: int
    yes: int

    def predict(self, rows: Array) -> Array:
        """Return the probability of each row (cases x indicators), 0..1."""
        with np.errstate(all="ignore"):  # a matrix product may raise flags on idle lanes
            log_odds = self.intercept + self._standard(rows) @ self.weights
        return _probability(log_odds)

    def explain(self, row: Sequence[float]) -> tuple[tuple[str, float], ...]:
        """Return what each indicator adds to the log-odds of one case, the largest first."""
        parts = self._standard(np.asarray([row], dtype=float))[0] * self.weights
        named = zip(self.names, (float(part) for part in parts), strict=True)
        return tuple(sorted(named, key=lambda part: (-abs(part[1]), part[0])))

    def _standard(self, rows: Array) -> Array:
        standard: Array = (rows - self.means) / self.scales
        return standard


def fit_weights(
    names: Sequence[str], rows: Array, outcomes: Sequence[bool], *, penalty: float = 5.0
) -> Weights:
    """Return weights fitted by Newton's method with a ridge penalty; the intercept is free of it.

    Args:
        names: of the indicators, one for each column.
        rows: cases x indicators, finite.
        outcomes: what happened, one for each case; both yes and no must occur.
        penalty: half of it times the squared weights is added to the summed log score; above 0.
    Raises:
        ConfigError: shapes do not fit, numbers are not finite, or all outcomes are alike.
    Reference: le Cessie & van Houwelingen (1992), Applied Statistics 41.
    """
    table, happened = np.asarray(rows, dtype=float), np.asarray(outcomes, dtype=float)
    if table.ndim != 2 or table.shape != (len(happened), len(names)) or not np.isfinite(table).all():
        raise ConfigError("Indicators need a finite number for each case and name. Correct the table.")
    if not penalty > 0 or happened.min(initial=1.0) == happened.max(initial=0.0):
        raise ConfigError("Weights need cases of both yes and no, and a penalty above 0. Add cases.")
    means, spread = table.mean(axis=0), table.std(axis=0)
    scales = np.where(spread > 0, spread, 1.0)
    design = np.column_stack([np.ones(len(table)), (table - means) / scales])
    found = _newton(design, happened, penalty)
    yes = int(happened.sum())
    return Weights(tuple(names), float(found[0]), found[1:], means, scales, len(table), yes)


def _newton(design: Array, happened: Array, penalty: float) -> Array:
    ridge = np.full(design.shape[1], penalty)
    ridge[0] = 0.0
    base = happened.mean()
    found = np.zeros(design.shape[1])
    found[0] = np.log(base / (1.0 - base))
    for _ in range(MOST_STEPS):
        with np.errstate(all="ignore"):
            given = _probability(design @ found)
            slope = design.T @ (happened - given) - ridge * found
            curve = (design.T * (given * (1.0 - given))) @ design + np.diag(ridge + CLOSE_ENOUGH)
        step = np.linalg.solve(curve, slope).astype(np.float64)
        found, moved = _uphill(found, step, design=design, happened=happened, ridge=ridge)
        if moved < CLOSE_ENOUGH:
            break
    return found


def _uphill(
    found: Array, step: Array, *, design: Array, happened: Array, ridge: Array
) -> tuple[Array, float]:
    """Take the step, halved until it does not lose; return where it leads and how far that is."""
    before = _gain(found, design, happened, ridge)
    for _ in range(MOST_HALVINGS):
        if _gain(found + step, design, happened, ridge) >= before:
            return found + step, float(np.abs(step).max())
        step = step / 2.0
    return found, 0.0


def _gain(found: Array, design: Array, happened: Array, ridge: Array) -> float:
    """The penalised log-likelihood that the weights maximise."""
    with np.errstate(all="ignore"):
        log_odds = design @ found
    likelihood = happened * log_odds - np.logaddexp(0.0, log_odds)
    return float(likelihood.sum() - (ridge * found * found).sum() / 2.0)


def _probability(log_odds: Array) -> Array:
    chance: Array = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -FARTHEST, FARTHEST)))
    return chance
