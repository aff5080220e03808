"""Bytes of a page or a text file to an article: its text with typed parts, and what it says of itself."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from tracktwo.errors import ExtractError
from tracktwo.records import PROSE, Notice, Part, PartKind
from tracktwo.text.access import is_call_to_subscribe, is_error_page, is_stub
from tracktwo.text.addresses import canonical_address, site_of
from tracktwo.text.authors import authors_of
from tracktwo.text.body import body_lines
from tracktwo.text.body_line import BodyLine
from tracktwo.text.charset import decode, readable
from tracktwo.text.cut import cut_furniture
from tracktwo.text.dating import dating_of
from tracktwo.text.declared import alternates_of, declared_address, foreign_original
from tracktwo.text.foreign import from_headline
from tracktwo.text.genre import genre_of
from tracktwo.text.headline import title_of
from tracktwo.text.language import language_of
from tracktwo.text.lines import clean_characters, ends_sentence
from tracktwo.text.markup import Node, articles_in, is_html, linked_data, parse_html, types_of
from tracktwo.text.moments import read_moment
from tracktwo.text.naming import outlet_of, section_of
from tracktwo.text.page_text import PageText
from tracktwo.text.parts import type_parts
from tracktwo.text.plain import read_plain
from tracktwo.text.survey import Survey, survey

# "Riverton (nwa/kl) - ...": where no byline is marked, the agency in the dateline wrote it.
CREDITED = re.compile(r"[A-ZÀ-Þ][\w .,/-]{1,40}\(\s*(?P<credit>[A-Za-z][\w/ .&-]{1,24}?)\s*\)\s*[-–—]")
TOP_LINES = 3  # under the headline; the record has fields of its own for date and byline
LAST_LINES = 4  # where the words stand that close an article's beginning
DATE_LINE_WORDS, DATE_LINE_CHARACTERS = 16, 110


def read_page(
    raw: bytes,
    *,
    media_type: str | None = None,
    url: str | None = None,
    where: str | None = None,
    fetched: str | None = None,
) -> PageText:
    """Return the article in a page's or text file's bytes.

    Args:
        media_type: the Content-Type they came with; None lets the bytes speak for themselves.
        url: the address they came from; None takes what the page calls its own.
        where: the file or address named in messages.
        fetched: when they came, RFC 3339 in UTC; None for what was found in a file. It tells what
            "3 hours ago" and a day without its year mean.
    Raises:
        ExtractError: empty, binary, over 20 MB, nested without end, an error page, or no sentence in it.
    """
    place = where or url or "The page"
    decoded = decode(raw, media_type=media_type, where=place)
    if not is_html(decoded.text, media_type):
        page = _at_address(read_plain(readable(decoded.text, place)), url)
    else:
        tree = parse_html(decoded.text, where=place)
        page = _read_tree(tree, url=url, where=place, fetched=fetched)
    if decoded.remark is None:
        return page
    return replace(page, notices=(*page.notices, Notice("characters", decoded.remark)))


def _at_address(page: PageText, url: str | None) -> PageText:
    return replace(page, canonical_url=canonical_address(url), outlet=page.outlet or site_of(url))


def _read_tree(tree: HtmlElement, *, url: str | None, where: str, fetched: str | None) -> PageText:
    data = linked_data(tree)
    page = survey(tree)
    own = page.address = url or declared_address(page, None)
    outlet = outlet_of(page, data, own)
    title = title_of(page, data, outlet)
    dating = dating_of(page, data, url=own, fetched=fetched)
    authors = authors_of(page, data, outlet)
    headlines = _headings(page, title)
    # The body comes last: what is no part of it leaves the tree.
    lines = body_lines(page, url=own, where=where, declared=_declared_body(data))
    body, parts, furniture = _body(from_headline(page, lines, title), headlines)
    if is_error_page(page, title, body):
        raise ExtractError(
            f"{where} is an error page ({(title or '')[:60]!r}), not an article. "
            "Check the address, or save the page from a browser."
        )
    readable(body, where)
    section = section_of(page, data)
    return PageText(
        text=body,
        parts=parts,
        title=title,
        author=authors or _credited(body, parts),
        outlet=outlet,
        section=section,
        published_at=dating.published,
        published_source=dating.source,
        modified_at=dating.modified,
        canonical_url=canonical_address(declared_address(page, own) or own),
        lang=language_of(body, declared=page.language),
        genre=genre_of(title, section, body, parts, label=_kind_words(data)),
        furniture=furniture,
        notices=_notices(page, data, body),
        alternates=alternates_of(page, own),
    )


def _declared_body(data: list[Node]) -> str | None:
    bodies = [node.get("articleBody") for node in articles_in(data)]
    return max((body for body in bodies if isinstance(body, str)), key=len, default=None)


def _credited(body: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
    start = next((part.start for part in parts if part.kind in PROSE), 0)
    match = CREDITED.match(body, start)
    return (match["credit"],) if match else ()


def _kind_words(data: list[Node]) -> str:
    return " ".join(sorted({kind for node in articles_in(data) for kind in types_of(node)}))


def _headings(page: Survey, title: str | None) -> frozenset[str]:
    """Return the headlines of a page, folded: the one read and every h1."""
    shown = (" ".join(h1.text_content().split()) for h1 in page.headings_of("h1"))
    return frozenset(words.casefold() for words in (title or "", *shown) if words)


def _body(lines: list[BodyLine], headlines: frozenset[str]) -> tuple[str, tuple[Part, ...], tuple[str, ...]]:
    """Return the lines as one text with its parts, page furniture taken out."""
    pieces: list[str] = []
    hints: dict[int, PartKind] = {}
    length = 0
    for number, line in enumerate(lines):
        words = clean_characters(line.text).strip()
        if not words or words.casefold() in headlines:
            continue  # the headline is a field of its own
        is_date = len(pieces) < TOP_LINES and line.kind is None and _is_date_line(words)
        is_call = number >= len(lines) - LAST_LINES and is_call_to_subscribe(words)
        hints[length] = PartKind.FURNITURE if is_date or is_call else line.kind or PartKind.PARAGRAPH
        pieces.append(words)
        length += len(words) + 2
    text = "\n\n".join(pieces)
    return cut_furniture(text, type_parts(text, hints=hints))


def _is_date_line(words: str) -> bool:
    """Tell whether a line under the headline says when, and perhaps by whom, and nothing else."""
    is_short = len(words) <= DATE_LINE_CHARACTERS and not ends_sentence(words)
    return is_short and words.count(" ") < DATE_LINE_WORDS and read_moment(words) is not None


def _notices(page: Survey, data: list[Node], body: str) -> tuple[Notice, ...]:
    found: list[Notice] = []
    if is_stub(page, data, body):
        found.append(
            Notice("paywall", "Only the beginning is here: the rest is for the outlet's subscribers.")
        )
    original = foreign_original(page)
    if original:
        found.append(Notice("canonical", f"The page names another site's page as its original: {original}"))
    return tuple(found)
