"""Material acts field by field, in the words reporters have for them, and the same words in other senses."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Event, EventType

Code = Callable[[str], list[Event]]
T = EventType


@pytest.fixture
def coded(read: Callable[..., Finds]) -> Code:
    """A function: a text to its events."""

    def found(text: str) -> list[Event]:
        records = read(text, day="2025-06-12", steps=frozenset({"events"})).records
        return [record for record in records if isinstance(record, Event)]

    return found


@pytest.mark.parametrize(
    ("text", "kind", "cameo"),
    [
        ("Rebels swarmed into a barracks in Chad's Lake province.", T.ASSAULT, "190"),
        ("A Kenyan patrol drove into an ambush near Mandera.", T.ASSAULT, "190"),
        ("Ghanaian soldiers drove back the jihadists near Bawku.", T.ASSAULT, "190"),
        ("Gunfire crackled across the border between Chad and Niger.", T.ASSAULT, "193"),
        ("Ugandan howitzers hammered rebel positions in Ituri.", T.ASSAULT, "194"),
        ("Drones plunged into a depot in Oman.", T.ASSAULT, "195"),
        ("Saboteurs blew the rails from under a train in Mozambique.", T.ASSAULT, "1712"),
        ("Bandits put a village in Benin to the torch.", T.ASSAULT, "1712"),
        ("Police in Malawi broke a lawyer's arm.", T.ASSAULT, "182"),
        ("Togolese police charged at a crowd of students in Lome.", T.ASSAULT, "175"),
        ("Gunmen bundled a priest into a van in Cameroon.", T.ASSAULT, "181"),
        ("Police in Cameroon bundled a lawyer into a van.", T.COERCE, "173"),
        ("Rebels in Chad made off with 60 cows.", T.COERCE, "1711"),
        ("Eritrean troops wrested the town of Badme from Ethiopia's army.", T.COERCE, "192"),
        ("Angolan troops choked off the road to Cabinda.", T.COERCE, "191"),
        ("Togo's government padlocked an opposition party's office.", T.COERCE, "172"),
        ("Uganda switched off mobile data in Gulu.", T.COERCE, "1721"),
        ("Algeria bused 300 migrants to the border with Niger.", T.COERCE, "174"),
        ("Kenyan jets strayed into Somali airspace on Monday.", T.COERCE, "172"),
        ("Shopkeepers in Dakar, Senegal, pulled down their shutters over a new tax.", T.PROTEST, "143"),
        ("Taxi drivers brought Nairobi to a standstill.", T.PROTEST, "144"),
        ("Youths in Gabon ransacked the mayor's house.", T.PROTEST, "145"),
        ("Canada barred four Haitian senators from its banks.", T.SANCTION, "163"),
        ("A court in Niger handed an editor six years.", T.SANCTION, "160"),
        ("Turkish jets swooped over a Greek frigate off Rhodes.", T.MOBILIZE, "150"),
        ("Djibouti stood up a new brigade on its border with Eritrea.", T.MOBILIZE, "154"),
        ("Norway put 40 million kroner at Moldova's disposal.", T.AID, "071"),
        ("India's navy plucked nine Yemeni sailors from the sea.", T.AID, "073"),
        ("Chadian soldiers slipped out of Tine before dawn.", T.RETREAT, "0873"),
        ("Guns fell silent along the border between Chad and Sudan.", T.RETREAT, "0871"),
        ("Rebels in Colombia handed in 300 grenades.", T.RETREAT, "0872"),
    ],
)
def test_a_material_act_is_told_by_its_own_words(coded: Code, text: str, kind: EventType, cameo: str) -> None:
    assert (kind, cameo) in [(event.type, event.cameo) for event in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan bank poured a million dollars into advertising.",
        "Fans in Lagos swarmed into the stadium.",
        "A taxi picked up two tourists in Accra.",
        "The Ghanaian drama swept through the festival in Tamale.",
        "Rain cut the road to Mombasa.",
        "The airline scrapped its order for planes in Chad.",
        "Shoppers in Lusaka stripped shelves of sugar.",
        "The Zambian shop closed after forty years.",
    ],
)
def test_the_same_words_in_another_sense_tell_nothing(coded: Code, text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "kind"),
    [
        ("Drones scorched a refinery in Oman.", "any.drone", T.ASSAULT),
        ("Rebels nudged a bus into a minefield in Chad.", "any.trap", T.ASSAULT),
        ("Police in Cameroon squeezed a lawyer into a van.", "any.custody", T.COERCE),
        ("Gunmen coaxed nine villagers into the bush in Benin.", "any.captive", T.ASSAULT),
        ("Togo trundled two howitzers towards Benin.", "any.moved", T.MOBILIZE),
        ("Kenyan warships skirted Somalia.", "any.skirt", T.MOBILIZE),
        ("Algeria declared its sky off limits to Malian planes.", "any.offlimits", T.COERCE),
        ("Chadian soldiers limped back over the border.", "any.trudge", T.RETREAT),
    ],
)
def test_the_company_tells_the_act_whatever_the_verb(
    coded: Code, text: str, rule: str, kind: EventType
) -> None:
    assert (kind, rule) in [
        (event.type, event.provenance.rule_or_model.partition(":")[0]) for event in coded(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Drones filmed a refinery in Oman.",
        "Police in Cameroon helped an old man into a car.",
        "Gunmen thanked nine villagers in Benin.",
        "Researchers in Ghana counted stones on the road.",
    ],
)
def test_verbs_that_tell_another_act_are_spared(coded: Code, text: str) -> None:
    assert coded(text) == []


def test_locals_are_of_the_only_country_told_of_before(coded: Code) -> None:
    found = coded("Police in Togo shot at marchers on Monday. Soldiers later ransacked two clinics.")
    assert {ref.code for event in found if event.type is T.COERCE for ref in event.actors} == {"TGO"}


def test_people_strike_where_they_are(coded: Code) -> None:
    (event,) = coded("Dockers in Beira went on strike on Monday.")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Beira", "MOZ")


def test_where_the_deed_was_comes_before_where_people_are_from(coded: Code) -> None:
    (event,) = coded("Rebels from camps in Goma burned a clinic in Bukavu.")
    assert event.place is not None
    assert event.place.name == "Bukavu"


def test_who_was_killed_in_a_seizure_is_an_attack_of_its_own(coded: Code) -> None:
    found = coded("Rebels overran a garrison in Chad on Monday, killing forty soldiers.")
    assert {event.type for event in found} == {T.COERCE, T.ASSAULT}


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Rebels rounded up about 100 young men in Goma, Congo.", "captured", 100),
        ("Rebels in Chad drove 6,000 people from their homes.", "displaced", 6000),
        ("Algeria bused 300 migrants to the border with Niger.", "displaced", 300),
        ("Ukraine swapped 300 prisoners with Russia.", "released", 300),
        ("Azerbaijan returned the bodies of 13 Armenian soldiers.", "released", 13),
    ],
)
def test_the_verb_tells_what_befell_those_it_counts(coded: Code, text: str, kind: str, number: int) -> None:
    (event,) = coded(text)
    assert [(count.kind, count.quantity.min) for count in event.other_counts] == [(kind, number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen mowed down 21 villagers in Niger.", 21),
        ("Artillery rained down on a camp in Sudan, and 14 people lost their lives.", 14),
        ("Six soldiers were hacked to death in Mali.", 6),
        ("Rebels slit the throats of five farmers in Togo.", 5),
    ],
)
def test_who_was_killed_is_counted_however_it_is_told(coded: Code, text: str, number: int) -> None:
    assert [event.killed.min for event in coded(text) if event.killed] == [number]


def test_the_wounded_are_no_dead(coded: Code) -> None:
    (event,) = coded("Rebels wounded 14 soldiers in Chad.")
    assert (event.killed, event.injured is not None) == (None, True)
