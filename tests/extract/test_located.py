"""Small towns that nobody lists are places, also where the parser takes them for people or bodies."""

import pytest
from tests.conftest import Read

from tracktwo.records import Event, Named, PlacePrecision


def named(read: Read, text: str, name: str) -> list[Named]:
    return [found for found in read(text).reading.named if found.text == name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells killed four farmers in the village of Tarru Quallo on Monday.", "Tarru Quallo"),
        ("Three soldiers died near Drusova, medics said.", "Drusova"),
        ("Fighters withdrew from a ridge outside Kwamesh.", "Kwamesh"),
        ("Nine people were killed when a rocket hit a market in Senbafe.", "Senbafe"),
        ("Two convoys were ambushed near Olbrecht. Olbrecht has no clinic.", "Olbrecht"),
    ],
)
def test_what_stands_where_places_stand_is_one_without_coordinates(read: Read, text: str, name: str) -> None:
    found = named(read, text, name)
    assert found
    for one in found:
        assert one.label == "place"
        assert one.actor is None
        assert one.place is not None
        assert (one.place.name, one.place.country, one.place.lat) == (name, None, None)
        assert one.place.precision is PlacePrecision.UNKNOWN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voters have lost confidence in Drusova.", "Drusova"),
        ("Minister Drusova was seen near Paris. Guards stood near Drusova.", "Drusova"),
        ("Drusova said the road was open. Reporters crowded around Drusova.", "Drusova"),
    ],
)
def test_who_speaks_or_bears_a_title_is_no_place(read: Read, text: str, name: str) -> None:
    assert all(one.label != "place" for one in named(read, text, name))


def test_an_event_happens_there(read: Read) -> None:
    found = read("Gunmen killed six people in the hamlet of Tarru Quallo on Monday.", day="2026-03-04")
    (event,) = [record for record in found.records if isinstance(record, Event)]
    assert event.place is not None
    assert event.place.name == "Tarru Quallo"
