"""Waiting for a process that reads: until its store holds some articles."""

import time
from pathlib import Path

from tracktwo.errors import StoreError
from tracktwo.store.database import open_store


def wait_for_articles(file: Path, many: int, *, seconds: float = 240) -> None:
    """Return once the store in a file holds so many articles."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        time.sleep(0.05)
        if file.exists():
            try:
                store = open_store(file, create=False)
            except StoreError:
                continue
            found = store.view().count("articles")
            store.close()
            if found >= many:
                return
    raise AssertionError("nothing was read")
