"""Where violence may break out anew: countries calm for a year, and P(25 deaths in a month within three).

Indicators are taken from each country's own past deaths (how recent, how high, how often); the weights are
fitted on the panel that the user brings, and are shown with what each adds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError
from tracktwo.forecast.indicators import Weights, fit_weights

Array = NDArray[np.float64]
BREAKOUT = 25.0  # deaths in a month
CALM = 12  # months without such a month before it can count as an onset
AHEAD = 3  # months within which it is asked
MEMORY = 60  # months looked back for indicators
PENALTY = 100.0  # the indicators say much the same, so that loose weights would be fitted to noise
SPANS = (1, 3, 12, 60)
FARTHEST_MONTHS = 240
NAMES = (
    "deaths of the last month (log)",
    *(f"highest month of the last {span} (log)" for span in SPANS[1:]),
    "months with deaths, of the last 12",
    "months since 25 deaths (log)",
)


@dataclass(frozen=True, slots=True)
class Onset:
    """A calm country's chance of an onset; `terms` say what moved it, in log-odds."""

    country: str
    probability: float
    terms: tuple[tuple[str, float], ...]


def forecast_onsets(countries: tuple[str, ...], panel: Array) -> list[Onset]:
    """Return calm countries by their chance of a month with 25 deaths in the next three, highest first.

    Args:
        countries: names, one for each row of the panel.
        panel: countries x months, deaths; at least 73 months.
    Raises:
        ConfigError: the panel is too short, or holds no onset to learn from.
    """
    weights = fit_onsets(panel)
    calm = calm_countries(panel)
    rows = indicators(panel)[calm]
    found = [
        Onset(countries[at], float(chance), weights.explain(row))
        for at, row, chance in zip(np.flatnonzero(calm), rows, weights.predict(rows), strict=True)
    ]
    return sorted(found, key=lambda onset: (-onset.probability, onset.country))


def fit_onsets(panel: Array, *, penalty: float = PENALTY) -> Weights:
    """Return weights fitted on all months of a panel whose next three are known too."""
    months = panel.shape[1]
    if months <= MEMORY + CALM:
        raise ConfigError(f"{months} months are too few to learn onsets from. Bring {MEMORY + CALM + 1}.")
    rows, outcomes = [], []
    for last in range(MEMORY, months - AHEAD):
        known = panel[:, : last + 1]
        calm = calm_countries(known)
        rows.append(indicators(known)[calm])
        outcomes.append(panel[:, last + 1 : last + 1 + AHEAD].max(axis=1)[calm] >= BREAKOUT)
    return fit_weights(NAMES, np.vstack(rows), [bool(o) for o in np.concatenate(outcomes)], penalty=penalty)


def calm_countries(panel: Array) -> NDArray[np.bool_]:
    """Return which countries had no month of 25 deaths in the last twelve."""
    calm: NDArray[np.bool_] = panel[:, -CALM:].max(axis=1) < BREAKOUT
    return calm


def indicators(panel: Array) -> Array:
    """Return countries x indicators (see NAMES) as known after the panel's last month."""
    recent, year = panel[:, -MEMORY:], panel[:, -CALM:]
    high = panel[:, -FARTHEST_MONTHS:] >= BREAKOUT
    since = np.where(high.any(axis=1), np.argmax(high[:, ::-1], axis=1), FARTHEST_MONTHS)
    highest = [np.log1p(recent[:, -span:].max(axis=1)) for span in SPANS]
    return np.column_stack([*highest, (year > 0).sum(axis=1), np.log1p(since)])
