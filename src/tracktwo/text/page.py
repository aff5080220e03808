"""Bytes of a page or a text file to an article: its text with typed parts, and what it says of itself."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from tracktwo.errors import ExtractError
from tracktwo.records import PROSE, Notice, Part, PartKind
from tracktwo.text.addresses import canonical_address, site_of
from tracktwo.text.body import BodyLine, body_lines
from tracktwo.text.charset import decode, readable
from tracktwo.text.cut import cut_furniture
from tracktwo.text.dating import ARTICLE_TYPES, dating_of
from tracktwo.text.genre import genre_of
from tracktwo.text.language import language_of
from tracktwo.text.lines import clean_characters
from tracktwo.text.markup import Node, is_html, linked_data, parse_html, types_of
from tracktwo.text.naming import authors_of, outlet_of, section_of, title_of
from tracktwo.text.page_text import PageText
from tracktwo.text.parts import type_parts
from tracktwo.text.plain import read_plain

ERROR_TITLE = re.compile(
    r"(?:error\s*)?(?:40[0-9]|410|451|50[0-4])\b.*|.*\b(?:page|article|file|content)\b.{0,20}\b(?:not"
    r" found|cannot be found|does not exist|no longer"
    r" available|unavailable)\b.*|not found|access denied|forbidden|just a moment.*|attention required.*"
    r"|are you a robot.*|bad gateway"
    r"|service (?:temporarily )?unavailable|.*\bsecurity check\b.*|too many requests|страница не найдена.*"
    r"|сторінку не знайдено.*",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep)|(?:continue|keep) reading (?:this|the full|with"
    r"|for)|to (?:continue|keep) reading|subscribers? only"
    r"|(?:exclusively|only|available) (?:for|to) (?:our )?(?:subscribers|members)|already (?:a subscriber"
    r"|have an account)|this (?:article|content|story) is (?:for|reserved)"
    r"|unlock (?:this|the full) article|start your (?:free )?(?:trial|subscription)|register (?:for free"
    r" )?to (?:continue|read)|you have \d+ (?:free )?articles? (?:left|remaining)"
    r"|nur für abonnenten|weiterlesen mit|réservé aux abonnés|solo para suscriptores|только для подписчиков",
    re.IGNORECASE,
)
# "Riverton (nwa/kl) - ...": where no byline is marked, the agency in the dateline wrote it.
CREDITED = re.compile(r"[A-ZÀ-Þ][\w .,/-]{1,40}\(\s*(?P<credit>[A-Za-z][\w/ .&-]{1,24}?)\s*\)\s*[-–—]")
ERROR_CHARACTERS = 1_200  # an error page is short; an article about errors is not
STUB_CHARACTERS = 1_500
MOST_ALTERNATES = 40


def read_page(
    raw: bytes, *, media_type: str | None = None, url: str | None = None, where: str | None = None
) -> PageText:
    """Return the article in a page's or text file's bytes.

    Args:
        media_type: the Content-Type they came with; None lets the bytes speak for themselves.
        url: the address they came from; None takes what the page calls its own.
        where: the file or address named in messages.
    Raises:
        ExtractError: empty, binary, over 20 MB, nested without end, an error page, or no sentence in it.
    """
    place = where or url or "The page"
    text = decode(raw, media_type=media_type, where=place)
    if not is_html(text, media_type):
        return _at_address(read_plain(readable(text, place)), url)
    tree = parse_html(_without_controls(text), where=place)
    return _read_tree(tree, url=url, where=place)


def _without_controls(text: str) -> str:
    """Drop the characters that XML cannot hold; white space stays as it is."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def _at_address(page: PageText, url: str | None) -> PageText:
    return replace(page, canonical_url=canonical_address(url), outlet=page.outlet or site_of(url))


def _read_tree(tree: HtmlElement, *, url: str | None, where: str) -> PageText:
    data = linked_data(tree)
    own = url or _own_address(tree)
    outlet = outlet_of(tree, data, own)
    title = _clean(title_of(tree, data, outlet))
    dating = dating_of(tree, data, url=own)
    body, parts, furniture = _body(
        body_lines(tree, url=own, where=where, declared=_declared_body(data)), _headings(tree, title)
    )
    _refuse_error_page(title, body, where)
    readable(body, where)
    section = _clean(section_of(tree, data))
    return PageText(
        text=body,
        parts=parts,
        title=title,
        author=tuple(filter(None, map(_clean, authors_of(tree, data, outlet)))) or _credited(body, parts),
        outlet=_clean(outlet),
        section=section,
        published_at=dating.published,
        published_source=dating.source,
        modified_at=dating.modified,
        canonical_url=canonical_address(_declared_address(tree, own) or own),
        lang=language_of(body, declared=tree.get("lang")),
        genre=genre_of(title, section, body, parts, label=_kind_words(data)),
        furniture=furniture,
        notices=_notices(tree, data, body),
        alternates=_alternates(tree, own),
    )


