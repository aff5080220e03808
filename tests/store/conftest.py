"""Stores to test with: a SQLite file always, PostgreSQL where it is installed or named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import postgres

from tracktwo.store.database import Store, open_store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.sqlite")
        return
    with postgres.database(request.getfixturevalue("postgres_server")) as address:
        yield address


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    made = open_store(where, timeout_seconds=0.5)
    yield made
    made.close()
