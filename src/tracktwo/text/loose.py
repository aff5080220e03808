"""Paragraphs that a page writes as loose text between line breaks, made paragraphs for the extractor."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

HOLDERS = ("div", "td", "section", "article")
INLINE = frozenset(
    {
        "a", "em", "strong", "b", "i", "u", "span", "small", "sub", "sup", "q", "cite", "abbr", "time",
        "code", "font", "mark", "s", "del", "ins", "br",
    }
)  # fmt: skip
LOOSE_CHARACTERS = 80  # of text that stands in no paragraph
BREAKS = 2  # line breaks that close a paragraph


def wrap_loose(tree: HtmlElement) -> None:
    """Put the loose text of an element into paragraphs where line breaks set its paragraphs apart.

    The extractor loses the first of such paragraphs, and may lose the whole text to one that has marks.
    """
    for holder in list(tree.iter(*HOLDERS)):
        if sum(child.tag == "br" for child in holder) >= BREAKS and _loose(holder) >= LOOSE_CHARACTERS:
            _wrap(holder)


def _loose(holder: HtmlElement) -> int:
    return len((holder.text or "").strip()) + sum(len((child.tail or "").strip()) for child in holder)


def _wrap(holder: HtmlElement) -> None:
    """Move each run of text and inline elements into a paragraph; blocks stay as they are."""
    pieces = list(_pieces(holder))
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    paragraph, breaks = None, 0
    for piece in pieces:
        if not isinstance(piece, str) and piece.tag == "br":
            breaks += 1
            if breaks < BREAKS and paragraph is not None:
                paragraph.append(piece)
            continue
        is_block = not isinstance(piece, str) and _is_block(piece)
        if is_block:
            paragraph = None
            holder.append(piece)
        elif not isinstance(piece, str) or piece.strip() or paragraph is not None:
            paragraph = etree.SubElement(holder, "p") if paragraph is None or breaks >= BREAKS else paragraph
            _append(paragraph, piece)
        breaks = breaks if isinstance(piece, str) and not piece.strip() else 0


def _pieces(holder: HtmlElement) -> Iterator[str | HtmlElement]:
    """Yield an element's texts and children in order, each child without the text behind it."""
    if holder.text:
        yield holder.text
    for child in holder:
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def _is_block(element: HtmlElement) -> bool:
    return any(inner.tag not in INLINE for inner in element.iter())


def _append(paragraph: HtmlElement, piece: str | HtmlElement) -> None:
    if not isinstance(piece, str):
        paragraph.append(piece)
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + piece
    else:
        paragraph.text = (paragraph.text or "") + piece
