"""Stores to test with: a SQLite file always, PostgreSQL when TRACKTWO_TEST_POSTGRES names a server."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tracktwo.store.database import Store, open_store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.sqlite")
        return
    server = os.environ.get("TRACKTWO_TEST_POSTGRES")
    if not server:
        pytest.skip("TRACKTWO_TEST_POSTGRES names no PostgreSQL server")
    name = f"tracktwo_{uuid.uuid4().hex}"
    admin = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    admin.dispose()


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    made = open_store(where, timeout_seconds=0.5)
    yield made
    made.close()
