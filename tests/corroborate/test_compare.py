"""Comparing two texts: aligned first, then set against each other."""

from collections.abc import Callable
from datetime import date

import pytest

from tracktwo.corroborate.compare import Comparison
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.compare import compare_texts

Compare = Callable[..., Comparison]


@pytest.fixture(scope="module")
def compare(infer: SpacyInfer, books: CodeBooks) -> Compare:
    def compare_two(a: str, b: str, **days: date) -> Comparison:
        return compare_texts(a, b, infer=infer, books=books, **days)

    return compare_two


CONTRADICTIONS = [
    # what differs, one text, the other
    (
        "count",
        "Nine people died in a raid on Oslo on Monday.",
        "Officials said 12 people were killed in the raid on Oslo on Monday.",
    ),
    (
        "below a bound",
        "At least nine people died in the raid on Oslo.",
        "The mayor put the death toll of the raid on Oslo at six.",
    ),
    (
        "sum",
        "Norway promised a 40 billion euro loan for Iceland.",
        "Iceland will get €40 million under a loan promised by Norway.",
    ),
    (
        "day",
        "Ole Strand landed in Oslo on March 3.",
        "Ole Strand arrived in Oslo on March 4.",
    ),
    (
        "control",
        "The Russian army said its forces had seized Bergen.",
        "Norway's army said Bergen remained under Norwegian control.",
    ),
    (
        "institute",
        '"No deal is near," said Mara Lind, a fellow at the Fjord Institute.',
        "Mara Lind of the Harbour Foundation told reporters that no deal was near.",
    ),
    (
        "name",
        "The ferry with 40 pupils sank off the coast of Norway.",
        "The ferry with 40 pupils sank off the coast of Iceland.",
    ),
    (
        "opposite",
        "Shares in the shipping firm rose after the vote in parliament.",
        "Shares in the shipping firm fell after the vote in parliament.",
    ),
    (
        "negation",
        "The minister signed the fishing treaty in Oslo last night.",
        "The minister has not signed the fishing treaty in Oslo.",
    ),
    (
        "colour",
        "The crew painted the hull of the old ship red.",
        "The crew painted the hull of the old ship green.",
    ),
    (
        "ability",
        "British intelligence assesses that Russia cannot occupy Finland.",
        "Polish officials say Russia has the capacity to occupy Finland.",
    ),
    (
        "author",
        "The truce plan was put forward by Qatar.",
        "The truce plan was tabled by Egypt.",
    ),
]


@pytest.mark.parametrize(
    ("a", "b"), [case[1:] for case in CONTRADICTIONS], ids=[c[0] for c in CONTRADICTIONS]
)
def test_what_cannot_both_be_true(compare: Compare, a: str, b: str) -> None:
    found = compare(a, b)
    assert found.label == "contradiction", found.reasons
    assert found.score >= 0.5
    assert found.reasons
    assert compare(b, a).label == "contradiction"


AGREEMENTS = [
    (
        "bound",
        "At least nine people died in the raid on Oslo.",
        "The mayor put the death toll of the raid on Oslo at 11.",
    ),
    (
        "digits",
        "Nine people died in a raid on Oslo on Monday.",
        "Officials said 9 people were killed in the raid on Oslo on Monday.",
    ),
    (
        "currency",
        "Norway promised a 40 billion euro loan for Iceland.",
        "Iceland will get €40bn under a loan promised by Norway.",
    ),
    (
        "date order",
        "Ole Strand landed in Oslo on March 3.",
        "Ole Strand arrived in Oslo on 3 March.",
    ),
    (
        "same institute",
        '"No deal is near," said Mara Lind, a fellow at the Fjord Institute.',
        "Mara Lind, who works at the Fjord Institute, told reporters that no deal was near.",
    ),
    (
        "synonyms",
        "The firm's boss admitted that profits had dropped.",
        "The company's chief conceded that profits had fallen.",
    ),
    (
        "double turn",
        "The chairman said the firm had not got the price right.",
        "The chairman said the firm had got the price wrong.",
    ),
]


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in AGREEMENTS], ids=[c[0] for c in AGREEMENTS])
def test_other_words_for_the_same_are_no_contradiction(compare: Compare, a: str, b: str) -> None:
    assert compare(a, b).label == "consistent"


UNRELATED = [
    (
        "other city",
        "Nine people died in a raid on Oslo on Monday, police said.",
        "Twelve people died in a raid on Bergen on Monday, the mayor said.",
    ),
    (
        "other day",
        "Nine people died in a raid on Oslo on Monday.",
        "Officials said 12 people were killed in a raid on Oslo on Friday.",
    ),
    (
        "other topic",
        "Nine people died in a raid on Oslo.",
        "The harbour sold 12 ferries to a Dutch firm.",
    ),
]


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in UNRELATED], ids=[c[0] for c in UNRELATED])
def test_different_events_are_not_set_against_each_other(compare: Compare, a: str, b: str) -> None:
    assert compare(a, b).label != "contradiction"


def test_a_later_higher_toll_is_an_update(compare: Compare) -> None:
    a = "Nine people were killed in a raid on Oslo, the mayor said."
    b = "The number of people killed in the raid on Oslo has risen to eleven, the mayor said."
    assert compare(a, b).label == "update"
    dated = compare(
        a,
        "Eleven people died in the raid on Oslo, the mayor said.",
        a_date=date(2025, 3, 3),
        b_date=date(2025, 3, 4),
    )
    assert dated.label == "update"


def test_one_sentence_reprinted_with_a_higher_toll_is_an_update(compare: Compare) -> None:
    found = compare(
        "At least nine people were killed in a raid on Oslo, the mayor said.",
        "At least eleven people were killed in a raid on Oslo, the mayor said.",
        a_date=date(2025, 3, 3),
        b_date=date(2025, 3, 4),
    )
    assert found.label == "update"


def test_a_later_lower_toll_is_a_contradiction(compare: Compare) -> None:
    found = compare(
        "Nine people were killed in a raid on Oslo, the mayor said.",
        "Six people died in the raid on Oslo, the army said.",
        a_date=date(2025, 3, 3),
        b_date=date(2025, 3, 4),
    )
    assert (found.label, found.kind) == ("contradiction", "quantity")


def test_relative_and_absolute_days_are_the_same_day(compare: Compare) -> None:
    found = compare(
        "Ole Strand landed in Oslo on Monday.",
        "Ole Strand arrived in Oslo on 3 March.",
        a_date=date(2025, 3, 4),
        b_date=date(2025, 3, 6),
    )
    assert found.label == "consistent"


@pytest.mark.parametrize("text", ["", " ", "???", "a" * 400, "“", "No.", "12"])
def test_no_text_breaks_the_comparison(compare: Compare, text: str) -> None:
    found = compare(text, "Nine people died in a raid on Oslo.")
    assert found.label in {"consistent", "unrelated"}
