"""Averages that nobody counted: told from quiet ones, and taken for a mixture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.forecast.averages import chance_above
from tracktwo.forecast.unknown_average import KnownAverage, are_missing, chance_above_unknown

LIVELY = [KnownAverage(("many deaths", "Halvia", str(n)), 10.0 + n) for n in range(6)]
STILL = [KnownAverage(("no deaths", "Tarn", str(n)), 0.0) for n in range(6)]


def test_many_zeros_and_nothing_else_were_not_counted() -> None:
    assert are_missing([0.0] * 10)
    assert not are_missing([0.0] * 9)
    assert not are_missing([0.0] * 40 + [0.1])


def test_a_place_with_events_is_likelier_to_exceed_than_one_without() -> None:
    known = LIVELY + STILL
    lively = chance_above_unknown(("many deaths", "Halvia", "Riots"), known)
    still = chance_above_unknown(("no deaths", "Tarn", "Riots"), known)
    new = chance_above_unknown(("some deaths", "Morven", "Riots"), known)
    assert lively > 3 * still
    assert still < new < lively


def test_with_nothing_known_half_the_series_are_taken_for_live() -> None:
    halfway = (chance_above(0, 0) + chance_above(1, 1)) / 2
    assert chance_above_unknown(("x",), []) == pytest.approx(halfway)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.floats(0, 500)), max_size=12),
    st.sampled_from("abc"),
    st.floats(0.1, 12),
)
def test_it_lies_between_an_empty_series_and_the_liveliest(
    told: list[tuple[str, str, float]], level: str, months: float
) -> None:
    known = [KnownAverage((one, two), average) for one, two, average in told]
    live = [chance_above(k.average, k.average, months_ahead=months) for k in known if k.average] or [1.0]
    found = chance_above_unknown((level, "x"), known, months_ahead=months)
    assert chance_above(0, 0, months_ahead=months) - 1e-9 <= found <= max(*live, 0.5) + 1e-9
