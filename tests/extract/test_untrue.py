"""What is told only to be called untrue is no position, no promise, and no meeting that was held."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Commitment, Position, Round, RoundStatus

Read = Callable[..., Finds]


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Eritrea has offered a lease on the harbour are fabrications, its minister said.",
        "It is untrue that Vietnam offered to withdraw its troops.",
        "Vietnam dismissed reports that it had accepted the ceasefire.",
        "Vietnam denied that it had accepted the ceasefire.",
        "Contrary to what a daily wrote, Egypt has not agreed to a truce.",
    ],
)
def test_what_is_called_untrue_is_no_position(read: Read, text: str) -> None:
    records = read(text, steps=frozenset({"positions"})).records
    assert [r for r in records if isinstance(r, Position)] == []


def test_what_is_called_untrue_is_no_promise(read: Read) -> None:
    text = "Claims that Hungary has promised to release the pilots by May are baseless."
    records = read(text, steps=frozenset({"commitments"})).records
    assert [r for r in records if isinstance(r, Commitment)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Kenya and Somalia held talks in Doha on Monday are false, Nairobi said.",
        "Burundian and Rwandan generals held secret talks in Kirundo, three diplomats said. "
        "Kigali and Gitega denied that any such meeting had taken place.",
    ],
)
def test_a_meeting_that_is_called_untrue_is_denied(read: Read, text: str) -> None:
    records = read(text, steps=frozenset({"rounds"}), day="2024-06-14").records
    assert [r.status for r in records if isinstance(r, Round)] == [RoundStatus.DENIED]


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam did not deny that it had accepted the ceasefire.",
        "The report that Vietnam accepted the ceasefire is not false.",
    ],
)
def test_what_is_not_denied_stands(read: Read, text: str) -> None:
    records = read(text, steps=frozenset({"positions"})).records
    assert [r.stance.value for r in records if isinstance(r, Position)] == ["accepts"]
