"""Events: type, parties and status of sentences of our own, real parses."""

from collections.abc import Callable

import pytest

from tracktwo.records import Attempt, Event, EventStatus, EventType, Reading

Read = Callable[..., object]
T, S = EventType, EventStatus


def events(read: Read, text: str, **options: object) -> list[Event]:
    return [r for r in read(text, **options).records if isinstance(r, Event)]  # type: ignore[attr-defined]


def codes(refs: tuple) -> set[str]:  # type: ignore[type-arg]
    return {ref.code or ref.name for ref in refs}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Hungary agreed on Friday to reopen the bridge.", T.AGREE, {"HUN"}, set()),
        ("Chad and Niger signed a peace treaty in Doha.", T.SUPPORT, {"TCD", "NER"}, set()),
        ("Egypt's president met the Libyan prime minister in Cairo on Sunday.", T.CONSULT, {"EGY"}, {"LBY"}),
        ("The leaders of Kenya, Uganda and Tanzania met in Arusha.", T.CONSULT, {"KEN", "UGA", "TZA"}, set()),
        ("Kenya's president telephoned his Somali counterpart.", T.CONSULT, {"KEN"}, {"SOM"}),
        ("Peru summoned the Chilean ambassador.", T.ACCUSE, {"PER"}, {"CHL"}),
        ("Peru expelled three Chilean diplomats.", T.SANCTION, {"PER"}, {"CHL"}),
        ("Peru called off a meeting with Chile.", T.REJECT, {"PER"}, {"CHL"}),
        ("Norway imposed sanctions on two Belarusian banks.", T.SANCTION, {"NOR"}, {"BLR"}),
        ("Chad promised to withdraw its troops from Niger.", T.CONCEDE, {"TCD"}, {"NER"}),
        ("Chad withdrew its troops from Niger on Monday.", T.RETREAT, {"TCD"}, {"NER"}),
        ("The Togolese proposal was rejected by Ghana.", T.REJECT, {"GHA"}, {"TGO"}),
        ("Kenya urged Uganda to release the fishermen.", T.REQUEST, {"KEN"}, {"UGA"}),
        ("Morocco threatened to close its border with Algeria.", T.THREATEN, {"MAR"}, {"DZA"}),
        ("It was Kenya that condemned Uganda.", T.ACCUSE, {"KEN"}, {"UGA"}),
        ("Uganda was condemned by Kenya.", T.ACCUSE, {"KEN"}, {"UGA"}),
        ("Togo moved two brigades to the border with Benin.", T.MOBILIZE, {"TGO"}, {"BEN"}),
        ("Ghana said it would break off relations with Togo.", T.THREATEN, {"GHA"}, {"TGO"}),
        ("Libya must hand over the men, a Maltese minister said.", T.REQUEST, {"MLT"}, {"LBY"}),
        ("Swedish police shared evidence with Finland.", T.COOPERATE, {"SWE"}, {"FIN"}),
        ("Japan sent tents and medicine to Nepal.", T.AID, {"JPN"}, {"NPL"}),
        ("A ceasefire between Chad and Niger took effect on Monday.", T.RETREAT, {"TCD", "NER"}, set()),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(
    read: Read, text: str, kind: EventType, actors: set[str], recipients: set[str]
) -> None:
    found = [e for e in events(read, text) if e.type is kind]
    assert found, f"no {kind} in {text!r}"
    assert codes(found[0].actors) == actors
    assert codes(found[0].recipients) == recipients


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Egyptian and Libyan officials did not meet in Cairo.", T.CONSULT, S.DENIED),
        ("Egypt's president will meet the Libyan prime minister in Cairo next week.", T.AGREE, S.PLANNED),
        ("Egypt proposed talks with Libya on the border.", T.AGREE, S.PROPOSED),
        ("Ghana would lift the ban on Togolese trucks if Togo opened its port.", T.CONCEDE, S.CONDITIONAL),
        ("Ghana reportedly lifted the ban on Togolese trucks.", T.CONCEDE, S.ALLEGED),
        ("Iran denied that it had shelled Iraqi villages.", T.ASSAULT, S.DENIED),
        ("Mali denied having agreed to a truce.", T.AGREE, S.DENIED),
        ("Togolese troops are shelling Ghanaian villages near the border.", T.ASSAULT, S.ONGOING),
        ("Togolese troops shelled Ghanaian villages in 2019.", T.ASSAULT, S.HISTORICAL),
        ("Chad promised to withdraw its troops from Niger.", T.CONCEDE, S.ANNOUNCED),
        ("Chad withdrew its troops from Niger on Monday.", T.RETREAT, S.OCCURRED),
        ("Togo will attack Ghana if the talks fail, its president said.", T.THREATEN, S.OCCURRED),
        ("Ghana will not sign the treaty until Togo withdraws its troops.", T.SUPPORT, S.CONDITIONAL),
    ],
)
def test_whether_it_happened(read: Read, text: str, kind: EventType, status: EventStatus) -> None:
    found = [e for e in events(read, text, day="2025-06-01") if e.type is kind]
    assert [e.status for e in found] == [status]


