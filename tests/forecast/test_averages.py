"""Counts against their average, the wording's class, and weights fitted on cases."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.errors import ConfigError
from tracktwo.forecast.averages import chance_above
from tracktwo.forecast.indicators import fit_weights
from tracktwo.forecast.wording import CHANGES, STAYS, class_of


@settings(max_examples=2_000, deadline=None)
@given(st.floats(0, 3000), st.floats(0, 3000), st.floats(0, 500), st.floats(0.1, 12))
def test_a_higher_threshold_is_never_likelier(
    one: float, other: float, average: float, months: float
) -> None:
    lower, higher = sorted((one, other))
    if lower <= 2000 < higher:  # between the sum and its approximation
        return
    below, above = (chance_above(t, average, months_ahead=months) for t in (lower, higher))
    assert 0 <= above <= below + 1e-9
    assert below <= 1


def test_more_than_the_average_is_less_likely_than_not() -> None:
    assert chance_above(20, 20) < 0.5
    assert chance_above(210, 20) < 0.01
    with pytest.raises(ConfigError, match="0 or more"):
        chance_above(-1, 2)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Will the blockade of Port Linde remain in place through May?", STAYS),
        ("Will Narvia's ceasefire still be observed on 3 June?", STAYS),
        ("Will Narvia cease to remain a member by June?", CHANGES),
        ("Will Solen's army take Port Linde before July?", CHANGES),
    ],
)
def test_a_question_is_classed_by_its_wording(question: str, kind: str) -> None:
    assert class_of(question) == kind


def test_weights_find_what_matters_and_show_it() -> None:
    rows = np.array([[at % 10, (at * 7) % 13] for at in range(200)], dtype=float)
    weights = fit_weights(("tells", "noise"), rows, [bool(row[0] > 5) for row in rows], penalty=1)
    assert abs(weights.weights[0]) > 5 * abs(weights.weights[1])
    low, high = weights.predict(np.array([[0.0, 6.0], [9.0, 6.0]]))
    assert low < 0.1 < 0.9 < high
    assert weights.explain([9, 6])[0][0] == "tells"
    with pytest.raises(ConfigError, match="both yes and no"):
        fit_weights(("tells", "noise"), rows, [True] * len(rows))
