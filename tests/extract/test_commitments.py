"""Commitments: who must do what by when, and what became of it."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Commitment, CommitmentStatus, ConfidenceMeasure

Read = Callable[..., Finds]


def found(read: Read, text: str) -> list[Commitment]:
    finds = read(text, steps=frozenset({"commitments"}), day="2024-02-10")
    return [record for record in finds.records if isinstance(record, Commitment)]


def test_a_promise_has_who_what_and_by_when(read: Read) -> None:
    (one,) = found(read, "Ethiopia promised to reopen the airport by 3 March.")
    assert one.by is not None
    assert one.by.name == "Ethiopia"
    assert one.what == "reopen the airport by 3 March"
    assert one.deadline is not None
    assert one.deadline.end == "2024-03-03"
    assert one.status is CommitmentStatus.OPEN
    assert one.history[0].date == "2024-02-10"


def test_the_mechanism_is_named(read: Read) -> None:
    (one,) = found(read, "Colombia undertook to release detainees under the supervision of the Red Cross.")
    assert one.mechanism == "the supervision of the Red Cross"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Armenia violated the truce within hours.", CommitmentStatus.BROKEN),
        ("Eritrea accused Ethiopia of violating the 2018 agreement.", CommitmentStatus.DISPUTED),
        ("Kenya honoured the accord.", CommitmentStatus.KEPT),
        ("The ceasefire between the two armies expired on Sunday.", CommitmentStatus.LAPSED),
        ("The deadline of 3 May for signing the treaty has passed.", CommitmentStatus.BROKEN),
    ],
)
def test_what_became_of_it(read: Read, text: str, status: CommitmentStatus) -> None:
    assert [one.status for one in found(read, text)] == [status]


def test_whoever_is_accused_is_bound_not_the_accuser(read: Read) -> None:
    (one,) = found(read, "Eritrea accused Ethiopia of violating the 2018 agreement.")
    assert one.by is not None
    assert one.by.name == "Ethiopia"


@pytest.mark.parametrize(
    "text",
    [
        "Peru did not promise to reopen the border.",
        "Peru could release the prisoners.",
        "Peru and Ecuador will hold talks on Friday.",
        "A round of talks between Peru and Ecuador that was due to open on Monday has been put off.",
        "Rain will continue until Tuesday evening, said analyst Maria Cruz.",
    ],
)
def test_no_promise_is_made_up(read: Read, text: str) -> None:
    assert found(read, text) == []


@pytest.mark.parametrize(
    ("text", "bound", "status"),
    [
        (
            "Armenia and Azerbaijan met in Abu Dhabi on Tuesday. The two sides agreed to exchange all "
            "remaining prisoners by the end of July.",
            ["Armenia", "Azerbaijan"],
            CommitmentStatus.OPEN,
        ),
        (
            "Benin and Togo signed a border accord on Friday after talks hosted by Ghana's president. "
            "Both sides will open the crossings within 20 days. Canada and Japan welcomed the accord.",
            ["Benin", "Togo"],
            CommitmentStatus.OPEN,
        ),
        (
            "Chad has yet to close a single camp, although the accord gave it ninety days.",
            ["Chad"],
            CommitmentStatus.BROKEN,
        ),
        (
            "Monitors have not been let into Benin, although Togo promised them access.",
            ["Togo"],
            CommitmentStatus.BROKEN,
        ),
        ("In breach of the Cotonou deal, Benin shelled the ford.", ["Benin"], CommitmentStatus.BROKEN),
        ("Niger did not leave the two hills by the deadline.", ["Niger"], CommitmentStatus.BROKEN),
        (
            "Niger restored the power lines in line with the Cotonou agreement.",
            ["Niger"],
            CommitmentStatus.KEPT,
        ),
        ("Togo freed four captives, fulfilling a promise made in May.", ["Togo"], CommitmentStatus.KEPT),
        (
            "Peru says that Ecuador has broken its pledge; Ecuador rejects the charge.",
            ["Ecuador"],
            CommitmentStatus.DISPUTED,
        ),
        (
            "Benin's defence ministry denied that it had agreed to withdraw its guns from the river.",
            ["Benin"],
            CommitmentStatus.DISPUTED,
        ),
        (
            "Ten captured soldiers would go home before Sunday under the agreement between Colombia and the "
            "ELN.",
            ["ELN"],
            CommitmentStatus.OPEN,
        ),
        (
            "Saudi Arabia and the Houthis signed a roadmap on Monday. All roads to Taiz are to be opened "
            "within 60 days.",
            ["Saudi Arabia", "Houthis"],
            CommitmentStatus.OPEN,
        ),
        (
            "The Houthis have not released the ten pilots they promised to free in April.",
            ["Houthis"],
            CommitmentStatus.BROKEN,
        ),
        (
            "Serbia and Kosovo have failed to implement the 2023 agreement on licence plates.",
            ["Serbia", "Kosovo"],
            CommitmentStatus.BROKEN,
        ),
        (
            "Hamas has yet to return the bodies of four hostages as agreed.",
            ["Hamas"],
            CommitmentStatus.BROKEN,
        ),
        (
            "Contrary to the accord, Sudan's army did not open the crossing.",
            ["Sudan"],
            CommitmentStatus.BROKEN,
        ),
        (
            "Azerbaijan released 32 Armenian prisoners on Friday, as agreed in Washington.",
            ["Azerbaijan"],
            CommitmentStatus.KEPT,
        ),
        (
            "The ELN kept its word and freed the last three soldiers, the Red Cross said.",
            ["ELN"],
            CommitmentStatus.KEPT,
        ),
        (
            "Venezuela committed itself to free 80 political prisoners before the election.",
            ["Venezuela"],
            CommitmentStatus.OPEN,
        ),
    ],
)
def test_who_is_bound_and_what_became_of_it(
    read: Read, text: str, bound: list[str], status: CommitmentStatus
) -> None:
    commitments = found(read, text)
    assert [one.by.name for one in commitments if one.by] == bound
    assert {one.status for one in commitments} == {status}


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("The maps were handed over on Monday, the ministry confirmed.", CommitmentStatus.KEPT),
        ("No maps were handed over on Monday.", CommitmentStatus.BROKEN),
        ("The maps will be handed over on Monday.", CommitmentStatus.OPEN),
        ("The ministry denied that the maps were handed over.", CommitmentStatus.OPEN),
    ],
)
def test_a_later_sentence_settles_a_promise(read: Read, after: str, status: CommitmentStatus) -> None:
    first = found(read, f"Armenia promised to hand over the maps of minefields. {after}")[0]
    assert first.status is status
    assert first.history[-1].status is status
    assert len(first.evidence) == len(first.history)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Under the accord signed in Doha, Chad must hand over the airport within ten days.", "Chad"),
        ("Serbia has until 1 March to dismantle the barricades.", "Serbia"),
        ("Ethiopia undertook not to block the river.", "Ethiopia"),
        ("Hamas is to release four captives on Saturday in return for sixty prisoners.", "Hamas"),
    ],
)
def test_what_a_text_or_a_term_binds_to_is_a_promise(read: Read, text: str, by: str) -> None:
    assert [one.by.name for one in found(read, text) if one.by] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "Chad must improve its roads within ten years.",
        "Serbia has until now refused to dismantle the barricades.",
    ],
)
def test_a_need_or_a_habit_is_no_promise(read: Read, text: str) -> None:
    assert found(read, text) == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Mali promised to release 40 prisoners by 5 March.", ConfidenceMeasure.PRISONER_EXCHANGE),
        ("Armenia pledged to return the bodies of fallen soldiers.", ConfidenceMeasure.RETURN_OF_REMAINS),
        ("Ethiopia agreed to open a humanitarian corridor.", ConfidenceMeasure.HUMANITARIAN_CORRIDOR),
        ("India pledged to notify Pakistan of missile tests.", ConfidenceMeasure.NOTIFICATION),
        ("Greece promised to set up a hotline.", ConfidenceMeasure.HOTLINE),
        ("Colombia promised to reopen the airport.", None),
    ],
)
def test_what_builds_confidence_is_told_apart(
    read: Read, text: str, measure: ConfidenceMeasure | None
) -> None:
    (one,) = found(read, text)
    assert one.confidence_building is measure


def test_each_clause_under_an_agreement_is_a_promise_of_its_own(read: Read) -> None:
    text = (
        "Under the accord, Benin will withdraw its guns within 30 days, "
        "Togo will reopen the crossings by 10 October, and Benin will release nine captured soldiers."
    )
    made = [
        (c.by.name if c.by else None, c.what, c.deadline.text if c.deadline else None)
        for c in found(read, text)
    ]
    assert made == [
        ("Benin", "Under the accord, Benin will withdraw its guns within 30 days", "within 30 days"),
        ("Togo", "will reopen the crossings by 10 October", "by 10 October"),
        ("Benin", "will release nine captured soldiers", None),
    ]


def test_who_checks_it_may_stand_in_the_sentence_after(read: Read) -> None:
    text = (
        "Mali agreed to pull back its troops from the river by 3 March. "
        "The African Union will monitor the withdrawal."
    )
    (one,) = found(read, text)
    assert one.mechanism == "The African Union will monitor the withdrawal"
    assert [text[e.start : e.end] for e in one.evidence][1] == one.mechanism


def test_a_watch_on_something_else_is_no_mechanism(read: Read) -> None:
    text = "Mali agreed to free ten prisoners by 3 March. Observers will monitor the election in April."
    assert found(read, text)[0].mechanism is None


def test_a_deadline_that_passed_binds_whoever_it_was_for(read: Read) -> None:
    text = "The deadline of 3 February for the withdrawal of Malian troops has passed, Niger and Chad said."
    (one,) = found(read, text)
    assert one.by is not None
    assert (one.by.name, one.what) == ("Mali", "the withdrawal of Malian troops")
    assert one.deadline is not None
    assert one.deadline.end == "2024-02-03"


def test_an_agreement_to_do_something_binds_both(read: Read) -> None:
    text = (
        "Commanders of the Malian and Chadian armies met on Monday. The meeting ended with an agreement to "
        "move artillery back to barracks before March 20. Observers will verify the pullback."
    )
    both = found(read, text)
    assert {one.by.name for one in both if one.by} == {"Mali", "Chad"}
    assert {one.what for one in both} == {"move artillery back to barracks before March 20"}
    assert {one.deadline.end for one in both if one.deadline} == {"2024-03-20"}


@pytest.mark.parametrize(
    "text",
    [
        "A second round is to be held by June in Luanda, the African Union said.",
        "Kenya and Somalia are due to review the arrangement on 18 March.",
        "The soldiers will be freed only when hostilities have ended, Thailand said.",
        "Bangkok decided to withdraw all forces within ten days.",
        "Iran vowed to retaliate within days.",
        "Chile promised a harsh response.",
        "Libya denounced the move as a breach of the 2020 truce.",
    ],
)
def test_meetings_threats_and_what_one_decides_alone_are_no_promise(read: Read, text: str) -> None:
    assert found(read, text) == []


def bound(read: Read, text: str) -> list[tuple[str, str]]:
    return [(one.by.name if one.by else "", one.what) for one in found(read, text)]


def test_what_a_joint_body_decides_binds_both(read: Read) -> None:
    text = "Kenya and Somalia met. Their joint commission decided to withdraw all forces within thirty days."
    what = "withdraw all forces within thirty days"
    assert bound(read, text) == [("Kenya", what), ("Somalia", what)]


def test_after_a_deal_what_each_is_to_do_is_a_promise(read: Read) -> None:
    text = "Kenya and Somalia agreed on the port. Nairobi is to hand over the wells."
    assert ("Kenya", "hand over the wells") in bound(read, text)


def test_a_thing_that_is_promised_keeps_its_day(read: Read) -> None:
    (one,) = found(read, "Mali promised elections by December.")
    assert one.deadline is not None
    assert one.deadline.end == "2024-12-31"


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Peru reopened the bridge two days before the deadline.", False),
        ("Peru reopened the bridge a week after the date it had promised.", True),
        ("Peru reopened the bridge, a month later than it had pledged.", True),
        ("Ethiopia opened the road on 3 February, which it had pledged to do by January.", True),
    ],
)
def test_a_promise_kept_says_whether_it_was_late(read: Read, text: str, late: bool) -> None:
    (one,) = found(read, text)
    assert (one.status, one.late) == (CommitmentStatus.KEPT, late)


def test_a_day_that_had_been_promised_is_the_nearest_one(read: Read) -> None:
    (one,) = found(read, "Ethiopia, which had promised to withdraw by January, has kept silent.")
    assert one.deadline is not None
    assert one.deadline.end == "2024-01-31"


def test_the_day_of_a_deed_is_no_deadline(read: Read) -> None:
    (one,) = found(read, "Rwanda freed twelve detainees on Tuesday, a week later than it had pledged.")
    assert (one.deadline, one.late) == (None, True)


def test_what_will_be_done_names_the_thing_it_is_done_to(read: Read) -> None:
    text = (
        "Uganda and Rwanda signed an accord. A hotline between the two armies will be set up within a month."
    )
    assert {what for _, what in bound(read, text)} == {
        "A hotline between the two armies will be set up within a month"
    }


def test_a_party_named_only_later_is_not_towards_whom_a_promise_was(read: Read) -> None:
    text = (
        "Rwanda promised to free twelve detainees by 3 March. The army was silent. The town was calm."
        " Kenya and Rwanda will play football in June."
    )
    assert [one.to for one in found(read, text)] == [None]
