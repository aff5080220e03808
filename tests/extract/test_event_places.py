"""Where an event was: the town hit, left, visited or told of before, never where an envoy came from."""

from collections.abc import Callable

import pytest

from tracktwo.records import Event, EventType

Read = Callable[..., object]
T = EventType


def events(read: Read, text: str) -> list[Event]:
    found = read(text, day="2025-06-12").records  # type: ignore[attr-defined]  # the fixture gives a namespace
    return [r for r in found if isinstance(r, Event)]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("An air strike hit a market in Kumbo in Cameroon.", T.ASSAULT, "Kumbo"),
        ("Chad's army withdrew from Tessalit on Monday.", T.RETREAT, "Tessalit"),
        ("Togo moved tanks to Lome on Monday.", T.MOBILIZE, "Lomé"),
        ("Kenya's president visited Kampala on Monday.", T.CONSULT, "Kampala"),
        ("Kenya's president was received by Uganda's leader in Kampala.", T.CONSULT, "Kampala"),
        ("Somaliland and Puntland exchanged prisoners at Garowe.", T.RETREAT, "Garowe"),
        ("The militants seized Debre Tabor in June.", T.COERCE, "Debre Tabor"),
        ("An envoy from Kenya flew from Kampala to Juba for talks with South Sudan.", T.CONSULT, "Juba"),
    ],
)
def test_the_place_of_an_event(read: Read, text: str, kind: EventType, place: str) -> None:
    assert [e.place.name if e.place else None for e in events(read, text) if e.type is kind] == [place]


def test_the_town_is_that_of_the_event_before(read: Read) -> None:
    found = events(read, "Malian troops left Tessalit on Monday. JNIM fighters seized the town on Tuesday.")
    assert [e.place.name for e in found if e.type is T.COERCE and e.place] == ["Tessalit"]
    assert "place before" in found[-1].provenance.rule_or_model


def test_there_was_no_deal_is_told_by_no_party_to_it(read: Read) -> None:
    text = (
        "A spokeswoman for Turkey's foreign ministry said there had been no meeting between Chad and Niger."
    )
    (event,) = events(read, text)
    assert {ref.code for ref in event.actors} == {"TCD", "NER"}


def test_there_was_no_deal_with_somebody_is_the_tellers_own(read: Read) -> None:
    text = "A spokeswoman for the Kenyan foreign ministry said there was no agreement with Somalia."
    (event,) = events(read, text)
    assert ({ref.code for ref in event.actors}, {ref.code for ref in event.recipients}) == ({"KEN"}, {"SOM"})


@pytest.mark.parametrize(
    ("text", "kind", "codes"),
    [
        ("American warships struck Houthi radar sites near Hodeidah.", T.ASSAULT, {"USA", "YEM"}),
        (
            "Shelling between the Chadian army and Niger's has spread across the border.",
            T.ASSAULT,
            {"TCD", "NER"},
        ),
        ("Serbia and Kosovo ended a sixth cycle of talks in Oslo on Friday.", T.CONSULT, {"SRB", "XKX"}),
    ],
)
def test_who_is_named_beside_a_deed(read: Read, text: str, kind: EventType, codes: set[str]) -> None:
    (event,) = events(read, text)
    assert (event.type, {ref.code for ref in (*event.actors, *event.recipients)}) == (kind, codes)
