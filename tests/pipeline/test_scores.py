"""The desk's scores from its store: voids listed, early answers out of calibration, sets apart."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.forecast.records import MADE

from tracktwo.forecast.words import word_for
from tracktwo.pipeline.questions import asked_id
from tracktwo.pipeline.scores import score_desk
from tracktwo.records import Forecast, Question, Record, Resolution, record_id
from tracktwo.store.database import Store, open_store

TODAY = date(2026, 6, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    yield made
    made.close()


def question(
    text: str, answer: Resolution, *, closes: str = "2026-03-01", options: tuple[str, ...] = ()
) -> Question:
    return Question(
        id=record_id("question", text), evidence=(), confidence=1.0, provenance=MADE, dossier="chaco",
        text=text, resolution_rule="A person says so.", opens="2026-01-01", closes=closes, resolution=answer,
        resolved_at="2026-02-20T00:00:00.000000Z", reason="It is known.", options=options,
        came_true=options[0] if options else None,
    )  # fmt: skip


def given(
    asked: Question, who: str, chance: float, *, base: float | None = None, option: str | None = None
) -> Forecast:
    at = "2026-01-10T00:00:00.000000Z"
    return Forecast(
        id=record_id("forecast", asked.id, who, option), evidence=(), confidence=1.0, provenance=MADE,
        dossier="chaco", question_id=asked_id(asked), scenario=option, probability=chance,
        words=word_for(chance), made_at=at, made_by=who, base_rate=base, terms=(), as_of=at,
    )  # fmt: skip


def fill(store: Store) -> None:
    records: list[Record] = []
    for number in range(6):
        asked = question(f"Will it {number}?", Resolution.YES if number % 2 else Resolution.NO)
        chance = 0.9 if number % 2 else 0.1
        records += [asked, given(asked, "ann", chance), given(asked, "bob", 0.4), given(asked, "market", 0.5)]
        records.append(given(asked, "tracktwo", 0.3, base=0.35))
    early = question("Will it soon?", Resolution.YES, closes="2026-12-01")
    void = question("Will it matter?", Resolution.VOID)
    options = ("course/truce", "course/war", "course/other")
    course = question("Which?", Resolution.YES, options=options)
    records += [early, given(early, "ann", 0.9), void, given(void, "ann", 0.9), course]
    records += [given(course, "ann", p, option=o) for o, p in zip(options, (0.5, 0.25, 0.25), strict=True)]
    store.add(records)


def test_everybody_is_scored_beside_the_yardsticks(store: Store) -> None:
    fill(store)
    found = score_desk(store.view(), today=TODAY)
    by = {line.name: line.brier for line in found.by_forecaster}
    assert by["ann"].value == pytest.approx(0.01)
    assert (by["ann"].n, by["always half"].value, by["base rate"].n) == (7, 0.25, 6)
    assert by["everybody, pooled"].n == 6
    ann = next(v for v in found.versus if (v.who, v.yardstick) == ("ann", "market"))
    assert (ann.ours, ann.theirs) == pytest.approx((0.01, 0.25))
    assert ann.difference.high is not None
    assert ann.difference.high < 0
    assert [line.name for line in found.by_topic] == ["chaco"]


def test_what_is_void_early_or_a_set_stands_apart(store: Store) -> None:
    fill(store)
    found = score_desk(store.view(), today=TODAY)
    assert [one.text for one in found.void] == ["Will it matter?"]
    assert found.early == 1
    assert found.calibration is not None
    assert found.calibration.n == pytest.approx(18)
    sets = {line.name: line.brier.value for line in found.sets}
    assert sets["ann"] == pytest.approx(0.25 + 2 / 16)
    assert sets["equal shares"] == pytest.approx(2 / 3)
    assert score_desk(store.view(), today=TODAY, dossier="other").by_forecaster == []


def test_calibration_may_be_one_forecasters_alone(store: Store) -> None:
    fill(store)
    ann = score_desk(store.view(), today=TODAY, who="ann").calibration
    assert ann is not None
    assert (ann.n, len(ann.bins), ann.area) == (6.0, 2, 1.0)
    assert score_desk(store.view(), today=TODAY, who="nobody").calibration is None
