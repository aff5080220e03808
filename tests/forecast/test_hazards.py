"""Hazards: a later date is never less likely, and no news lowers the probability of a fixed date.

`test_ten_thousand` says the same of 10,000 cases; here hypothesis looks for the edges.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import ConfigError
from tracktwo.forecast.hazards import Hazard, Spell, estimate_hazard

days = st.floats(0, 5000)


@given(st.floats(1e-6, 1), st.floats(0.2, 1), days, days)
def test_a_later_date_is_never_less_likely(rate: float, shape: float, one: float, other: float) -> None:
    hazard = Hazard(rate, 1, 1, 1, shape)
    sooner, later = sorted((one, other))
    assert 0 <= hazard.within(sooner) <= hazard.within(later) <= 1


@given(st.floats(1e-6, 0.01), st.floats(0.2, 1), st.floats(1, 1000), st.floats(0, 1), st.floats(0, 1))
def test_without_news_a_fixed_date_gets_less_likely(
    rate: float, shape: float, deadline: float, one: float, other: float
) -> None:
    hazard = Hazard(rate, 1, 1, 1, shape)
    early, late = sorted((one * deadline, other * deadline))
    before = hazard.given_quiet(early, deadline - early)
    after = hazard.given_quiet(late, deadline - late)
    assert -1e-12 <= after <= before + 1e-9
    assert before <= 1


def test_open_spells_count_as_days_and_a_parent_pulls() -> None:
    spells = [Spell(100, True), Spell(300, False)]
    alone = estimate_hazard(spells)
    assert alone.rate == pytest.approx(1.5 / 400)
    assert (alone.events, alone.n, alone.days) == (1, 2, 400)
    quiet = estimate_hazard([Spell(400, False)], parent=alone)
    assert 0 < quiet.rate < alone.rate


def test_what_cannot_be_a_hazard_is_refused() -> None:
    with pytest.raises(ConfigError, match="No past spell"):
        estimate_hazard([Spell(0, True)])
    with pytest.raises(ConfigError, match="in the past"):
        Hazard(0.1, 1, 1, 1).within(-1)
    with pytest.raises(ConfigError, match="shape"):
        estimate_hazard([Spell(3, True)], shape=2)
