"""Scenario sets, words for probabilities, scoring and pooling."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import ConfigError
from tracktwo.forecast.pooling import pool_odds
from tracktwo.forecast.scenarios import check_probabilities, collect_named, normalise
from tracktwo.forecast.scoring import RULES, decompose_brier, score_brier, score_log
from tracktwo.forecast.words import BANDS, band_for, percent, word_for
from tracktwo.records import Evidence, Provenance, Scenario, ScenarioSet

probabilities = st.floats(0, 1, allow_nan=False)


@given(probabilities)
def test_every_probability_has_one_word_whose_band_holds_it(probability: float) -> None:
    band = band_for(word_for(probability))
    assert band is not None
    assert band.low <= round(min(max(probability, 0.01), 0.989999), 9) < band.high


def test_what_a_division_leaves_below_a_bound_is_at_it_and_percent_agrees_with_the_word() -> None:
    assert word_for(math.nextafter(0.45, 0)) == "roughly even chance"
    assert (percent(0.1999), percent(0.2), percent(0.996)) == ("19.9 %", "20 %", "100 %")


def test_bands_leave_no_gap() -> None:
    assert [band.high for band in BANDS[:-1]] == [band.low for band in BANDS[1:]]


@pytest.mark.parametrize("number", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(number: float) -> None:
    for rule in (word_for, lambda p: score_brier(p, True), lambda p: score_log(p, True)):
        with pytest.raises(ConfigError, match="not a probability"):
            rule(number)


@pytest.mark.parametrize("name", sorted(RULES))
@given(truth=st.floats(0.02, 0.98), offset=st.floats(0.01, 0.5))
def test_a_rule_is_proper_the_truth_scores_best_in_expectation(
    name: str, truth: float, offset: float
) -> None:
    rule = RULES[name]

    def expected(p: float) -> float:
        return truth * rule(p, True) + (1 - truth) * rule(p, False)

    other = truth + offset if truth + offset <= 1 else truth - offset
    if 0 <= other <= 1:
        assert expected(truth) < expected(other)


@given(st.lists(st.tuples(st.sampled_from([0.05, 0.35, 0.65, 0.95]), st.booleans()), min_size=1))
def test_brier_parts_sum_to_the_score_when_bins_hold_one_probability(pairs: list[tuple[float, bool]]) -> None:
    parts = decompose_brier(pairs)
    mean = sum(score_brier(p, o) for p, o in pairs) / len(pairs)
    assert parts.reliability - parts.resolution + parts.uncertainty == pytest.approx(mean, abs=1e-9)


def test_no_forecast_to_decompose_is_an_error() -> None:
    with pytest.raises(ConfigError, match="No resolved forecast"):
        decompose_brier([])


@given(st.dictionaries(st.text(min_size=1), st.floats(0.001, 1000), min_size=1))
def test_normalised_weights_sum_to_one(weights: dict[str, float]) -> None:
    assert sum(normalise(weights).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("probabilities", "words"),
    [
        ({"truce": 1.0}, "no 'other'"),
        ({"truce": 0.5, "other": 0.6}, "sum to 1.1"),
        ({"truce": -0.5, "other": 1.5}, "from 0 to 1"),
    ],
)
def test_a_set_that_is_no_distribution_is_refused(probabilities: dict[str, float], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        check_probabilities(probabilities)


@given(st.lists(probabilities, min_size=1, max_size=8))
def test_a_pool_lies_between_its_members(members: list[float]) -> None:
    kept = [min(max(p, 1e-4), 1 - 1e-4) for p in members]
    assert min(kept) - 1e-9 <= pool_odds(members) <= max(kept) + 1e-9


def test_the_same_scenario_named_twice_is_one_with_both_names() -> None:
    def named(by: str, start: int) -> ScenarioSet:
        evidence = (Evidence("a1", start, start + 5, "Truce"),)
        return ScenarioSet(
            id=f"scenario-{by}",
            evidence=evidence,
            confidence=1.0,
            provenance=Provenance("scenarios", "1", "list"),
            name="scenarios",
            named_by=by,
            scenarios=(Scenario("Truce", "A truce holds.", condition="if", evidence=evidence),),
        )

    (joined,) = collect_named([named("Ann", 0), named("Ben", 9)])
    assert joined.named_by == ("Ann", "Ben")
    assert [item.start for item in joined.evidence] == [0, 9]
    assert joined.conditions == ("if",)
