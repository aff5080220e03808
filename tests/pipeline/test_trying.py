"""A rule tried before it is asked: read, held against the dossier, nothing stored."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.brief import dossier as made

from tracktwo.pipeline.questions import closing_day, list_questions, today
from tracktwo.pipeline.trying import Tried, try_rule
from tracktwo.store.database import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("try") / "desk.sqlite")
    opened.add(made.everything())
    yield opened
    opened.close()


def tried(store: Store, rule: str, dossier: str = "chaco") -> Tried:
    day = today()
    return try_rule(
        store.view(), rule, dossier=dossier, text="Will it?", opens=day, closes=day + timedelta(days=30)
    )


def test_a_query_is_completed_held_against_the_dossier_and_given_a_figure(store: Store) -> None:
    found = tried(store, "round BOL PRY held")
    assert found.rule == f"round BOL PRY held before {today() + timedelta(days=30)}"
    assert found.is_query
    assert found.found
    assert found.first <= found.found[0].first <= found.found[-1].last
    assert found.estimate is not None
    assert 0 < found.estimate.probability < 1
    assert list_questions(store.view()) == []


def test_a_slip_is_told_from_plain_words(store: Store) -> None:
    slip = tried(store, "round BOL PRY helt")
    assert (slip.is_query, "character 15" in slip.fault) == (False, True)
    plain = tried(store, "Both foreign ministries announce it.")
    assert (plain.is_query, plain.fault) == (False, "")


def test_an_empty_dossier_finds_nothing_and_has_no_figure(store: Store) -> None:
    found = tried(store, "round BOL PRY held", dossier="nothing")
    assert (found.first, found.found, found.estimate) == ("", (), None)
    assert "Give a probability of your own" in found.no_estimate


def test_a_rule_with_another_day_than_the_question_says_so(store: Store) -> None:
    found = tried(store, "round BOL PRY held before 2099-01-01")
    assert (found.is_query, "the same day" in found.fault) == (False, True)
    assert closing_day("round BOL PRY held before 2099-01-01") == date(2099, 1, 1)
    assert closing_day("round BOL PRY held") is None
    assert closing_day("Both say so.") is None


def test_a_code_that_no_record_has_is_named_with_those_there_are(store: Store) -> None:
    found = tried(store, "round BO PRY held without USA")
    assert found.unknown.startswith("No record asked about has BO, USA. Codes there are: ")
    assert "BOL" in found.unknown
    assert tried(store, "round BOL PRY held").unknown == ""
    assert tried(store, "round BO PRY held", dossier="nothing").unknown == ""


def test_a_dossier_that_nobody_reads_on_has_not_become_quiet(store: Store) -> None:
    found = tried(store, "round BOL PRY held")
    assert found.estimate is not None
    assert "quiet for 5, 30 to go" in found.estimate.terms[-1].name
