"""A real store with the hand-made records in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.brief.dossier import everything

from tracktwo.store.database import open_store
from tracktwo.store.view import View


@pytest.fixture(scope="session")
def made_view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder: Path = tmp_path_factory.mktemp("store")
    store = open_store(folder / "made.sqlite")
    store.add(everything())
    yield store.view()
    store.close()
