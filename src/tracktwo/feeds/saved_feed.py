"""Feeds and sitemaps saved as files: the articles they carry, and the pages they point to."""

from collections.abc import Iterator
from pathlib import Path

from tracktwo.errors import FeedError
from tracktwo.feeds import rss, sitemap
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.feeds.web import Fetcher, WebFetcher
from tracktwo.protocols import RawArticle

NAME = "saved-feed"
SUFFIXES = (".rss", ".atom", ".rdf", ".xml", ".xml.gz")
MAX_BYTES = 20_000_000


def fetch(where: str, *, fetcher: Fetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the articles of a saved feed or sitemap; the pages behind them are asked for politely.

    Raises:
        FeedError: there is no such file, or it is neither a feed nor a sitemap.
    """
    path = Path(where)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FeedError(f"{where} has more than {MAX_BYTES / 1e6:.0f} MB, which no feed has.")
        raw = path.read_bytes()
    except OSError as error:
        raise FeedError(f"{where} cannot be read: {error}. Check the path and permissions.") from error
    client = fetcher or PoliteFetcher(WebFetcher())
    if rss.is_feed(raw):
        yield from rss.with_pages(raw, where=where, client=client)
    elif sitemap.is_sitemap(raw):
        yield from sitemap.with_pages(raw, where=where, client=client)
    else:
        raise FeedError(
            f"{where} is XML, but no feed and no sitemap. Name a list of sanctions to `tracktwo measures "
            "import`; save a page as .html."
        )
