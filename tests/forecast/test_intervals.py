"""Intervals of deaths: they hold as often as they did, by what was known on the day and nothing later."""

import numpy as np
import pytest

from tracktwo.forecast.fatalities import Deaths
from tracktwo.forecast.intervals import (
    FEWEST,
    SHARES,
    WANTED,
    Held,
    active_countries,
    calibrate_intervals,
    choose_shares,
    hold,
)


def panel_of(months: int, seed: int = 3) -> np.ndarray:
    """Twenty invented countries, half of them at war, of which the deaths follow a heavy tail."""
    rng = np.random.default_rng(seed)
    war = np.rint(rng.lognormal(4.0, 0.8, (10, months)))
    quiet = (rng.random((10, months)) < 0.05) * rng.integers(1, 9, (10, months))
    return np.vstack([war, quiet]).astype(float)


def test_an_interval_holds_its_share_and_leaves_nothing_below_zero() -> None:
    values = np.arange(10, dtype=float)
    even = Deaths(values, np.full(10, 0.1))
    assert even.interval(0.9) == (0.0, 8.0)
    assert Deaths(values + 5, np.full(10, 0.1)).interval(0.6) == (6.0, 12.0)


def test_intervals_of_active_countries_hold_nine_in_ten_later_on() -> None:
    panel = panel_of(240)
    held = []
    for last in range(150, 230, 4):
        known = panel[:, : last + 1]
        cut = calibrate_intervals(known, ahead=4)
        at = SHARES.index(cut.active)
        found = hold(known, panel[:, last + 4], ahead=4)
        held.append(found.held[found.active, at].mean())
    assert 0.85 <= np.mean(held) <= 0.97


def test_what_came_later_changes_no_share() -> None:
    panel = panel_of(120)
    changed = panel.copy()
    changed[:, 100:] = 9999.0
    assert calibrate_intervals(panel[:, :100], ahead=3) == calibrate_intervals(changed[:, :100], ahead=3)
    assert calibrate_intervals(panel, ahead=3) != calibrate_intervals(changed, ahead=3)


def test_with_too_little_past_the_nominal_share_is_taken() -> None:
    assert choose_shares([]).active == WANTED
    few = Held(np.ones(FEWEST - 1, dtype=bool), np.zeros((FEWEST - 1, len(SHARES)), dtype=bool))
    assert choose_shares([few]).active == WANTED
    never = Held(np.ones(FEWEST, dtype=bool), np.zeros((FEWEST, len(SHARES)), dtype=bool))
    assert choose_shares([never]).active == SHARES[-1]
    assert choose_shares([never]).quiet == WANTED


@pytest.mark.parametrize(("monthly", "is_active"), [(4.9, False), (5.0, True)])
def test_a_country_is_active_from_five_deaths_a_month(monthly: float, is_active: bool) -> None:
    assert bool(active_countries(np.full((1, 30), monthly))[0]) is is_active
