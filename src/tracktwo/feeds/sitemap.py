"""Sitemaps: the pages a site lists, with the name, title and date that a news sitemap gives them.

Namespaces are passed over: sites write them with http and https, of several years, or not at all.
"""

import gzip
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from lxml import etree

from tracktwo.errors import FeedError
from tracktwo.feeds.bounds import in_utf_8, refuse_entities
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.rss import plain_title
from tracktwo.feeds.web import Fetcher, WebFetcher
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource

NAME = "sitemap"
MAX_PAGES = 500  # the newest; a news sitemap lists the last two days
MAX_MAPS = 20  # sitemaps followed from one index, the newest
MAX_BYTES = 20_000_000
PACKED = b"\x1f\x8b"
MARKS_WITHIN = 2000  # bytes from the start in which a sitemap says that it is one
MARKS = re.compile(rb"<(?:\w{1,12}:)?(?:urlset|sitemapindex)\b")
# The sign of an address that was not written as XML wants it; in CDATA it stands for itself.
BARE_SIGN = re.compile(rb"(?P<cdata><!\[CDATA\[.*?\]\]>)|&(?!#?\w{1,12};)", re.DOTALL)
INDEX, PAGE = "sitemapindex", "url"


def is_sitemap(raw: bytes) -> bool:
    """Return whether bytes begin like a sitemap or an index of sitemaps, packed or not."""
    if raw[:2] == PACKED:
        try:
            raw = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(raw, MARKS_WITHIN)
        except zlib.error:
            return False
    return MARKS.search(raw[:MARKS_WITHIN]) is not None


def fetch(where: str, *, fetcher: Fetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages a sitemap lists, those of the sitemaps it points to included.

    Raises:
        FeedError: the sitemap itself cannot be fetched or is none.
    """
    client = fetcher or WebFetcher(max_bytes=MAX_BYTES)
    yield from with_pages(client.get(where).body, where=where, client=client)


def with_pages(raw: bytes, *, where: str, client: Fetcher) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages that a sitemap's bytes list, each fetched.

    Raises:
        FeedError: the bytes are no sitemap.
    """
    for number, item in enumerate(_listed(raw, where, client, depth=0)):
        if isinstance(item, FeedFailure):
            yield item
            continue
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


def _listed(raw: bytes, where: str, client: Fetcher, *, depth: int) -> Iterator[RawArticle | FeedFailure]:
    root = read_map(raw, where=where)
    if _name(root) != INDEX:
        yield from pages(root, where=where)
        return
    for inner in _newest(_below(root, "sitemap"), MAX_MAPS) if depth == 0 else ():
        address = _text(inner, "loc")
        try:
            body = client.get(address).body
        except FeedError as error:  # the other maps of the index are read
            yield failure_of(address or where, error)
            continue
        yield from _listed(body, address, client, depth=1)


def read_map(raw: bytes, *, where: str) -> Any:
    """Return the root of a sitemap, unpacked where it came as .gz.

    Raises:
        FeedError: it is no XML, too large, or defines entities of its own.
    """
    try:
        if raw[:2] == PACKED:
            with gzip.GzipFile(fileobj=BytesIO(raw)) as packed:
                raw = packed.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise FeedError(
                f"{where} unpacks to more than {MAX_BYTES / 1e6:.0f} MB. Give the map of one section."
            )
        raw = in_utf_8(raw).lstrip(b"\xef\xbb\xbf \t\r\n")
        refuse_entities(raw, where)
        return _root(BARE_SIGN.sub(lambda found: found["cdata"] or b"&amp;", raw))
    except (etree.XMLSyntaxError, OSError, EOFError, zlib.error, ValueError) as error:
        raise FeedError(f"{where} is no sitemap ({error}). Look in the site's robots.txt for it.") from error


def _root(raw: bytes) -> Any:
    """Return the root of XML, of which a prefix that was never declared may be forgiven."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    root = etree.fromstring(raw, parser)
    faults = [fault for fault in parser.error_log if fault.type_name != "NS_ERR_UNDEFINED_NAMESPACE"]
    if root is None or _name(root) not in ("urlset", INDEX):
        reason = faults[0].message if faults else "there is no list of addresses in it"
        raise ValueError(reason)
    return root


def pages(root: Any, *, where: str) -> Iterator[RawArticle]:
    """Yield the pages listed, as addresses still to be fetched; the newest first where there are too many."""
    found = _below(root, PAGE)
    numbers = {id(entry): number for number, entry in enumerate(found, start=1)}
    for entry in _newest(found, MAX_PAGES + 1) if len(found) > MAX_PAGES else found:
        url = _text(entry, "loc")
        if not url:
            continue
        news = next(iter(_below(entry, "news")), None)
        date = _text(news, "publication_date")
        publication = next(iter(_below(news, "publication")), None) if news is not None else None
        yield RawArticle(
            where=f"{where} page {numbers[id(entry)]}",
            url=url,
            outlet=_text(publication, "name") or None,
            title=plain_title(_text(news, "title")),
            published_at=date or None,
            published_source=PublishedSource.FEED if date else PublishedSource.UNKNOWN,
            lang=_text(publication, "language") or None,
        )


def _newest(entries: Sequence[Any], most: int) -> list[Any]:
    """Return the entries that changed last, as they say; those that say nothing keep their order."""
    changed = [_text(entry, "lastmod") for entry in entries]
    order = sorted(range(len(entries)), key=lambda at: changed[at], reverse=True)
    return [entries[at] for at in order[:most]]


def _below(element: Any, name: str) -> list[Any]:
    return [one for one in element if _name(one) == name]


def _name(element: Any) -> str:
    """Return the name of an element without its namespace or a prefix that was never declared."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _text(element: Any, name: str) -> str:
    found = next(iter(_below(element, name)), None) if element is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""
