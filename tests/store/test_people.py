"""The tables of people: what is kept, and what the database refuses to change."""

import pytest
from sqlalchemy import create_engine, text

from tracktwo.errors import StoreError
from tracktwo.store.database import Store
from tracktwo.store.engine import store_url
from tracktwo.store.people import Deed, PersonRow, SessionRow

ANA = PersonRow("ana", "editor", "scrypt$2$1$1$c2FsdA==$a2V5", "2026-03-01T08:00:00.000000Z")
RUI = PersonRow("rui", "reader", ANA.secret, "2026-03-02T08:00:00.000000Z")


def session(hashed: str, who: str = "ana", kind: str = "session", ends: str = "2026-03-08") -> SessionRow:
    at = "2026-03-01T08:00:00.000000Z"
    return SessionRow(hashed, who, kind, "Firefox", "127.0.0.1", at, at, f"{ends}T08:00:00.000000Z")


def test_people_and_sessions_are_kept_and_ended(store: Store) -> None:
    people = store.people
    with people.changing() as changing:
        changing.add(ANA)
        changing.add(RUI)
        for one in (session("a"), session("b"), session("c", kind="token"), session("d", "rui")):
            changing.open(one)
    assert people.everybody() == [ANA, RUI]
    assert people.holder("d") == (session("d", "rui"), RUI)
    with people.changing() as changing:
        assert not changing.end("d", who="ana")
        changing.end_all("ana", but="b", kind="session")
        changing.change("rui", role="analyst", removed_at="2026-03-03T08:00:00.000000Z")
    assert {one.hash for one in people.sessions("ana")} == {"b", "c"}
    assert people.find("rui") == PersonRow(
        "rui", "analyst", RUI.secret, RUI.made_at, "2026-03-03T08:00:00.000000Z"
    )
    with people.changing() as changing:
        changing.end_outworn(before="2026-03-09T00:00:00.000000Z")
    assert people.holder("b") is None
    assert people.holder("d") is None


def test_nothing_about_people_changes_the_stores_version_or_its_pages(store: Store) -> None:
    before = (store.view().version(), store.writes)
    with store.people.changing() as changing:
        changing.add(ANA)
        changing.note(Deed("2026-03-01T08:00:00.000000Z", "ana", "sign in"))
    assert (store.view().version(), store.writes) == before


def test_the_log_is_told_newest_first_and_by_person_and_deed(store: Store) -> None:
    deeds = [
        Deed(f"2026-03-0{day}T08:00:00.000000Z", who, what, "event-1", "verdict=accept", "10.0.0.5")
        for day, who, what in ((1, "ana", "decision"), (2, "rui", "decision"), (3, "ana", "sign out"))
    ]
    with store.people.changing() as changing:
        for deed in deeds:
            changing.note(deed)
    assert store.people.log() == deeds[::-1]
    assert store.people.log(who="ana", what="decision") == [deeds[0]]
    assert store.people.log(limit=1, offset=1) == [deeds[1]]


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'nobody'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_or_delete_a_line_of_the_log(
    store: Store, where: str, statement: str
) -> None:
    with store.people.changing() as changing:
        changing.note(Deed("2026-03-01T08:00:00.000000Z", "ana", "decision"))
    engine = create_engine(store_url(where))
    with pytest.raises(Exception, match="only added to"), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert [one.who for one in store.people.log()] == ["ana"]


def test_a_change_that_fails_leaves_nothing_behind(store: Store) -> None:
    def add_twice() -> None:
        with store.people.changing() as changing:
            changing.note(Deed("2026-03-01T08:00:00.000000Z", "ana", "person added"))
            changing.add(ANA)
            changing.add(ANA)

    with pytest.raises(StoreError):
        add_twice()
    assert store.people.everybody() == []
    assert store.people.log() == []
