"""What a user names on the command line: files, folders, exports, addresses, standard input."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import IO

from tracktwo import feeds
from tracktwo.errors import FeedError
from tracktwo.feeds import file, rss, sitemap, web
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.file import Item
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.protocols import RawArticle

STANDARD_INPUT = "-"
ADDRESS_STARTS = ("http://", "https://")

Items = Iterator[Item]


def articles_at(
    places: Iterable[str], *, standard_input: IO[str], fetcher: web.WebFetcher | None = None
) -> Items:
    """Yield the articles at each place, and a failure for each place that holds none.

    The address that was named is fetched at once; the pages that a feed or sitemap there lists are asked
    for as their outlet's robots.txt wants, with pauses.

    Args:
        places: files (pages, text, JSON Lines, exports, feeds, .eml, .mbox, .warc, GDELT tables), folders,
            addresses of pages, feeds and sitemaps; "-" is JSON Lines on standard input.
        fetcher: how addresses are fetched; the default reaches the public web only.
    """
    client = fetcher or web.WebFetcher()
    polite = PoliteFetcher(client)
    for place in places:
        try:
            yield from _at(place, standard_input, client, polite)
        except FeedError as error:
            yield failure_of(place, error)
        except Exception as error:  # whatever one place does, the others are read
            what = f"reading it broke off ({type(error).__name__}: {error})"[:300]
            yield FeedFailure(
                place, what, "Report this with the file or address; what was read before stays."
            )


def _at(place: str, standard_input: IO[str], client: web.WebFetcher, polite: PoliteFetcher) -> Items:
    if place == STANDARD_INPUT:
        return file.rows(standard_input, where="standard input")
    if place.startswith(ADDRESS_STARTS):
        return _on_the_web(place, client, polite)
    read = file.reader_of(place, file_kinds())
    return read(place) if read is not None else file.fetch(place, others=file_kinds())


def _on_the_web(place: str, client: web.WebFetcher, polite: PoliteFetcher) -> Items:
    """Yield a page, or what a feed or sitemap at that address lists."""
    for item in web.fetch(place, fetcher=client):
        if not isinstance(item, RawArticle) or item.raw is None:
            yield item
        elif rss.is_feed(item.raw):
            yield from rss.with_pages(item.raw, where=item.url or place, client=polite)
        elif sitemap.is_sitemap(item.raw):
            yield from sitemap.with_pages(item.raw, where=item.url or place, client=polite)
        else:
            yield item


@cache
def file_kinds() -> dict[str, Callable[[str], Items]]:
    """Return the feed kinds that read files of their own kind, by suffix: modules with SUFFIXES."""
    modules = [
        importlib.import_module(f"{feeds.__name__}.{found.name}")
        for found in pkgutil.iter_modules(feeds.__path__)
    ]
    return {suffix: module.fetch for module in modules for suffix in getattr(module, "SUFFIXES", ())}
