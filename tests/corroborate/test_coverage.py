"""Coverage: by country, side and control, and who is silent on a story."""

from dataclasses import replace

from tests.corroborate.articles import OTHER, RELEASE, WIRE, made

from tracktwo.corroborate.coverage import Known, coverage_of
from tracktwo.corroborate.grades import event_standing
from tracktwo.corroborate.stories import cluster
from tracktwo.ontology.outlets import load_outlets
from tracktwo.records import (
    CopyKind,
    Disagreement,
    DisagreementKind,
    DisagreementStatus,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Provenance,
    Side,
)

LISTED = load_outlets()
SIDES = {"RUS": "russia", "UKR": "ukraine"}


def test_a_side_whose_outlets_all_say_nothing_is_silent() -> None:
    told = [made(WIRE, outlet="Ukrinform"), made(WIRE, outlet="Reuters", day="2026-03-04")]
    other = made(OTHER, outlet="TASS", day="2026-03-03")
    stories = [s for s in cluster([*told, other]) if len(s.outlets) > 1]
    found = coverage_of([*told, other], stories, Known(LISTED, side_of=SIDES))
    (silence,) = found.silences
    assert silence.silent == ("TASS",)
    assert silence.silent_sides == ("russia",)
    assert found.by_side == {"outside": 1, "russia": 1, "ukraine": 1}
    assert found.by_control["state"] == 2


def test_an_outlet_that_did_not_write_then_is_not_silent() -> None:
    told = [made(WIRE, outlet="Ukrinform"), made(WIRE, outlet="Reuters", day="2026-03-04")]
    late = made(OTHER, outlet="TASS", day="2026-05-01")
    stories = cluster([*told, late])
    assert coverage_of([*told, late], stories, Known(LISTED)).silences == ()


def test_who_repeats_a_statement_is_counted_as_repeating_it() -> None:
    release = made(RELEASE, outlet="Army News", day="2026-03-03")
    retold = made(
        'The army said it beat off an assault on a ferry, killing 17 gunmen. "All 186 travellers were '
        'brought ashore unhurt," it said in a statement.',
        outlet="Coast Post", day="2026-03-04",
    )  # fmt: skip
    version = replace(
        made(f"{RELEASE} It was updated.", outlet="Army News", day="2026-03-05"),
        copy_of=release.id, copy_kind=CopyKind.REVISION,
    )  # fmt: skip
    found = coverage_of([release, retold, version], cluster([release, retold]), Known(LISTED))
    counted = {r.outlet: (r.articles, r.own, r.repeats, r.revisions) for r in found.outlets}
    assert counted == {"Army News": (2, 1, 0, 1), "Coast Post": (1, 0, 1, 0)}
    assert found.by_language == {"en": 2}  # a later version is no further telling


def _event(words: str) -> Event:
    return Event(
        id="event-1", evidence=(Evidence("a1", 0, len(words), words),), confidence=0.8,
        provenance=Provenance("events", "1", "test"), date=None, actors=(), recipients=(),
        type=EventType.CONSULT, mode=None, contexts=(), cameo=None, goldstein=None,
        status=EventStatus.OCCURRED, place=None, killed=None, injured=None, said_by=None, text=words,
        origins=2,
    )  # fmt: skip


def _rivals(kind: DisagreementKind) -> Disagreement:
    sides = (
        Side("yes", None, ("A",), 2, (Evidence("a1", 0, 8, "They met"),)),
        Side("no", None, ("B",), 1, (Evidence("a2", 0, 8, "No such "),)),
    )
    return Disagreement(
        id="disagreement-1", evidence=(), confidence=1.0, provenance=Provenance("d", "1", "t"), kind=kind,
        question="Did they meet?", sides=sides, status=DisagreementStatus.OPEN, note=None,
    )  # fmt: skip


def test_a_denial_counts_against_an_event_and_a_rival_toll_does_not() -> None:
    event = _event("They met")
    assert event_standing(event, [_rivals(DisagreementKind.FACT)]).opposing == 1
    assert event_standing(event, [_rivals(DisagreementKind.QUANTITY)]).opposing == 0
    resolved = replace(_rivals(DisagreementKind.FACT), status=DisagreementStatus.RESOLVED)
    assert event_standing(event, [resolved]).opposing == 0
