"""One round, many reports: what is one meeting, what stays two, and how a status came about."""

from dataclasses import replace
from typing import Any

import pytest

from tracktwo.link.rounds import link_rounds
from tracktwo.records import (
    ActorRef,
    Channel,
    DateBasis,
    Delegation,
    Evidence,
    Granularity,
    Level,
    Outcome,
    Place,
    PlacePrecision,
    Provenance,
    Relation,
    Round,
    RoundFormat,
    RoundStatus,
    TimeValue,
    Track,
    record_id,
)

YEM = ActorRef("actor-yem", "Yemen", "YEM", "GOV")
HOUTHIS = ActorRef("actor-houthis", "Houthis", "YEM", "REB")
ISR = ActorRef("actor-isr", "Israel", "ISR", "GOV")
LBN = ActorRef("actor-lbn", "Lebanon", "LBN", "GOV")
OMAN = ActorRef("actor-omn", "Oman", "OMN", "GOV")


def day(start: str, end: str | None = None) -> TimeValue:
    return TimeValue(start, end or start, Granularity.DAY, Relation.AT, start)


def city(name: str, country: str) -> Place:
    return Place(name, country, 0.0, 0.0, PlacePrecision.CITY, None, name)


def told(article: str, *parties: ActorRef, **fields: Any) -> Round:
    values: dict[str, Any] = {
        "date": None, "place": None, "status": RoundStatus.HELD, "format": RoundFormat.BILATERAL,
        "outcome": Outcome.UNKNOWN, "mediators": (), "next": None, **fields,
    }  # fmt: skip
    return Round(
        id=record_id("round", article, tuple(p.name for p in parties), str(sorted(map(str, fields)))),
        evidence=(Evidence(article, 0, 5, "Talks"),),
        confidence=0.7,
        provenance=Provenance("rounds", "1", "test"),
        negotiation=None,
        name="talks",
        venue=None,
        track=Track.ONE,
        channel=Channel.OFFICIAL,
        delegations=tuple(Delegation(party, (), Level.UNKNOWN) for party in parties),
        agenda=(),
        outcome_text=None,
        **values,
    )


PUBLISHED = {"a": "2024-03-02", "b": "2024-03-03", "c": "2024-03-17", "d": "2024-03-04"}


def test_a_meeting_told_by_two_outlets_is_one_round_with_both_words_and_one_origin_per_agency() -> None:
    first = told("a", YEM, HOUTHIS, date=day("2024-03-01"), place=city("Muscat", "OMN"))
    second = told("b", HOUTHIS, YEM, place=city("Muscat", "OMN"), outcome=Outcome.NO_PROGRESS)
    (one,) = link_rounds([second, first], published=PUBLISHED, origin_of={"a": "agency", "b": "agency"})
    assert one.reports == (first.id, second.id)
    assert one.origins == 1
    assert {e.article_id for e in one.evidence} == {"a", "b"}
    assert one.outcome is Outcome.NO_PROGRESS
    assert one.date == first.date


def test_two_rounds_two_weeks_apart_stay_two() -> None:
    first = told("a", YEM, HOUTHIS, date=day("2024-03-01"), place=city("Muscat", "OMN"))
    second = told("c", YEM, HOUTHIS, date=day("2024-03-15"), place=city("Muscat", "OMN"))
    undated = told("d", YEM, HOUTHIS, place=city("Muscat", "OMN"))
    rounds = list(link_rounds([first, second, undated], published=PUBLISHED))
    assert [len(r.reports) for r in rounds] == [2, 1]


def test_meetings_of_two_conflicts_in_one_city_on_one_day_stay_apart() -> None:
    here = {"date": day("2024-03-01"), "place": city("Doha", "QAT")}
    assert len(list(link_rounds([told("a", YEM, HOUTHIS, **here), told("b", ISR, LBN, **here)]))) == 2


def test_a_planned_round_that_was_held_is_one_with_its_history() -> None:
    planned = told("a", YEM, HOUTHIS, date=day("2024-03-03"), status=RoundStatus.PLANNED)
    held = told("d", YEM, HOUTHIS, date=day("2024-03-03"), place=city("Muscat", "OMN"))
    (one,) = link_rounds([held, planned], published=PUBLISHED)
    assert one.status is RoundStatus.HELD
    assert [(change.date, change.status) for change in one.history] == [
        ("2024-03-02", RoundStatus.PLANNED),
        ("2024-03-04", RoundStatus.HELD),
    ]


@pytest.mark.parametrize("later", [RoundStatus.POSTPONED, RoundStatus.CANCELLED])
def test_a_planned_round_that_was_put_off_is_not_held(later: RoundStatus) -> None:
    planned = told("a", YEM, HOUTHIS, date=day("2024-03-20"), status=RoundStatus.PLANNED)
    off = told("b", YEM, HOUTHIS, date=day("2024-03-20"), status=later)
    (one,) = link_rounds([planned, off], published=PUBLISHED)
    assert one.status is later


