"""Setting up a watch: the dossier's feeds, their memory, and the lock that keeps a second one out."""

from collections.abc import Iterator
from contextlib import contextmanager

from tracktwo.errors import ConfigError, StoreError
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.feeds.web import WebFetcher
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.profiles import profile_of
from tracktwo.pipeline.read import Progress, reader_for
from tracktwo.pipeline.watch import Memories, Watcher, feeds_of
from tracktwo.settings import Settings
from tracktwo.store.database import Store
from tracktwo.store.lock import file_lock


@contextmanager
def watching_alone(settings: Settings) -> Iterator[None]:
    """Hold the watch of this home folder, so that two processes do not fetch the same pages.

    Raises:
        ConfigError: another process is watching.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    try:
        with file_lock(settings.home / "watch.lock", timeout_seconds=0):
            yield
    except StoreError as error:
        if "being written by" not in str(error):
            raise
        raise ConfigError(
            f"Another process watches with {settings.home} already. End it, or give this one its own --home."
        ) from error


def watcher_for(
    dossier: str, *, settings: Settings, books: CodeBooks, store: Store, progress: Progress | None = None
) -> Watcher:
    """Return a watcher for the outlets of a dossier.

    Raises:
        ConfigError: the dossier is unknown or names no outlet with a feed.
    """
    return Watcher(
        feeds=feeds_of(books, profile_of(books, dossier).outlets),
        memories=Memories(settings.home / "watch.json"),
        fetcher=PoliteFetcher(WebFetcher()),
        reader=reader_for(settings, store=store, books=books, progress=progress),
    )
