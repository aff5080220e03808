"""The body of a page: trafilatura's choice of its main text, as lines with what the markup called them."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.settings import Document

from tracktwo.errors import ExtractError
from tracktwo.records import PartKind

SHORT_CHARACTERS = 250  # below this, precision mode has mostly lost the article
LOST_SHARE = 0.5  # and so it has when the balanced mode finds more than twice as much
KINDS = {"head": PartKind.HEADING, "item": PartKind.LIST_ITEM}
BLOCKS = frozenset({"p", "head", "item", "quote", "row", "ab", "code", "fw"})
GROUPS = frozenset({"list", "table", "div", "body", "main"})


class BodyLine(NamedTuple):
    """One block of a body. `kind` is None where the markup says no more than that it is a block."""

    text: str
    kind: PartKind | None


def body_lines(tree: HtmlElement, *, url: str | None, where: str) -> list[BodyLine]:
    """Return the lines of a page's main text: precision mode first, the wider modes when that is short.

    Raises:
        ExtractError: no mode finds a text.
    """
    best = _extracted(tree, url, precision=True)
    if _size(best) < SHORT_CHARACTERS or _looks_cut(tree, best):
        wider = _extracted(tree, url, precision=False)
        if _size(wider) > _size(best) / LOST_SHARE:
            best = wider
    if not best:
        raise ExtractError(
            f"{where} holds no article text that could be told from its menus. "
            "Save the article's text and read that."
        )
    return best


def _looks_cut(tree: HtmlElement, lines: list[BodyLine]) -> bool:
    """Tell whether the page has far more running text than was kept."""
    paragraphs = sum(len(p.text_content()) for p in tree.iter("p"))
    return _size(lines) < LOST_SHARE * paragraphs


def _size(lines: list[BodyLine]) -> int:
    return sum(len(line.text) for line in lines)


def _extracted(tree: HtmlElement, url: str | None, *, precision: bool) -> list[BodyLine]:
    try:
        document = trafilatura.bare_extraction(
            deepcopy(tree),
            url=url,
            favor_precision=precision,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (RecursionError, AttributeError, TypeError, ValueError, IndexError):
        return []  # its readers fail on a few malformed trees; the other mode may not
    if not isinstance(document, Document) or document.body is None:
        return []
    return [line for line in _walked(document.body) if line.text]


def _walked(element: _Element) -> Iterator[BodyLine]:
    """Yield the blocks of trafilatura's tree, and loose text between them as blocks of its own."""
    if element.text and element.text.strip():
        yield BodyLine(_tidy(element.text), None)
    for child in element:
        if child.tag in GROUPS:
            yield from _walked(child)
        elif child.tag == "row":
            yield BodyLine(
                _tidy(" | ".join(filter(None, (_tidy("".join(cell.itertext())) for cell in child)))),
                PartKind.LIST_ITEM,
            )
        elif any(inner.tag in BLOCKS for inner in child):
            yield from _walked(child)
        else:
            yield from _block(child)
        if child.tail and child.tail.strip():
            yield BodyLine(_tidy(child.tail), None)


def _block(element: _Element) -> Iterator[BodyLine]:
    kind = KINDS.get(str(element.tag))
    for piece in re.split(r"\n\s*\n|\x00", _text_with_breaks(element)):
        yield BodyLine(_tidy(piece), kind)


def _text_with_breaks(element: _Element) -> str:
    """Return an element's words, two line breaks in a row standing for a new paragraph."""
    words: list[str] = []
    for node in element.iter():
        if node.tag == "lb":
            words.append("\n" if not words or not words[-1].endswith("\n") else "\n\n")
        if node.text:
            words.append(node.text)
        if node is not element and node.tail:
            words.append(node.tail)
    return "".join(words)


def _tidy(words: str) -> str:
    return " ".join(words.split())
