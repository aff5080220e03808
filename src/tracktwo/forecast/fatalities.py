"""How many deaths a month, months ahead, by country: a distribution, not a number.

Two views are mixed. One takes the country's own recent months, the newer the weightier. The other asks how
far countries at the same level of violence moved, over as many months, in the years before: that gives the
tails which one country's quiet months cannot show.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError

Array = NDArray[np.float64]
WINDOW = 36  # months of a country's own that are looked at
HALF_LIFE = 4.0  # months after which a month of its own weighs half
LEVEL_HALF_LIFE = 1.5  # months, of the level of violence a country is at
SHARE_OF_OTHERS = 0.2  # weight of the second view
LOOK_BACK = 240  # months of all countries behind the second view
LEVELS = np.log1p([0.05, 0.5, 1.5, 4.0, 10.0, 25.0, 60.0, 150.0, 500.0])  # bounds between levels of violence
STEPS = (np.arange(40) + 0.5) / 40.0
FEWEST = 30  # moves below which a level leans on all levels


@dataclass(frozen=True, slots=True)
class Deaths:
    """A distribution of one month's deaths: sorted values with weights that sum to 1."""

    values: Array
    weights: Array

    def quantile(self, share: float) -> float:
        """Return the smallest value with at least `share` (0..1) of the weight at or below it."""
        at = int(np.searchsorted(np.cumsum(self.weights), share - 1e-12))
        return float(self.values[min(at, len(self.values) - 1)])

    def interval(self, share: float) -> tuple[float, float]:
        """Return an interval that holds `share` (0..1) of the weight.

        It leaves as much above as below; where it begins at 0, so that nothing lies below, all is left above.
        """
        low = self.quantile((1.0 - share) / 2.0)
        return low, self.quantile((1.0 + share) / 2.0 if low > 0 else share)

    def above(self, count: float) -> float:
        """Return P(more deaths than `count`), 0..1."""
        return min(max(float(self.weights[self.values > count].sum()), 0.0), 1.0)

    def crps(self, actual: float, *, log: bool = False) -> float:
        """Return the continuous ranked probability score, 0 best; of log(1 + deaths) with `log`.

        Reference: Gneiting & Raftery (2007), JASA 102, eq. 21: E|X - y| - E|X - X'| / 2.
        """
        values = np.log1p(self.values) if log else self.values
        seen = np.log1p(actual) if log else actual
        below = np.cumsum(self.weights) - self.weights / 2
        spread = 2.0 * float((self.weights * values * (2.0 * below - 1.0)).sum())
        return float((self.weights * np.abs(values - seen)).sum()) - spread / 2.0


def forecast_deaths(
    panel: Array, *, ahead: int, others: float = SHARE_OF_OTHERS, half_life: float = HALF_LIFE
) -> list[Deaths]:
    """Return for each country the distribution of deaths in the month `ahead` months after the last.

    Args:
        panel: countries x months, deaths, the last column the newest month that is known.
        ahead: 1 or more months.
        others: weight of how other countries moved, 0..1.
        half_life: months, of a country's own months.
    Raises:
        ConfigError: the panel is empty, has a negative or missing count, or `ahead` is below 1.
    """
    known = np.asarray(panel, dtype=float)
    if known.ndim != 2 or not known.size or not (np.isfinite(known).all() and known.min() >= 0):
        raise ConfigError("Deaths must be a table of countries x months, each 0 or more. Correct the file.")
    if ahead < 1:
        raise ConfigError(f"{ahead} months ahead is not the future. Give 1 or more.")
    own = known[:, -WINDOW:]
    weights = _decayed(own.shape[1], half_life)
    moves = _moves(known, ahead)
    if others <= 0 or moves is None:
        return [_sorted(row, weights) for row in own]
    return [
        _sorted(np.concatenate([row, drawn]), _mixed(weights, others, len(drawn)))
        for row, drawn in zip(own, _as_others_moved(known, *moves), strict=True)
    ]


def _decayed(months: int, half_life: float) -> Array:
    weights = 0.5 ** (np.arange(months)[::-1] / half_life)
    scaled: Array = weights / weights.sum()
    return scaled


def _mixed(own: Array, others: float, count: int) -> Array:
    return np.concatenate([own * (1.0 - others), np.full(count, others / count)])


def _sorted(values: Array, weights: Array) -> Deaths:
    order = np.argsort(values, kind="stable")
    return Deaths(values[order], weights[order])


def _levels(panel: Array) -> Array:
    """The log of one plus each country's level of violence after each month, from decayed months."""
    keep = 0.5 ** (1.0 / LEVEL_HALF_LIFE)
    running = np.empty_like(panel)
    running[:, 0] = panel[:, 0]
    for month in range(1, panel.shape[1]):
        running[:, month] = keep * running[:, month - 1] + (1.0 - keep) * panel[:, month]
    return np.log1p(running)


def _moves(panel: Array, ahead: int) -> tuple[Array, Array] | None:
    """Past levels, and how far each country's deaths moved from its level in `ahead` months (logs)."""
    recent = panel[:, -(LOOK_BACK + WINDOW) :]
    if recent.shape[1] <= ahead + WINDOW // 3:
        return None
    levels = _levels(recent)[:, WINDOW // 3 : -ahead]
    return levels.ravel(), (np.log1p(recent[:, WINDOW // 3 + ahead :]) - levels).ravel()


def _as_others_moved(panel: Array, past: Array, moved: Array) -> Array:
    """For each country 40 equally likely counts: its level now, moved as its like moved before."""
    now = _levels(panel[:, -(LOOK_BACK + WINDOW) :])[:, -1]
    kept, ours = np.digitize(past, LEVELS), np.digitize(now, LEVELS)
    drawn = np.empty((len(now), len(STEPS)))
    for level in np.unique(ours):
        alike = moved[kept == level]
        steps = np.quantile(alike if len(alike) >= FEWEST else moved, STEPS)
        drawn[ours == level] = now[ours == level, None] + steps
    return np.rint(np.maximum(np.expm1(drawn), 0.0))
