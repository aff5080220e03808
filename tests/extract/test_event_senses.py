"""Senses and codes told apart: sentences of our own, real parses."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Event, EventType

Read = Callable[..., Finds]
Code = Callable[[str], list[Event]]
T = EventType


@pytest.fixture
def coded(read: Read) -> Code:
    """A function: a sentence to its events."""

    def found(text: str) -> list[Event]:
        records = read(text, day="2025-06-01", steps=frozenset({"events"})).records
        return [record for record in records if isinstance(record, Event)]

    return found


@pytest.mark.parametrize(
    ("text", "kind", "mode", "cameo"),
    [
        ("Norway invited the Sri Lankan president to Oslo.", T.AGREE, None, "036"),
        ("The Algerian foreign minister is due in Tunis on Monday.", T.AGREE, None, "036"),
        ("Uganda's government offered concessions to the teachers.", T.AGREE, None, "035"),
        ("Ghana decided to resume the dialogue process with Togo.", T.AGREE, None, "036"),
        ("Kenya, Uganda and Rwanda met in Arusha.", T.CONSULT, "multilateral", "040"),
        ("Spain's king paid tribute to Colombian negotiators.", T.SUPPORT, None, "051"),
        ("Opposition lawmakers in Togo called on the president to resign.", T.REQUEST, "yield", "025"),
        ("Kenya called in soldiers to guard polling stations.", T.MOBILIZE, "troops", "154"),
        ("A suicide bomber blew himself up in Mogadishu, Somalia.", T.ASSAULT, "suicide-attack", "1831"),
        ("Senegalese peacekeeping troops arrived in Bissau.", T.AID, None, "074"),
        ("Japan gave two patrol boats to Palau.", T.AID, None, "070"),
        ("Belgium returned twelve masks to Gabon.", T.RETREAT, "release", "084"),
        ("Mali's government freed a candidate who was jailed in May.", T.RETREAT, "release", "084"),
        ("The UN withdrew its observers from the Golan.", T.SANCTION, "withdraw", "166"),
        ("Ghana is sending troops to the peacekeeping force in Mali.", T.AID, None, "074"),
        ("Peru opened its borders to Venezuelan refugees.", T.AID, None, "075"),
        ("Canada gave $20 million to feed refugees from Sudan.", T.AID, None, "070"),
        ("Turkey has begun withdrawing some of its troops from Libya.", T.RETREAT, "withdraw", "0873"),
        ("Kenyan police serve in the peacekeeping mission in Haiti.", T.AID, None, "074"),
        ("Peru ordered financial sanctions on Chile's leader.", T.SANCTION, "discontinue", "163"),
        ("The Houthis freed 11 of the 22 sailors.", T.RETREAT, "release", "084"),
        ("Chad's foreign minister flew to Tripoli.", T.CONSULT, "visit", "042"),
        ("Libya paid compensation to the Maltese fishermen.", T.RETREAT, "release", "084"),
        ("Niger wants France to withdraw its soldiers.", T.REQUEST, "yield", "025"),
        ("Mexico insisted that Guatemala hand over the general.", T.REQUEST, "change", "100"),
        ("The UN sent experts to Mali to investigate the killings.", T.ACCUSE, "investigate", "090"),
        ("The Hague court indicted the Serbian general.", T.ACCUSE, "allege", "115"),
        ("Four Bolivian senators were charged with treason.", T.COERCE, "arrest", "173"),
        ("Cyprus dismissed Turkey's claims to the seabed.", T.REJECT, None, "120"),
        ("Kenya threatened to arrest two Ugandan officers.", T.THREATEN, "arrest", "132"),
        ("Latvia threatened to expel four Belarusian diplomats.", T.THREATEN, "expel", "131"),
        ("Serbia threatened to seize two towns in Kosovo.", T.THREATEN, "territory", "132"),
        ("Norway may halt its aid to Malawi if the vote is rigged.", T.THREATEN, "relations", "131"),
        ("Prisoners in Bahrain went on hunger strike.", T.PROTEST, "hunger", "142"),
        ("Benin announced a suspension of flights to Togo.", T.SANCTION, "discontinue", "160"),
        ("The Chadian army was preparing to attack villages in Niger.", T.MOBILIZE, None, "150"),
        ("India placed its police on alert.", T.MOBILIZE, "police", "151"),
        ("Riot police were deployed around parliament in Jakarta.", T.MOBILIZE, "police", "153"),
        ("Congolese rebels captured the town of Bunagana.", T.COERCE, "seize", "192"),
        ("Togo imposed a curfew on Lome.", T.COERCE, "curfew", "1723"),
        ("Turkish police raided the offices of a newspaper in Ankara.", T.COERCE, "seize", "171"),
        ("Israeli soldiers demolished four Palestinian homes near Hebron.", T.ASSAULT, "destroy", "1712"),
        ("Rebels killed four Malian soldiers in a car bomb attack.", T.ASSAULT, "explosives", "183"),
        ("A Belarusian activist died of torture in a Minsk jail.", T.ASSAULT, "torture", "1822"),
        ("Syrian rebels used prisoners as human shields.", T.ASSAULT, "abduct", "184"),
        ("Syrian helicopters dropped chlorine gas on a suburb.", T.ASSAULT, "unconventional", "204"),
    ],
)  # fmt: skip
def test_a_sense_has_its_type_mode_and_code(
    coded: Code, text: str, kind: EventType, mode: str | None, cameo: str
) -> None:
    assert (kind, mode, cameo) in {(event.type, event.mode, event.cameo) for event in coded(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway offered its condolences to Iceland.",
        "Canada and Denmark agreed that time was short.",
        "Chile's president declined to say whether he had met the envoy.",
        "The minister urged drivers in Quetta to be patient while the bridge is repaired.",
        "The Algerian trade minister promised jobs and roads at a rally in Oran.",
        "The film follows a Sudanese soldier who attacked a village in Chad.",
        "1943 - The Peruvian army attacked a village in Ecuador.",
        "Norway announced measures to help its farmers.",
        "Detectives in Nairobi seized eleven bags of fertiliser from a warehouse.",
        "The Polish air force flew its first jet.",
        "Kenya's president visited the scene of the flood.",
        "A Turkish soldier shot himself at a barracks in Izmir.",
        "The Israeli trade minister resigned from the board of a bank.",
        "A French priest attacked the morals of the young in Lyon.",
        "Peru attacked from the first minute but Chile defended well and the match ended in a draw.",
    ],
)
def test_what_is_too_little_or_another_sense_is_no_event(coded: Code, text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("A UN panel criticised Eritrea.", "UN", "ERI"),
        ("The African Union summit urged Mali to hold elections.", "AU", "MLI"),
        ("A group of Kenyan soldiers attacked a Somali village.", "KEN", "SOM"),
        ("Merchants in Kathmandu asked India to ease rules at the border.", "NPL", "IND"),
    ],
)
def test_those_who_act_for_a_body_or_ask_a_power_are_parties(
    coded: Code, text: str, actor: str, recipient: str
) -> None:
    sides = {(a.code, r.code) for event in coded(text) for a in event.actors for r in event.recipients}
    assert (actor, recipient) in sides


@pytest.mark.parametrize("text", ["Kenya activist released on bail", "Iran dissident freed after protests"])
def test_a_headline_frees_somebody_without_saying_who(coded: Code, text: str) -> None:
    (event,) = coded(text)
    assert (event.type, event.mode, event.actors) == (T.RETREAT, "release", ())
    assert [ref.code for ref in event.recipients] in (["KEN"], ["IRN"])


def test_it_in_the_clause_below_is_what_the_sentence_is_about(coded: Code) -> None:
    (event,) = coded("A Libyan oil depot burned after Egyptian drones struck it.")
    assert {ref.code for ref in event.actors} == {"EGY"}
    assert {ref.code for ref in event.recipients} == {"LBY"}


def test_a_condition_tells_whom_a_threat_is_for(coded: Code) -> None:
    (event,) = coded("Chad has threatened to stop the talks if Niger goes ahead with the dam.")
    assert event.type is T.THREATEN
    assert {ref.code for ref in event.recipients} == {"NER"}


def test_whose_soldiers_they_are_is_no_place(coded: Code) -> None:
    (event,) = coded("Rebels attacked Paraguay's soldiers on Monday.")
    assert event.place is None
    assert {ref.code for ref in event.recipients} == {"PRY"}


def test_a_place_that_was_hit_stays_the_place(coded: Code) -> None:
    (event,) = coded("French jets bombed Mali.")
    assert event.place is not None
    assert event.place.country == "MLI"


def test_who_tells_it_is_not_to_whom_it_is_done(coded: Code) -> None:
    (refusal,) = coded(
        "Peru's president refused to meet a Chilean envoy on Monday, according to two aides of Ruiz."
    )
    assert (refusal.type, [actor.code for actor in refusal.recipients]) == (T.REJECT, ["CHL"])


@pytest.mark.parametrize(
    "text",
    ["Two Saudi aircraft landed in Sanaa.", "The Houthis flew the wounded to Muscat on an Omani plane."],
)
def test_a_craft_and_those_it_carries_are_on_no_visit(coded: Code, text: str) -> None:
    assert not any(event.type is T.CONSULT for event in coded(text))
