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


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Britain came out for the Moroccan plan. Algiers deplored the choice.", EventType.ACCUSE, {"GBR"}),
        ("Kenya rolled out the carpet for a warlord. Sudan recalled its ambassador.", EventType.SANCTION,
         {"KEN"}),
        ("A warlord was killed in Kenya. Sudan recalled its ambassador.", EventType.SANCTION, set()),
        ("The Houthis fired at a tanker. American warships struck their radar sites.", EventType.ASSAULT,
         {"YEM REB"}),
        ("Oslo welcomed the sanctions imposed by Kenya.", EventType.SUPPORT, {"KEN"}),
        ("Lawmakers in Baku ratified the accord with Yerevan.", EventType.SUPPORT, {"ARM"}),
        ("Kenya said it would recognise the border only if Uganda did so first.", EventType.AGREE, {"UGA"}),
    ],
)  # fmt: skip
def test_who_is_meant_stands_in_a_clause_beside(
    read: Read, text: str, kind: EventType, recipients: set[str]
) -> None:
    records = read(text, day="2025-06-12").records
    last = [event for event in records if isinstance(event, Event) and event.type is kind][-1]
    assert sides(last.recipients) == recipients


def test_nobody_withdraws_from_his_own_tanks(read: Read) -> None:
    event = the_event(read, "Kenya pulled its tanks back from the border.", EventType.RETREAT)
    assert "KEN" not in sides(event.recipients)


def test_officials_of_both_countries_are_two_parties(read: Read) -> None:
    text = "Malawi threatened to close the border with Togo. Officials from both countries signed a pact."
    assert sides(the_event(read, text, EventType.SUPPORT).actors) == {"MWI", "TGO"}


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Malawian police arrested Tom Abara on Monday.", EventType.COERCE, {"MWI"}),
        ("Senegalese prosecutors charged a former finance minister with treason.", EventType.COERCE, {"SEN"}),
        ("Fano fighters killed five farmers.", EventType.ASSAULT, {"ETH"}),
    ],
)
def test_who_suffers_from_rebels_and_courts_is_at_home(
    read: Read, text: str, kind: EventType, recipients: set[str]
) -> None:
    assert sides(the_event(read, text, kind).recipients) == recipients


@pytest.mark.parametrize(
    "text",
    [
        "The Weimar Triangle urged Chad to free the prisoners.",
        "Foreign ministers of the Weimar Triangle urged Chad to free the prisoners.",
        "The leaders of the Weimar Triangle countries, France, Germany and Poland, urged Chad to free them.",
    ],
)
def test_states_under_one_name_each_act(read: Read, text: str) -> None:
    event = the_event(read, text, EventType.REQUEST)
    assert (sides(event.actors), sides(event.recipients)) == ({"DEU", "FRA", "POL"}, {"TCD"})


def test_a_palace_is_in_the_capital(read: Read) -> None:
    event = the_event(read, "Kenya's envoy called at the Miraflores palace.", EventType.CONSULT)
    assert sides(event.recipients) == {"VEN"}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Mali sued Algeria over a drone and recalled its envoy.", EventType.SANCTION, {"MLI"}, {"DZA"}),
        ("Togo vowed to retaliate if Ghana let the tanker leave.", EventType.THREATEN, {"TGO"}, {"GHA"}),
        ("South Korea opened a school. The North called the step a provocation.", EventType.ACCUSE, {"PRK"},
         {"KOR"}),
        ("Shops were shut in Jenin. The army detained a mayor.", EventType.COERCE, {"ISR"}, {"PSE"}),
        ("Panama's government imposed a curfew.", EventType.COERCE, {"PAN"}, {"PAN"}),
        ("The ELN freed a mayor. The guerrillas left the talks in Havana.", EventType.REJECT, {"COL REB"},
         {"COL"}),
        ("Kenya sent its troops to the border.", EventType.MOBILIZE, {"KEN"}, set()),
    ],
)  # fmt: skip
def test_parties_of_the_scene(
    read: Read, text: str, kind: EventType, actors: set[str], recipients: set[str]
) -> None:
    event = the_event(read, text, kind)
    assert (sides(event.actors), sides(event.recipients)) == (actors, recipients)


def test_aid_reaches_those_of_the_country_told_of(read: Read) -> None:
    text = "Gunmen killed six farmers in Mozambique. Norway sent food to the displaced families."
    assert sides(the_event(read, text, EventType.AID).recipients) == {"MOZ"}