def test_what_somebody_waits_for_is_demanded(read: Read) -> None:
    found = events(read, "Ghana will not sign the treaty until Togo withdraws its troops.")
    demand = next(e for e in found if e.type is T.REQUEST)
    assert codes(demand.actors) == {"GHA"}
    assert codes(demand.recipients) == {"TGO"}


def test_talks_without_agreement_are_talks_and_no_agreement(read: Read) -> None:
    found = events(read, "Kenyan and Ugandan envoys ended two days of talks in Arusha without agreement.")
    assert {(e.type, e.status) for e in found} == {(T.CONSULT, S.OCCURRED), (T.AGREE, S.DENIED)}


def test_an_accusation_leaves_the_deed_alleged(read: Read) -> None:
    found = events(read, "Ghana accused Togo of bombing two villages.")
    assert {(e.type, e.status) for e in found} == {(T.ACCUSE, S.OCCURRED), (T.ASSAULT, S.ALLEGED)}
    assault = next(e for e in found if e.type is T.ASSAULT)
    assert codes(assault.actors) == {"TGO"}


@pytest.mark.parametrize(
    "text",
    [
        "The visitors attacked the Spanish goal again and again.",
        "The striker attacked the Spanish defence again and again.",
        "A man robbed a bakery and fled on a bicycle.",
        "The bank agreed to buy its rival for two million euros.",
        "Is a prisoner exchange between Chad and Niger likely?",
        "The museum signed an agreement with two painters.",
        "The film was condemned by critics.",
    ],
)
def test_crime_sport_and_business_are_no_events(read: Read, text: str) -> None:
    assert events(read, text) == []


def test_a_noun_can_tell_the_whole_event(read: Read) -> None:
    text = "The missile attack on Nigeria's largest port, resulting in at least eight deaths, shook the city."
    (event,) = events(read, text)
    assert (event.type, event.mode) == (T.ASSAULT, "heavy-weapons")
    assert codes(event.recipients) == {"NGA"}
    assert event.actors == ()
    assert event.killed is not None
    assert (event.killed.min, event.killed.max) == (8, None)


def test_the_toll_is_read_with_the_event(read: Read) -> None:
    text = (
        "At least five people were killed and a dozen wounded when a Sudanese drone hit a market on Monday."
    )
    (event,) = events(read, text, day="2025-06-04")
    assert (event.type, event.mode, event.goldstein) == (T.ASSAULT, "drone", -9.5)
    assert event.killed is not None
    assert event.killed.min == 5
    assert event.injured is not None
    assert event.injured.min == 12
    assert event.date is not None
    assert event.date.start == "2025-06-02"
    assert "drone" in event.weapons
    assert "market" in event.targets


def test_a_drone_nobody_owns_is_no_actor(read: Read) -> None:
    (event,) = events(read, "A drone hit a fuel depot near Port Sudan, killing three people.")
    assert event.actors == ()


def test_said_by_holds_the_claimant(read: Read) -> None:
    (event,) = events(read, "Libya said that Chad had shelled three villages.")
    assert event.type is T.ASSAULT
    assert codes(event.actors) == {"TCD"}
    assert event.said_by is not None
    assert event.said_by.code == "LBY"


def test_a_pronoun_is_who_speaks(read: Read) -> None:
    (event,) = events(read, "Iraq said it would expel the Danish ambassador.")
    assert event.type is T.THREATEN
    assert codes(event.actors) == {"IRQ"}
    assert codes(event.recipients) == {"DNK"}


def test_what_was_asked_for_comes_first(read: Read) -> None:
    from dataclasses import replace

    from tracktwo.extract.events import extract
    from tracktwo.ontology.loader import code_books

    text = "As Kenya praised Rwanda, the harbour workers of Lobito blamed the Blue Line for the fire."
    reading: Reading = read(text).reading  # type: ignore[attr-defined]
    asked = replace(reading, asked_actor="the harbour workers of Lobito", asked_recipient="the Blue Line")
    first = next(extract(asked, books=code_books()))
    assert first.type is T.ACCUSE


