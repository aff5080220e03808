"""One plan in several reports, its later version, and texts that are not one."""

from typing import Any

from tracktwo.link.proposals import link_proposals
from tracktwo.records import (
    ActorRef,
    Evidence,
    Proposal,
    ProposalKind,
    ProposalResponse,
    ProposalStatus,
    Provenance,
    ResponseStance,
    record_id,
)

USA = ActorRef("actor-usa", "United States", "USA", "GOV")
SRB = ActorRef("actor-srb", "Serbia", "SRB", "GOV")
XKX = ActorRef("actor-xkx", "Kosovo", "XKX", "GOV")
OMN = ActorRef("actor-omn", "Oman", "OMN", "GOV")
PUBLISHED = {"a": "2024-01-05", "b": "2024-01-09", "c": "2024-02-20", "d": "2024-02-21", "z": "2025-06-01"}


def text(article: str, count: int | None = None, **fields: Any) -> Proposal:
    rest: dict[str, Any] = {
        "authors": (USA,),
        "carried_by": (),
        "recipients": (SRB, XKX),
        "kind": ProposalKind.PLAN,
        "name": "plan",
    } | fields
    return Proposal(
        id=record_id("proposal", article, count, str(rest["kind"]), rest["name"]),
        evidence=(Evidence(article, 0, 4, "Plan"),),
        confidence=0.7,
        provenance=Provenance("proposals", "1", "test"),
        points_count=count,
        date=None,
        **{"status": ProposalStatus.SENT, **rest},
    )


def answer(party: ActorRef, article: str) -> ProposalResponse:
    return ProposalResponse(party, ResponseStance.REJECTS, None, (Evidence(article, 0, 4, "Plan"),))


def linked(*given: Proposal, **options: object) -> list[Proposal]:
    return list(link_proposals(given, published=PUBLISHED, **options))  # type: ignore[arg-type]


def test_the_same_count_by_the_same_is_one_plan_with_all_its_answers() -> None:
    (one,) = linked(
        text("b", 28, name="28-point plan", responses=(answer(XKX, "b"),)),
        text("a", 28, authors=(), name="28-point plan", responses=(answer(XKX, "a"), answer(SRB, "a"))),
    )
    assert [e.article_id for e in one.evidence] == ["a", "b"]
    assert one.authors == (USA,)
    assert [(a.party.name, len(a.evidence)) for a in one.responses] == [("Kosovo", 2), ("Serbia", 1)]
    assert one.origins == 2


def test_other_points_by_the_same_are_a_later_version() -> None:
    first, second = linked(text("a", 28), text("c", 20))
    assert second.previous == first.id
    assert first.previous is None


def test_other_points_by_others_are_another_plan() -> None:
    first, second = linked(text("a", 28), text("c", 20, authors=(OMN,)))
    assert second.previous is None
    assert first.id != second.id


def test_a_counter_draft_goes_back_on_what_its_article_says_it_answers() -> None:
    plan = text("c", 28)
    counter = text("c", 12, kind=ProposalKind.COUNTER_DRAFT, authors=(SRB,), previous=plan.id)
    whole, answering = linked(text("a", 28), plan, counter)
    assert len(whole.reports) == 2
    assert answering.previous == whole.id


def test_without_a_count_a_year_apart_they_are_two() -> None:
    assert len(linked(text("a"), text("b"))) == 1
    assert len(linked(text("a"), text("z"))) == 2


def test_a_verdict_of_a_later_day_stands() -> None:
    (one,) = linked(
        text("a", 9, status=ProposalStatus.REJECTED),
        text("b", 9, status=ProposalStatus.ACCEPTED),
        text("c", 9, status=ProposalStatus.DISCUSSED),
    )
    assert one.status is ProposalStatus.ACCEPTED


def test_copies_of_one_origin_count_once() -> None:
    (one,) = linked(text("a", 9), text("b", 9), origin_of={"b": "a"})
    assert one.origins == 1
    assert one.confidence == 0.7


def test_the_order_of_reading_changes_nothing() -> None:
    given = [text("a", 28), text("b", 28), text("c", 20), text("d", 20, authors=())]
    assert linked(*given) == linked(*reversed(given))


def test_who_only_brought_it_by_one_report_did_not_write_it() -> None:
    envoy = ActorRef("actor-envoy", "Salim Al-Rawahi", "OMN", "GOV")
    (one,) = linked(text("a", 9, authors=(), carried_by=(envoy,)), text("b", 9, authors=(OMN,)))
    assert one.authors == ()
    assert one.carried_by == (envoy,)
