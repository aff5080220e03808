"""Who acts and who is acted on, where the words that say so stand apart from the verb."""

import pytest
from tests.conftest import Read

from tracktwo.records import ActorRef, Event, EventType


def sides(refs: tuple[ActorRef, ...]) -> set[str]:
    return {f"{ref.code} {ref.sector}" if ref.sector in ("REB", "PRM") else str(ref.code) for ref in refs}


def the_event(read: Read, text: str, kind: EventType) -> Event:
    records = read(text, day="2025-06-12").records
    found = [event for event in records if isinstance(event, Event) and event.type is kind]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Seven Thai rangers died in an ambush claimed by the BRN.", {"THA REB"}, {"THA"}),
        ("Twelve Malian villagers died in a Turkish air strike.", {"TUR"}, {"MLI"}),
        ("A dozen Malian soldiers were killed in strikes attributed to Algerian drones.", {"DZA"}, {"MLI"}),
        ("A bombing blamed on Kurdish militants wounded six Turkish soldiers.", {"TUR REB"}, {"TUR"}),
        ("Three Ethiopian soldiers were wounded as Fano fighters stormed a post.", {"ETH REB"}, {"ETH"}),
    ],
)  # fmt: skip
def test_who_struck_is_found_behind_the_victims(
    read: Read, text: str, actors: set[str], recipients: set[str]
) -> None:
    event = the_event(read, text, EventType.ASSAULT)
    assert (sides(event.actors), sides(event.recipients)) == (actors, recipients)


def test_who_dies_strikes_nobody(read: Read) -> None:
    event = the_event(read, "Seven Thai soldiers died in an ambush in Narathiwat.", EventType.ASSAULT)
    assert (event.actors, sides(event.recipients)) == ((), {"THA"})


def test_hosts_are_not_the_parties(read: Read) -> None:
    text = "Qatar and Egypt hosted talks between Chad and Sudan. Both parties agreed to a ceasefire."
    assert sides(the_event(read, text, EventType.AGREE).actors) == {"TCD", "SDN"}


def test_both_may_be_named_later_in_the_sentence(read: Read) -> None:
    text = "The European Union suspended aid to both governments after Ethiopia and Eritrea clashed."
    assert sides(the_event(read, text, EventType.SANCTION).recipients) == {"ETH", "ERI"}


def test_rebels_fight_the_state_they_are_joined_with(read: Read) -> None:
    event = the_event(read, "Manila and the communist rebels met in Oslo this week.", EventType.CONSULT)
    assert sides((*event.actors, *event.recipients)) == {"PHL", "PHL REB"}


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Chad expelled the Danish envoy. Copenhagen called the decision regrettable.", EventType.ACCUSE,
         {"TCD"}),
        ("Kenya's envoy met Somali generals. The Somali president rejected his timetable.", EventType.REJECT,
         {"KEN"}),
        ("The African Union called on Chad to end the raids. N'Djamena rejected the appeal.",
         EventType.REJECT, {"AU"}),
        ("The IAEA asked Iran for access. Tehran refused the agency's request.", EventType.REJECT, {"IAEA"}),
    ],
)  # fmt: skip
def test_an_answer_goes_to_whoever_spoke_or_acted(
    read: Read, text: str, kind: EventType, recipients: set[str]
) -> None:
    assert sides(the_event(read, text, kind).recipients) == recipients