def test_something_is_always_answered(read: Read) -> None:
    from dataclasses import replace

    from tracktwo.extract.events import extract
    from tracktwo.ontology.loader import code_books

    reading: Reading = read("Red Lamp and Blue Lamp, friends no more.").reading  # type: ignore[attr-defined]
    asked = replace(reading, asked_actor="Red Lamp", asked_recipient="Blue Lamp")
    first = next(extract(asked, books=code_books()))
    assert first.confidence <= 0.2


def test_the_trace_says_what_was_missing(read: Read) -> None:
    seen: list[Attempt] = []
    events(read, "Ghana imposed a new design on its coins.", trace=seen.append)
    missed = [a for a in seen if a.step == "events" and a.rule == "sanction.impose"]
    assert missed
    assert not missed[0].fired
    assert "object" in missed[0].detail


def test_the_trace_gives_rule_and_roles_of_what_fired(read: Read) -> None:
    seen: list[Attempt] = []
    events(read, "Ghana imposed sanctions on Togo.", trace=seen.append)
    fired = next(a for a in seen if a.step == "events" and a.fired)
    assert fired.text == "imposed"
    assert "Ghana" in fired.detail
    assert "Togo" in fired.detail


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!! ??? ...",
        "attacked attacked attacked",
        "of of of to to to",
        "“",
        "He said she said he said.",
        "\u202e𝕏 1 2 3",
    ],
)
def test_no_text_raises(read: Read, text: str) -> None:
    from tracktwo.records import Issue

    assert not [r for r in read(text).records if isinstance(r, Issue) and r.step == "events"]  # type: ignore[attr-defined]


def test_a_denial_points_back_to_what_was_told(read: Read) -> None:
    text = (
        "Kenyan and Ugandan envoys met in Arusha on Monday. Kenya had hoped for more. "
        "The Ugandan envoy left early. Kenya's trade with Uganda has shrunk. "
        "Uganda denies it. Nobody else spoke."
    )
    denied = [e for e in events(read, text) if e.status is S.DENIED]
    assert [e.type for e in denied] == [T.CONSULT]
    assert denied[0].said_by is not None
    assert denied[0].said_by.code == "UGA"


def test_evidence_and_ids_are_sound(read: Read) -> None:
    expelled = "Togo expelled two Ghanaian diplomats."
    text = f"Ghana accused Togo of theft.  {expelled} {expelled}"
    found = events(read, text)
    assert len({e.id for e in found}) == len(found) == 3
    for event in found:
        evidence = event.evidence[0]
        assert text[evidence.start : evidence.end] == evidence.text
    assert [e.id for e in events(read, text)] == [e.id for e in found]


SCENE = (
    " Kenya and Somalia are neighbours. Kenya lies to the south. Somalia lies to the north."
    " Kenya and Somalia share a coast."
)


@pytest.mark.parametrize(
    "text",
    [
        "The war in Somalia has reshaped Kenya's thinking.",
        "A regional conflict between Kenya and Somalia would serve nobody.",
        "Kenya has demonstrated resilience.",
        "This raises concerns about Somalia's aims.",
        "Sanctions exert pressure on Somalia, but they also exert pressure on Kenya.",
        "The assessment challenges the view that Kenya is weak.",
        "Somalia cannot occupy the coast, analysts believe.",
        "The question is whether Kenya will accept a mediator.",
        "The risk is that Somalia will attack Kenya.",
        "Talks between Kenya and Somalia are necessary.",
        "The blockade of the port by Kenya would be an act of war.",
        "Kenya is acting as a mediator and providing support to Somalia.",
        "Kenya may well reject the offer.",
        "Somalia wants areas that it has not captured.",
        "The Mombasa meetings have exposed how far apart Kenya and Somalia are.",
    ],
)
def test_what_an_analyst_weighs_is_no_event(read: Read, text: str) -> None:
    assert [e for e in events(read, text + SCENE) if e.evidence[0].start < len(text)] == []


def test_its_envoys_are_those_of_the_subject(read: Read) -> None:
    text = "Chad condemned the raid after its envoys met Nigerian officials in Abuja."
    met = next(e for e in events(read, text + SCENE) if e.type is T.CONSULT)
    assert codes(met.actors) == {"TCD"}
    assert codes(met.recipients) == {"NGA"}


