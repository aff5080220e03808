"""Opening a store, one writer at a time, and what is said when it cannot be had."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from tests.store.rows import MORNING, article, event

from tracktwo.errors import StoreError
from tracktwo.store import schema
from tracktwo.store.database import MIGRATIONS, Store, open_store
from tracktwo.store.engine import store_url

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
ROOT = Path(__file__).parents[2]


def other_process(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Run Python in a process of its own and wait until it has printed a line."""
    started = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


HOLD = """
    import sys, time
    from tracktwo.store.database import open_store
    with open_store(sys.argv[1]).writing():
        print("ready", flush=True)
        time.sleep(60)
"""


def test_a_second_writer_is_told_who_writes_and_readers_are_not_kept_waiting(
    store: Store, where: str
) -> None:
    store.add([TALKS])
    holder = other_process(HOLD, where)
    try:
        began = time.monotonic()
        assert store.view().count("articles") == 1
        assert time.monotonic() - began < 0.4
        with pytest.raises(StoreError, match="is being written by") as told:
            store.add([event(TALKS)])
        assert str(holder.pid) in str(told.value) or "backend" in str(told.value)
    finally:
        ended(holder)
    assert store.add([event(TALKS)]) == 1


def test_a_writer_that_is_killed_leaves_nothing_half_done(store: Store, where: str) -> None:
    code = """
        import sys, time
        from tests.store.rows import article, event
        from tracktwo.store.database import open_store
        talks = article("Envoys of Narvia and Solen met in Port Linde.")
        with open_store(sys.argv[1]).writing() as writing:
            writing.add([talks, event(talks)])
            print("ready", flush=True)
            time.sleep(60)
    """
    writer = other_process(code, where)
    os.kill(writer.pid, signal.SIGKILL)
    ended(writer)
    assert store.view().counts()["articles"] == 0
    assert store.add([TALKS, event(TALKS)]) == 2


def test_what_raises_inside_a_transaction_undoes_it(store: Store) -> None:
    def add_and_fail() -> None:
        with store.writing() as writing:
            writing.add([TALKS])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_and_fail()
    assert store.view().count("articles") == 0


def test_two_writers_take_turns(store: Store, where: str) -> None:
    other = open_store(where, timeout_seconds=5)
    for n in range(5):
        assert store.add([article(f"Envoys met for the {n}th time.")]) == 1
        assert other.add([article(f"Generals met for the {n}th time.")]) == 1
    other.close()
    assert store.view().count("articles") == 10


def test_a_store_of_a_newer_version_is_refused(store: Store, where: str) -> None:
    store.close()
    engine = create_engine(store_url(where))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer version of Tracktwo \(schema 9999.*pip install -U"):
        open_store(where)


def test_opening_again_keeps_what_is_there(store: Store, where: str) -> None:
    store.add([TALKS])
    again = open_store(where, create=False)
    assert again.view().article(TALKS.id) == TALKS
    again.close()


def test_the_migrations_end_at_the_version_this_code_reads_and_make_its_tables(
    store: Store, where: str
) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([s.revision for s in scripts.walk_revisions()])) == schema.REVISIONS
    assert store.revision() == schema.REVISIONS[-1]
    engine = create_engine(store_url(where))
    found = inspect(engine)
    for table in schema.metadata.sorted_tables:
        assert {c["name"] for c in found.get_columns(table.name)} == set(table.c.keys())
        assert {i["name"] for i in found.get_indexes(table.name)} >= {i.name for i in table.indexes}
    engine.dispose()


def test_a_store_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    missing = tmp_path / "new" / "desk.sqlite"
    with pytest.raises(StoreError, match=r"There is no store at .*tracktwo read"):
        open_store(missing, create=False)
    assert not missing.parent.exists()
    open_store(missing).close()
    assert missing.exists()


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are my notes, and no database.\n" * 50)
    with pytest.raises(StoreError, match="not a Tracktwo store"):
        open_store(file)
    assert file.read_text().startswith("These are my notes")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE record (id TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(file)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    file = tmp_path / "desk.sqlite"
    with open_store(file).writing() as writing:
        writing.add([article(f"Envoys met for the {n}th time in Port Linde.") for n in range(200)])
    raw = bytearray(file.read_bytes())
    raw[4096 : len(raw) // 2] = b"\x5a" * (len(raw) // 2 - 4096)
    file.write_bytes(raw)
    for left in tmp_path.glob("desk.sqlite-*"):
        left.unlink()

    def look() -> None:
        store = open_store(file)
        if problem := store.check():
            raise StoreError(f"{problem} is damaged")
        list(store.view().records("articles"))

    with pytest.raises(StoreError, match="damaged"):
        look()


@pytest.mark.parametrize(
    "where", ["mysql://host/base", "sqlite://", "nonsense://x", "postgresql://host:notaport/x"]
)
def test_an_address_that_is_no_store_is_named(where: str) -> None:
    with pytest.raises(StoreError, match="is not the address of a store"):
        open_store(where)


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store("postgresql://nobody@127.0.0.1:9/none")


def test_a_password_never_stands_in_a_message() -> None:
    with pytest.raises(StoreError) as told:
        open_store("postgresql://nobody:hunter2@127.0.0.1:9/none")
    assert "hunter2" not in str(told.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "desk.sqlite")


def test_a_store_held_by_a_program_that_knows_no_lock_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracktwo.store.engine.BUSY_SECONDS", 0.1)
    file = tmp_path / "desk.sqlite"
    store = open_store(file)
    held = sqlite3.connect(file, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked by another program"):
        store.add([TALKS])
    held.close()
    assert store.add([TALKS]) == 1
    store.close()


def test_a_full_disk_says_so_and_keeps_what_was_stored(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    store.add([TALKS])

    def fill() -> None:
        with store.writing() as writing:
            writing._connection.exec_driver_sql("PRAGMA max_page_count = 120")
            writing.add([article(f"{n} " + "Envoys met in Port Linde. " * 200) for n in range(500)])

    with pytest.raises(StoreError, match=r"disk is full\. Free some space"):
        fill()
    assert [found.id for found in store.view().records("articles")] == [TALKS.id]
    assert store.check() is None
    store.close()


def test_marks_of_what_is_done_are_kept(store: Store) -> None:
    with store.writing() as writing:
        writing.mark_done("one", outcome="article-1", at=MORNING)
        writing.mark_done("one", outcome="article-2", at=MORNING)
    assert store.done(["one", "two"]) == {"one": "article-2"}
