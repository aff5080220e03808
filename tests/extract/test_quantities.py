"""Quantities: bounds, what is counted, and what is not a quantity."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.extract.number_words import parse_number
from tracktwo.pipeline.steps import Finds
from tracktwo.records import QuantityFound

Read = Callable[..., Finds]


def quantities(read: Read, text: str) -> list[QuantityFound]:
    found = read(text, day="2025-12-21").reading
    for quantity in found.quantities:
        assert found.text[quantity.start : quantity.end]
        assert quantity.value.text in text
    return list(found.quantities)


CASES = [
    ("At least eight people drowned.", 8, None, False, "people"),
    ("No fewer than 1,250 homes burned down.", 1250, None, False, "homes"),
    ("More than two million residents fled.", 2_000_000, None, False, "residents"),
    ("Up to 300 trucks waited at the border.", None, 300, False, "trucks"),
    ("Nearly 40 soldiers were taken prisoner.", 40, 40, True, "soldiers"),
    ("The gang handed over two suspects.", 2, 2, False, "suspects"),
    ("Flooding drove over 200 families out.", 200, None, False, "families"),
    ("Some 15 tankers lay at anchor.", 15, 15, True, "tankers"),
    ("Between 120 and 150 fighters laid down their arms.", 120, 150, False, "fighters"),
    ("They saw 10-15 boats leave the port.", 10, 15, False, "boats"),
    ("Dozens of shops were looted.", 24, None, True, "shops"),
    ("Hundreds of thousands of people marched.", 200_000, None, True, "people"),
    ("A dozen countries signed the letter.", 12, 12, False, "countries"),
    ("Three hundred and twenty prisoners came home.", 320, 320, False, "prisoners"),
    ("Exports fell by 3.4 per cent.", 3.4, 3.4, False, "percent"),
    ("Turnout was 61%.", 61, 61, False, "percent"),
    ("The fund lent €90bn to the north.", 9e10, 9e10, False, "EUR"),
    ("The fund lent 90 billion euros to the north.", 9e10, 9e10, False, "EUR"),
    ("It cost $1.5 million to repair.", 1.5e6, 1.5e6, False, "USD"),
    ("The sides agreed a 45-day pause.", 45, 45, False, "days"),
    ("No one was hurt.", 0, 0, False, "people"),
    ("Ten or more ships waited.", 10, None, False, "ships"),
]


@pytest.mark.parametrize(("text", "low", "high", "approx", "unit"), CASES)
def test_bounds_and_unit(
    read: Read, text: str, low: float | None, high: float | None, approx: bool, unit: str
) -> None:
    (found,) = quantities(read, text)
    assert (found.value.min, found.value.max, found.value.approx, found.unit) == (low, high, approx, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The third round of talks ended.",
        "A 12-year-old boy waited.",
        "The captain, 52, said nothing.",
        "An F-16 crossed the 38th parallel.",
        "They met on 3 March 2024.",
        "One of the envoys left.",
    ],
)
def test_ordinals_ages_dates_and_names_are_no_quantities(read: Read, text: str) -> None:
    assert quantities(read, text) == []


def test_the_head_is_the_counted_noun(read: Read) -> None:
    reading = read("Guards found 20 artillery shells in the shed.").reading
    (found,) = reading.quantities
    assert reading.sentences[found.sentence].tokens[found.head].text == "shells"


@given(number=st.integers(0, 999_999_999))
def test_digits_with_commas_come_back(number: int) -> None:
    assert parse_number(f"{number:,}") == parse_number(str(number)) == number


@given(
    hundreds=st.integers(1, 9), tens=st.sampled_from(["twenty", "thirty", "ninety"]), ones=st.integers(1, 9)
)
def test_words_come_back(hundreds: int, tens: str, ones: int) -> None:
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    words = f"{names[hundreds]} hundred and {tens}-{names[ones]}"
    assert parse_number(words) == hundreds * 100 + {"twenty": 20, "thirty": 30, "ninety": 90}[tens] + ones
