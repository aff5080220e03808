"""One promise, many reports: what joins them, and what moves where a promise stands."""

from typing import Any

from tracktwo.link.commitments import is_overdue, link_commitments
from tracktwo.link.deeds import deed_words, is_same_deed
from tracktwo.records import (
    ActorRef,
    Commitment,
    CommitmentStatus,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Provenance,
    Relation,
    StatusChange,
    TimeValue,
)

OMN = ActorRef("actor-omn", "Oman", "OMN", "GOV")
YEM = ActorRef("actor-yem", "Yemen", "YEM", "GOV")
LEAVE = "withdraw its gunboats from the strait by 4 June"
PUBLISHED = {"a1": "2026-05-02", "a2": "2026-05-03", "a3": "2026-06-06", "a4": "2026-06-07"}


def by(day: str) -> TimeValue:
    return TimeValue(day, day, Granularity.DAY, Relation.BY, "by 4 June")


def promise(
    article: str, what: str = LEAVE, *, party: ActorRef | None = OMN, start: int = 0, **fields: Any
) -> Commitment:
    evidence = Evidence(article, start, start + len(what), what)
    status = fields.pop("status", CommitmentStatus.OPEN)
    return Commitment(
        id=f"commitment-{article}-{start}-{party.name if party else ''}",
        evidence=(evidence,),
        confidence=0.7,
        provenance=Provenance("commitments", "1", fields.pop("rule", "making:pledge")),
        by=party,
        to=None,
        what=what,
        deadline=fields.pop("deadline", by("2026-06-04")),
        mechanism=None,
        status=status,
        history=(StatusChange(PUBLISHED[article], status, what, (evidence,)),),
    )


def event(article: str, kind: EventType, text: str, actor: ActorRef, *others: ActorRef, day: str) -> Event:
    return Event(
        id=f"event-{article}-{kind}",
        evidence=(Evidence(article, 0, len(text), text),),
        confidence=0.8,
        provenance=Provenance("events", "1", "test"),
        date=TimeValue(day, day, Granularity.DAY, Relation.AT, day),
        actors=(actor,),
        recipients=others,
        type=kind,
        mode=None,
        contexts=(),
        cameo=None,
        goldstein=None,
        status=EventStatus.OCCURRED,
        place=None,
        killed=None,
        injured=None,
        said_by=None,
        text=text,
    )


def link(*given: Commitment, events: tuple[Event, ...] = (), **options: Any) -> list[Commitment]:
    return list(link_commitments(given, events=events, published=PUBLISHED, **options))


def test_one_promise_in_two_reports_is_one_with_the_evidence_of_both() -> None:
    (one,) = link(promise("a1"), promise("a2", "to withdraw gunboats from the strait by 4 June"))
    assert len(one.reports) == 2
    assert one.origins == 2
    assert {e.article_id for e in one.evidence} == {"a1", "a2"}
    assert one.status is CommitmentStatus.OPEN
    assert len(one.history) == 1


def test_copies_of_one_report_are_one_origin() -> None:
    (one,) = link(promise("a1"), promise("a2"), origin_of={"a1": "a1", "a2": "a1"})
    assert one.origins == 1
    assert one.confidence == 0.7


def test_another_party_or_another_day_is_another_promise() -> None:
    assert len(link(promise("a1"), promise("a2", party=YEM))) == 2
    assert len(link(promise("a1"), promise("a2", deadline=by("2026-08-01")))) == 2


def test_what_two_parties_promise_in_the_same_words_stays_two() -> None:
    assert len(link(promise("a1"), promise("a1", party=YEM))) == 2


def test_a_pledge_inside_the_words_of_its_breach_is_that_promise_by_the_party_accused() -> None:
    words = f"breaking its pledge to {LEAVE}"
    accused = promise("a3", words, status=CommitmentStatus.DISPUTED, rule="disputed:break")
    inner = promise("a3", f"its pledge to {LEAVE}", party=YEM, start=9)
    (one,) = link(promise("a1"), accused, inner)
    assert one.by == OMN
    assert one.status is CommitmentStatus.DISPUTED
    assert one.what == LEAVE


def test_an_accusation_disputes_and_does_not_break() -> None:
    text = "Yemen accused Oman of breaking its pledge to withdraw its gunboats from the strait."
    (one,) = link(promise("a1"), events=(event("a3", EventType.ACCUSE, text, YEM, OMN, day="2026-06-05"),))
    assert one.status is CommitmentStatus.DISPUTED
    assert one.history[-1].note == "Yemen says it was broken"
    assert one.history[-1].evidence[0].article_id == "a3"


