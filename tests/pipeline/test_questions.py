"""Questions: the rule is fixed, forecasts are kept, a resolved question takes no more."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.pipeline.questions import ask, brier, forecast, list_questions, today
from tracktwo.pipeline.resolving import resolve
from tracktwo.records import Question, Resolution
from tracktwo.store.database import Store, open_store

CLOSES = today() + timedelta(days=30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    yield made
    made.close()


def asked(store: Store, rule: str = "Both sides announce it.") -> Question:
    return ask(store, "Will Narvia sign?", rule=rule, opens=today(), closes=CLOSES, dossier=None)


def test_a_forecast_is_scored_once_the_question_is_resolved(store: Store) -> None:
    question = asked(store)
    forecast(store, question.id, 0.5, who="ann")
    forecast(store, question.id, 0.2, who="ann")
    ended = resolve(store, question.id, answer=Resolution.NO, reason="Talks ended.", today=today())
    ((found, made),) = list_questions(store.view())
    assert (found.id, found.resolution, found.reason) == (ended.id, Resolution.NO, "Talks ended.")
    assert [one.probability for one in made] == [0.5, 0.2]
    assert brier(found, made) == pytest.approx(0.04)
    with pytest.raises(ConfigError, match="is resolved"):
        forecast(store, question.id, 0.1, who="ann")
    with pytest.raises(ConfigError, match="asked before"):
        asked(store)


def test_a_query_says_no_only_after_its_day_and_void_is_not_scored(store: Store) -> None:
    question = asked(store, f"round RUS UKR held before {CLOSES}")
    forecast(store, question.id, 0.7, who="ann")
    with pytest.raises(ConfigError, match="open until"):
        resolve(store, question.id, today=today())
    assert resolve(store, question.id, today=CLOSES).resolution is Resolution.NO
    other = asked(store)
    forecast(store, other.id, 0.7, who="ann")
    void = resolve(store, other.id, answer=Resolution.VOID, reason="Ambiguous.", today=today())
    assert brier(void, list_questions(store.view())[-1][1]) is None


def test_what_does_not_fit_is_refused(store: Store) -> None:
    question = asked(store)
    with pytest.raises(ConfigError, match="reason"):
        resolve(store, question.id, answer=Resolution.YES, today=today())
    with pytest.raises(ConfigError, match="no query"):
        resolve(store, question.id, today=today())
    with pytest.raises(ConfigError, match="not a probability"):
        forecast(store, question.id, 1.2, who="ann")
    with pytest.raises(ConfigError, match="the same day"):
        asked(store, "round RUS UKR held before 2020-01-01")
    with pytest.raises(ConfigError, match="no question"):
        forecast(store, "question-0", 0.2, who="ann")
    with pytest.raises(ConfigError, match="close after"):
        ask(store, "Will it?", rule="r", opens=date(2026, 2, 1), closes=date(2026, 1, 1), dossier=None)
