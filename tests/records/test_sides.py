"""Whose side an actor is on."""

import pytest

from tracktwo.records import ActorRef
from tracktwo.records.sides import same_side, side_of

STATE = ActorRef("actor-1", "Chad", "TCD", "GOV")
ARMY = ActorRef("actor-2", "Armed forces of Chad", "TCD", "MIL")
FRONT = ActorRef("actor-3", "Lake Front", "TCD", "REB")
UNNAMED = ActorRef(None, "the rebels", "TCD", "REB")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(STATE, ARMY, True), (STATE, FRONT, False), (FRONT, UNNAMED, True), (ARMY, UNNAMED, False)],
)
def test_a_state_is_one_side_and_its_rebels_are_another(one: ActorRef, other: ActorRef, same: bool) -> None:
    assert same_side(one, other) is same_side(other, one) is same


def test_a_side_is_the_code_of_a_state_and_the_group_itself() -> None:
    assert [side_of(one) for one in (STATE, ARMY, FRONT, UNNAMED)] == ["TCD", "TCD", "actor-3", "the rebels"]
