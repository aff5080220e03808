"""Three and more at one table, told of again without their names."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Round, RoundFormat

Read = Callable[..., Finds]


def tables(read: Read, text: str) -> list[list[str]]:
    records = read(text, steps=frozenset({"rounds"}), day="2024-06-14").records
    return [sorted(d.party.name for d in r.delegations) for r in records if isinstance(r, Round)]


@pytest.mark.parametrize(
    "after",
    [
        "The three heads of state will hold a summit in Entebbe on 25 June.",
        "The twenty-first round has been set for 25 June.",
    ],
)
def test_all_who_sat_are_meant_again(read: Read, after: str) -> None:
    text = f"Kenya, Somalia and Uganda held a twentieth round of talks in Arusha on Monday. {after}"
    assert tables(read, text) == [["Kenya", "Somalia", "Uganda"]] * 2


def test_two_are_meant_where_two_are_told_of(read: Read) -> None:
    text = "Kenya and Somalia held talks in Arusha on Monday. The two sides will meet again on 25 June."
    assert tables(read, text) == [["Kenya", "Somalia"]] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The party leaders resumed coalition talks in Oslo on Monday. Finland and Sweden looked on.",
        "Finland's premier was in Sweden. The speaker may propose a new round in November.",
        "Austria and Britain quarrel over a museum. The ministers signed the treaty on 24 December 1814.",
        "Since the ruling the presidents of Gabon and Cameroon have not met.",
    ],
)
def test_other_rounds_and_old_treaties_are_none(read: Read, text: str) -> None:
    assert tables(read, text) == []


def test_who_gives_two_sides_a_paper_sits_with_neither(read: Read) -> None:
    text = "Riyadh gave the Houthis and the Yemeni government a paper of five pages on Tuesday."
    finds = read(text, steps=frozenset({"rounds"}), day="2024-06-14")
    (one,) = [r for r in finds.records if isinstance(r, Round)]
    assert sorted(d.party.name for d in one.delegations) == ["Houthis", "Yemen"]
    assert ([m.name for m in one.mediators], one.format) == (["Saudi Arabia"], RoundFormat.SHUTTLE)
