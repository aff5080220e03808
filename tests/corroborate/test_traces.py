"""Names and numbers are found by their first character and what may not stand before it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.corroborate import alignment, traces
from tracktwo.corroborate.carried import numbers_carried

TEXTS = st.text(st.sampled_from("aBé’'-. ,\n\u00a0ЖÉ019“«ß×"), max_size=40)
# The same three, each with what may not stand before it at its beginning.
PLAIN = (
    (traces.NAME, r"(?<![\w'’])[^\W\d_a-zа-яёіїєґўß-öø-ÿ][\w’'-]+"),
    (traces.NUMBER, r"(?<![\w.,])\d+(?:[.,]\d+)*"),
    (
        alignment.NUMBER,
        r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|(?<![\w.,])\d+(?:[.,]\d+)?",
    ),
)


@given(TEXTS)
def test_the_quick_patterns_find_what_the_plain_ones_do(text: str) -> None:
    for quick, plain in PLAIN:
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in re.finditer(plain, text)]


@given(TEXTS, st.integers(0, 40))
def test_most_words_are_known_to_stand_inside_without_a_search(text: str, at: int) -> None:
    at = min(at, len(text))
    before = text[max(0, at - 4) : at]
    assert traces.opens_sentence(text, at) == (traces.SENTENCE_START.search(before) is not None)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Two came, seven-two of 1,200.", {"2", "7", "1200"}),
        ("Ten’s a crowd; a lone wolf o'two.", set()),
        ("Artwork for one-eyed freight, x12, 3.5 and 40", {"3.5", "40"}),
    ],
)
def test_numbers_stand_for_themselves(text: str, numbers: set[str]) -> None:
    assert numbers_carried(text, "en") == numbers
