"""What a user names on the command line: files, folders, JSON Lines, addresses, standard input."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import IO

from tracktwo import feeds
from tracktwo.errors import FeedError
from tracktwo.feeds import file, rss, sitemap, web
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle

STANDARD_INPUT = "-"
ADDRESS_STARTS = ("http://", "https://")
FEED_MARKS = (b"<rss", b"<feed", b"<rdf:RDF", b"jsonfeed.org/version")
MARKS_WITHIN = 2000  # characters from the start of an answer in which a feed says that it is one

Items = Iterator[RawArticle | FeedFailure]


def articles_at(places: Iterable[str], *, standard_input: IO[str]) -> Items:
    """Yield the articles at each place, and a failure for each place that holds none.

    Args:
        places: files (pages, text, JSON Lines, .eml, .mbox, .warc, GDELT tables), folders, addresses of
            pages, feeds and sitemaps; "-" is JSON Lines on standard input.
    """
    for place in places:
        try:
            yield from _at(place, standard_input)
        except FeedError as error:
            what, _, fix = str(error).partition(". ")
            yield FeedFailure(place, what, fix or "Check the name.")


def _at(place: str, standard_input: IO[str]) -> Items:
    if place == STANDARD_INPUT:
        return file.rows(standard_input, where="standard input")
    if place.startswith(ADDRESS_STARTS):
        return _on_the_web(place)
    return _file_feed(place)(place)


def _on_the_web(place: str) -> Items:
    """Yield a page, or what a feed or sitemap at that address lists."""
    for item in web.fetch(place):
        raw = item.raw if isinstance(item, RawArticle) else None
        if raw is not None and any(mark in raw[:MARKS_WITHIN] for mark in FEED_MARKS):
            yield from rss.fetch(place)
        elif raw is not None and sitemap.is_sitemap(raw):
            yield from sitemap.fetch(place)
        else:
            yield item


def _file_feed(place: str) -> Callable[[str], Items]:
    """Return the `fetch` of the feed kind whose suffix a file's name ends in."""
    name = place.lower()
    kinds = file_kinds()
    suffix = max((s for s in kinds if name.endswith(s)), key=len, default=None)
    return kinds[suffix] if suffix is not None else file.fetch


@cache
def file_kinds() -> dict[str, Callable[[str], Items]]:
    """Return the feed kinds that read files of their own kind, by suffix: modules with SUFFIXES."""
    modules = [
        importlib.import_module(f"{feeds.__name__}.{found.name}")
        for found in pkgutil.iter_modules(feeds.__path__)
    ]
    return {suffix: module.fetch for module in modules for suffix in getattr(module, "SUFFIXES", ())}