def _declared_body(data: list[Node]) -> str | None:
    bodies = [node.get("articleBody") for node in data if types_of(node) & ARTICLE_TYPES]
    return max((body for body in bodies if isinstance(body, str)), key=len, default=None)


def _credited(body: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
    start = next((part.start for part in parts if part.kind in PROSE), 0)
    match = CREDITED.match(body, start)
    return (match["credit"],) if match else ()


def _clean(words: str | None) -> str | None:
    return " ".join(clean_characters(words).split()) or None if words else None


def _kind_words(data: list[Node]) -> str:
    return " ".join(sorted(kind for node in data for kind in types_of(node) & ARTICLE_TYPES))


def _headings(tree: HtmlElement, title: str | None) -> frozenset[str]:
    """Return the headlines of a page, folded: the one read and every h1."""
    shown = (" ".join(h1.text_content().split()) for h1 in tree.iter("h1"))
    return frozenset(words.casefold() for words in (title or "", *shown) if words)


def _body(lines: list[BodyLine], headlines: frozenset[str]) -> tuple[str, tuple[Part, ...], tuple[str, ...]]:
    """Return the lines as one text with its parts, page furniture taken out."""
    pieces: list[str] = []
    hints: dict[int, PartKind] = {}
    length = 0
    for line in lines:
        words = clean_characters(line.text).strip()
        if not words or words.casefold() in headlines:
            continue  # the headline is a field of its own
        hints[length] = line.kind or PartKind.PARAGRAPH
        pieces.append(words)
        length += len(words) + 2
    text = "\n\n".join(pieces)
    return cut_furniture(text, type_parts(text, hints=hints))


def _own_address(tree: HtmlElement) -> str | None:
    return _declared_address(tree, None)


def _declared_address(tree: HtmlElement, url: str | None) -> str | None:
    """Return the canonical address a page declares; a home page or another site's page is not believed."""
    for element in tree.iter("link", "meta"):
        is_link = element.tag == "link" and (element.get("rel") or "").lower() == "canonical"
        is_meta = element.get("property") == "og:url"
        declared = element.get("href") if is_link else element.get("content") if is_meta else None
        address = canonical_address(declared)
        if address and address.count("/") > 2 and (url is None or site_of(url) == site_of(address)):
            return address
    return None


def _refuse_error_page(title: str | None, body: str, where: str) -> None:
    if title and ERROR_TITLE.fullmatch(title) and len(body) < ERROR_CHARACTERS:
        raise ExtractError(
            f"{where} is an error page ({title[:60]!r}), not an article. "
            "Check the address, or save the page from a browser."
        )


def _notices(tree: HtmlElement, data: list[Node], body: str) -> tuple[Notice, ...]:
    found: list[Notice] = []
    is_closed = any(str(node.get("isAccessibleForFree")).lower() == "false" for node in data)
    if len(body) < STUB_CHARACTERS and (
        is_closed or PAYWALL.search(" ".join(tree.text_content().split())[-30_000:])
    ):
        found.append(
            Notice("paywall", "Only the beginning is here: the rest is for the outlet's subscribers.")
        )
    declared = _foreign_canonical(tree)
    if declared:
        found.append(Notice("canonical", f"The page names another site's page as its original: {declared}"))
    return tuple(found)


def _alternates(tree: HtmlElement, url: str | None) -> tuple[str, ...]:
    """Return where a page says the same article stands in another language, and its original elsewhere."""
    found = [_foreign_canonical(tree)]
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "alternate" and link.get("hreflang"):
            found.append(canonical_address(link.get("href")))
    own = {canonical_address(url), _declared_address(tree, url)}
    deep = (address for address in found if address and address.count("/") > 2)
    return tuple(dict.fromkeys(address for address in deep if address not in own))[:MOST_ALTERNATES]


def _foreign_canonical(tree: HtmlElement) -> str | None:
    """Return the address that rel=canonical gives when the page's own og:url is on another site."""
    canonical = next(
        (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None
    )
    own = next((e.get("content") for e in tree.iter("meta") if e.get("property") == "og:url"), None)
    if canonical and own and site_of(canonical) and site_of(own) and site_of(canonical) != site_of(own):
        return canonical_address(canonical)
    return None
