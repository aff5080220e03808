"""What changed: new, changed, contradicted, gone; since a visit or a day; decided and put off."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.brief.dossier import disagreements
from tests.store.rows import article, event, judgement

from tracktwo.errors import ConfigError
from tracktwo.pipeline.changes import (
    changes_for,
    changes_of,
    decide,
    difference,
    mark_seen,
    week_before_last_reading,
)
from tracktwo.records import Event, EventStatus, FieldValue, JudgementKind
from tracktwo.store.database import Store, open_store

FIRST, SEEN, THEN = (f"2026-03-0{day}T08:00:00.000000Z" for day in (1, 2, 3))
TALKS = article("Envoys of Narvia and Solen met in Port Linde.", at=FIRST)
AGAIN = article("They met again, a week later.", at=THEN)
OLD = event(TALKS, day="2026-02-20", at=FIRST, status=EventStatus.PLANNED)
GONE = event(TALKS, day="2026-02-01", at=FIRST)


def held() -> Event:
    """The planned meeting, by now held and told by a second article."""
    told = event(TALKS, AGAIN, day="2026-02-20", at=THEN)
    return dataclasses.replace(told, id="event-held")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    made.add([TALKS, OLD, GONE])
    yield made
    made.close()


def test_from_the_beginning_everything_is_new(store: Store) -> None:
    found = changes_of(store.view(), "narvia", since=None)
    assert {change.record.id for change in found.groups["new"]} == {OLD.id, GONE.id}
    assert found.also == {"articles": 1}
    assert not found.is_empty


def test_a_record_that_took_anothers_place_is_changed_and_says_how(store: Store) -> None:
    between = dataclasses.replace(held(), id="event-between")
    store.add([AGAIN, between])
    store.supersede({OLD.id: between.id, GONE.id: None}, at=THEN)
    store.add([held()])
    store.supersede({between.id: "event-held"}, at=THEN)
    found = changes_of(store.view(), "narvia", since=SEEN)
    (change,) = found.groups["changed"]
    assert (change.record.id, change.before and change.before.id) == ("event-held", OLD.id)
    assert change.why == "status: planned → occurred; told by 1 more article"
    (gone,) = found.groups["retracted"]
    assert (gone.record.id, gone.why) == (GONE.id, "a newer reading no longer finds it")
    assert found.groups["new"] == ()
    assert found.also == {"articles": 1}


def test_what_only_was_made_anew_is_no_change(store: Store) -> None:
    same = dataclasses.replace(event(TALKS, day="2026-02-20", at=THEN, version="2"), status=OLD.status)
    store.add([same])
    store.supersede({OLD.id: same.id}, at=THEN)
    assert changes_of(store.view(), "narvia", since=SEEN).is_empty
    assert difference(OLD, same) == ""


def test_accounts_that_now_differ_stand_apart(store: Store) -> None:
    rival = dataclasses.replace(
        disagreements()[0], dossier="narvia", provenance=dataclasses.replace(OLD.provenance, recorded_at=THEN)
    )
    store.add([rival])
    found = changes_of(store.view(), "narvia", since=SEEN)
    assert [change.record.id for change in found.groups["contradicted"]] == [rival.id]


def test_what_people_rejected_or_corrected_is_told_with_who(store: Store) -> None:
    edit = judgement(JudgementKind.EDIT, GONE.id, at=THEN, values=(FieldValue("mode", '"phone"'),))
    reject = judgement(JudgementKind.REJECT, OLD.id, at=THEN)
    store.add([dataclasses.replace(one, dossier="narvia") for one in (edit, reject)])
    found = changes_of(store.view(), "narvia", since=SEEN)
    assert [change.why for change in found.groups["changed"]] == ["mode corrected by analyst"]
    assert [change.why for change in found.groups["retracted"]] == ["rejected by analyst: read it again"]
    assert found.decided == 2


def test_a_visit_counts_for_one_person(store: Store) -> None:
    mark_seen(store, "narvia", who="ana")
    assert changes_for(store, "narvia", who="ana").is_empty
    assert len(changes_for(store, "narvia", who="ben").groups["new"]) == 2
    assert len(changes_for(store, "narvia", who="ana", since="2026-01-01").groups["new"]) == 2


def test_a_record_put_off_waits_until_it_is_decided(store: Store) -> None:
    decide(store, "narvia", OLD.id, verdict="later", who="ana")
    mark_seen(store, "narvia", who="ana")
    assert [c.record.id for c in changes_for(store, "narvia", who="ana").later] == [OLD.id]
    assert changes_for(store, "narvia", who="ben").later == ()
    decide(store, "narvia", OLD.id, verdict="accept", who="ana")
    assert changes_for(store, "narvia", who="ana").later == ()
    (made,) = store.view().records("judgements")
    assert (made.kind, made.targets, made.who) == ("accept", (OLD.id,), "ana")  # type: ignore[attr-defined]


def test_what_does_not_fit_is_said(store: Store) -> None:
    with pytest.raises(ConfigError, match="holds no record event-0"):
        decide(store, "narvia", "event-0", verdict="accept", who="ana")
    with pytest.raises(ConfigError, match="holds no record"):
        decide(store, "elsewhere", OLD.id, verdict="accept", who="ana")
    with pytest.raises(ConfigError, match="accept, reject, later"):
        decide(store, "narvia", OLD.id, verdict="merge", who="ana")


def test_lately_is_the_week_before_the_last_reading(store: Store) -> None:
    assert week_before_last_reading(store.view(), "narvia") == "2026-02-22"
    assert week_before_last_reading(store.view(), "elsewhere") is None
