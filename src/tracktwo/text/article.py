"""From what a feed handed over to the article record: pure, so the same bytes give the same article."""

import hashlib
import re
from dataclasses import replace
from typing import Any

from tracktwo.errors import ExtractError
from tracktwo.protocols import RawArticle
from tracktwo.records import Article, Notice, Provenance, PublishedSource, record_id
from tracktwo.text.addresses import canonical_address
from tracktwo.text.genre import genre_of
from tracktwo.text.language import LANGUAGES, language_of
from tracktwo.text.moments import in_utc, read_moment
from tracktwo.text.page import read_page
from tracktwo.text.page_text import PageText
from tracktwo.text.parts import type_parts

NAME = "article"
VERSION = "2"
READ_LANGUAGE = "en"  # the language the extractors have rules for
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
MAX_CHARACTERS = 20_000_000


def article_from(raw: RawArticle) -> Article:
    """Return the article that a feed's item holds.

    What the feed says of title, author, date and language comes before what the page says. A text given
    as text is kept as it is, character by character; a page's furniture is taken out of its text.

    Raises:
        ExtractError: there is no text to read, or the bytes are no text; the message names the item.
    """
    page = (
        _given(raw)
        if raw.text is not None
        else read_page(
            raw.raw or b"", media_type=raw.media_type, url=raw.url, where=raw.where, fetched=raw.retrieved_at
        )
    )
    return _record(raw, _with_feed_facts(raw, page))


def page_row(name: str, page: PageText) -> dict[str, Any]:
    """Return the row of the storeless `page` door: what a page says, as JSON values.

    `published_at` is None where the page gives no date; authors are joined with ", ".
    """
    return {
        "id": name,
        "title": page.title,
        "author": ", ".join(page.author) or None,
        "published_at": page.published_at,
        "lang": page.lang,
        "text": page.text,
    }


def _given(raw: RawArticle) -> PageText:
    text = UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", raw.text or "")
    if not any(character.isalnum() for character in text):
        raise ExtractError(f"{raw.where} has no text. Put the article's words into its `text` field.")
    if len(text) > MAX_CHARACTERS:
        raise ExtractError(
            f"{raw.where} has {len(text):,} characters; an article has fewer than "
            f"{MAX_CHARACTERS:,}. Split it."
        )
    parts = type_parts(text)
    return PageText(text=text, parts=parts, genre=genre_of(raw.title, None, text, parts))


def _with_feed_facts(raw: RawArticle, page: PageText) -> PageText:
    published = read_moment(raw.published_at)
    notices = list(page.notices)
    if raw.published_at and not published:
        notices.append(
            Notice("date", f"The date {raw.published_at[:40]!r} could not be read; it is left out.")
        )
    is_given = published is not None and not (
        raw.published_source is PublishedSource.FEED
        and page.published_source in (PublishedSource.JSON_LD, PublishedSource.META)
    )
    given_lang = (raw.lang or "").lower().replace("_", "-").split("-")[0]
    return replace(
        page,
        title=_tidy(raw.title) or page.title,
        author=tuple(filter(None, map(_tidy, raw.author))) or page.author,
        outlet=_tidy(raw.outlet) or page.outlet,
        published_at=published if is_given else page.published_at,
        published_source=_given_source(raw) if is_given else page.published_source,
        canonical_url=page.canonical_url or canonical_address(raw.url),
        lang=given_lang if given_lang in LANGUAGES else page.lang or language_of(page.text),
        notices=tuple(notices),
    )


def _given_source(raw: RawArticle) -> PublishedSource:
    is_unsaid = raw.published_source is PublishedSource.UNKNOWN
    return PublishedSource.GIVEN if is_unsaid else raw.published_source


def _tidy(words: str | None) -> str | None:
    return " ".join(UNSTORABLE.sub("", words).split()) or None if words else None


def _record(raw: RawArticle, page: PageText) -> Article:
    sha256 = hashlib.sha256(page.text.encode("utf-8")).hexdigest()
    return Article(
        id=record_id("article", page.canonical_url, page.outlet, raw.external_id, sha256),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(
            step=NAME, version=VERSION, rule_or_model="given" if raw.text is not None else "page"
        ),
        url=raw.url,
        canonical_url=page.canonical_url,
        outlet=page.outlet,
        author=page.author,
        title=page.title,
        section=page.section,
        published_at=in_utc(page.published_at),
        published_source=page.published_source,
        modified_at=in_utc(page.modified_at),
        retrieved_at=raw.retrieved_at,
        lang=page.lang,
        text=page.text,
        sha256=sha256,
        raw_sha256=hashlib.sha256(raw.raw).hexdigest() if raw.raw is not None else None,
        external_id=raw.external_id,
        genre=page.genre,
        notices=(*page.notices, *_notices(page)),
        parts=page.parts,
        furniture=page.furniture,
        alternates=page.alternates,
    )


def _notices(page: PageText) -> list[Notice]:
    """What a reader should know about how the article was read."""
    found: list[Notice] = []
    if page.furniture:
        found.append(
            Notice("furniture", f"{_lines(len(page.furniture))} of page furniture left out of the text.")
        )
    if page.published_at is None:
        found.append(
            Notice("undated", "No publication date was found; relative dates in it cannot be placed.")
        )
    if page.lang not in (None, READ_LANGUAGE):
        found.append(Notice("language", f"Written in {page.lang!r}; the rules read English."))
    if "\N{REPLACEMENT CHARACTER}" in page.text:
        found.append(
            Notice(
                "characters", "Some characters could not be decoded and stand as \N{REPLACEMENT CHARACTER}."
            )
        )
    return found


def _lines(count: int) -> str:
    return "One line" if count == 1 else f"{count} lines"
