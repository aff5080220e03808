"""Commitments: who must do what by when, and what became of it."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Commitment, CommitmentStatus

Read = Callable[..., Finds]


def found(read: Read, text: str) -> list[Commitment]:
    finds = read(text, steps=frozenset({"commitments"}), day="2024-02-10")
    return [record for record in finds.records if isinstance(record, Commitment)]


def test_a_promise_has_who_what_and_by_when(read: Read) -> None:
    (one,) = found(read, "Ethiopia promised to reopen the airport by 3 March.")
    assert one.by is not None
    assert one.by.name == "Ethiopia"
    assert one.what == "reopen the airport by 3 March"
    assert one.deadline is not None
    assert one.deadline.end == "2024-03-03"
    assert one.status is CommitmentStatus.OPEN
    assert one.history[0].date == "2024-02-10"


def test_the_mechanism_is_named(read: Read) -> None:
    (one,) = found(read, "Colombia undertook to release detainees under the supervision of the Red Cross.")
    assert one.mechanism == "the supervision of the Red Cross"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Armenia violated the truce within hours.", CommitmentStatus.BROKEN),
        ("Eritrea accused Ethiopia of violating the 2018 agreement.", CommitmentStatus.DISPUTED),
        ("Kenya honoured the accord.", CommitmentStatus.KEPT),
        ("The ceasefire between the two armies expired on Sunday.", CommitmentStatus.LAPSED),
        ("The deadline of 3 May for signing the treaty has passed.", CommitmentStatus.BROKEN),
    ],
)
def test_what_became_of_it(read: Read, text: str, status: CommitmentStatus) -> None:
    assert [one.status for one in found(read, text)] == [status]


def test_whoever_is_accused_is_bound_not_the_accuser(read: Read) -> None:
    (one,) = found(read, "Eritrea accused Ethiopia of violating the 2018 agreement.")
    assert one.by is not None
    assert one.by.name == "Ethiopia"


@pytest.mark.parametrize(
    "text",
    [
        "Peru did not promise to reopen the border.",
        "Peru could release the prisoners.",
        "Peru and Ecuador will hold talks on Friday.",
        "Rain will continue until Tuesday evening, said analyst Maria Cruz.",
    ],
)
def test_no_promise_is_made_up(read: Read, text: str) -> None:
    assert found(read, text) == []