def test_the_deed_itself_in_time_keeps_the_promise() -> None:
    text = "Oman withdrew its last gunboats from the strait."
    (one,) = link(promise("a1"), events=(event("a3", EventType.RETREAT, text, OMN, day="2026-06-03"),))
    assert one.status is CommitmentStatus.KEPT


def test_a_deed_begun_is_not_a_deed_done() -> None:
    text = "Oman began to withdraw its gunboats from the strait."
    (one,) = link(promise("a1"), events=(event("a3", EventType.RETREAT, text, OMN, day="2026-06-03"),))
    assert one.status is CommitmentStatus.OPEN


def test_told_as_kept_and_as_broken_it_is_disputed() -> None:
    kept = promise("a3", LEAVE, status=CommitmentStatus.KEPT, rule="kept:keep")
    broken = promise("a4", LEAVE, status=CommitmentStatus.BROKEN, rule="broken:break")
    (one,) = link(promise("a1"), kept, broken)
    assert one.status is CommitmentStatus.DISPUTED
    assert [change.status.value for change in one.history] == ["open", "kept", "broken"]


def test_an_attack_after_a_truce_on_such_targets_is_evidence_and_no_verdict() -> None:
    truce = promise("a1", "halt strikes on power plants", deadline=None)
    text = "Omani jets carried out strikes on two power plants."
    strike = event("a3", EventType.ASSAULT, text, OMN, YEM, day="2026-06-05")
    (one,) = link(truce, events=(strike,))
    assert one.status is CommitmentStatus.OPEN
    assert one.history[-1].note == "an act against it is reported"
    assert one.history[-1].evidence == strike.evidence


def test_a_deadline_that_passed_is_overdue_and_still_open() -> None:
    (one,) = link(promise("a1"))
    assert one.status is CommitmentStatus.OPEN
    assert is_overdue(one, as_of="2026-06-05")
    assert not is_overdue(one, as_of="2026-06-04")


def test_a_passed_deadline_named_alone_belongs_to_the_promise_before_it() -> None:
    bare = promise(
        "a3", "has passed", party=None, start=200, deadline=None,
        status=CommitmentStatus.BROKEN, rule="broken:deadline",
    )  # fmt: skip
    (one,) = link(promise("a1"), promise("a3"), bare)
    assert one.status is CommitmentStatus.BROKEN


def test_the_order_given_does_not_matter() -> None:
    given = (promise("a1"), promise("a2"), promise("a3", status=CommitmentStatus.KEPT))
    assert link(*given) == link(*reversed(given))


def test_one_word_in_common_is_not_one_deed() -> None:
    assert not is_same_deed(deed_words("release the prisoners"), deed_words("release the funds"))
    assert is_same_deed(deed_words("releasing prisoners"), deed_words("release all prisoners"))


def test_a_deadline_that_passed_is_that_of_the_promise_for_that_day() -> None:
    made = promise("a1", "pull back its boats from the strait")
    words, broken = "the withdrawal of Omani boats", CommitmentStatus.BROKEN
    passed = promise("a3", words, status=broken, rule="broken:deadline")
    (one,) = link(made, passed)
    assert (one.what, one.status) == (made.what, broken)
    assert len(link(made, promise("a3", words, status=broken))) == 2  # no deadline is told to have passed


def test_one_thing_due_on_one_day_in_other_words_is_one_promise() -> None:
    day = TimeValue("2026-06-01", "2026-06-01", Granularity.DAY, Relation.BY, "by 1 June")
    one = promise("a1", "restore the hotline between the armed forces", deadline=day)
    other = promise("a2", "reopen a military hotline and share data on patrols", deadline=day)
    assert len(link(one, other)) == 1
    assert len(link(one, promise("a2", "reopen the harbour and share data", deadline=day))) == 2


def test_rebels_and_the_government_they_fight_make_two_promises_though_they_share_a_code() -> None:
    rebels = ActorRef("actor-front", "Dhofar Front", "OMN", "REB")
    ministry = ActorRef("actor-mod", "Ministry of Defence of Oman", "OMN", "MIL")
    reports = [promise("a1"), promise("a2", party=ministry), promise("a3", party=rebels)]
    made = list(link_commitments(reports, published=PUBLISHED))
    assert sorted(len(one.reports) for one in made) == [1, 2]