def test_a_denial_stays_beside_the_report_it_denies() -> None:
    held = told("a", YEM, HOUTHIS, date=day("2024-03-01"), place=city("Muscat", "OMN"))
    denied = told("b", YEM, HOUTHIS, date=day("2024-03-01"), status=RoundStatus.DENIED)
    statuses = {r.status for r in link_rounds([held, denied], published=PUBLISHED)}
    assert statuses == {RoundStatus.HELD, RoundStatus.DENIED}


def test_a_phone_call_on_the_day_of_a_meeting_is_another_round() -> None:
    met = told("a", YEM, HOUTHIS, date=day("2024-03-01"))
    called = told("b", YEM, HOUTHIS, date=day("2024-03-01"), format=RoundFormat.PHONE)
    assert len(list(link_rounds([met, called], published=PUBLISHED))) == 2


def test_a_host_that_one_outlet_counts_among_the_parties_does_not_make_a_second_round() -> None:
    here = {"date": day("2024-03-01"), "place": city("Muscat", "OMN")}
    two = told("a", YEM, HOUTHIS, mediators=(OMAN,), **here)
    three = told("b", YEM, HOUTHIS, OMAN, **here)
    assert len(list(link_rounds([two, three], published=PUBLISHED))) == 1


def test_linking_does_not_depend_on_the_order_of_reading() -> None:
    rounds = [
        told("a", YEM, HOUTHIS, date=day("2024-03-01")),
        told("b", YEM, HOUTHIS, place=city("Muscat", "OMN")),
        told("c", YEM, HOUTHIS, date=day("2024-03-15")),
    ]
    forward = list(link_rounds(rounds, published=PUBLISHED))
    assert forward == list(link_rounds(reversed(rounds), published=PUBLISHED))


def reported(first: str, last: str) -> dict[str, Any]:
    when = TimeValue(first, last, Granularity.DAY, Relation.ABOUT, f"reported on {last}")
    return {"date": when, "date_basis": DateBasis.REPORT, "place": city("Muscat", "OMN")}


def test_reports_that_state_no_day_leave_those_they_have_in_common() -> None:
    first = told("a", YEM, HOUTHIS, **reported("2024-03-01", "2024-03-02"))
    second = told("b", YEM, HOUTHIS, **reported("2024-03-02", "2024-03-03"))
    (one,) = link_rounds([first, second], published=PUBLISHED)
    assert one.date is not None
    assert (one.date.start, one.date.end, one.date_basis) == ("2024-03-02", "2024-03-02", DateBasis.REPORT)


def test_a_stated_day_stands_before_one_worked_out() -> None:
    first = told("a", YEM, HOUTHIS, **reported("2024-03-01", "2024-03-02"))
    worked_out = {"date": day("2024-03-01"), "date_basis": DateBasis.CONTEXT, "place": city("Muscat", "OMN")}
    second = told("b", YEM, HOUTHIS, **worked_out)
    stated = told("d", YEM, HOUTHIS, **{**worked_out, "date_basis": DateBasis.STATED})
    (one,) = link_rounds([first, second, stated], published=PUBLISHED)
    assert (one.date, one.date_basis) == (day("2024-03-01"), DateBasis.STATED)


def test_a_round_that_went_on_for_a_second_day_has_both_days() -> None:
    first = told("a", YEM, HOUTHIS, date=day("2024-03-01"), place=city("Muscat", "OMN"))
    words = (Evidence("b", 0, 40, "met for a second day and parted late"),)
    later = told("b", YEM, HOUTHIS, date=day("2024-03-02"), place=city("Muscat", "OMN"))
    second = replace(later, evidence=words)
    (one,) = link_rounds([first, second], published=PUBLISHED)
    assert one.date is not None
    assert (one.date.start, one.date.end) == ("2024-03-01", "2024-03-02")


def test_two_days_that_reports_give_without_a_second_day_stay_one_of_them() -> None:
    first = told("a", YEM, HOUTHIS, date=day("2024-03-01"), place=city("Muscat", "OMN"))
    second = told("b", YEM, HOUTHIS, date=day("2024-03-02"), place=city("Muscat", "OMN"))
    (one,) = link_rounds([first, second], published=PUBLISHED)
    assert one.date is not None
    assert one.date.start == one.date.end


def test_messages_carried_by_a_third_are_no_report_of_the_sitting() -> None:
    sitting = told("a", YEM, HOUTHIS, date=day("2024-03-01"), place=city("Muscat", "OMN"))
    rule = Provenance("rounds", "1", "contact:held")
    messages = replace(told("b", YEM, HOUTHIS, date=day("2024-02-26", "2024-03-03")), provenance=rule)
    made = list(link_rounds([sitting, messages], published=PUBLISHED))
    assert [len(one.reports) for one in made] == [1, 1]


def test_the_meeting_put_off_by_a_day_is_not_the_one_of_the_next_day() -> None:
    off = told("a", ISR, LBN, date=day("2024-03-06"), status=RoundStatus.POSTPONED)
    ahead = told("b", ISR, LBN, date=day("2024-03-07"), status=RoundStatus.PLANNED)
    made = list(link_rounds([off, ahead], published=PUBLISHED))
    assert [one.status for one in made] == [RoundStatus.POSTPONED, RoundStatus.PLANNED]
