"""Promises not to do something, towards the other side, and what the next words make of them."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Commitment

Read = Callable[..., Finds]
TALKS = "Mali and Niger met in Rome on Monday. "


def found(read: Read, text: str) -> list[Commitment]:
    finds = read(text, steps=frozenset({"commitments"}), day="2024-06-14")
    return [record for record in finds.records if isinstance(record, Commitment)]


@pytest.mark.parametrize(
    ("text", "by", "status"),
    [
        ("Mali agreed not to fire on the ferries.", "Mali", "open"),
        ("Mali is bound by the accord not to block the river.", "Mali", "open"),
        ("Mali consented to share water data.", "Mali", "open"),
        ("Mali renounced the use of force.", "Mali", "open"),
        ("A pledge by Mali to free nine men stands.", "Mali", "open"),
        ("Mali has not honoured the truce with Niger.", "Mali", "broken"),
        ("Under the accord, Mali should have left the port by May.", "Mali", "broken"),
        ("Mali promised to free nine men in May but has not done so.", "Mali", "broken"),
        ("Mali promised to free nine men in May and has since done so.", "Mali", "kept"),
        ("Mali violated the truce on Monday. Its army denied this.", "Mali", "disputed"),
        ("Mali is accused of having broken the truce.", "Mali", "disputed"),
        ("Mali kept its side of the bargain.", "Mali", "kept"),
    ],
)
def test_who_is_bound_and_what_became_of_it(read: Read, text: str, by: str, status: str) -> None:
    assert [(one.by.name if one.by else None, one.status.value) for one in found(read, text)] == [
        (by, status)
    ]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        (TALKS + "Mali agreed to release forty soldiers by March.", "Niger"),
        (TALKS + "Mali promised the Swiss envoys that it would free nine men.", "Switzerland"),
        (TALKS + "Mali pledged to hold elections by March.", None),
        (TALKS + "Both agreed to withdraw their guns by March.", None),
    ],
)
def test_towards_whom(read: Read, text: str, to: str | None) -> None:
    assert {one.to.name if one.to else None for one in found(read, text)} == {to}


@pytest.mark.parametrize(
    "text",
    [
        "Mali has not yet honoured the truce.",
        "Mali did not break the truce.",
        "Mali accepted the plan of Niger.",
    ],
)
def test_what_is_no_verdict_and_no_promise(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_given_assurances_are_one_promise(read: Read) -> None:
    (one,) = found(read, "Mali gave assurances that it would reopen the bridge before winter.")
    assert one.what == "it would reopen the bridge before winter"


def test_an_offer_with_an_if_binds_nobody_yet(read: Read) -> None:
    assert found(read, "Mali offered to free nine men if Niger opened the bridge.") == []
    assert len(found(read, "Mali offered to train nine officers.")) == 1


def test_the_thing_before_a_promise_is_part_of_it(read: Read) -> None:
    one, other = found(read, "A hotline that Mali and Niger had promised to reopen by March is dead.")
    assert one.what == other.what == "A hotline that Mali and Niger had promised to reopen by March"


def test_they_after_both_parties_are_both(read: Read) -> None:
    text = TALKS + "The Parties agreed to restore the hotline. They further undertook to share data."
    assert [one.by.name for one in found(read, text) if one.by and one.what == "share data"] == [
        "Mali",
        "Niger",
    ]


def test_boats_break_a_pact_for_their_state(read: Read) -> None:
    (one,) = found(read, "Malian patrol boats crossed the river twice, in breach of the accord.")
    assert (one.by.name if one.by else None, one.status.value) == ("Mali", "broken")
