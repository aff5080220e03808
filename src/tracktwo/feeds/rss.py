"""RSS, Atom and JSON Feed: the items of a feed, each with its own text or as an address to fetch."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from tracktwo.errors import FeedError
from tracktwo.feeds.bounds import UTF_16, first_items, in_utf_8, refuse_entities, refuse_tags
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.feed_dates import date_of
from tracktwo.feeds.web import Fetcher, WebFetcher
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource

NAME = "rss"
MAX_ITEMS = 500  # the newest; an outlet that publishes more between two looks is read more often
MAX_BYTES = 10_000_000
WHOLE_TEXT_CHARACTERS = 1_500  # an item with more is the article itself, with less a teaser
# Posts are short, and whole in what bridges make feeds of; their pages show little to who is not signed in.
POSTS = (
    "t.me",
    "x.com",
    "twitter.com",
    "bsky.app",
    "truthsocial.com",
    "vk.com",
    "facebook.com",
    "threads.net",
)
POST_CHARACTERS = 30
TAGS = re.compile(r"<[^<>]+>")
BY = re.compile(r"^\s*by\s+(?=[^\W\d_])", re.IGNORECASE)
# "jane@news.example (Jane Doe)", as RSS wants it; "Jane Doe <jane@news.example>", as others write it.
MAIL = re.compile(r"\S+@\S+\s+\((?P<name>.+)\)|\"?(?P<before>[^@<(]+?)\"?\s*[<(]\S+@\S+[>)]")
FEED_MARKS = re.compile(rb"<(?:\w{1,12}:)?(?:rss|feed|RDF)\b|jsonfeed\.org\\?/version")
MARKS_WITHIN = 2000  # bytes from the start in which a feed says that it is one


def fetch(where: str, *, fetcher: Fetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the articles of a feed: those it carries whole, and the page behind each of the others.

    Raises:
        FeedError: the feed itself cannot be fetched or is no feed.
    """
    client = fetcher or WebFetcher(max_bytes=MAX_BYTES)
    answer = client.get(where)
    yield from with_pages(answer.body, where=answer.url, client=client)


def is_feed(raw: bytes) -> bool:
    """Return whether bytes begin like a feed."""
    head = raw[: MARKS_WITHIN * 2] if raw[:2] in UTF_16 else raw[:MARKS_WITHIN]
    return FEED_MARKS.search(in_utf_8(head) if raw[:2] in UTF_16 else head) is not None


def with_pages(raw: bytes, *, where: str, client: Fetcher) -> Iterator[RawArticle | FeedFailure]:
    """Yield the articles of a feed's bytes, the pages it points to fetched.

    Raises:
        FeedError: the bytes are no feed.
    """
    for item in items(raw, where=where):
        if isinstance(item, FeedFailure) or item.raw:
            yield item
            continue
        try:
            page = client.get(item.url or "")
        except FeedError as error:
            yield failure_of(item.url or where, error)
            continue
        yield _with_page(item, page.body, page.media_type, page.url)


