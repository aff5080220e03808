"""Sitemaps: the pages a site lists, with the name, title and date that a news sitemap gives them."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

from tracktwo.errors import FeedError
from tracktwo.feeds.bounds import in_utf_8, refuse_entities
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.web import Fetcher, WebFetcher
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource

NAME = "sitemap"
MAX_PAGES = 500  # the first; a news sitemap lists the last two days, newest first
MAX_MAPS = 20  # sitemaps followed from one index
MAX_BYTES = 20_000_000
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def is_sitemap(raw: bytes) -> bool:
    """Return whether bytes begin like a sitemap or an index of sitemaps."""
    return b"<urlset" in raw[:2000] or b"<sitemapindex" in raw[:2000]


def fetch(where: str, *, fetcher: Fetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages a sitemap lists, those of the sitemaps it points to included.

    Raises:
        FeedError: the sitemap itself cannot be fetched or is none.
    """
    client = fetcher or WebFetcher(max_bytes=MAX_BYTES)
    for number, item in enumerate(_listed(where, client, depth=0)):
        if number == MAX_PAGES:
            yield FeedFailure(where, f"the first {MAX_PAGES} pages were read", "Give the map of one section.")
            return
        try:
            page = client.get(item.url or "")
        except FeedError as error:
            yield failure_of(item.url or where, error)
            continue
        yield RawArticle(
            where=item.where, raw=page.body, media_type=page.media_type, url=page.url, outlet=item.outlet,
            title=item.title, published_at=item.published_at, published_source=item.published_source,
            lang=item.lang, retrieved_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )  # fmt: skip


def _listed(where: str, client: Fetcher, *, depth: int) -> Iterator[RawArticle]:
    body = client.get(where).body
    root = read_map(body, where=where)
    if root.tag == f"{MAP}sitemapindex" and depth == 0:
        maps = [loc.text.strip() for loc in root.iterfind(f"{MAP}sitemap/{MAP}loc") if loc.text]
        for inner in maps[:MAX_MAPS]:
            yield from _listed(inner, client, depth=1)
        return
    yield from pages(root, where=where)


def read_map(raw: bytes, *, where: str) -> ElementTree.Element:
    """Return the root of a sitemap, unpacked where it came as .gz.

    Raises:
        FeedError: it is no XML, too large, or defines entities of its own.
    """
    try:
        if raw[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=BytesIO(raw)) as packed:
                raw = packed.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise FeedError(
                f"{where} unpacks to more than {MAX_BYTES / 1e6:.0f} MB. Give the map of one section."
            )
        raw = in_utf_8(raw)
        refuse_entities(raw, where)
        return ElementTree.fromstring(raw)
    except (ElementTree.ParseError, OSError, EOFError, zlib.error, ValueError) as error:
        raise FeedError(f"{where} is no sitemap ({error}). Look in the site's robots.txt for it.") from error


def pages(root: ElementTree.Element, *, where: str) -> Iterator[RawArticle]:
    """Yield the pages listed, as addresses still to be fetched."""
    for number, entry in enumerate(root.iterfind(f"{MAP}url"), start=1):
        url = entry.findtext(f"{MAP}loc", "").strip()
        if not url:
            continue
        news = entry.find(f"{NEWS}news")
        date = news.findtext(f"{NEWS}publication_date") if news is not None else None
        yield RawArticle(
            where=f"{where} page {number}",
            url=url,
            outlet=_in(news, f"{NEWS}publication/{NEWS}name"),
            title=_in(news, f"{NEWS}title"),
            published_at=date.strip() if date else None,
            published_source=PublishedSource.FEED if date else PublishedSource.UNKNOWN,
            lang=_in(news, f"{NEWS}publication/{NEWS}language"),
        )


def _in(news: ElementTree.Element | None, path: str) -> str | None:
    words = news.findtext(path) if news is not None else None
    return words.strip() or None if words else None
