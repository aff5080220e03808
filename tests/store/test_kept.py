"""Records that were read once: bounded, and always shown as they stand now."""

import json

from tests.store.rows import article, event, judgement

from tracktwo.records import Event, EventStatus, FieldValue, JudgementKind
from tracktwo.store.database import Store
from tracktwo.store.kept import MOST_THINGS, Kept

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
MEETING = event(TALKS, day="2026-02-27")


def test_the_record_not_asked_for_longest_gives_way() -> None:
    kept = Kept(most_characters=25)
    for seq in (1, 2):
        kept.keep(seq, MEETING, 10)
    assert kept.record(1) is MEETING
    kept.keep(3, MEETING, 10)
    assert (kept.record(1), kept.record(2), kept.record(3)) == (MEETING, None, MEETING)


def test_what_is_worked_out_is_made_once_and_never_too_much() -> None:
    kept = Kept()
    made: list[list[int]] = [kept.thing(list, "events", n) for n in range(MOST_THINGS)]
    assert kept.thing(list, "events", 0) is made[0]
    kept.thing(list, "one more")
    assert kept.thing(list, "events", 0) is made[0]
    assert kept.thing(list, "events", 1) is not made[1]


def test_a_kept_record_follows_what_people_and_later_readings_say(store: Store) -> None:
    store.add([TALKS, MEETING])
    view = store.view()
    assert list(view.records("events")) == [MEETING] == list(view.records("events"))
    edit = judgement(JudgementKind.EDIT, MEETING.id, values=(FieldValue("status", json.dumps("denied")),))
    store.add([edit])
    (shown,) = store.view().records("events")
    assert isinstance(shown, Event)
    assert shown.status is EventStatus.DENIED
    assert store.view().as_made([MEETING.id])[MEETING.id] == MEETING
    newer = event(TALKS, day="2026-02-27", version="2")
    with store.writing() as writing:
        writing.add([newer])
        writing.supersede({MEETING.id: newer.id}, at="2026-03-05T08:00:00.000000Z")
    old = store.view().get(MEETING.id)
    assert old is not None
    assert old.superseded_by == newer.id
    with store.writing() as writing:
        writing.file_under(TALKS.id, "solen")
    assert {record.dossier for record in store.view().records("events")} == {"solen"}
