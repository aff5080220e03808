"""Competing hypotheses: only what speaks against counts, by grade; what hangs on one item is said."""

import pytest

from tracktwo.errors import ConfigError
from tracktwo.forecast.competing import Item, Rating, analyse

NAMES = ("H1", "H2")


def item(record: str, one: str, other: str, grade: str = "F2") -> Item:
    return Item(record, "words", grade, {"H1": Rating(one), "H2": Rating(other)})


def test_what_fits_counts_nothing_and_what_speaks_against_counts_by_grade() -> None:
    found = analyse(
        NAMES, [item("a", "++", "-", "B1"), item("b", "+", "--", "F6"), item("c", "-", "0", "F2")]
    )
    assert [(one.hypothesis, one.total, dict(one.by_grade)) for one in found.against] == [
        ("H1", 0.8, {"F2": 1}),
        ("H2", 1.8, {"B1": 1, "F6": 1}),
    ]


def test_an_item_that_is_the_same_to_all_is_of_no_use_and_the_most_telling_comes_first() -> None:
    found = analyse(NAMES, [item("same", "+", "+"), item("some", "0", "-"), item("most", "++", "--")])
    assert [one.record for one in found.items] == ["most", "some", "same"]
    assert found.useless == ("same",)
    assert [one.diagnosticity for one in found.items] == [1.0, 0.25, 0.0]


def test_an_item_on_which_the_order_hangs_is_named_and_level_ones_stand_together() -> None:
    found = analyse(NAMES, [item("hinge", "0", "--"), item("other", "-", "0")])
    assert found.least == ("H1",)
    assert [(one.record, one.least_without) for one in found.sensitive] == [("hinge", ("H2",))]
    assert analyse(NAMES, []).least == NAMES


def test_one_hypothesis_or_a_missing_rating_is_refused() -> None:
    with pytest.raises(ConfigError, match="two hypotheses"):
        analyse(["H1"], [])
    with pytest.raises(ConfigError, match="rated for each"):
        analyse(NAMES, [Item("a", "", "F6", {"H1": Rating.NEUTRAL})])
