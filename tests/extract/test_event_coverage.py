"""How events are told: headlines, datelines, places alone, split words; and what only looks like one."""

from collections.abc import Callable

import pytest

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_lemmas import lemmas_of
from tracktwo.extract.parse_repairs import repaired
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Event, EventStatus, EventType, Reading

Read = Callable[..., object]
T, S = EventType, EventStatus


def events(read: Read, text: str, **options: object) -> list[Event]:
    return [r for r in read(text, **options).records if isinstance(r, Event)]  # type: ignore[attr-defined]


def codes(refs: tuple) -> set[str]:  # type: ignore[type-arg]
    return {ref.code for ref in refs if ref.code}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # verbs the lemmatizer misreads, words it splits
        ("Teachers in Tunisia staged a sit-in.", T.PROTEST, {"TUN"}, {"TUN"}),
        ("A court in Lome fined the opposition leader of Togo.", T.SANCTION, {"TGO"}, {"TGO"}),
        ("A cease-fire between Chad and Niger took effect on Monday.", T.RETREAT, {"TCD", "NER"}, set()),
        # headlines
        ("Kenya, Uganda sign border pact", T.SUPPORT, {"KEN", "UGA"}, set()),
        ("Two Togolese soldiers killed near border with Benin", T.ASSAULT, set(), {"TGO"}),
        ("Peruvian minister quits over shooting", T.RETREAT, {"PER"}, set()),
        # who struck, told by what people died in, or by who sent the weapon
        ("Ten villagers were killed in a Turkish airstrike in Syria.", T.ASSAULT, {"TUR"}, {"SYR"}),
        ("A drone fired by Chadian rebels hit a school.", T.ASSAULT, {"TCD"}, set()),
        # the place is all that gives a country
        ("Fierce clashes between police and gunmen erupted in Cali, Colombia.", T.ASSAULT, set(), set()),
        ("A demonstration by pensioners in Lima ended in scuffles.", T.PROTEST, {"PER"}, {"PER"}),
        ("Two mayors were murdered in Mexico.", T.ASSAULT, set(), {"MEX"}),
        ("There were clashes between troops and rebels in Burundi.", T.ASSAULT, set(), {"BDI"}),
        # a particle and a preposition, a noun that carries the support
        ("Chad walked away from the talks with Sudan.", T.REJECT, {"TCD"}, {"SDN"}),
        ("Chile came out in support of Peru's position.", T.SUPPORT, {"CHL"}, {"PER"}),
        ("Japan has stopped lending to Myanmar.", T.SANCTION, {"JPN"}, {"MMR"}),
        ("Ghana wants Togo to withdraw its troops.", T.REQUEST, {"GHA"}, {"TGO"}),
        ("Mali's army chief swore never to negotiate with the rebels.", T.REJECT, {"MLI"}, set()),
        ("A Kenyan judge ordered that the Somali minister be prosecuted.", T.ACCUSE, {"KEN"}, {"SOM"}),
        ("The town fell to the Sudanese rebels on Friday.", T.COERCE, {"SDN"}, set()),
    ],
)
def test_events_are_found_however_they_are_told(
    read: Read, text: str, kind: EventType, actors: set[str], recipients: set[str]
) -> None:
    found = [e for e in events(read, text) if e.type is kind]
    assert found, f"no {kind} in {text!r}"
    assert actors <= codes(found[0].actors)
    assert recipients <= codes(found[0].recipients) | codes(found[0].actors)


def test_a_dateline_places_the_police(read: Read) -> None:
    (event,) = events(read, "KAMPALA (Reuters) - Police arrested the leader of the main opposition party.")
    assert event.type is T.COERCE
    assert codes(event.actors) == {"UGA"}
    assert events(read, "Police arrested the leader of the main opposition party.") == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Had Togo freed the men, the talks would have resumed.", T.RETREAT, S.DENIED),
        ("Iran denied having shelled farms in Iraq.", T.ASSAULT, S.DENIED),
        ("Sudan claims to have accepted a truce with Chad.", T.CONCEDE, S.ALLEGED),
        ("Togo's army says it killed four rebels from Ghana.", T.ASSAULT, S.ALLEGED),
        ("Residents said Malian soldiers had executed two men.", T.ASSAULT, S.ALLEGED),
        ("Peru regretted Chile's decision of 3 March.", T.ACCUSE, S.OCCURRED),
        ("Togo has taken in refugees from Ghana since March.", T.AID, S.OCCURRED),
        ("Kenya proposed that Uganda begin talks at once.", T.AGREE, S.PROPOSED),
    ],
)
def test_what_happened_is_told_from_what_is_claimed_or_supposed(
    read: Read, text: str, kind: EventType, status: EventStatus
) -> None:
    found = [e for e in events(read, text, day="2025-06-12") if e.type is kind]
    assert [e.status for e in found] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "South Africa beat New Zealand in the final.",
        "The Kenyan midfielder signed a contract with a Turkish club.",
        "A court in Rome ordered the Italian singer to pay her former manager.",
        "The president of the Swedish chess federation resigned.",
        "Ghana's minister is battling inflation.",
        "OPEC published its report in March.",
        "A Congolese officer who asked not to be named spoke of the heat.",
        "We must condemn this, the Irish minister said.",
    ],
)
def test_sport_suits_and_figures_of_speech_are_no_events(read: Read, text: str) -> None:
    assert events(read, text) == []


def test_a_year_that_opens_an_undated_sentence_looks_back(read: Read) -> None:
    text = "In 2012, Malian rebels attacked the army of Mali."
    assert [e.type for e in events(read, text, day="2025-06-12")] == [T.ASSAULT]
    assert events(read, text, day=None) == []


def test_split_words_are_one_lemma(read: Read, books: CodeBooks) -> None:
    reading: Reading = read("Workers staged a sit-in.").reading  # type: ignore[attr-defined]
    (sentence,) = reading.sentences
    lemmas = lemmas_of(sentence.tokens, books.frames.joined)
    assert "stage" in lemmas
    assert "sit-in" in lemmas


def test_a_perfect_participle_gets_its_object_back(read: Read) -> None:
    reading: Reading = read("Moscow denied having shelled farms.").reading  # type: ignore[attr-defined]
    (sentence,) = reading.sentences
    mended = repaired(sentence)
    grammar = Grammar(mended)
    shelled = next(t.i for t in mended.tokens if t.text == "shelled")
    assert [mended.tokens[o].text for o in grammar.objects(shelled)] == ["farms"]
    below = {c for children in mended.children for c in children}
    assert below == {t.i for t in mended.tokens if t.head != t.i}


def test_the_two_sides_are_those_told_of_before(read: Read) -> None:
    text = (
        "Envoys from Chad and Niger met in Doha on Monday. The two sides discussed the border. "
        "Chad's army says that Niger shelled a village. Niger denies it. "
        "Both governments agreed to meet again. Chad and Niger share a long border."
    )
    found = events(read, text, day="2025-06-12")
    of_both = [e for e in found if "both sides" in e.provenance.rule_or_model]
    assert {e.type for e in of_both} == {T.CONSULT, T.AGREE}
    assert all(codes(e.actors) == {"TCD", "NER"} for e in of_both)
