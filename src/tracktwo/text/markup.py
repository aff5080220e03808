"""A page's HTML as a tree, bounded, and the structured data in it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tracktwo.errors import ExtractError

MAX_DEPTH = 240  # a page nested deeper was made to break readers; real ones stay below 60
MAX_ELEMENTS = 50_000
MAX_LINKED_DATA_CHARACTERS = 500_000
MAX_LINKED_DATA_NODES = 2_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
# Elements that need no end tag: they never hold the ones that follow.
VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr", "p", "li", "td", "tr", "th", "dd", "dt", "option",
    }
)  # fmt: skip
LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|section|main|meta|table|h[1-6])\b[^>]*>", re.IGNORECASE
)

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
    if _depth(text) > MAX_DEPTH * 4:
        raise _too_deep(where)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree: HtmlElement = document_fromstring(
            text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ExtractError(f"{where} holds no readable HTML ({error}). Save the page again.") from error
    depth, elements = _extent(tree)
    if depth > MAX_DEPTH:
        raise _too_deep(where)
    if elements > MAX_ELEMENTS:
        raise ExtractError(
            f"{where} has {elements:,} HTML elements; an article has less than {MAX_ELEMENTS:,}. "
            "Save the article's text and read that instead."
        )
    return tree


def _too_deep(where: str) -> ExtractError:
    return ExtractError(
        f"{where} nests its HTML more than {MAX_DEPTH} elements deep, which no article does. "
        "Save the article's text and read that instead."
    )


def _depth(text: str) -> int:
    """Return about how deep the tags are nested, without building the tree."""
    depth = deepest = 0
    for match in TAG.finditer(text):
        if match[2].lower() in VOID or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH * 4:
            break
    return deepest


def _extent(tree: HtmlElement) -> tuple[int, int]:
    """Return how deep a tree is and how many elements it has."""
    depth = deepest = elements = 0
    for action, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if action == "start" else -1
        deepest = max(deepest, depth)
        elements += action == "start"
    return deepest, elements


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
