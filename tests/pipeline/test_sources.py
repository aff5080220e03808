"""Grades set by people, coverage, silence, and the figure of an event."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.rows import article, event

from tracktwo.errors import ConfigError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.sources import grade_of, grade_outlet, letters, sources_of
from tracktwo.records import Event, JudgementKind
from tracktwo.store.database import Store, open_store

TALKS = replace(article("Envoys of Narvia and Solen met in Port Linde."), outlet="Harbour Wire")
TASS = replace(article("The envoys of Narvia left Port Linde early."), outlet="TASS")
MET = event(TALKS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    made.add([TALKS, TASS, MET])
    yield made
    made.close()


def test_the_latest_letter_counts_and_can_be_taken_back(store: Store, books: CodeBooks) -> None:
    assert letters(store.view()) == {}
    grade_outlet(store, "Harbour Wire", "b", who="analyst", reason="prompt", books=books)
    worse = grade_outlet(store, "Harbour Wire", "D", who="analyst", reason="invented a quote", books=books)
    assert {n: r.value for n, r in letters(store.view()).items()} == {"Harbour Wire": "D"}
    assert worse.reason == "invented a quote"
    judge(store, JudgementKind.UNDO, [worse.id], who="analyst", reason="it was another paper")
    assert {n: r.value for n, r in letters(store.view()).items()} == {"Harbour Wire": "B"}


@pytest.mark.parametrize(("outlet", "letter"), [("Harbour Wire", "G"), ("Nobody's Gazette", "A")])
def test_no_such_letter_or_outlet(store: Store, books: CodeBooks, outlet: str, letter: str) -> None:
    with pytest.raises(ConfigError):
        grade_outlet(store, outlet, letter, who="analyst", reason="", books=books)
    assert store.view().count("judgements") == 0


def test_records_are_not_graded(store: Store) -> None:
    with pytest.raises(ConfigError, match="tracktwo grade"):
        judge(store, JudgementKind.GRADE, [MET.id], who="analyst", reason="")


def test_outlets_are_listed_with_what_is_known_of_them(store: Store, books: CodeBooks) -> None:
    grade_outlet(store, "TASS", "E", who="analyst", reason="", books=books)
    found = {r.outlet: r for r in sources_of(store.view(), "narvia", books=books).outlets}
    assert (found["TASS"].country, found["TASS"].control.value) == ("RUS", "state")
    assert found["TASS"].reliability.value == "E"
    assert found["TASS"].why.startswith("no reason given (analyst, 20")
    assert found["Harbour Wire"].why == ""
    assert (found["Harbour Wire"].country, found["Harbour Wire"].reliability.value) == ("unknown", "F")
    assert found["Harbour Wire"].articles == 1


def test_a_retracted_article_stays_on_its_outlets_record(store: Store, books: CodeBooks) -> None:
    judge(store, JudgementKind.RETRACT, [TASS.id], who="analyst", reason="withdrawn")
    found = {r.outlet: r for r in sources_of(store.view(), "narvia", books=books).outlets}
    assert (found["TASS"].articles, found["TASS"].retractions) == (0, 1)


def test_an_event_is_graded_by_its_origins_and_its_outlets_by_people(store: Store) -> None:
    grade = grade_of(store.view(), MET)
    assert grade is not None
    assert grade.credibility.value == "6"
    assert "nothing to compare" in grade.reason
    assert grade.outlets == {"Harbour Wire": "F"}
    twice = replace(MET, origins=2)
    assert isinstance(twice, Event)
    second = grade_of(store.view(), twice)
    assert second is not None
    assert second.credibility.value == "2"
    assert grade_of(store.view(), TALKS) is None


def test_an_empty_dossier_is_named(store: Store, books: CodeBooks) -> None:
    with pytest.raises(ConfigError, match="solen"):
        sources_of(store.view(), "solen", books=books)