@pytest.mark.parametrize(
    ("text", "kind", "status", "actors"),
    [
        ("Kenya has no objection to the wording.", T.CONCEDE, S.OCCURRED, {"KEN"}),
        ("Kenya has no intention of closing the camp.", T.REJECT, S.OCCURRED, {"KEN"}),
        ("Somalia called the report an invention.", T.ACCUSE, S.OCCURRED, {"SOM"}),
        ("Kenya holds Somalia responsible for the raid.", T.ACCUSE, S.OCCURRED, {"KEN"}),
        ("Somali positions came under fire from Kenya.", T.ASSAULT, S.OCCURRED, {"KEN"}),
        ("Gunfire was heard near Mogadishu on Friday.", T.ASSAULT, S.OCCURRED, set()),
        ("Somalia looks forward to signing the treaty.", T.AGREE, S.ANNOUNCED, {"SOM"}),
        ("Somalia handed Kenya a written proposal.", T.AGREE, S.PROPOSED, {"SOM"}),
        ("A draft was handed to Kenya and Somalia on Sunday.", T.AGREE, S.PROPOSED, set()),
        ("Kenya stayed away from the session.", T.REJECT, S.OCCURRED, {"KEN"}),
        ("Kenya walked away from the talks.", T.REJECT, S.OCCURRED, {"KEN"}),
        ("The talks resumed in Arusha on Monday.", T.CONSULT, S.OCCURRED, {"KEN", "SOM"}),
        ("Aid convoys have not entered Somalia.", T.COERCE, S.OCCURRED, set()),
        ("Kenya set conditions for a truce with Somalia.", T.REQUEST, S.OCCURRED, {"KEN"}),
        ("Clashes broke out between Kenya and Somalia.", T.ASSAULT, S.OCCURRED, {"KEN", "SOM"}),
        ("Somalia gave Kenya an ultimatum.", T.THREATEN, S.OCCURRED, {"SOM"}),
    ],
)
def test_the_idioms_of_the_wires(
    read: Read, text: str, kind: EventType, status: EventStatus, actors: set[str]
) -> None:
    found = [e for e in events(read, text + SCENE) if e.type is kind]
    assert [e.status for e in found] == [status]
    assert codes(found[0].actors) == actors


def test_who_was_shot_did_not_shoot(read: Read) -> None:
    found = events(read, "Somalia alleges that patients were shot in a Kenyan clinic." + SCENE)
    (shot,) = (e for e in found if e.type is T.ASSAULT)
    assert shot.status is S.ALLEGED
    assert shot.actors == ()


def test_a_second_verb_has_the_agent_of_the_first(read: Read) -> None:
    text = (
        "Chad deplored the delivery of drones to Benin and called upon Niger to end its work with militias."
    )
    asked = next(e for e in events(read, text + SCENE) if e.type is T.REQUEST)
    assert codes(asked.actors) == {"TCD"}
    assert codes(asked.recipients) == {"NER"}


def test_the_answer_is_not_told_again(read: Read) -> None:
    from dataclasses import replace

    from tracktwo.extract.events import extract
    from tracktwo.ontology.loader import code_books

    reading: Reading = read("Ghana accused Togo of theft.").reading  # type: ignore[attr-defined]
    asked = replace(reading, asked_actor="Ghana", asked_recipient="Togo")
    assert [e.type for e in extract(asked, books=code_books())] == [T.ACCUSE]


@pytest.mark.parametrize(
    "text",
    [
        "At least nine people were killed when artillery hit a market on Thursday.",
        "Mortar shells killed two farmers overnight.",
        "Rockets wounded a dozen villagers.",
    ],
)
def test_weapons_of_war_need_no_named_party(read: Read, text: str) -> None:
    assert [event.type for event in events(read, text)] == [T.ASSAULT]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed when a lorry hit a bus on Thursday.",
        "The shop assistant was hurt when a shelf fell on her.",
        "Rockets fans were stunned by the defeat.",
        "If artillery hit the market, hundreds would die.",
    ],
)
def test_accidents_and_wordplay_are_no_attack(read: Read, text: str) -> None:
    assert [event.type for event in events(read, text) if event.status is S.OCCURRED] == []


@pytest.mark.parametrize(
    ("told", "against"),
    [
        ("Togo attacked a market in Benin on Friday. France condemned the attack.", {"TGO"}),
        ("Benin accused Togo of attacking a market. France condemned the attack.", set()),
    ],
)
def test_who_condemns_an_attack_charges_nobody_whom_others_only_allege(
    read: Read, told: str, against: set[str]
) -> None:
    (charge,) = [e for e in events(read, told) if codes(e.actors) == {"FRA"}]
    assert codes(charge.recipients) == against