def _with_page(item: RawArticle, body: bytes, media_type: str | None, url: str) -> RawArticle:
    return RawArticle(
        where=item.where,
        raw=body,
        media_type=media_type,
        url=url,
        outlet=item.outlet,
        author=item.author,
        title=item.title,
        published_at=item.published_at,
        published_source=item.published_source,
        lang=item.lang,
        retrieved_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def items(raw: bytes, *, where: str) -> Iterator[RawArticle | FeedFailure]:
    """Yield a feed's items in its order; `raw` is None where the feed gives no more than an address.

    Raises:
        FeedError: the bytes are no feed, or define entities of their own.
    """
    if len(raw) > MAX_BYTES:
        raise FeedError(f"{where} has {len(raw) / 1e6:.0f} MB, which no feed has. Check the address.")
    if raw.lstrip()[:1] == b"{":
        yield from _json_items(raw, where)
        return
    raw = in_utf_8(raw)
    refuse_entities(raw, where)
    raw, count = first_items(raw, MAX_ITEMS)
    refuse_tags(raw, where)
    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise FeedError(
            f"{where} is not an RSS, Atom or JSON feed. Look on the outlet's site for its feed's address."
        )
    about = feed.feed
    for number, entry in enumerate(feed.entries[:MAX_ITEMS], start=1):
        yield _entry(entry, f"{where} item {number}", where, about.get("title"), about.get("language"))
    if max(count, len(feed.entries)) > MAX_ITEMS:
        yield _too_many(where, max(count, len(feed.entries)))


def _too_many(where: str, count: int) -> FeedFailure:
    return FeedFailure(
        where,
        f"the feed has {count} items; the first {MAX_ITEMS} were read",
        "Read it more often, or give the feed of one section.",
    )


def _entry(
    entry: Any, where: str, base: str, outlet: str | None, lang: str | None
) -> RawArticle | FeedFailure:
    """Return one item of an RSS or Atom feed."""
    identity = str(entry.get("id", ""))
    # What a service puts before the outlet's own address leads there by a redirect.
    link = (
        entry.get("feedburner_origlink")
        or entry.get("link")
        or (identity if identity.startswith("http") else None)
    )
    bodies = [part.get("value") or "" for part in entry.get("content", [])]
    html = max((*bodies, entry.get("summary") or ""), key=len)  # many feeds know a description only
    return _item(where, base, link, html, entry.get("title"), date_of(entry), _authors(entry), outlet, lang)


def _authors(entry: Any) -> tuple[str, ...]:
    """Return an item's authors; of mail addresses with names the names, and nobody of an address alone.

    What the reader of feeds takes for a name breaks off within addresses of long domains.
    """
    told, whole = entry.get("authors", []), entry.get("author")
    if len(told) < 2 and isinstance(whole, str) and "@" in whole:
        found = MAIL.fullmatch(whole.strip())
        names = [found["name"] or found["before"]] if found else []
    else:
        names = [author.get("name") for author in told]
    return tuple(dict.fromkeys(plain for name in names if name and (plain := BY.sub("", name).strip())))


def _item(
    where: str, base: str, link: str | None, html: str, title: str | None, moment: str | None,
    authors: tuple[str, ...], outlet: str | None, lang: str | None,
) -> RawArticle | FeedFailure:  # fmt: skip
    length = len(TAGS.sub("", html).strip())
    is_whole = length >= (POST_CHARACTERS if _is_post(link) else WHOLE_TEXT_CHARACTERS)
    if not link and not is_whole:
        return FeedFailure(where, "the item has neither an address nor its text", "Tell the outlet.")
    page = f"<html><body><article><h1>{escape(title or '')}</h1>{html}</article></body></html>"
    return RawArticle(
        where=where,
        raw=page.encode("utf-8", "replace") if is_whole else None,
        media_type="text/html; charset=utf-8",
        url=urljoin(base, link) if link else None,
        outlet=outlet,
        author=authors,
        title=plain_title(title) if title else None,
        published_at=moment,
        published_source=PublishedSource.FEED if moment else PublishedSource.UNKNOWN,
        lang=lang,
    )


def _is_post(link: str | None) -> bool:
    host = (urlsplit(link).hostname or "") if link else ""
    return any(host == name or host.endswith(f".{name}") for name in POSTS)


def plain_title(title: str) -> str | None:
    """Return a title without tags and with the signs that its entities stand for, in one line.

    >>> plain_title("<b>Riverland&#8217;s</b> talks &amp; truce")
    'Riverland’s talks & truce'
    """
    return " ".join(unescape(TAGS.sub("", title)).split()) or None


def _json_items(raw: bytes, where: str) -> Iterator[RawArticle | FeedFailure]:
    """Yield the items of a JSON Feed (version 1 and 1.1)."""
    try:
        feed = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{where} is not a feed: {error}. Check the address.") from error
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise FeedError(
            f"{where} is JSON but no JSON Feed. Look on the outlet's site for its feed's address."
        )
    for number, entry in enumerate(entries, start=1):
        if number > MAX_ITEMS:
            yield _too_many(where, len(entries))
            return
        place = f"{where} item {number}"
        if not isinstance(entry, dict):
            yield FeedFailure(place, "the item is not a JSON object", "Tell the outlet.")
            continue
        yield _json_entry(entry, place, where, _words(feed.get("title")), _words(feed.get("language")))


def _json_entry(
    entry: dict[str, Any], where: str, base: str, outlet: str | None, lang: str | None
) -> RawArticle | FeedFailure:
    people = entry.get("authors") or [entry.get("author")]
    names = tuple(name for p in people if isinstance(p, dict) and (name := _words(p.get("name"))))
    html = _words(entry.get("content_html")) or ""
    plain = _words(entry.get("content_text")) or ""
    body = html or "".join(f"<p>{escape(line)}</p>" for line in plain.splitlines() if line.strip())
    identity = _words(entry.get("id")) or ""
    link = _words(entry.get("url")) or (identity if identity.startswith("http") else None)
    link = link or _words(entry.get("external_url"))
    moment = _words(entry.get("date_published"))
    return _item(where, base, link, body, _words(entry.get("title")), moment, names, outlet, lang)


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
