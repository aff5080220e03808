"""Whom "the group", "it", "their", "the army" and "both sides" mean, over sentences of our own."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from tracktwo.extract import mentions
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Named, Reading

Read = Callable[..., object]
T, S = EventType, EventStatus
CHAD = "Chad and Niger accuse each other of shelling villages. "


@pytest.fixture(scope="module")
def back(infer: SpacyInfer, books: CodeBooks) -> Callable[[str], list[Named]]:
    """Return the words of a text that point back to somebody."""

    def of(text: str) -> list[Named]:
        reading: Reading = parse_one(start_reading("a1", text, published_on=date(2025, 6, 12)), infer)
        named = replace(reading, named=mentions.find(reading, books=books)).named
        return [n for n in named if n.is_anaphor or n.rule == "group.possessive"]

    return of


def events(read: Read, text: str) -> list[Event]:
    found = read(text, day="2025-06-12").records  # type: ignore[attr-defined]  # the fixture gives a namespace
    return [r for r in found if isinstance(r, Event)]


def told(refs: Iterable[ActorRef]) -> set[str]:
    return {f"{ref.code}/REB" if ref.sector in ("REB", "PRM") else str(ref.code) for ref in refs}


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("The ELN freed a mayor. The group wants talks.", "group", {"COL/REB"}),
        ("JNIM shelled a camp. Rain fell. The movement said nothing.", "movement", {"MLI/REB"}),
        ("The Arakan Army took a port. The armed group holds it.", "armed group", {"MMR/REB"}),
        ("UNAMA warned of hunger in Kabul. The mission wants aid.", "mission", {"UN"}),
        ("Guyana protested in Caracas. It wants the ship to leave.", "It", {"GUY"}),
        ("The Houthis fired at a tanker. They threatened to fire again.", "They", {"YEM/REB"}),
        ("Serbia and Kosovo signed. They will meet in Oslo.", "They", {"SRB", "XKX"}),
        ('Togo denied a raid. "No soldier of ours crossed the river," it said.', "it", {"TGO"}),
        ("Serbia met Kosovo in Oslo. Both sides were content.", "sides", {"SRB", "XKX"}),
        ("Serbia met Kosovo in Oslo. The two neighbours were content.", "two neighbours", {"SRB", "XKX"}),
        ("India struck Pakistan. New Delhi said the other side had begun.", "other side", {"PAK"}),
        ("Thai and Cambodian soldiers fought. Their commanders met.", "commanders", {"THA", "KHM"}),
        ("The ELN freed a mayor. Its fighters left the town.", "fighters", {"COL/REB"}),
        ("Boko Haram burnt a village. The army sent a column.", "army", {"NGA"}),
        ("Qatar helped. The FARC and Colombia met. Both were content.", "Both", {"COL/REB", "COL"}),
    ],
)
def test_what_points_back_is_found(
    back: Callable[[str], list[Named]], text: str, word: str, meant: set[str]
) -> None:
    found = [n for n in back(text) if n.text == word]
    assert told(n.actor for n in found if n.actor) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram fought JNIM in Niger. The group retreated.",  # which of the two
        "The bank in Oslo lent money. It rained.",
        "Serbia met Kosovo. It is likely that they meet again.",  # "it" is nobody
        "Mali froze the rebels' money, as Togo had asked. Both sides were content.",  # of two acts
        "Four men ate. They slept.",
        "Togo denied a raid. “Benin sent no troops, and it never will.”",  # "it" is of the quoted words
        "Malawi met Zambia, Kenya and Ghana. Both sides were content.",
    ],
)
def test_what_may_mean_several_is_left_open(back: Callable[[str], list[Named]], text: str) -> None:
    start = text.index(". ") + 2
    assert [
        n.text for n in back(text) if n.start >= start and n.text.lower() in ("group", "it", "sides")
    ] == []


def test_two_diplomats_without_an_article_are_sources_of_nobody(back: Callable[[str], list[Named]]) -> None:
    assert back("Serbia and Kosovo opposed a draft of Albania, two diplomats said.") == []
    assert len(back("Serbia and Kosovo met. The two diplomats were content.")) == 2


def test_an_event_says_that_its_party_was_told_before(read: Read) -> None:
    text = "The ELN met envoys of Colombia in Havana. The group suspended the talks on Monday."
    (*_, refusal) = events(read, text)
    assert told(refusal.actors) == {"COL/REB"}
    assert "told before" in refusal.provenance.rule_or_model
    assert refusal.confidence is not None
    assert refusal.confidence < 0.7


def test_a_charge_that_names_nobody_is_against_the_other_side(read: Read) -> None:
    (_, threat) = events(
        read, "North Korea rejected an offer of South Korea. It threatened to close the border."
    )
    assert (threat.type, told(threat.actors), told(threat.recipients)) == (T.THREATEN, {"PRK"}, {"KOR"})


def test_the_attack_is_charged_to_who_made_it(read: Read) -> None:
    found = events(read, "Israeli jets hit a village in Lebanon. France condemned the strike.")
    (charge,) = [e for e in found if e.type is T.ACCUSE]
    assert told(charge.recipients) == {"ISR"}


def test_talks_of_nobody_named_are_those_of_the_only_two(read: Read) -> None:
    text = (
        "Armenia and Azerbaijan met in Oslo. Armenia's envoy was content. Azerbaijan's left early. "
        "No agreement was reached on the road. Armenia will host the next round."
    )
    (deal,) = [e for e in events(read, text) if e.status is S.DENIED]
    assert (deal.type, told(deal.actors)) == (T.AGREE, {"ARM", "AZE"})


def test_somebody_else_s_meeting_is_not_theirs(read: Read) -> None:
    text = (
        CHAD
        + "Chad denies it. Niger's army is on alert. A council meeting on a bus line was held. Chad is calm."
    )
    assert [e for e in events(read, text) if e.type is T.CONSULT and e.actors] == []


@pytest.mark.parametrize(
    ("last", "kind", "status"),
    [
        ("Nobody was shot on the border in May.", T.ASSAULT, S.DENIED),
        ("There were no arrests.", T.COERCE, S.DENIED),
        ("The blockade will be lifted in June.", T.AGREE, S.PLANNED),
        ("The 2015 agreement left the border open.", T.AGREE, S.HISTORICAL),
    ],
)
def test_in_an_article_on_war_nobody_need_be_named(
    read: Read, last: str, kind: EventType, status: EventStatus
) -> None:
    text = CHAD + "Chad's army is on alert. Niger closed the road. Envoys of both met in Doha. " + last
    found = [e for e in events(read, text) if e.evidence[0].text == last]
    assert [(e.type, e.status) for e in found] == [(kind, status)]


def test_a_movement_that_disputes_a_charge_may_promise_more(read: Read) -> None:
    text = (
        CHAD + "Chad's army is on alert. Niger's soldiers shot six farmers in Chad on Monday. "
        "Niger disputes the findings and has promised to free a pilot of Chad. Chad is calm."
    )
    denied = [e for e in events(read, text) if e.status is S.DENIED]
    assert [(e.type, e.provenance.rule_or_model) for e in denied] == [(T.ASSAULT, "denial.again:denied")]


def test_what_was_two_days_before_has_its_own_day(read: Read) -> None:
    text = "A Malian drone killed nine people in Gao, the mayor of Gao said on Thursday."
    later = (
        "On Thursday Mali held a day of mourning, two days after a Malian drone killed nine people in Gao."
    )
    (first,) = [e for e in events(read, text) if e.type is T.ASSAULT]
    (second,) = [e for e in events(read, later) if e.type is T.ASSAULT]
    assert (first.date and first.date.start, second.date and second.date.start) == (
        "2025-06-12",
        "2025-06-10",
    )
    assert second.killed is not None
    assert second.killed.min == 9


def test_prisoners_talked_about_are_not_from_where_the_talks_are(read: Read) -> None:
    (talks,) = events(
        read, "Yemen's government and the Houthis will hold talks on prisoners in Muscat next week."
    )
    assert "OMN" not in told((*talks.actors, *talks.recipients))


@pytest.mark.parametrize(
    ("text", "who", "code", "sector"),
    [
        (
            'The Houthis fired. "We shall go on," said the movement\'s spokesman Saleh Taqi.',
            "Saleh Taqi",
            "YEM",
            "REB",
        ),
        (
            "Kenya spoke. Deputy Minister Ann Otieno met the Ugandan envoy, Joe Okot.",
            "Ann Otieno",
            "KEN",
            "GOV",
        ),
    ],
)
def test_a_persons_side_is_read_from_what_was_told(
    infer: SpacyInfer, books: CodeBooks, text: str, who: str, code: str, sector: str
) -> None:
    reading = parse_one(start_reading("a1", text, published_on=date(2025, 6, 12)), infer)
    (found, *_) = [n for n in mentions.find(reading, books=books) if n.text == who]
    assert found.actor is not None
    assert (found.actor.code, found.actor.sector) == (code, sector)


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Rebels stormed a mine in Chad. Soldiers from Niger attacked them.", "them", "REB"),
        ("Togo's envoy flew to Lome. He met farmers.", "He", "TGO"),
        ("Peru's envoy refused to meet Chile's. Brazil criticised him.", "him", "PER"),
        ("Kenya moved guns to Mandera. Somalia's generals warned their neighbour.", "neighbour", "KEN"),
        ("Gabon's president met the foreign minister of Togo. The minister spoke.", "minister", "TGO"),
    ],
)
def test_offices_objects_and_neighbours_are_found(
    back: Callable[[str], list[Named]], text: str, word: str, meant: str
) -> None:
    found = [n.actor for n in back(text) if n.text == word and n.actor]
    assert meant in {ref.sector if meant == "REB" else ref.code for ref in found}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fired rockets at Gao. Soldiers from Niger destroyed them.",
        "Chadian soldiers shot at Malian civilians. Niger warned them.",
        "The envoys of Togo and Gabon met. Kenya criticised him.",
    ],
)
def test_an_object_that_may_be_several_is_left_open(back: Callable[[str], list[Named]], text: str) -> None:
    assert not [n for n in back(text) if n.text in ("them", "him")]


@pytest.mark.parametrize(
    ("text", "sector", "code"),
    [
        ("Chadian troops held Mopti in Mali. The governor asked for help.", "GOV", "MLI"),
        ("Insurgents attacked a convoy of soldiers in Pemba in northern Mozambique.", "REB", "MOZ"),
    ],
)
def test_who_is_local_is_of_the_place(read: Read, text: str, sector: str, code: str) -> None:
    assert (sector, code) in {(ref.sector, ref.code) for event in events(read, text) for ref in event.actors}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Peru closed its border with Chile. Bolivia condemned the decision.", T.ACCUSE, {"BOL"}, {"PER"}),
        (
            "Kenya and Uganda signed a border treaty. Rwanda hailed the treaty.",
            T.SUPPORT,
            {"RWA"},
            {"KEN", "UGA"},
        ),
        ("Chad accused Niger of spying. Niamey rejected the proposal of Togo.", T.REJECT, {"NER"}, {"TGO"}),
    ],
)
def test_a_deed_told_just_before_is_answered(
    read: Read, text: str, kind: EventType, actors: set[str], recipients: set[str]
) -> None:
    (event,) = (e for e in events(read, text) if e.type is kind and "signed" not in e.text)
    assert (told(event.actors), told(event.recipients)) == (actors, recipients)


def test_a_person_acts_for_the_party_an_article_gives_them(read: Read) -> None:
    told_after = "Rosa Lindo, the foreign minister of Gabon, spoke in Lome."
    asked = [
        e for e in events(read, f"Rosa Lindo demanded that Togo pay. {told_after}") if e.type is T.REQUEST
    ]
    assert [told(e.actors) for e in asked] == [{"GAB"}]


def test_the_two_are_those_told_of_before(back: Callable[[str], list[Named]]) -> None:
    found = [n.actor.code for n in back("Serbia met Kosovo in Oslo. The two agreed to go on.") if n.actor]
    assert found == ["SRB", "XKX"]
    assert not back("Serbia met Kosovo in Oslo. The two bridges are open.")


def test_who_strikes_back_strikes_those_who_struck(read: Read) -> None:
    text = "JNIM fighters shelled a base near Gao on Sunday. Malian drones hit back within the hour."
    assert [told(e.recipients) for e in events(read, text)][-1] == {"MLI/REB"}


def test_a_house_condemns_what_its_own_government_did(read: Read) -> None:
    text = "Kenya closed its border with Uganda. Opposition senators from Kenya condemned the decision."
    (event,) = (e for e in events(read, text) if e.type is T.ACCUSE)
    assert told(event.recipients) == {"KEN"}


def test_it_is_the_attack_that_is_condemned(read: Read) -> None:
    text = "Chad shelled a village in Niger. The UN mission called for calm. Togo condemned it."
    (event,) = (e for e in events(read, text) if e.type is T.ACCUSE)
    assert told(event.recipients) == {"TCD"}
