"""A page's HTML as a tree, bounded, and the structured data in it."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tracktwo.errors import ExtractError

MAX_DEPTH = 240  # a page nested deeper was made to break readers; real ones stay below 60
MAX_ELEMENTS = 50_000
MAX_LINKED_DATA_CHARACTERS = 500_000
MAX_LINKED_DATA_NODES = 2_000
# The parser stops at a depth of its own; these measure what it built.
DEEPER = etree.XPath("boolean(/" + "*/" * MAX_DEPTH + "*)")
COUNTED = etree.XPath("count(//*)")
LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|section|main|meta|table|h[1-6])\b[^>]*>", re.IGNORECASE
)

ARTICLE_TYPES = frozenset(
    {
        "NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
        "LiveBlogPosting", "SocialMediaPosting", "TechArticle", "ScholarlyArticle", "Report",
        "DiscussionForumPosting",
    }
)  # fmt: skip
# lxml asks a function in Python which class each element has, every time it is met; here all have one.
_ALL_ALIKE = etree.ElementDefaultClassLookup(element=HtmlElement)
CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r")
BEYOND_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
EXCESSIVE_DEPTH = "Excessive depth"  # what the parser says where it stopped reading

Node = dict[str, Any]


def is_html(text: str, media_type: str | None) -> bool:
    """Tell whether a text is a page: its media type says so, or its first characters do."""
    if media_type and "html" in media_type.lower():
        return True
    head = text[:5_000]
    return LOOKS_LIKE_HTML.search(head) is not None and head.lstrip()[:1] == "<"


def parse_html(text: str, *, where: str) -> HtmlElement:
    """Return the page's tree.

    Raises:
        ExtractError: nested deeper than 240 elements, or nothing in it.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False
    )
    parser.set_element_class_lookup(_ALL_ALIKE)
    try:
        tree: HtmlElement = document_fromstring(_storable(text), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ExtractError(f"{where} holds no readable HTML ({error}). Save the page again.") from error
    last = parser.error_log.last_error
    if DEEPER(tree) or (last is not None and EXCESSIVE_DEPTH in last.message):
        raise _too_deep(where)
    elements = int(COUNTED(tree))
    if elements > MAX_ELEMENTS:
        raise ExtractError(
            f"{where} has {elements:,} HTML elements; an article has less than {MAX_ELEMENTS:,}. "
            "Save the article's text and read that instead."
        )
    return tree


def _storable(text: str) -> bytes:
    """Return a text in UTF-8 without the characters that XML cannot hold; white space stays as it is."""
    raw = text.encode("utf-8", "ignore")  # which leaves out what stands for no character, lone surrogates
    for beyond in BEYOND_CHARACTERS:
        raw = raw.replace(beyond, b"")
    return raw.translate(None, CONTROLS)


def _too_deep(where: str) -> ExtractError:
    return ExtractError(
        f"{where} nests its HTML more than {MAX_DEPTH} elements deep, which no article does. "
        "Save the article's text and read that instead."
    )


def linked_data(tree: HtmlElement) -> list[Node]:
    """Return the JSON-LD objects of a page, nested ones after those that hold them."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _json_values((script.text or "")[:MAX_LINKED_DATA_CHARACTERS]):
                found.extend(_objects(value))
    return found[:MAX_LINKED_DATA_NODES]


def _json_values(text: str) -> Iterator[Any]:
    """Yield what a script holds; line breaks inside strings and wrappings such as CDATA are forgiven."""
    bare = (
        re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|\]\]>)\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    for candidate in (bare, re.sub(r",\s*([}\]])", r"\1", bare)):
        try:
            yield json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        return


def _objects(value: Any) -> Iterator[Node]:
    waiting = [value]
    for _ in range(MAX_LINKED_DATA_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(item for item in value.values() if isinstance(item, dict | list))


def types_of(node: Node) -> frozenset[str]:
    """Return the names in a node's @type, without their vocabulary's address."""
    kinds = node.get("@type") or node.get("type") or ()
    names = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def articles_in(data: Iterable[Node]) -> list[Node]:
    """Return the JSON-LD objects that describe an article."""
    return [node for node in data if types_of(node) & ARTICLE_TYPES]
