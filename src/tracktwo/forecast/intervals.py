"""Intervals of deaths that hold as often as they say, as far as the months before can tell.

What a forecast would have said in the last three years is held against what came. The share of its weight
that held 9 of 10 then is taken now: one for countries with violence, one for quiet ones. Only outcomes that
were known on the day are looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.forecast.fatalities import Deaths, forecast_deaths

Array = NDArray[np.float64]
WANTED = 0.9
SHARES = (0.7, 0.75, 0.8, 0.825, 0.85, 0.875, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99)
ACTIVE = 5.0  # deaths a month over a year from which a country is not a quiet one
YEAR = 12
ORIGINS = 36  # months looked back to, each a forecast of its own
FEWEST = 100  # past intervals below which the nominal share is taken as it is


@dataclass(frozen=True, slots=True)
class Held:
    """Past intervals of one month: which countries were active, which held at each of SHARES."""

    active: NDArray[np.bool_]
    held: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The share of weight that held 9 of 10, for quiet countries and for active ones; n of each."""

    quiet: float
    active: float
    n_quiet: int
    n_active: int

    def interval(self, deaths: Deaths, *, is_active: bool) -> tuple[float, float]:
        """Return the 90 % interval of a forecast."""
        return deaths.interval(self.active if is_active else self.quiet)


def active_countries(panel: Array) -> NDArray[np.bool_]:
    """Return which countries had five deaths or more a month over the panel's last year."""
    found: NDArray[np.bool_] = panel[:, -YEAR:].mean(axis=1) >= ACTIVE
    return found


def hold(known: Array, actual: Array, *, ahead: int) -> Held:
    """Return which intervals of a forecast from `known` held the deaths seen `ahead` months later."""
    held = [
        [low <= seen <= high for low, high in map(one.interval, SHARES)]
        for one, seen in zip(forecast_deaths(known, ahead=ahead), actual, strict=True)
    ]
    return Held(active_countries(known), np.array(held))


def choose_shares(past: Sequence[Held]) -> Calibrated:
    """Return the smallest shares that held at least 9 of 10 in the past.

    Reference: split conformal prediction by group; Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a
        Random World, section 4.5 (Mondrian conformal predictors), with a window instead of exchangeability.
    """
    if not past:
        return Calibrated(WANTED, WANTED, 0, 0)
    active = np.concatenate([one.active for one in past])
    held = np.concatenate([one.held for one in past])
    return Calibrated(_share(held[~active]), _share(held[active]), int((~active).sum()), int(active.sum()))


def _share(held: NDArray[np.bool_]) -> float:
    if len(held) < FEWEST:
        return WANTED
    enough = np.flatnonzero(held.mean(axis=0) >= WANTED)
    return SHARES[enough[0]] if len(enough) else SHARES[-1]


def calibrate_intervals(panel: Array, *, ahead: int) -> Calibrated:
    """Return the shares for a forecast from a panel (countries x months), by the panel's own past alone."""
    last = panel.shape[1] - 1
    first = max(last - ahead - ORIGINS + 1, YEAR)
    return choose_shares(
        [hold(panel[:, : at + 1], panel[:, at + ahead], ahead=ahead) for at in range(first, last - ahead + 1)]
    )
