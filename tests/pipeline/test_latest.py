"""A large dossier: the latest records of each kind, all articles, and from which day on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.store.rows import article, event

from tracktwo.brief.render_text import headline
from tracktwo.pipeline.beside import copies_of, issues_of
from tracktwo.pipeline.dossiers import brief_of
from tracktwo.pipeline.latest import Latest
from tracktwo.protocols import Relation
from tracktwo.records import Article
from tracktwo.store.database import Store, open_store
from tracktwo.store.press import press_of
from tracktwo.store.recorded import recorded_counts

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
REPRINT = article("Envoys of Narvia and Solen met in Port Linde. Harbour Post.", day="2026-03-01")
MEETINGS = [event(TALKS, day=f"2026-01-{day:02}") for day in range(1, 8)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    with made.writing() as writing:
        writing.add([TALKS, REPRINT, *MEETINGS])
        writing.relate(
            [Relation(REPRINT.id, None, TALKS.id, TALKS.id, "verbatim")], at="2026-03-02T08:00:00Z"
        )
    yield made
    made.close()


def test_a_small_dossier_is_told_whole(store: Store) -> None:
    latest = Latest(store.view())
    assert list(latest.records("events", dossier="narvia")) == MEETINGS
    assert latest.cut == {}


def test_of_a_large_one_the_latest_are_told_and_from_which_day(store: Store) -> None:
    latest = Latest(store.view(), most=3)
    assert list(latest.records("events", dossier="narvia")) == MEETINGS[-3:]
    assert latest.cut == {"events": "2026-01-05"}
    assert latest.count("events", dossier="narvia") == 7


def test_what_is_narrowed_is_read_whole(store: Store) -> None:
    latest = Latest(store.view(), most=3)
    assert len(list(latest.records("events", dossier="narvia", facet="CONSULT"))) == 7
    assert latest.cut == {}


def test_the_press_is_the_articles_with_how_they_stand_to_others(store: Store) -> None:
    found = press_of(store.view(), "narvia")
    whole = [a for a in store.view().records("articles", dossier="narvia") if isinstance(a, Article)]
    for name in ("id", "outlet", "published_at", "origin_id", "copy_of", "copy_kind", "lang"):
        assert [getattr(a, name) for a in found] == [getattr(a, name) for a in whole]
    assert press_of(store.view(), "narvia", since="2026-03-01")[0].id == REPRINT.id


def test_the_articles_that_repeat_one_are_found(store: Store) -> None:
    assert [a.id for a in copies_of(store.view(), TALKS)] == [REPRINT.id]
    assert copies_of(store.view(), REPRINT) == []
    assert issues_of(store.view(), TALKS) == []


def test_what_was_recorded_since_is_counted_in_the_database(store: Store) -> None:
    kinds = ("articles", "events", "rounds")
    assert recorded_counts(store.view(), kinds, dossier="narvia") == {"articles": 2, "events": 7}
    after = "2026-04-01T00:00:00Z"
    assert recorded_counts(store.view(), kinds, dossier="narvia", after=after) == {}


def test_what_lies_behind_the_cut_is_reached_by_the_last_day(store: Store) -> None:
    latest = Latest(store.view(), most=3, until="2026-01-04")
    assert list(latest.records("events", dossier="narvia")) == MEETINGS[1:4]
    assert latest.cut == {"events": "2026-01-02"}
    assert list(latest.records("articles", dossier="narvia")) == []


def test_a_briefing_up_to_a_day_tells_of_that_time(store: Store) -> None:
    told = brief_of(store.view(), {}, "narvia", since=date(2026, 1, 2), until=date(2026, 1, 3))
    records = {record for section in told.sections for line in section.lines for record in line.records}
    assert records == {meeting.id for meeting in MEETINGS[1:3]}
    assert (told.since, told.until) == ("2026-01-02", "2026-01-03")
    assert any("since 2026-01-02, up to 2026-01-03" in line for line in headline(told))
