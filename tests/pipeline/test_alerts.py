"""Alerts: of the flow, of kept warnings, of questions that wait; by the thresholds of the settings."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.brief import dossier as made
from tests.forecast.records import event_on
from tests.pipeline.test_scores import question
from tests.pipeline.test_warning import write

from tracktwo.pipeline.alerts import alerts_of, keep_warnings, kept_warnings
from tracktwo.pipeline.warning import warn_from_file
from tracktwo.records import Article, Record, Resolution
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store

END = date(2026, 3, 29)
CALM = Settings(alert_index=10_000)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


def flow(acts_now: int) -> list[Record]:
    """Eight weeks with four articles each, one of them telling an assault; in the last, so many."""
    first = next(one for one in made.everything() if isinstance(one, Article))
    found: list[Record] = []
    for week in range(9):
        day = (END - timedelta(weeks=week)).isoformat()
        for number in range(4):
            article = dataclasses.replace(
                first,
                id=f"article-{week}-{number}",
                published_at=f"{day}T08:00Z",
                copy_of=None,
                origin_id=None,
            )
            found.append(article)
            if number < (acts_now if week == 0 else 1):
                found.append(dataclasses.replace(event_on(day, article=article.id), dossier="chaco"))
    return found


def test_a_rise_in_the_flow_is_an_alert_with_what_drove_it(store: Store) -> None:
    store.add(flow(4))
    (alert,) = alerts_of(store.view(), Settings(), "chaco", today=END)
    assert alert.what == "Acts"
    for words in ("at 400, 100 being as before", "by 4 of 4 origins", "Halvia → Morven: assault"):
        assert words in alert.words
    assert len(alert.records) == 3
    assert alerts_of(store.view(), CALM, "chaco", today=END) == []


def test_as_before_is_no_alert(store: Store) -> None:
    store.add(flow(1))
    assert alerts_of(store.view(), Settings(), "chaco", today=END) == []


def test_a_question_past_its_day_waits_for_its_answer(store: Store) -> None:
    answered = question("Was it?", Resolution.YES)
    waiting = dataclasses.replace(question("Will it?", Resolution.YES), resolution=None, resolved_at=None)
    store.add([answered, waiting])
    (alert,) = alerts_of(store.view(), Settings(), "chaco", today=date(2026, 3, 1))
    assert alert.words == "Will it? It closed on 2026-03-01 and waits for its answer."
    assert alerts_of(store.view(), Settings(), "chaco", today=date(2026, 2, 28)) == []


def test_figures_of_a_file_are_kept_as_forecasts_and_the_last_ones_count(
    store: Store, tmp_path: Path
) -> None:
    found = warn_from_file(write(tmp_path / "deaths.csv", "country,date_start,best"))
    kept = keep_warnings(store, "chaco", found, files="deaths.csv")
    assert len(kept) == len(found.outlooks) + len(found.onsets)
    assert all(0 < one.probability < 1 for one in kept)
    assert all(one.as_of == one.made_at and one.provenance.version for one in kept)
    told = alerts_of(store.view(), Settings(), "chaco", today=END)
    deaths = [alert for alert in told if alert.what == "Deaths"]
    assert len(deaths) == 1
    for words in ("Halvia, 2018-", ": over 99 % that more than 100 die", "3 other months are above it too"):
        assert words in deaths[0].words
    assert "deaths.csv up to 2018-04" in deaths[0].words
    assert len([a for a in told if a.what == "Onset"]) == sum(o.probability >= 0.1 for o in found.onsets)
    keep_warnings(store, "chaco", dataclasses.replace(found, outlooks=[]), files="deaths.csv")
    assert {one.scenario for one in kept_warnings(store.view(), "chaco")} == {
        f"onset/{one.country}/2018-04" for one in found.onsets
    }
    assert kept_warnings(store.view(), "other") == []
    quiet = Settings(alert_chance=1.0, alert_onset=1.0)
    assert alerts_of(store.view(), quiet, "chaco", today=END) == []
