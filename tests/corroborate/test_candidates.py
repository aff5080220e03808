"""Pairs worth comparing: what the sorted marks give is what a walk from article to article gives."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.corroborate.candidates import holding_pairs, numbered

MARKS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=5), max_size=14)


def walked(marks: Sequence[frozenset[str]], latest: int) -> Iterator[tuple[int, int]]:
    """The same pairs, found by holding for each mark the articles that had it so far."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(marks):
        near = {earlier for mark in held for earlier in holders[mark][-latest:]}
        yield from ((earlier, number) for earlier in sorted(near))
        for mark in held:
            holders[mark].append(number)


@given(MARKS, st.integers(1, 4))
def test_each_is_paired_with_the_latest_that_hold_its_marks(marks: list[frozenset[str]], latest: int) -> None:
    assert list(holding_pairs(numbered(marks), latest=latest)) == list(walked(marks, latest))


@given(MARKS)
def test_what_may_not_be_is_left_out(marks: list[frozenset[str]]) -> None:
    found = holding_pairs(numbered(marks), latest=3, may_be=lambda one, other: (one + other) % 2 == 1)
    assert list(found) == [(one, other) for one, other in walked(marks, 3) if (one + other) % 2]


@pytest.mark.parametrize("marks", [[], [frozenset("a")], [frozenset(), frozenset()]])
def test_where_nothing_is_held_in_common_there_are_no_pairs(marks: list[frozenset[str]]) -> None:
    assert list(holding_pairs(numbered(marks), latest=3)) == []


def test_one_mark_has_one_number_in_all_texts() -> None:
    one, other = numbered([["x", "y"], ["y"]])
    assert np.isin(other, one).all()
    assert len(set(one.tolist())) == 2
