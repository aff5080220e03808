"""Nothing is scored again with later data: every door tried after the answer was known."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.cli.test_commands import run
from tests.forecast.records import round_on
from tests.pipeline.test_scores import given, question

from tracktwo.errors import ConfigError
from tracktwo.feeds.records import Exported
from tracktwo.pipeline.estimates import forecast_by_desk, forecast_by_person
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.questions import ask, asked_id, find_question, list_questions, scoring_end, today
from tracktwo.pipeline.resolving import resolve
from tracktwo.pipeline.scores import Scores, score_desk
from tracktwo.pipeline.taken import take_records
from tracktwo.records import Forecast, JudgementKind, Question, Resolution
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store
from tracktwo.web.app import create_app

CLOSES = today() + timedelta(days=30)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = open_store(Settings(home=home).store_url)
    opened.add(made.everything())
    yield opened
    opened.close()


def answered(store: Store) -> tuple[str, Forecast]:
    """A question that its query answered, after ann gave it a third; the id it was asked under."""
    rule = f"round BOL PRY held before {CLOSES}"
    asked = ask(store, "Will they?", rule=rule, opens=today(), closes=CLOSES, dossier="chaco")
    kept = forecast_by_person(store, asked.id, 0.3, who="ann", reason="A hunch.")
    forecast_by_desk(store, asked.id)
    resolve(store, asked.id, answer=Resolution.YES, reason="Both say so.", today=today())
    return asked.id, kept


def scores(store: Store) -> Scores:
    return score_desk(store.view(), today=CLOSES)


def test_no_door_takes_a_forecast_or_another_answer_once_it_is_resolved(store: Store) -> None:
    asked, _ = answered(store)
    now = find_question(store.view(), asked)[0].id
    before = scores(store)
    for name in (asked, now):
        for attempt in (
            lambda name=name: forecast_by_person(store, name, 0.99, who="ann"),
            lambda name=name: forecast_by_desk(store, name),
            lambda name=name: resolve(store, name, answer=Resolution.VOID, reason="Oops.", today=today()),
            lambda name=name: resolve(store, name, today=CLOSES),
        ):
            with pytest.raises(ConfigError, match="is resolved"):
                attempt()
    with pytest.raises(ConfigError, match="asked before"):
        ask(store, "Will they?", rule=find_question(store.view(), asked)[0].resolution_rule, opens=today(),
            closes=CLOSES, dossier="chaco")  # fmt: skip
    assert scores(store) == before


@pytest.mark.parametrize(
    "kind", [k for k in JudgementKind if k.value in ("accept", "reject", "edit", "merge")]
)
def test_no_judgement_changes_or_hides_what_was_said(store: Store, kind: JudgementKind) -> None:
    asked, kept = answered(store)
    before = scores(store)
    others = [one.id for one in find_question(store.view(), asked)[1]]
    for targets in ([kept.id, others[-1]], [asked, others[0]]):
        with pytest.raises(ConfigError, match="not judged"):
            judge(store, kind, targets, who="ann", reason="Better.", values={"probability": 0.99})
    assert scores(store) == before


def test_a_retracted_article_takes_no_forecast_with_it(store: Store) -> None:
    article = next(iter(made.articles().values()))
    asked = ask(
        store, "Will they?", rule=f"round BOL PRY held before {CLOSES}", opens=today(), closes=CLOSES,
        dossier="chaco",
    )  # fmt: skip
    forecast_by_desk(store, asked.id)
    resolve(store, asked.id, answer=Resolution.NO, reason="They did not.", today=today())
    before = [one.brier for one in scores(store).by_forecaster]
    evidence = {e.article_id for f in find_question(store.view(), asked.id)[1] for e in f.evidence}
    assert evidence
    for one in evidence | {article.id}:
        judge(store, JudgementKind.RETRACT, [one], who="ann", reason="Withdrawn by its outlet.")
    assert [one.brier for one in scores(store).by_forecaster] == before


def test_records_that_come_later_leave_an_answer_as_it_is(store: Store) -> None:
    asked, _ = answered(store)
    before = scores(store)
    later = dataclasses.replace(round_on(today().isoformat()), dossier="chaco")
    store.add([later])
    assert find_question(store.view(), asked)[0].reason == "Both say so."
    assert scores(store) == before


def test_an_export_read_back_adds_nothing_to_what_is_resolved_here(store: Store) -> None:
    asked, kept = answered(store)
    before = scores(store)
    now = find_question(store.view(), asked)[0]
    wiser = dataclasses.replace(kept, id="forecast-wiser", probability=0.99)
    other = dataclasses.replace(now, id="question-other", resolution=Resolution.NO)
    edit = judge(store, JudgementKind.ACCEPT, [next(iter(made.articles().values())).id], who="x", reason="")
    hiding = dataclasses.replace(edit, id="judgement-hiding", kind=JudgementKind.REJECT, targets=(kept.id,))
    _, passed_over, known = take_records(
        store, [Exported(record=one, where="x") for one in (wiser, other, kept, now, hiding)]
    )
    assert dict(passed_over) == {"forecasts": 1, "questions": 1}
    assert known == 2
    assert scores(store) == before
    assert len(list_questions(store.view())) == 1


def test_the_same_at_the_desk_and_the_terminal(home: Path, store: Store) -> None:
    asked, kept = answered(store)
    before = scores(store)
    with TestClient(create_app(Settings(home=home)), base_url="http://127.0.0.1") as desk:
        address = f"/dossier/chaco/next/question/{asked}"
        for door, data in (
            (f"{address}/forecast", {"percent": "99"}),
            (f"{address}/forecast", {"by": "desk"}),
            (f"{address}/resolve", {"answer": "void", "reason": "Oops."}),
            (f"{address}/resolve", {"answer": "query"}),
            ("/judge", {"id": kept.id, "verdict": "reject", "reason": "Oops."}),
            (f"/record/{kept.id}/edit", {"probability": "0.99"}),
        ):
            assert desk.post(door, data=data).status_code >= 400, door
    for words in (
        ("question", "forecast", asked, "0.99", "--who", "ann"),
        ("question", "resolve", asked, "void", "-m", "Oops."),
        ("judge", "reject", kept.id),
        ("judge", "edit", kept.id, "--set", "probability=0.99"),
    ):
        assert run(home, *words).returncode != 0, words
    assert scores(store) == before


def test_figures_given_once_it_had_come_about_are_not_scored(store: Store) -> None:
    asked = question("Will it?", Resolution.YES)
    hindsight = dataclasses.replace(asked, decided_on="2026-01-15")
    early = given(asked, "ann", 0.3)
    knew = dataclasses.replace(
        early, id="forecast-knew", made_at="2026-01-15T06:00:00.000000Z", probability=1.0
    )
    store.add([hindsight, early, knew, dataclasses.replace(knew, id="forecast-bob", made_by="bob")])
    by = {line.name: line.brier.value for line in scores(store).by_forecaster}
    assert by["ann"] == pytest.approx(0.49)
    assert "bob" not in by
    assert scoring_end(hindsight) == "2026-01-15T00:00:00.000000Z"


def test_a_query_knows_the_day_and_a_person_may_give_it(store: Store) -> None:
    def fresh(text: str) -> Question:
        rule = f"round HLV MRV held before {CLOSES}"
        return ask(store, text, rule=rule, opens=today(), closes=CLOSES, dossier="chaco")

    one, other = fresh("Will they?"), fresh("Will they really?")
    store.add([dataclasses.replace(round_on(today().isoformat()), dossier="chaco")])
    assert resolve(store, one.id, today=today()).decided_on == today().isoformat()
    for wrong in (today() - timedelta(days=1), today() + timedelta(days=1), date(2020, 1, 1)):
        with pytest.raises(ConfigError, match="not among the question's days"):
            resolve(store, other.id, answer=Resolution.YES, reason="So.", today=today(), decided_on=wrong)
    done = resolve(store, other.id, answer=Resolution.YES, reason="So.", today=today(), decided_on=today())
    assert done.decided_on == today().isoformat()
    assert asked_id(done) == other.id
