"""A PostgreSQL server to test with: the one named, else one of our own where PostgreSQL is installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

UNPRIVILEGED = ("postgres", "nobody")  # whom the server runs as when we are root: it refuses to be root
DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")


class NoServerError(Exception):
    """There is no PostgreSQL to test with; the message says what is missing."""


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a server that may create databases.

    Raises:
        NoServerError: TRACKTWO_TEST_POSTGRES names none and PostgreSQL's programs are not installed.
    """
    named = os.environ.get("TRACKTWO_TEST_POSTGRES")
    if named:
        yield named
        return
    programs = _programs()
    user = _user()
    # A socket's path may have 107 characters at most; pytest's folders are longer.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        if user is not None:
            shutil.chown(folder, user)
        options = f"-k {folder} -c listen_addresses='' -F"
        control: list[str | Path] = [programs / "pg_ctl", "-D", f"{folder}/data", "-s", "-w"]
        _run([programs / "initdb", "-D", f"{folder}/data", "-U", "tracktwo", "-A", "trust", "-N"], user)
        _run([*control, "-l", f"{folder}/log", "-o", options, "start"], user)
        try:
            yield f"postgresql://tracktwo@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], user)


@contextmanager
def database(address: str) -> Iterator[str]:
    """Give the address of an empty database on a server, dropped afterwards."""
    name = f"tracktwo_{uuid.uuid4().hex}"
    admin = create_engine(
        make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield make_url(address).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


def _programs() -> Path:
    on_path = shutil.which("initdb")
    folders = (
        [Path(on_path).resolve().parent] if on_path else sorted(DEBIAN_PROGRAMS.glob("*/bin"), reverse=True)
    )
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServerError("TRACKTWO_TEST_POSTGRES names no server and PostgreSQL is not installed")


def _run(command: list[str | Path], user: str | None) -> None:
    # The server that pg_ctl starts would keep a captured pipe open for ever.
    with tempfile.TemporaryFile() as told:
        ended = subprocess.run(command, user=user, cwd="/", stdout=told, stderr=told, check=False)
        if ended.returncode:
            told.seek(0)
            raise NoServerError(f"PostgreSQL is installed but does not start: {told.read().decode().strip()}")


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next((name for name in UNPRIVILEGED if name in known), None)
    if user is None:
        raise NoServerError("PostgreSQL refuses to run as root and there is no other user to run it as")
    return user
