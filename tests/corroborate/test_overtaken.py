"""Statements about memberships that events have overtaken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tracktwo.corroborate.overtaken import overtaken_facts
from tracktwo.extract.mentions import find
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading

Notices = Callable[..., list[str]]


@pytest.fixture
def notices(infer: SpacyInfer, books: CodeBooks) -> Notices:
    def of(text: str, *, day: str | None) -> list[str]:
        published = date.fromisoformat(day) if day else None
        reading = parse_one(start_reading("a1", text, published_on=published), infer)
        reading = replace(reading, named=find(reading, books=books))
        return [notice.text for notice in overtaken_facts(reading, books=books)]

    return of


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The EU has grown. States like Croatia and Romania are seeking membership.", ["Croatia", "Romania"]),
        ("Slovenia wants to join the European Union.", ["Slovenia"]),
        ("Montenegro's bid to join NATO remains stalled.", ["Montenegro"]),
        ("Indonesia is applying for BRICS membership.", ["Indonesia"]),
    ],
)
def test_a_membership_already_held_is_noticed(notices: Notices, text: str, states: list[str]) -> None:
    found = notices(text, day="2025-06-01")
    assert [line.split(" is said")[0] for line in found] == states


@pytest.mark.parametrize(
    "text",
    [
        "Georgia is seeking NATO membership.",
        "Croatia sought membership of the European Union for ten years.",
        "Croatia is seeking funds from the European Union.",
        "Serbia hopes to join the European Union.",
    ],
)
def test_what_still_holds_or_is_told_as_past_is_left_alone(notices: Notices, text: str) -> None:
    assert notices(text, day="2025-06-01") == []


def test_the_day_of_the_article_counts(notices: Notices) -> None:
    text = "Montenegro is seeking NATO membership."
    assert notices(text, day="2016-05-01") == []
    assert len(notices(text, day="2018-05-01")) == 1


def test_an_article_without_a_date_is_told_so(notices: Notices) -> None:
    assert "bears no date" in notices("Montenegro is seeking NATO membership.", day=None)[0]
