"""What is told in a scenario has not happened: neither events nor rounds."""

import pytest
from tests.conftest import Read

from tracktwo.records import Event, EventStatus, Round

SETS = "Three scenarios are plausible. "


@pytest.mark.parametrize(
    "way",
    [
        "In the second,",
        "In the most likely one,",
        "In the worst case,",
        "Under the first scenario,",
        "In a third, darker scenario,",
    ],
)
def test_a_deed_in_a_scenario_is_conditional(read: Read, way: str) -> None:
    events = [r for r in read(f"{SETS}{way} Togo shells Lomé and Benin recalls its ambassador.").records
              if isinstance(r, Event)]  # fmt: skip
    assert events
    assert {event.status for event in events} == {EventStatus.CONDITIONAL}
    assert all((event.provenance.rule_or_model or "").endswith("+scenario") for event in events)


def test_a_meeting_in_a_scenario_is_no_round(read: Read) -> None:
    found = read(
        f"{SETS}In the first, Togo and Benin meet in Accra on May 3. They met in Oslo on Monday."
    ).records
    assert [r.venue for r in found if isinstance(r, Round)] == ["Oslo"]


def test_without_scenarios_the_second_is_something_else(read: Read) -> None:
    text = "Two rounds were held in Oslo. In the second, Togo rejected a truce with Benin."
    assert {r.status for r in read(text).records if isinstance(r, Event) and r.type.value == "REJECT"} == {
        EventStatus.OCCURRED
    }
