"""Monthly deaths and onsets: distributions that sum to 1, right scores, calm countries only."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.errors import ConfigError
from tracktwo.forecast.fatalities import Deaths, forecast_deaths
from tracktwo.forecast.onset import calm_countries, forecast_onsets

counts = st.lists(st.lists(st.integers(0, 2000), min_size=18, max_size=18), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None)
@given(counts, st.integers(1, 6), st.floats(0, 5000))
def test_a_distribution_sums_to_one_and_its_quantiles_rise(
    rows: list[list[int]], ahead: int, actual: float
) -> None:
    for found in forecast_deaths(np.array(rows, dtype=float), ahead=ahead):
        assert found.weights.sum() == pytest.approx(1)
        assert 0 <= found.quantile(0.05) <= found.quantile(0.5) <= found.quantile(0.95)
        assert found.above(100) <= found.above(10) <= 1
        assert found.crps(actual) >= -1e-6
        assert found.crps(actual, log=True) >= -1e-9


def test_the_score_of_a_sure_forecast_is_its_distance() -> None:
    sure = Deaths(np.array([10.0]), np.array([1.0]))
    assert sure.crps(13) == 3
    even = Deaths(np.array([0.0, 10.0]), np.array([0.5, 0.5]))
    assert even.crps(5) == pytest.approx(5 - 5 / 2)


def test_newer_months_weigh_more_and_nothing_to_read_is_refused() -> None:
    months = np.zeros((1, 24))
    months[0, -3:] = 100
    older = np.zeros((1, 24))
    older[0, :3] = 100
    newer = forecast_deaths(months, ahead=3, others=0)[0]
    assert newer.above(50) > forecast_deaths(older, ahead=3, others=0)[0].above(50) > 0
    for wrong in (np.zeros((0, 5)), np.array([[-1.0]]), np.array([[np.nan]])):
        with pytest.raises(ConfigError, match="countries x months"):
            forecast_deaths(wrong, ahead=3)
    with pytest.raises(ConfigError, match="not the future"):
        forecast_deaths(months, ahead=0)


def test_an_onset_is_likelier_where_violence_was_recent() -> None:
    panel = np.zeros((6, 140))
    panel[0, 20::20] = 60.0
    panel[1, 30::20] = 60.0
    panel[2, 25::20] = 60.0
    panel[:3] += 2.0
    found = forecast_onsets(tuple("ABCDEF"), panel)
    calm = calm_countries(panel)
    assert {onset.country for onset in found} == {"ABCDEF"[at] for at in np.flatnonzero(calm)}
    chances = {onset.country: onset.probability for onset in found}
    assert min(chances[c] for c in chances if c in "ABC") > chances["F"]
    assert all(0 <= chance <= 1 for chance in chances.values())
    with pytest.raises(ConfigError, match="too few"):
        forecast_onsets(tuple("ABCDEF"), panel[:, :70])


@given(
    st.lists(st.tuples(st.integers(0, 500), st.floats(0.01, 5)), min_size=1, max_size=12), st.integers(0, 700)
)
def test_the_score_is_that_of_its_definition(drawn: list[tuple[int, float]], actual: int) -> None:
    drawn.sort()
    values = np.array([value for value, _ in drawn], dtype=float)
    weights = np.array([weight for _, weight in drawn])
    weights = weights / weights.sum()
    apart = np.abs(values[:, None] - values[None, :])
    wanted = (weights * np.abs(values - actual)).sum() - (weights[:, None] * weights * apart).sum() / 2
    assert Deaths(values, weights).crps(actual) == pytest.approx(wanted, abs=1e-8)
