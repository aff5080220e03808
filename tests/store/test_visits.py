"""The log of visits, and what was recorded or replaced since a moment."""

from tests.store.rows import SOLEN, article, event

from tracktwo.store.database import Store
from tracktwo.store.visits import Visit, VisitKind

FIRST, THEN = "2026-03-01T08:00:00.000000Z", "2026-03-02T08:00:00.000000Z"
TALKS = article("Envoys of Narvia and Solen met in Port Linde.", at=FIRST)
AGAIN = article("They met again, a week later.", at=THEN)


def test_a_visit_is_one_persons_and_one_dossiers(store: Store) -> None:
    made = Visit("ana", "narvia", VisitKind.SEEN, None, FIRST)
    put_off = Visit("ana", "narvia", VisitKind.LATER, "event-1", THEN)
    for one in (made, put_off, Visit("ben", "narvia", VisitKind.SEEN, None, THEN)):
        store.note_visit(one)
    assert store.visits("ana", "narvia") == [made, put_off]
    assert store.visits("ana", "elsewhere") == []


def test_a_visit_changes_no_page(store: Store) -> None:
    store.add([TALKS])
    before = store.view().version()
    store.note_visit(Visit("ana", "narvia", VisitKind.SEEN, None, FIRST))
    assert store.view().version() == before


def test_what_was_recorded_last_comes_first(store: Store) -> None:
    old, new = event(TALKS, at=FIRST), event(AGAIN, at=THEN)
    store.add([TALKS, AGAIN, old, new])
    view = store.view()
    assert [r.id for r in view.newest(["events"], dossier="narvia")] == [new.id, old.id]
    assert [r.id for r in view.newest(["events", "articles"], dossier="narvia", after=FIRST)] == [
        new.id,
        AGAIN.id,
    ]
    assert [r.id for r in view.newest(["events"], actor=SOLEN.code, limit=1)] == [new.id]
    assert list(view.newest(["events"], actor="nobody")) == []


def test_what_was_replaced_since_is_found_with_its_successor(store: Store) -> None:
    old, gone, new = event(TALKS, at=FIRST), event(TALKS, day="2026-02-01", at=FIRST), event(AGAIN, at=THEN)
    store.add([TALKS, AGAIN, old, gone, new])
    store.supersede({old.id: new.id, gone.id: None}, at=THEN)
    found = store.view().superseded_after(FIRST, ["events"], dossier="narvia")
    assert {record.id: record.superseded_by for record in found} == {old.id: new.id, gone.id: "withdrawn"}
    assert store.view().superseded_after(THEN, ["events"], dossier="narvia") == []
