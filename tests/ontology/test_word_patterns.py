"""Phrases among words: what the quick look by anchors says is what walking the words says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.ontology.word_patterns import (
    GAP_WORDS,
    Forms,
    find_phrase,
    finds_any,
    phrase,
    stands_any,
)

WORDS = ["halt", "halts", "strike", "strikes", "truce", "no", "deal", "pull", "pulled", "out", "talks"]
PHRASES = [
    "truce", "halt .. strike*", "pull|pulled out", "no deal", "strike*", "no .. deal*", "talks|truce .. out",
]  # fmt: skip
forms = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=9)


def fits(alternative: str, word: str) -> bool:
    return word.startswith(alternative[:-1]) if alternative.endswith("*") else word == alternative


def stands_at(steps: list[str], words: list[tuple[str, str]]) -> bool:
    """Whether a phrase stands at the first of some words, told step by step."""
    if not steps:
        return True
    if steps[0] == "..":
        return any(stands_at(steps[1:], words[skip:]) for skip in range(GAP_WORDS + 1))
    if not words:
        return False
    alternatives = steps[0].split("|")
    here = any(fits(one, word) for one in alternatives for word in words[0])
    return here and stands_at(steps[1:], words[1:])


@given(forms, st.sampled_from(PHRASES))
def test_a_phrase_is_found_where_walking_finds_it(words: list[tuple[str, str]], text: str) -> None:
    starts = [at for at in range(len(words)) if stands_at(text.split(), words[at:])]
    found = find_phrase(phrase(text), words)
    assert (found[0] if found else None) == (starts[0] if starts else None)


@given(forms, st.lists(st.sampled_from(PHRASES), max_size=4))
def test_one_look_for_many_says_what_many_looks_say(words: list[tuple[str, str]], texts: list[str]) -> None:
    each = any(find_phrase(phrase(text), words) is not None for text in texts)
    assert stands_any(tuple(texts), Forms(words)) is each
    assert finds_any(map(phrase, texts), Forms(words)) is each


@pytest.mark.parametrize(
    ("text", "anchors"),
    [("halt .. strike*", {"halt"}), ("pull|pulled out", {"pull", "pulled"}), ("strike*", None)],
)
def test_anchors_are_words_of_a_step_without_an_open_end(text: str, anchors: set[str] | None) -> None:
    assert phrase(text).anchors == anchors


def test_marks_inside_words_are_passed_over() -> None:
    assert find_phrase(phrase("truce"), [("tr\x01uce", "tr\x03uce"), ("holds", "hold")]) == (0, 0)
