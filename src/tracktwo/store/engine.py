"""Connections to SQLite and PostgreSQL, set up alike, and their failures told in our words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from tracktwo.errors import StoreError

BUSY_SECONDS = 10
CACHE_KIBIBYTES = 65_536


def store_url(where: str | Path) -> URL:
    """Return the database address that a path or an address means.

    Raises:
        StoreError: neither a path, nor a sqlite: or postgresql: address.

    >>> str(store_url("/tmp/desk.sqlite"))
    'sqlite:////tmp/desk.sqlite'
    """
    words = str(where)
    if "://" not in words:
        return URL.create("sqlite", database=str(Path(words).expanduser().absolute()))
    try:
        url = make_url(words)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError(_unknown(words)) from error
    if backend == "postgresql" and "+" not in url.drivername:
        return url.set(drivername="postgresql+psycopg")
    if backend not in ("sqlite", "postgresql") or not url.database or url.database == ":memory:":
        raise StoreError(_unknown(words))
    return url


def _unknown(words: str) -> str:
    return (
        f"{words.split('@')[-1]!r} is not the address of a store. Give a file's path, "
        "sqlite:////path/to/file or postgresql://user@host/database."
    )


def sqlite_file(url: URL) -> Path | None:
    """Return the file of a SQLite store, None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def reading_engine(url: URL) -> Engine:
    """Return an engine whose connections cannot write."""
    return _postgresql(url, read_only=True) if _is_postgresql(url) else _sqlite(url, read_only=True)


def writing_engine(url: URL) -> Engine:
    """Return an engine for the writer."""
    return _postgresql(url, read_only=False) if _is_postgresql(url) else _sqlite(url, read_only=False)


def _is_postgresql(url: URL) -> bool:
    return url.get_backend_name() == "postgresql"


def _postgresql(url: URL, *, read_only: bool) -> Engine:
    options = {"application_name": "tracktwo", "connect_timeout": BUSY_SECONDS}
    # A reader sees one moment; the writer must see what was committed while it waited for its turn.
    mode = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if read_only else {}
    return create_engine(url, connect_args=options, pool_pre_ping=True, execution_options=mode)


def _sqlite(url: URL, *, read_only: bool) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS})

    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin and end where we say so
        run = connection.execute
        if not read_only:
            run("PRAGMA journal_mode=WAL")
            run("PRAGMA synchronous=NORMAL")
        run(f"PRAGMA query_only={int(read_only)}")
        run(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
        run("PRAGMA temp_store=MEMORY")

    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def told(where: object) -> Iterator[None]:
    """Turn a database failure inside the block into a StoreError that says what, where and how to fix it."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_message(error, where)) from error
    except sqlite3.Error as error:
        raise StoreError(_sentence(str(error), where)) from error


def _message(error: DBAPIError, where: object) -> str:
    reason = str(error.orig).strip().split("\n")[0]
    if isinstance(error, OperationalError) and "sqlite" not in type(error.orig).__module__:
        return (
            f"The store at {where} cannot be reached: {reason}. "
            "Check that the server runs and the address is right."
        )
    return _sentence(reason, where)


# What SQLite says -> what happened and how to fix it.
SQLITE_REASONS = {
    "disk is full": "has no room: the disk is full. Free some space and run this again; "
    "what was stored before is whole",
    "disk i/o error": "could not be written: the disk reports an error. Check the disk and its free space, "
    "then run this again; what was stored before is whole",
    "database is locked": "is locked by another program. Close it (or wait) and run this again; "
    "nothing was changed",
    "not a database": "is not a Tracktwo store: the file is something else. Name another file with "
    "TRACKTWO_STORE, or move this one away",
    "malformed": "is damaged. Restore a copy, or move the file away and read the articles again",
    "unable to open": "cannot be opened. Check that its folder exists and may be written",
    "readonly": "may not be written. Check the permissions of the file and its folder",
}


def _sentence(reason: str, where: object) -> str:
    for words, told_as in SQLITE_REASONS.items():
        if words in reason.lower():
            return f"The store at {where} {told_as}."
    return f"The store at {where} failed: {reason}. Run 'tracktwo doctor'; if it finds nothing, report this."
