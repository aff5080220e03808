"""People, passwords, sessions and tokens."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.pipeline import sessions
from tracktwo.pipeline.passwords import Cost, check_password, hash_password, is_right, make_password
from tracktwo.pipeline.users import (
    Role,
    add_person,
    everybody,
    folded_name,
    need_somebody,
    remove_person,
    set_password,
    set_role,
)
from tracktwo.store.database import Store, open_store

QUICK = Cost(2**4, 8, 1)
WORDS = "kettle orbit mango ninety"
HERE = "127.0.0.1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    add_person(made, "Ana", Role.EDITOR, WORDS, by="test", cost=QUICK)
    yield made
    made.close()


def enter(store: Store, name: str = "ana", password: str = WORDS) -> str:
    token = sessions.sign_in(store, name, password, label="Firefox", address=HERE)
    assert token is not None
    return token


def test_a_password_is_kept_as_a_salted_key_and_told_apart_from_others() -> None:
    kept = hash_password(WORDS, QUICK)
    assert WORDS not in kept
    assert kept != hash_password(WORDS, QUICK)
    assert is_right(WORDS, kept)
    assert not is_right(WORDS + " ", kept)
    assert not is_right("", kept)
    assert is_right("cafe\u0301 au lait noir", hash_password("caf\u00e9 au lait noir", QUICK))
    assert len({make_password() for _ in range(50)}) == 50


@pytest.mark.parametrize("weak", ["elevenchars", "x" * 257, "aaaaaaaaaaaa", "abababababab", "ana.lima.lobo"])
def test_weak_passwords_are_refused(weak: str) -> None:
    with pytest.raises(ConfigError):
        check_password(weak, name="ana.lima.lobo")


def test_names_are_folded_and_never_given_twice(store: Store) -> None:
    assert folded_name("  \uff21na  Lima ") == "ana lima"
    for taken in ("ANA", "\uff21na"):
        with pytest.raises(ConfigError, match="is there"):
            add_person(store, taken, Role.READER, WORDS, by="test", cost=QUICK)
    for unfit in ("", "a/b", "a\nb", "x" * 65, "<script>", "ana\u202e"):
        with pytest.raises(ConfigError, match="no name to sign in with"):
            add_person(store, unfit, Role.READER, WORDS, by="test", cost=QUICK)
    add_person(store, "Олена", Role.READER, WORDS, by="test", cost=QUICK)
    remove_person(store, "олена", by="test")
    with pytest.raises(ConfigError, match="was removed"):
        add_person(store, "Олена", Role.READER, WORDS, by="test", cost=QUICK)


def test_there_is_always_an_editor(store: Store) -> None:
    with pytest.raises(ConfigError, match="only editor"):
        remove_person(store, "ana", by="test")
    with pytest.raises(ConfigError, match="only editor"):
        set_role(store, "ana", Role.READER, by="test")
    add_person(store, "rui", Role.EDITOR, WORDS, by="test", cost=QUICK)
    set_role(store, "ana", Role.READER, by="rui")
    assert {one.name: one.role for one in everybody(store)} == {"ana": Role.READER, "rui": Role.EDITOR}


def test_a_desk_that_nobody_could_open_is_not_opened(tmp_path: Path, store: Store) -> None:
    need_somebody(store)
    empty = open_store(tmp_path / "empty.sqlite")
    with pytest.raises(ConfigError, match="tracktwo users add"):
        need_somebody(empty)
    empty.close()


def test_a_token_opens_what_its_owner_may_and_the_store_knows_only_its_hash(store: Store) -> None:
    token = enter(store, "  ANA ")
    held = sessions.held_by(store, token, address=HERE)
    assert held is not None
    assert (held.person.name, held.role) == ("ana", Role.EDITOR)
    assert len(token) >= 43  # 256 bits
    assert token not in Path(store.where).read_bytes().decode("latin-1")
    add_person(store, "rui", Role.EDITOR, WORDS, by="test", cost=QUICK)
    set_role(store, "ana", Role.READER, by="rui")
    assert sessions.held_by(store, token, address=HERE).role is Role.READER  # type: ignore[union-attr]  # held


def test_a_wrong_name_or_password_is_refused_and_logged_without_the_password(store: Store) -> None:
    for name, password in (("ana", "wrong words entirely"), ("bob", WORDS), ("a\nb" * 99, WORDS), ("", "")):
        assert sessions.sign_in(store, name, password, label="x", address="10.0.0.9") is None
    lines = store.people.log(what="sign in refused")
    assert len(lines) == 4
    assert {one.address for one in lines} == {"10.0.0.9"}
    assert all(one.who.isprintable() and len(one.who) <= 200 for one in lines)
    assert WORDS not in repr(lines)


def test_an_unknown_name_takes_as_long_as_a_wrong_password(store: Store) -> None:
    set_password(store, "ana", WORDS, by="test")  # at the usual cost

    def seconds(name: str) -> float:
        began = time.process_time()
        sessions.sign_in(store, name, "wrong words entirely", label="x", address=HERE)
        return time.process_time() - began

    known = min(seconds("ana") for _ in range(2))
    unknown = min(seconds("nobody") for _ in range(2))
    unfit = min(seconds("a/b") for _ in range(2))
    assert unknown == pytest.approx(known, rel=0.4)
    assert unfit == pytest.approx(known, rel=0.4)


def test_a_session_ends_when_idle_when_old_and_when_its_owner_goes(store: Store) -> None:
    token, now = enter(store), datetime.now(UTC)
    idle = now + sessions.IDLE
    assert sessions.held_by(store, token, address=HERE, now=idle - timedelta(minutes=1))
    assert sessions.held_by(store, token, address=HERE, now=idle + timedelta(minutes=1)), "it was used since"
    assert (
        sessions.held_by(store, token, address=HERE, now=now + 2 * sessions.IDLE + timedelta(hours=1)) is None
    )
    step = now
    while step < now + sessions.LONGEST - timedelta(minutes=1):
        assert sessions.held_by(store, token, address=HERE, now=step)
        step += timedelta(hours=11)
    assert (
        sessions.held_by(store, token, address=HERE, now=now + sessions.LONGEST + timedelta(seconds=9))
        is None
    )
    other = enter(store)
    add_person(store, "rui", Role.EDITOR, WORDS, by="test", cost=QUICK)
    remove_person(store, "ana", by="rui")
    assert sessions.held_by(store, other, address=HERE) is None
    assert sessions.sign_in(store, "ana", WORDS, label="x", address=HERE) is None


def test_signing_in_again_ends_the_session_that_the_browser_held(store: Store) -> None:
    first = enter(store)
    second = sessions.sign_in(store, "ana", WORDS, label="Firefox", address=HERE, old=first)
    assert second not in (None, first)
    assert sessions.held_by(store, first, address=HERE) is None


def test_signing_out_and_a_new_password_end_sessions_and_tokens(store: Store) -> None:
    tokens = [enter(store) for _ in range(3)]
    program = sessions.make_token(store, "ana", label="script", by="ana")
    held = sessions.held_by(store, tokens[0], address=HERE)
    assert held is not None
    assert sessions.sign_out(store, held, address=HERE)
    assert sessions.held_by(store, tokens[0], address=HERE) is None
    assert not sessions.sign_out(store, held, session="0" * 64, address=HERE)
    kept = sessions.held_by(store, tokens[1], address=HERE)
    assert kept is not None
    set_password(store, "ana", "other words nobody knows", by="ana", keep=kept.session.hash, cost=QUICK)
    assert sessions.held_by(store, tokens[1], address=HERE)
    assert [sessions.held_by(store, one, address=HERE) for one in (tokens[2], program)] == [None, None]
    sessions.sign_out_everywhere(store, "ana", by="ana")
    assert sessions.held_by(store, tokens[1], address=HERE) is None


def test_a_token_lies_idle_without_ending_until_its_day(store: Store) -> None:
    token = sessions.make_token(store, "ana", label="calendar", by="ana", days=30)
    now = datetime.now(UTC)
    assert sessions.held_by(store, token, address=HERE, now=now + timedelta(days=29))
    assert sessions.held_by(store, token, address=HERE, now=now + timedelta(days=31)) is None
    with pytest.raises(ConfigError, match="Nobody here"):
        sessions.make_token(store, "bob", label="x", by="ana")


def test_everything_about_people_is_in_the_log(store: Store) -> None:
    add_person(store, "rui", Role.READER, WORDS, by="ana", address="10.0.0.5", cost=QUICK)
    set_role(store, "rui", Role.ANALYST, by="ana", address="10.0.0.5")
    remove_person(store, "rui", by="ana", address="10.0.0.5")
    told = [(one.who, one.what, one.about, one.detail, one.address) for one in store.people.log(who="ana")]
    assert told == [
        ("ana", "person removed", "rui", "", "10.0.0.5"),
        ("ana", "role", "rui", "reader -> analyst", "10.0.0.5"),
        ("ana", "person added", "rui", "role=reader", "10.0.0.5"),
    ]
