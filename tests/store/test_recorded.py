"""Asking for records by what they are about, when they were told, and what their rows hold."""

import json

from tests.store.rows import article, event, judgement

from tracktwo.records import EventStatus, EventType, FieldValue, JudgementKind, to_dict
from tracktwo.store.database import Store
from tracktwo.store.recorded import dated_between, facets_of, holding, last_recorded, told_since

OLD = article("Envoys of Narvia and Solen met in Port Linde.", day="2025-01-10")
NEW = article("Guns were heard at the mills, a letter of last year says.", day="2026-02-20")
MEETING = event(OLD, day="2025-01-09")
SHELLING = event(NEW, day="2025-02-01", type_=EventType.ASSAULT)
DENIED = event(NEW, day="2026-02-19", type_=EventType.ASSAULT, status=EventStatus.DENIED)


def filled(store: Store) -> Store:
    store.add([OLD, NEW, MEETING, SHELLING, DENIED])
    return store


def test_what_records_are_about_is_counted(store: Store) -> None:
    view = filled(store).view()
    assert facets_of(view, "events", dossier="narvia") == {"CONSULT": 1, "ASSAULT": 2}
    assert facets_of(view, "events", dossier="solen") == {}


def test_what_was_told_of_late_counts_by_its_article(store: Store) -> None:
    view, asked = filled(store).view(), {"facets": ["ASSAULT"], "statuses": ["occurred"]}
    assert list(told_since(view, "events", "2026-01-01", dossier="narvia", **asked)) == [SHELLING]
    assert list(told_since(view, "events", "2026-03-01", dossier="narvia", **asked)) == []


def test_a_record_is_found_by_its_day_also_when_that_was_corrected(store: Store) -> None:
    filled(store)
    days = {"since": "2026-02-01", "until": "2026-02-28"}
    assert dated_between(store.view(), "events", dossier="narvia", **days) == [DENIED]
    moved = to_dict(DENIED)["date"]
    store.add([judgement(JudgementKind.EDIT, MEETING.id, values=(FieldValue("date", json.dumps(moved)),))])
    found = dated_between(store.view(), "events", dossier="narvia", **days)
    assert [record.id for record in found] == [DENIED.id, MEETING.id]
    store.add([judgement(JudgementKind.REJECT, MEETING.id, at="2026-03-05T08:00:00.000000Z")])
    assert dated_between(store.view(), "events", dossier="narvia", **days) == [DENIED]


def test_rows_are_found_by_what_they_hold(store: Store) -> None:
    view = filled(store).view()
    assert holding(view, "events", '"status":"denied"', dossier="narvia") == [DENIED]
    assert holding(view, "events", '"status":"denied"', dossier="narvia", facets=["CONSULT"]) == []
    assert holding(view, "events", "%", dossier="narvia") == []


def test_the_last_moment_of_recording_is_told(store: Store) -> None:
    view = filled(store).view()
    assert last_recorded(view, ("events", "articles"), dossier="narvia") == OLD.provenance.recorded_at
    assert last_recorded(view, ("events",), dossier="solen") is None
