"""One writer at a time: a lock beside a SQLite file, an advisory lock in PostgreSQL.

The lock is held for one transaction, so two processes that write take turns; whoever waits longer
than the timeout is told who holds it. A process that dies lets go of it.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, text

from tracktwo.errors import StoreError

POLL_SECONDS = 0.02
ADVISORY_KEY = 7_223_014_918  # any number that no other program in the database uses
ALONE_KEY = 7_223_014_919  # of work that one process at a time does on a store, for longer than a transaction


@contextmanager
def file_lock(path: Path, *, timeout_seconds: float) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs.

    Raises:
        StoreError: another process held it for all of `timeout_seconds`; the message names it.
    """
    with _opened(path) as file:
        deadline = time.monotonic() + timeout_seconds
        while not _try_lock(file):
            if time.monotonic() >= deadline:
                raise StoreError(_held(path, file))
            time.sleep(POLL_SECONDS)
        try:
            _sign(file)
            yield
        finally:
            _unlock(file)


def _opened(path: Path) -> IO[str]:
    try:
        return open(path, "a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"The store's lock {path} cannot be written: {error.strerror}. "
            "Check the folder's permissions and free space, or name another store with TRACKTWO_STORE."
        ) from error


def _sign(file: IO[str]) -> None:
    """Leave word who holds the lock; a full disk must not keep the transaction from saying so itself."""
    with suppress(OSError):
        file.truncate(0)
        file.write(f"process {os.getpid()} ({_program()})")
        file.flush()


def _program() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:3]])[:80] or "python"


def _held(path: Path, file: IO[str]) -> str:
    file.seek(0)
    holder = file.read().strip() or "another process"
    return (
        f"The store {str(path).removesuffix('.lock')!r} is being written by {holder}. "
        "Wait for it to finish or end it, then run this again; nothing was changed."
    )


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[str]) -> bool:
        try:
            file.seek(2**30)  # past the words, so that others can still read who holds it
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[str]) -> None:
        file.seek(2**30)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


def advisory_lock(connection: Connection, *, timeout_seconds: float) -> None:
    """Take PostgreSQL's advisory lock until the transaction ends.

    Raises:
        StoreError: another session held it for all of `timeout_seconds`; the message names it.
    """
    deadline = time.monotonic() + timeout_seconds
    ask = text("SELECT pg_try_advisory_xact_lock(:key)")
    while not connection.execute(ask, {"key": ADVISORY_KEY}).scalar_one():
        if time.monotonic() >= deadline:
            raise StoreError(
                f"The store is being written by {_advisory_holder(connection)}. "
                "Wait for it to finish or end it, then run this again; nothing was changed."
            )
        time.sleep(POLL_SECONDS)


@contextmanager
def alone_by_file(store: Path, what: str) -> Iterator[None]:
    """Be the only process that does `what` on a SQLite store while the block runs.

    Raises:
        StoreError: another process does it already.
    """
    with _opened(store.with_name(f"{store.name}.{what}.lock")) as file:
        if not _try_lock(file):
            file.seek(0)
            raise StoreError(_taken(what, store, file.read().strip()))
        try:
            _sign(file)
            yield
        finally:
            _unlock(file)


@contextmanager
def alone_by_session(connection: Connection, what: str, where: str) -> Iterator[None]:
    """Be the only session that does `what` on a PostgreSQL store while the block runs.

    Raises:
        StoreError: another session does it already.
    """
    key = {"key": ALONE_KEY, "what": what}
    ask = text("SELECT pg_try_advisory_lock(hashint8(:key), hashtext(:what))")
    if not connection.execute(ask, key).scalar_one():
        raise StoreError(_taken(what, where, ""))
    try:
        yield
    finally:
        connection.execute(text("SELECT pg_advisory_unlock(hashint8(:key), hashtext(:what))"), key)


def _taken(what: str, where: object, holder: str) -> str:
    by = f" ({holder})" if holder else ""
    return (
        f"Another process{by} does '{what}' on the store {where} already. "
        "End it, or give this one another store with --store."
    )


def _advisory_holder(connection: Connection) -> str:
    found = connection.execute(
        text(
            "SELECT a.pid, a.application_name, a.client_addr FROM pg_locks l "
            "JOIN pg_stat_activity a ON a.pid = l.pid "
            "WHERE l.locktype = 'advisory' AND l.granted "
            "AND ((l.classid::bigint << 32) | l.objid::bigint) = :key"
        ),
        {"key": ADVISORY_KEY},
    ).first()
    if found is None:
        return "another session"
    where = found.client_addr or "this machine"
    return f"{found.application_name or 'a session'} (backend {found.pid}, from {where})"
