"""Months of invented conflicts: worse, calm, better, one origin told ten times, and too little to tell."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from tracktwo.corroborate.conflict_signs import Ledger, months_of
from tracktwo.corroborate.conflict_status import MonthStatus, Verdict, months_back, status_of
from tracktwo.ontology.plover import load_plover
from tracktwo.records import (
    ActorRef,
    Channel,
    Commitment,
    CommitmentStatus,
    Delegation,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Level,
    Measure,
    MeasureKind,
    MeasureStatus,
    Outcome,
    Position,
    Provenance,
    Quantity,
    Relation,
    Round,
    RoundFormat,
    RoundStatus,
    Stance,
    StatusChange,
    TimeValue,
    Track,
    record_id,
)

MADE = Provenance(step="test", version="1", rule_or_model="by hand")
NARVIA = ActorRef("actor-narvia", "Narvia", "NRV", "GOV")
SOLEN = ActorRef("actor-solen", "Solen", "SLN", "GOV")
MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04")
LATER = "2026-09-01"


def day(iso: str, granularity: Granularity = Granularity.DAY) -> TimeValue:
    return TimeValue(iso, iso, granularity, Relation.AT, iso)


def common(kind: str, key: str, articles: Sequence[str]) -> dict[str, Any]:
    evidence = tuple(Evidence(article, 0, 5, "words") for article in articles)
    return {
        "id": record_id(kind, key, *articles), "dossier": "narvia", "evidence": evidence, "confidence": 0.9,
        "provenance": MADE,
    }  # fmt: skip


def deed(
    when: str,
    *articles: str,
    kind: EventType = EventType.ASSAULT,
    killed: int | None = None,
    status: EventStatus = EventStatus.OCCURRED,
    date: TimeValue | None = None,
    mode: str | None = None,
) -> Event:
    toll = Quantity(killed, killed, False, str(killed)) if killed else None
    return Event(
        **common("event", when + kind, articles),
        date=date or day(when), actors=(NARVIA,), recipients=(SOLEN,), type=kind, mode=mode, contexts=(),
        cameo=None, goldstein=None, status=status, place=None, killed=toll, injured=None, said_by=None,
        text="words",
    )  # fmt: skip


def meeting(when: str, *articles: str, status: RoundStatus = RoundStatus.HELD, **fields: Any) -> Round:
    values: dict[str, Any] = {
        "negotiation": None, "name": "Talks", "date": day(when), "venue": None, "mediators": (), "agenda": (),
        "format": RoundFormat.BILATERAL, "track": Track.ONE, "channel": Channel.OFFICIAL, "next": None,
        "delegations": (Delegation(NARVIA, (), Level.ENVOY), Delegation(SOLEN, (), Level.ENVOY)),
        "outcome": Outcome.UNKNOWN, "outcome_text": None, "status": status,
    }  # fmt: skip
    return Round(**common("round", when, articles), **(values | fields))


def sanction(when: str, *articles: str, kind: MeasureKind = MeasureKind.SANCTION) -> Measure:
    return Measure(
        **common("measure", when + kind, articles),
        kind=kind, imposer=NARVIA, target=SOLEN, amount=None, currency=None, status=MeasureStatus.OCCURRED,
        date=day(when),
    )  # fmt: skip


def quiet_months(months: Iterable[str], deeds: int = 2) -> tuple[list[Event], dict[str, str]]:
    """Each month four articles of four origins, and some deeds of one dead each."""
    events: list[Event] = []
    published: dict[str, str] = {}
    for month in months:
        names = [f"{month}-a{n}" for n in range(4)]
        published |= {name: f"{month}-{n + 10}" for n, name in enumerate(names)}
        events += [deed(f"{month}-{n + 5:02d}", names[n], killed=1) for n in range(deeds)]
    return events, published


def status(month: str, ledger: Ledger, *, today: str = LATER) -> MonthStatus:
    return status_of(ledger, month, today=today, plover=load_plover())


def signs(found: MonthStatus) -> dict[str, int]:
    return {reason.sign: reason.points for reason in found.reasons}


def test_a_month_of_escalation_is_worse_and_says_by_what() -> None:
    events, published = quiet_months(MONTHS)
    more = [deed(f"2026-04-{n:02d}", f"2026-04-a{n % 4}", killed=6) for n in range(15, 24)]
    off = meeting("2026-04-20", "2026-04-a1", status=RoundStatus.CANCELLED)
    paper = sanction("2026-04-21", "2026-04-a2")
    ledger = Ledger((*events, *more), (off,), (), (paper,), (), published=published)
    found = status("2026-04", ledger)
    assert found.verdict is Verdict.DETERIORATING
    assert signs(found) == {"hostile_deeds": 2, "deaths": 2, "rounds_off": 1, "measures_imposed": 1}
    deaths = next(reason for reason in found.reasons if reason.sign == "deaths")
    assert (deaths.value, deaths.usual) == (56, 2)
    assert set(deaths.records) >= {event.id for event in more}
    assert {flag.id for flag in found.flags if flag.is_risk} == {"rounds_off"}


def test_a_month_like_those_before_is_unchanged() -> None:
    events, published = quiet_months(MONTHS)
    found = status("2026-04", Ledger(tuple(events), published=published))
    assert (found.verdict, found.reasons, found.score) == (Verdict.UNCHANGED, (), 0)
    assert found.before == MONTHS[:3]


def test_a_month_of_truce_is_better() -> None:
    events, published = quiet_months(MONTHS[:3], deeds=4)
    _, april = quiet_months(MONTHS[3:], deeds=0)
    kept = deed("2026-04-02", "2026-04-a0", kind=EventType.RETREAT, mode="ceasefire")
    held = meeting("2026-04-08", "2026-04-a1", outcome=Outcome.AGREEMENT)
    found = status("2026-04", Ledger((*events, kept), (held,), published=published | april))
    assert found.verdict is Verdict.IMPROVING
    assert signs(found)["hostile_deeds"] == -2
    assert {flag.id for flag in found.flags if not flag.is_risk} == {"agreements", "truces"}


def test_one_origin_repeated_ten_times_counts_once() -> None:
    events, published = quiet_months(MONTHS)
    copies = [f"copy{n}" for n in range(10)]
    published |= dict.fromkeys(copies, "2026-04-20")
    origin_of = dict.fromkeys(copies, "agency")
    apart = tuple(deed("2026-04-19", copy, killed=7) for copy in copies)
    together = deed("2026-04-19", *copies, killed=7)
    assert len({event.id for event in apart}) == 10
    for told in (apart, (together,)):
        month = months_of(
            Ledger((*events, *told), origin_of=origin_of, published=published), plover=load_plover()
        )["2026-04"]
        assert month.origins == 5
        assert month.count("hostile_deeds").value == 3.0
        assert month.count("deaths").value == 9
    found = status("2026-04", Ledger((*events, *apart), origin_of=origin_of, published=published))
    assert "hostile_deeds" not in signs(found)


def test_more_origins_of_one_deed_weigh_more_but_not_without_end() -> None:
    published = {f"a{n}": "2026-04-20" for n in range(9)}
    for origins, value in ((1, 1.0), (2, 1.5), (3, 2.0), (9, 2.0)):
        told = tuple(deed("2026-04-19", f"a{n}") for n in range(origins))
        month = months_of(Ledger(told, published=published), plover=load_plover())["2026-04"]
        assert month.count("hostile_deeds").value == value


def test_too_little_is_unknown_and_says_how_little() -> None:
    events, published = quiet_months(MONTHS)
    thin = {name: when for name, when in published.items() if not name.startswith("2026-04-a1")}
    few = {name: when for name, when in published.items() if name.startswith(("2026-03", "2026-04"))}
    two = {n: when for n, when in thin.items() if n not in ("2026-04-a2", "2026-04-a3")}
    found = status("2026-04", Ledger(tuple(events), published=two))
    assert found.verdict is Verdict.UNKNOWN
    assert found.too_little == "2026-04 rests on 1 independent origins; 3 are needed."
    found = status("2026-04", Ledger(tuple(events), published=few))
    assert found.too_little is not None
    assert found.too_little.startswith("1 of the 6 months before 2026-04")
    assert status("2026-04", Ledger()).verdict is Verdict.UNKNOWN


def test_reading_more_articles_is_not_more_war() -> None:
    events, published = quiet_months(MONTHS[:3])
    names = [f"april{n}" for n in range(12)]
    april = dict.fromkeys(names, "2026-04-15")
    same_rate = [deed(f"2026-04-{n + 1:02d}", names[n], killed=1) for n in range(6)]
    found = status("2026-04", Ledger((*events, *same_rate), published=published | april))
    assert "hostile_deeds" not in signs(found)


def test_a_running_month_is_set_against_as_many_days() -> None:
    events, published = quiet_months(MONTHS, deeds=4)
    first = [event for event in events if not event.date or (event.date.start or "") <= "2026-04-06"]
    ledger = Ledger(tuple(first), published=published)
    running = status("2026-04", ledger, today="2026-04-10")
    assert (running.days, running.verdict) == (10, Verdict.UNCHANGED)
    assert status("2026-04", Ledger(tuple(first), published=published)).days is None


def test_what_one_side_alleges_counts_half_and_its_dead_not_at_all() -> None:
    published = {"a0": "2026-04-02"}
    event = deed("2026-04-01", "a0", killed=900, status=EventStatus.ALLEGED)
    month = months_of(Ledger((event,), published=published), plover=load_plover())["2026-04"]
    assert (month.count("hostile_deeds").value, month.count("deaths").value) == (0.5, 0)


@pytest.mark.parametrize(
    "status_", [EventStatus.HISTORICAL, EventStatus.DENIED, EventStatus.PLANNED, EventStatus.CONDITIONAL]
)
def test_what_did_not_happen_is_not_counted(status_: EventStatus) -> None:
    event = deed("2026-04-01", "a0", status=status_)
    assert not months_of(Ledger((event,), published={"a0": "2026-04-02"}), plover=load_plover())[
        "2026-04"
    ].signs


def test_a_vague_year_is_of_no_month_and_an_unstated_day_of_its_first_report() -> None:
    year = deed("x", "a0", date=TimeValue("2025-01-01", "2025-12-31", Granularity.YEAR, Relation.AT, "2025"))
    undated = dataclasses.replace(deed("y", "a0"), date=None)
    months = months_of(Ledger((year, undated), published={"a0": "2026-04-02"}), plover=load_plover())
    assert list(months) == ["2026-04"]
    assert months["2026-04"].count("hostile_deeds").value == 1.0


def test_the_same_measure_in_several_articles_is_one_and_relief_is_its_own_sign() -> None:
    published = dict.fromkeys(("a0", "a1"), "2026-04-02")
    papers = (sanction("2026-04-01", "a0"), sanction("2026-04-02", "a1"))
    relief = sanction("2026-04-03", "a1", kind=MeasureKind.RELIEF)
    aid = sanction("2026-04-03", "a1", kind=MeasureKind.AID)
    ledger = Ledger(measures=(*papers, relief, aid), published=published)
    month = months_of(ledger, plover=load_plover())["2026-04"]
    assert (month.count("measures_imposed").value, month.count("measures_lifted").value) == (1, 1)


def test_positions_and_promises_are_counted_when_they_move() -> None:
    def position(when: str, stance: Stance, previous: str | None = None) -> Position:
        return Position(
            **common("position", when, ["a0"]),
            party=NARVIA, issue="ceasefire", option="full", stance=stance, condition=None, red_line=None,
            date=day(when), previous=previous,
        )  # fmt: skip

    first = position("2026-03-01", Stance.REJECTS)
    then = position("2026-04-01", Stance.OPEN_TO, first.id)
    back = position("2026-04-09", Stance.REJECTS, then.id)
    promise = Commitment(
        **common("commitment", "p", ["a0"]),
        by=NARVIA, to=SOLEN, what="withdraw", mechanism=None, status=CommitmentStatus.BROKEN,
        deadline=day("2026-04-05"),
        history=(StatusChange("2026-04-06", CommitmentStatus.BROKEN, "", ()),),
    )  # fmt: skip
    late = dataclasses.replace(promise, id="commitment-late", status=CommitmentStatus.OPEN, history=())
    ledger = Ledger(
        commitments=(promise, late), positions=(first, then, back), published={"a0": "2026-03-20"}
    )
    month = months_of(ledger, plover=load_plover())["2026-04"]
    assert month.count("positions_softer").records == (then.id,)
    assert month.count("positions_harder").records == (back.id,)
    assert month.count("promises_broken").records == (promise.id,)
    flags = {flag.id: flag.records for flag in status("2026-04", ledger).flags}
    assert flags["overdue"] == (late.id,)


def test_a_planned_meeting_is_an_opportunity_until_its_day() -> None:
    planned = meeting("2026-05-20", "a0", status=RoundStatus.PLANNED)
    ledger = Ledger(rounds=(planned,), published={"a0": "2026-04-20"})
    assert [flag.id for flag in status("2026-04", ledger).flags] == ["ahead"]
    assert status("2026-06", ledger).flags == ()


def test_months_are_counted_back_over_the_year() -> None:
    assert [months_back("2026-02", n) for n in (0, 1, 2, 14)] == ["2026-02", "2026-01", "2025-12", "2024-12"]
