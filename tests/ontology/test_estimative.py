"""Estimative words and odds in numbers: what is found, and the ICD 203 band of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.ontology.estimative import load_estimative


@pytest.mark.parametrize(
    ("text", "words", "term"),
    [
        ("a deal is highly unlikely", "highly unlikely", "very unlikely"),
        ("a 45% chance of rain", "45% chance", "roughly even chance"),
        ("one chance in five of a deal", "one chance in five", "unlikely"),
        ('the probability was "below ten percent"', 'probability was "below ten percent', "very unlikely"),
        (
            "the chances of a treaty this year are slim",
            "chances of a treaty this year are slim",
            "very unlikely",
        ),
        ("the risk is between 55 and 60 percent", "risk is between 55 and 60 percent", "likely"),
        ("a one-in-three chance", "one-in-three chance", "unlikely"),
        ("the probability is 0.5 percent", "probability is 0.5 percent", "almost no chance"),
        ("the odds were nine in ten", "odds were nine in ten", "very likely"),
        ("a chance of 55 to 60 percent", "chance of 55 to 60 percent", "likely"),
        ("a 10-20% risk", "10-20% risk", "very unlikely"),
        ("a 100 per cent probability", "100 per cent probability", "almost certain"),
        (
            "the risk, they say, stands at about 20 percent",
            "risk, they say, stands at about 20 percent",
            "unlikely",
        ),
    ],
)
def test_finds_words_and_odds(text: str, words: str, term: str) -> None:
    found = load_estimative().find(text)
    assert found is not None
    assert (found[0], found[1].name) == (words, term)


@pytest.mark.parametrize(
    "text", ["60 percent of the risk fund", "a chance meeting of 20 people", "one in three homes"]
)
def test_a_number_beside_no_chance_is_no_odds(text: str) -> None:
    assert load_estimative().find(text) is None


@given(st.floats(min_value=0, max_value=1))
def test_every_probability_has_a_band_that_holds_it(probability: float) -> None:
    term = load_estimative().of(probability)
    assert term.low <= max(probability, 0.01) <= term.high or probability > 0.99


@given(st.text())
def test_any_text_is_searched(text: str) -> None:
    found = load_estimative().find(text)
    assert found is None or found[0] in text
