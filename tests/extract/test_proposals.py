"""Plans, drafts, counter-drafts: who wrote, carried and received them, and what each party says."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.extract import proposals
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.steps import Finds
from tracktwo.records import (
    Attempt,
    Proposal,
    ProposalKind,
    ProposalStatus,
    Reading,
    ResponseStance,
)

Read = Callable[..., Finds]
Stance = ResponseStance

HANDED_OVER = (
    "Omani mediator Salim Al-Rawahi handed a 15-point plan to the Sudanese government and the Rapid "
    "Support Forces in Muscat on Monday. The plan calls for a ceasefire, the withdrawal of fighters "
    "from Khartoum and the release of all prisoners. The Sudanese army accepted points 1 to 5 but "
    "rejected the clause on the withdrawal from Khartoum. The RSF said it was ready to discuss the "
    "document."
)
COUNTERED = (
    "Armenia sent Azerbaijan a draft peace treaty in January. Azerbaijan answered on Tuesday with a "
    "counter-draft of 12 points. Yerevan rejected the counter-draft as one-sided."
)
LEAKED = (
    "A leaked draft of a 10-point peace accord, seen by The Harbour Courier, would oblige the ELN to "
    "hand over its weapons. The Colombian government denied that such a draft existed. The ELN said on "
    "Friday that it had received the document from Norwegian mediators."
)
REVISED = (
    "The United States presented a 28-point plan to Serbia and Kosovo in November. Pristina rejected "
    "the plan. After talks in Geneva, Washington reworked it. The revised 19-point plan was discussed "
    "by American and Kosovar negotiators on Sunday. Belgrade said the 19-point plan was unacceptable."
)


def found(read: Read, text: str) -> list[Proposal]:
    finds = read(text, steps=frozenset({"proposals"}), day="2026-03-04")
    return [record for record in finds.records if isinstance(record, Proposal)]


def answers(one: Proposal) -> set[tuple[str, str, str | None]]:
    return {(answer.party.name, answer.stance.value, answer.point) for answer in one.responses}


def names(refs: tuple[object, ...]) -> list[str]:
    return [getattr(ref, "name", "") for ref in refs]


def test_a_plan_that_a_mediator_hands_over_has_a_carrier_and_no_author(read: Read) -> None:
    (one,) = found(read, HANDED_OVER)
    assert one.name == "15-point plan"
    assert one.kind is ProposalKind.PLAN
    assert one.points_count == 15
    assert one.authors == ()
    assert names(one.carried_by) == ["Salim Al-Rawahi"]
    assert names(one.recipients) == ["Sudan", "Rapid Support Forces"]
    assert one.date is not None
    assert one.date.start == "2026-03-02"


def test_points_are_read_with_the_sticking_points_they_are_about(read: Read) -> None:
    (one,) = found(read, HANDED_OVER)
    assert {point.issue for point in one.points} == {"ceasefire", "withdrawal", "prisoners"}
    assert "the release of all prisoners" in {point.words for point in one.points}


def test_a_party_takes_some_points_and_refuses_another(read: Read) -> None:
    (one,) = found(read, HANDED_OVER)
    assert answers(one) == {
        ("Sudan", "accepts", "points 1 to 5"),
        ("Sudan", "rejects", "clause on the withdrawal from Khartoum"),
        ("Rapid Support Forces", "open_to", None),
    }
    assert one.status is ProposalStatus.DISCUSSED


def test_a_counter_draft_names_what_it_counters(read: Read) -> None:
    draft, counter = found(read, COUNTERED)
    assert names(draft.authors) == ["Armenia"]
    assert names(draft.recipients) == ["Azerbaijan"]
    assert counter.kind is ProposalKind.COUNTER_DRAFT
    assert counter.points_count == 12
    assert names(counter.authors) == ["Azerbaijan"]
    assert counter.previous == draft.id
    assert answers(counter) == {("Armenia", "rejects", None)}
    assert draft.responses == ()


def test_a_leaked_draft_that_one_side_denies_keeps_both_in_its_history(read: Read) -> None:
    (one,) = found(read, LEAKED)
    assert one.status is ProposalStatus.DENIED
    told = [(change.status, names(change.by)) for change in one.history]
    assert (ProposalStatus.LEAKED, []) in told
    assert (ProposalStatus.DENIED, ["Colombia"]) in told
    assert (ProposalStatus.RECEIVED, ["ELN"]) in told
    assert names(one.carried_by) == ["Norway"]
    assert [point.issue for point in one.points] == ["disarmament"]


def test_a_revised_plan_is_one_of_its_own_that_goes_back_on_the_first(read: Read) -> None:
    first, second = found(read, REVISED)
    assert (first.points_count, second.points_count) == (28, 19)
    assert second.previous == first.id
    assert answers(first) == {("Kosovo", "rejects", None)}
    assert ProposalStatus.REVISED in {change.status for change in first.history}
    assert answers(second) == {("Serbia", "rejects", None)}


def test_a_refusal_to_sign_is_a_rejection_and_others_who_accepted_are_told(read: Read) -> None:
    text = "Ethiopia refused to sign the memorandum of understanding that Egypt and Sudan had accepted."
    (one,) = found(read, text)
    assert one.kind is ProposalKind.MEMORANDUM
    assert answers(one) == {
        ("Ethiopia", "rejects", None),
        ("Egypt", "accepts", None),
        ("Sudan", "accepts", None),
    }


def test_what_is_carried_for_another_keeps_its_author(read: Read) -> None:
    text = (
        "Pakistani envoys carried an American 14-point proposal to Tehran. Iran's foreign ministry said it "
        "was reviewing the proposal. Tehran handed a counterproposal of ten points to Pakistani mediators."
    )
    plan, counter = found(read, text)
    assert (names(plan.authors), names(plan.carried_by), names(plan.recipients)) == (
        ["United States"], ["Pakistan"], ["Iran"],
    )  # fmt: skip
    assert plan.status is ProposalStatus.DISCUSSED
    assert counter.previous == plan.id
    assert names(counter.carried_by) == ["Pakistan"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Greece would accept the Turkish draft if foreign troops left the island.", Stance.CONDITIONAL),
        ("Greece will not accept the Turkish draft.", Stance.REJECTS),
        ("Greece is willing to discuss the Turkish draft.", Stance.OPEN_TO),
        ("Greece agreed to the Turkish draft.", Stance.ACCEPTS),
        ("The Turkish draft was turned down by Greece.", Stance.REJECTS),
    ],
)
def test_the_stance_follows_the_mood(read: Read, text: str, stance: Stance) -> None:
    (one,) = found(read, text)
    assert [(answer.party.name, answer.stance) for answer in one.responses] == [("Greece", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations urged Morocco to accept the Algerian draft.",
        "If Morocco accepts the Algerian draft, talks can begin.",
        "Algeria asked whether Morocco would accept its draft.",
    ],
)
def test_what_is_only_asked_of_a_party_is_no_answer(read: Read, text: str) -> None:
    assert all(one.responses == () for one in found(read, text))


@pytest.mark.parametrize(
    "text",
    [
        "The company presented its five-year business plan to investors.",
        "The prime minister plans to visit Rome, and France's plan to visit Mali was dropped.",
        "The party has a five-point lead in the polls.",
        "The rebels drew up a plan of attack and the Sudanese army knew of it.",
        "Russian generals drew up a plan to attack the Ukrainian city.",
        "The health minister unveiled a ten-point plan for clinics.",
        "Ghana and Togo discussed a joint investment plan.",
        "The bank issued a letter of credit.",
        "The bishop sent a letter of condolence to the families.",
        "At this point, Kenya and Uganda have no comment.",
        "Kenya rejected article 5 of the constitution.",
    ],
)
def test_other_plans_are_no_proposals(read: Read, text: str) -> None:
    assert found(read, text) == []


@pytest.mark.parametrize("text", [HANDED_OVER, COUNTERED, LEAKED, REVISED])
def test_evidence_is_exact_and_ids_differ(read: Read, text: str) -> None:
    records = found(read, text)
    for one in records:
        pieces = [*one.evidence, *(e for answer in one.responses for e in answer.evidence)]
        pieces += [e for change in one.history for e in change.evidence]
        assert all(text[e.start : e.end] == e.text for e in pieces)
        assert {e for answer in one.responses for e in answer.evidence} <= set(one.evidence)
        assert all(point.words in text for point in one.points)
    assert len({one.id for one in records}) == len(records)


def test_what_was_tried_is_told(read: Read, books: CodeBooks) -> None:
    reading: Reading = read("The company presented its peace plan. " + COUNTERED).reading
    told: list[Attempt] = []
    list(proposals.extract(reading, books=books, trace=told.append))
    assert {attempt.fired for attempt in told} == {True, False}
    assert all(reading.text[a.start : a.end] == a.text for a in told)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((HANDED_OVER + " " + LEAKED + " " + REVISED).split()), max_size=30))
def test_no_order_of_words_makes_it_fail(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    finds = read(text, steps=frozenset({"proposals"}), day="2026-03-04")
    assert not [r for r in finds.records if r.id.startswith("issue")]


def test_what_a_text_provides_for_is_a_point_whatever_it_is_about(read: Read) -> None:
    text = "Italy sent Libya a draft agreement. The draft provides for a joint school in Ghat."
    (one,) = found(read, text)
    assert [point.words for point in one.points] == ["a joint school in Ghat"]


def test_points_told_by_their_number_and_what_a_text_drops(read: Read) -> None:
    text = (
        "Kenya circulated a road map with nine points among the Somali parties. The first point is a census, "
        "the second an election by June."
    )
    (one,) = found(read, text)
    assert (one.points_count, names(one.authors)) == (9, ["Kenya"])
    assert [(p.number, p.words) for p in one.points] == [(1, "a census"), (2, "an election by June")]
    (counter,) = found(
        read, "Peru sent a counter-proposal to Ecuador. The counter-proposal drops the clause on the river."
    )
    assert [p.words for p in counter.points] == ["drops the clause on the river"]


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("Chile's foreign minister called the proposal a basis for talks.", "open_to"),
        ("Chile described the proposal as a trap.", "rejects"),
        ("Chile said it was open to the proposal.", "open_to"),
        ("Chile is opposed to the proposal.", "rejects"),
    ],
)
def test_what_a_party_calls_a_text_is_an_answer(read: Read, answer: str, stance: str) -> None:
    (one,) = found(read, f"Bolivia submitted a written proposal to Chile on access to the sea. {answer}")
    assert answers(one) == {("Chile", stance, None)}


def test_a_letter_is_from_whom_it_came(read: Read) -> None:
    (one,) = found(read, "India said it had received a letter from Pakistan about the river.")
    assert (names(one.authors), names(one.recipients)) == (["Pakistan"], ["India"])


def test_it_provides_for_what_a_draft_just_named_says(read: Read) -> None:
    text = "Mediators put forward a nine-point draft on Tuesday. It provides for a truce of sixty days."
    (one,) = found(read, text)
    assert (one.points_count, [point.words for point in one.points]) == (9, ["a truce of sixty days"])


def test_a_body_whose_mediators_wrote_a_draft_is_its_author(read: Read) -> None:
    text = "The African Union's mediators drew up a twelve-article draft. It provides for a truce."
    (one,) = found(read, text)
    assert ([a.name for a in one.authors], one.points_count) == (["African Union"], 12)


def test_what_two_sign_is_of_both(read: Read) -> None:
    (one,) = found(read, "Iraq and Turkey signed a memorandum on prisoners in Baghdad on Monday.")
    assert [author.name for author in one.authors] == ["Iraq", "Turkey"]


def test_a_text_known_before_is_not_of_those_who_sign_it(read: Read) -> None:
    (one,) = found(read, "Uganda and Rwanda signed the nine-point text in Mwanza on Wednesday.")
    assert (one.authors, one.status) == ((), ProposalStatus.SIGNED)
