"""Words as numbers: taken word by word or between spaces, they are the same."""

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.corroborate.shingles import LONG_WORD, WORD, are_in, numbers_of, print_of, run_hashes

LETTERS = st.text(st.sampled_from("aZé’'_-. \n\u00a0ΣςЇ9“,字"), max_size=60)


def one_by_one(text: str) -> list[int]:
    words = WORD.findall(text.lower().replace("’", "'"))
    return [zlib.crc32(word.encode()) for word in words]


@given(LETTERS)
def test_numbers_are_those_of_the_words_one_by_one(text: str) -> None:
    assert numbers_of(text) == one_by_one(text)


def test_a_script_without_spaces_is_not_kept_by_the_paragraph() -> None:
    paragraph = "代表团在日内瓦会面。" * LONG_WORD
    assert numbers_of(paragraph) == one_by_one(paragraph) == numbers_of(paragraph)


@given(LETTERS)
def test_four_words_in_a_row_stand_in_order_each_once(text: str) -> None:
    grams = print_of(text).grams
    assert len(grams) >= 1
    assert (np.diff(grams.astype(object)) > 0).all()


QUOTED = ("no", "shell", "will", "fall", "on", "this", "bridge", "again")


@pytest.mark.parametrize(
    ("other", "is_shared"),
    [
        (("she", "said", *QUOTED[1:7]), True),
        (QUOTED[:5], False),
        ((*QUOTED[:5], "or", *QUOTED[5:]), False),
    ],
)
def test_six_quoted_words_in_a_row_are_known_again(other: tuple[str, ...], is_shared: bool) -> None:
    assert are_in(run_hashes([other]), run_hashes([QUOTED])).any() == is_shared


def test_a_run_does_not_go_over_from_one_quotation_to_the_next() -> None:
    assert not are_in(run_hashes([QUOTED]), run_hashes([QUOTED[:4], QUOTED[4:]])).any()
    assert len(run_hashes([])) == 0
