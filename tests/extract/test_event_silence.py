"""Sentences with the words of war and politics that tell no event, and events told beside such words."""

from collections.abc import Callable

import pytest

from tracktwo.records import Event, EventStatus, EventType

Read = Callable[..., object]
T = EventType


def events(read: Read, text: str) -> list[Event]:
    found = read(text, day="2025-06-12").records  # type: ignore[attr-defined]  # the fixture gives a namespace
    return [r for r in found if isinstance(r, Event)]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's goalkeeper surrendered the lead when Togo's winger attacked from the left.",
        "Portugal's handball side met Norway in Oslo and beat them by three points.",
        "In her latest novel, rebels seize the palace in Lima and the president flees to Chile.",
        "The film's hero negotiates a truce between Kenya and Somalia.",
        "The series imagines that Japan won the war and occupied Australia.",
        "Suppose Chad attacked Niger tomorrow.",
        "The prosecutor in Lima charged a baker with beating a waiter.",
        "Detectives in Rabat have questioned the singer's husband.",
        "The Danish union and the Swedish firm's workers rejected a wage rise of two percent.",
        "The Belgian group accused its French rival of copying a patented pump.",
        "Peru's president awarded a prize to a poet.",
        "Detectives in Leeds raided a garage and found 30 stolen phones.",
        "The raid on a hotel room in Dakar ended without an arrest, the police spokesman said.",
        "Coastguards in Ghana seized a boatload of untaxed liquor off Tema.",
        "A councillor in Cork was arrested on suspicion of burglary.",
        "A magistrate in Lusaka jailed a butcher for stealing a goat.",
        "The gunman in the Lyon killings had been investigated by French police for threats to a neighbour.",
        "Norway's food safety authority banned a brand of soup.",
        "A patients' group asked the Danish drug agency to test a sleeping pill.",
        "Poland's prime minister pledged to build 400 kindergartens and to lower rents.",
        "Chile's president wants to amend the constitution, but his own party is against it.",
        "Italy's president praised farmers for their patience during the drought.",
        "Let the festival go on, Portugal's president said.",
        "Exports have doubled since Peru lifted the ban on imports.",
        "Should Chad ever bomb Niger, prices would double, a trader said.",
        "The hall where Mali and Niger signed the treaty is for sale.",
        "If reports that Serbia raided the village are true, the party said, somebody must resign.",
        "Few in Oslo believe that Sweden will attack Finland.",
        "Finland's minister came under fire for a joke about sausages.",
        "Gunmen robbed a bank in Durban and shot a clerk in the leg.",
        "The court in Harare rejected the appeal of a widow.",
        "Zambia's president swore in a new governor of the north.",
        "Malta's parliament opened an inquiry into the price of bread.",
        "Kenya will give back the drums seized last year from a museum.",
        "Peru's finance minister has promoted raising the minimum wage.",
        "Norway's health minister visited a farm near Bergen.",
        '"We are asking the court to let us keep the hall," party spokesman Ian Moyo said in Harare.',
        "Police in Lyon detained a tourist who had climbed a tower.",
    ],
)
def test_no_event_is_told(read: Read, text: str) -> None:
    assert not events(read, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Football fans in Cairo attacked police officers after the final, killing two.", T.ASSAULT),
        ("Iran sentenced a film director to six years in prison.", T.SANCTION),
        ("The prosecutor in Minsk charged an opposition leader with plotting a coup.", T.COERCE),
        ("Latvia called on its European partners to back its candidate for the court.", T.REQUEST),
        ("Rwanda's president promised Kenya 200 million dollars for a hospital.", T.AGREE),
        ("Police in Minsk raided the offices of the opposition and took its computers.", T.COERCE),
        ("Customs officers in Poland seized missiles bound for Belarus.", T.COERCE),
        ("A court in Lima convicted a former general of ordering the murder of villagers.", T.SANCTION),
        ("Kenya's president promised to withdraw his troops from Somalia.", T.CONCEDE),
        ("Chile's president praised Peru for freeing the fishermen.", T.SUPPORT),
        ("Norway let two Russian captives go on Sunday.", T.RETREAT),
        ("The Polish opposition hit the president over the arrests.", T.ACCUSE),
        ("Rebels hit the town for the third time.", T.ASSAULT),
        ("Denmark's parliament opened an inquiry into the killing of prisoners.", T.ACCUSE),
        ("Police in Moscow detained a student at a rally.", T.COERCE),
        ("Poland's president vowed to send tanks to Estonia.", T.AGREE),
        ("Hungary agreed to reopen the hospital on the border.", T.AGREE),
        ("Attackers killed six policemen in Agadez.", T.ASSAULT),
    ],
)
def test_events_beside_such_words_are_told(read: Read, text: str, kind: EventType) -> None:
    assert kind in {event.type for event in events(read, text)}


@pytest.mark.parametrize(
    "text",
    [
        "French troops burned the port of Tangier in Morocco in 1844.",
        "The fort in Eritrea was shelled by an Egyptian army in the nineteenth century.",
        "The Ottomans attacked Malta.",
    ],
)
def test_centuries_ago_is_history(read: Read, text: str) -> None:
    assert {event.status for event in events(read, text)} <= {EventStatus.HISTORICAL}


def test_what_came_after_an_empire_is_no_history(read: Read) -> None:
    (event,) = events(
        read, "Armenia accused a former Soviet neighbour, Azerbaijan, of shelling its villages."
    )[:1]
    assert event.status is not EventStatus.HISTORICAL


def test_fires_are_set_by_those_in_arms(read: Read) -> None:
    (event,) = events(read, "Gunmen set fire to a market in Gao.")
    assert (event.type, event.mode) == (T.ASSAULT, "destroy")
    assert {e.type for e in events(read, "Rioters set fire to the governor's office in Makassar.")} == {
        T.PROTEST
    }


def test_what_a_hotel_chain_agrees_to_is_no_event(read: Read) -> None:
    assert not events(read, "Norway's largest hotel group has agreed to buy two resorts in Greece.")
