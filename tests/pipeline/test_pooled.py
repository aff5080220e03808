"""All figures of a question pooled: by stated weights, as of a moment, each voice kept apart."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.forecast.records import round_on

from tracktwo.errors import ConfigError
from tracktwo.forecast.pooling import pool_odds
from tracktwo.pipeline.estimates import forecast_by_desk, forecast_by_person
from tracktwo.pipeline.pooled import DESK, MARKET, POOLED, check_name, pool_question
from tracktwo.pipeline.questions import ask, find_question, forecast, today
from tracktwo.records import Article, Question
from tracktwo.store.database import Store, open_store

CLOSES = today() + timedelta(days=40)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    from tests.brief import dossier as made

    opened = open_store(tmp_path / "desk.sqlite")
    opened.add([one for one in made.everything() if isinstance(one, Article)])
    opened.add([dataclasses.replace(round_on("2026-03-10"), dossier="chaco")])
    yield opened
    opened.close()


def asked(store: Store) -> Question:
    rule = f"round held before {CLOSES}"
    return ask(store, "Will they meet?", rule=rule, opens=today(), closes=CLOSES, dossier="chaco")


def test_the_desk_alone_is_not_pooled_and_every_new_figure_pools_anew(store: Store) -> None:
    question = asked(store)
    desk, _ = forecast_by_desk(store, question.id)
    assert POOLED not in {one.made_by for one in find_question(store.view(), question.id)[1]}
    forecast_by_person(store, question.id, 0.9, who="ann", reason="I was there.")
    forecast_by_person(store, question.id, 0.6, who=MARKET)
    made = find_question(store.view(), question.id)[1]
    pooled = [one for one in made if one.made_by == POOLED]
    assert [one.probability for one in pooled] == [
        pytest.approx(pool_odds([desk.probability, 0.9])),
        pytest.approx(pool_odds([desk.probability, 0.9, 0.6], [1, 1, 9])),
    ]
    assert [term.name.partition(",")[0] for term in pooled[-1].terms] == [DESK, "ann", MARKET]
    assert pooled[-1].terms[2].name.endswith("60 %, weight 9 of 11")
    assert [one.probability for one in made if one.made_by == "ann"] == [0.9]


def test_only_last_figures_up_to_the_moment_count_and_never_the_pool_itself(store: Store) -> None:
    question = asked(store)
    forecast_by_desk(store, question.id)
    first = forecast_by_person(store, question.id, 0.2, who="ann")
    forecast_by_person(store, question.id, 0.8, who="ann")
    made = find_question(store.view(), question.id)[1]
    last, then = pool_question(made), pool_question(made, until=first.made_at)
    assert last is not None
    assert then is not None
    assert [voice.probability for voice in last.voices][1:] == [0.8]
    assert [voice.probability for voice in then.voices][1:] == [0.2]
    assert pool_question(made, until="2000-01-01T00:00:00Z") is None


def test_people_without_the_desk_are_not_told_as_the_desks_and_its_names_are_kept(store: Store) -> None:
    question = asked(store)
    forecast_by_person(store, question.id, 0.2, who="ann")
    forecast_by_person(store, question.id, 0.4, who="bob")
    assert pool_question(find_question(store.view(), question.id)[1]) is None
    for name in (DESK, POOLED):
        with pytest.raises(ConfigError, match="Use another"):
            forecast_by_person(store, question.id, 0.2, who=name)
        with pytest.raises(ConfigError, match="Use another"):
            check_name(name)
    assert forecast(store, question.id, 0.3, who="cid").made_by == "cid"
