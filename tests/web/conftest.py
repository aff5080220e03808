"""The desk over a real store: the hand-made dossier, and whatever else a test puts in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief.dossier import everything

from tracktwo.records import Record
from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app

OpenDesk = Callable[[list[Record]], TestClient]


@pytest.fixture(scope="session")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A function: records to a client of a desk that holds them."""
    opened = []

    def open_on(records: list[Record]) -> TestClient:
        home = tmp_path_factory.mktemp("home")
        settings = Settings(home=home, store=str(Path(home) / "desk.sqlite"))
        store = open_store(settings.store_url)
        store.add(records)
        store.close()
        client = TestClient(create_app(settings), base_url="http://127.0.0.1:8732")
        client.__enter__()
        opened.append(client)
        return client

    yield open_on
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def desk(open_desk: OpenDesk) -> TestClient:
    """A client of the desk with the hand-made dossier."""
    return open_desk(everything())
