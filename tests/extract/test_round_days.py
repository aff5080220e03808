"""The day of a meeting that its own sentence leaves out: worked out where the telling gives it."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import DateBasis, Relation, Round, RoundStatus

Read = Callable[..., Finds]
FRIDAY = "2024-06-14"


def held(read: Read, text: str) -> list[Round]:
    finds = read(text, steps=frozenset({"rounds"}), day=FRIDAY)
    return [r for r in finds.records if isinstance(r, Round) and r.status is RoundStatus.HELD]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            (
                "The delegations of Mali and Niger arrived in Lome on Monday. "
                "The talks were held behind closed doors."
            ),
            "2024-06-10",
        ),
        (
            (
                "Tunisia's envoy landed in Valletta on Monday. "
                "The next day he met the Libyan foreign minister at a villa."
            ),
            "2024-06-11",
        ),
        (
            (
                "Malian officers crossed the river on Wednesday. "
                "The meeting with Niger was held the same evening."
            ),
            "2024-06-12",
        ),
        (
            "Lebanon's delegation flew to Nicosia on 8 June and held talks with Syria on the border.",
            "2024-06-08",
        ),
    ],
)
def test_a_day_is_taken_from_the_sentence_that_brings_them_together(read: Read, text: str, day: str) -> None:
    (one,) = held(read, text)
    assert one.date is not None
    assert (one.date.start, one.date_basis) == (day, DateBasis.CONTEXT)


def test_the_evidence_holds_both_sentences(read: Read) -> None:
    text = (
        "The delegations of Mali and Niger arrived in Lome on Monday. "
        "The talks were held behind closed doors."
    )
    (one,) = held(read, text)
    assert [e.text for e in one.evidence] == [
        "The talks were held behind closed doors",
        "The delegations of Mali and Niger arrived in Lome on Monday",
    ]
    assert all(text[e.start : e.end] == e.text for e in one.evidence)


@pytest.mark.parametrize(
    "text",
    [
        (
            "A bridge was blown up on Monday. "
            "Mali and Niger met in Lome to discuss the border and reached no deal."
        ),
        (
            "Negotiators of Mali and Niger arrived in Lome on Monday. "
            "Earlier talks in Accra broke down over water."
        ),
        (
            "The president of Mali arrived in Paris on Monday. "
            "Mali and Niger have held several rounds of talks in Lome."
        ),
        "The minister said on Monday that he was content. Mali and Niger had held talks in Lome.",
    ],
)
def test_background_does_not_get_the_day_of_the_story(read: Read, text: str) -> None:
    rounds = held(read, text)
    assert rounds or "have held" in text or "Earlier" in text
    assert all(one.date is None for one in rounds)


def test_news_without_a_day_is_of_the_report_s_day_or_the_one_before(read: Read) -> None:
    (one,) = held(read, "Mali's president held hours of talks with the foreign minister of Niger.")
    assert one.date is not None
    assert (one.date.start, one.date.end, one.date.relation) == ("2024-06-13", FRIDAY, Relation.ABOUT)
    assert one.date_basis is DateBasis.REPORT


def test_a_stated_day_says_so(read: Read) -> None:
    (one,) = held(read, "Mali and Niger held talks in Lome on Tuesday.")
    assert one.date_basis is DateBasis.STATED


def test_they_sat_down_with_one_party_are_the_other_of_the_sentence_before(read: Read) -> None:
    text = (
        "A bus brought the Eritrean officers over the border on Monday. "
        "There they sat down with Ethiopia's generals."
    )
    (one,) = held(read, text)
    assert {d.party.name for d in one.delegations} == {"Eritrea", "Ethiopia"}
