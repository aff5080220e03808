"""Setting up a watch: the dossiers' feeds, their memory, and the lock that keeps a second one out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tracktwo.errors import ConfigError, StoreError
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.feeds.web import WebFetcher
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.memory import Memories
from tracktwo.pipeline.profiles import profile_of
from tracktwo.pipeline.read import Progress, reader_for
from tracktwo.pipeline.trouble import troubles_of
from tracktwo.pipeline.watch import Feed, Watcher, feeds_of
from tracktwo.protocols import View
from tracktwo.records import Issue
from tracktwo.settings import Settings
from tracktwo.store.database import Store


@contextmanager
def watching_alone(store: Store) -> Iterator[None]:
    """Hold the watch of a store, so that two processes do not fetch the same pages for it.

    Raises:
        ConfigError: another process is watching.
    """
    try:
        with store.alone("watch"):
            yield
    except StoreError as error:
        if not str(error).startswith("Another process"):
            raise
        raise ConfigError(str(error)) from error


def feeds_for(dossiers: Iterable[str], *, books: CodeBooks) -> tuple[Feed, ...]:
    """Return the feeds of some dossiers' outlets, each address once.

    Raises:
        ConfigError: a dossier is unknown or names no outlet with a feed.
    """
    found: dict[str, Feed] = {}
    for dossier in dossiers:
        for feed in feeds_of(books, profile_of(books, dossier).outlets, dossier=dossier):
            found.setdefault(feed.url, feed)
    return tuple(found.values())


def watcher_for(
    dossiers: Iterable[str],
    *,
    settings: Settings,
    books: CodeBooks,
    store: Store,
    progress: Progress | None = None,
) -> Watcher:
    """Return a watcher for the outlets of some dossiers.

    Raises:
        ConfigError: a dossier is unknown or names no outlet with a feed.
    """
    return Watcher(
        feeds=feeds_for(dossiers, books=books),
        memories=Memories(settings.home / "watch.json"),
        fetcher=PoliteFetcher(WebFetcher()),
        reader=reader_for(settings, store=store, books=books, progress=progress),
    )


def feed_troubles(view: View, dossier: str, *, books: CodeBooks) -> list[Issue]:
    """Return the issues of a dossier's feeds that are broken or quiet now; none for an unknown dossier."""
    try:
        feeds = feeds_for([dossier], books=books)
    except ConfigError:
        return []
    return troubles_of(view, {feed.url for feed in feeds})
