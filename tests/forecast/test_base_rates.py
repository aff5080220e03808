"""Base rates: between the class and its parent, refused without a case, thin ones say so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.errors import ConfigError
from tracktwo.forecast.base_rates import Case, estimate_rate

TRUCES = [Case(("truce", "local"), True)] * 3 + [Case(("truce", "local"), False)] * 4
OTHERS = [Case(("truce", "national"), False)] * 20 + [Case(("summit",), True)] * 10


@settings(max_examples=10_000)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 200), st.floats(0.01, 1000))
def test_a_rate_lies_between_the_class_and_its_parent(
    yes: int, no: int, others: int, strength: float
) -> None:
    cases = [Case(("a",), True)] * yes + [Case(("a",), False)] * no + [Case(("b",), False)] * others
    if yes + no == 0:
        with pytest.raises(ConfigError, match="no base rate"):
            estimate_rate(cases, ("a",))
        return
    rate = estimate_rate(cases, ("a",), strength=strength)
    assert rate.parent is not None
    raw = yes / (yes + no)
    assert 0 < rate.probability < 1
    assert min(raw, rate.parent) - 1e-12 <= rate.probability <= max(raw, rate.parent) + 1e-12
    assert (rate.yes, rate.n) == (yes, yes + no)


def test_a_class_says_its_counts_and_that_it_is_thin() -> None:
    rate = estimate_rate(TRUCES + OTHERS, ("truce", "local"))
    assert rate.is_thin
    assert "truce > local: 3 of 7 cases" in rate.describe()
    assert rate.describe().endswith("Rests on 7 cases only.")
    assert not estimate_rate(TRUCES + OTHERS, ("truce",)).is_thin
    assert "only" not in estimate_rate(TRUCES + OTHERS).describe()


def test_nothing_known_is_refused() -> None:
    with pytest.raises(ConfigError, match="No past case of any class"):
        estimate_rate([])
    with pytest.raises(ConfigError, match="strength"):
        estimate_rate(TRUCES, strength=0)
