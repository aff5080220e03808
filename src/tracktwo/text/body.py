"""The body of a page: trafilatura's choice of its main text, as lines with what the markup called them."""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element
from lxml.html import HtmlElement

from tracktwo.errors import ExtractError
from tracktwo.records import PartKind
from tracktwo.text.body_line import BodyLine, key_of, size_of
from tracktwo.text.extractor import Extraction
from tracktwo.text.foreign import of_the_article
from tracktwo.text.regain import make_ready, twins
from tracktwo.text.survey import Survey, words_in

SHORT_CHARACTERS = 250  # below this, precision mode has mostly lost the article
SURE_CHARACTERS = 1_000  # below this, the other extractors are asked for a second opinion
LOST_SHARE = 0.5  # and so it has when the balanced mode finds more than twice as much
DECLARED_GAIN = 1.2  # the declared body is taken when it is so much longer than the one that was found
KINDS = {"head": PartKind.HEADING, "item": PartKind.LIST_ITEM}
BLOCKS = frozenset({"p", "head", "item", "quote", "row", "ab", "code", "fw"})
INLINE = frozenset({"ref", "hi", "del", "sub", "sup", "graphic"})
GROUPS = frozenset({"list", "table", "div", "body", "main"})


def body_lines(page: Survey, *, url: str | None, where: str, declared: str | None = None) -> list[BodyLine]:
    """Return the lines of a page's main text: precision mode first, the wider modes when that is short.

    Args:
        declared: the text that the page's JSON-LD gives as the article's body; where it is much longer than
            what was found, the page's own paragraphs that stand in it are taken.
    Raises:
        ExtractError: no mode finds a text.
    """
    make_ready(page)
    tree = page.tree
    paragraphs = [(element, words_in(element)) for element in tree.iter("p")]
    running = sum(len(words) for _, words in paragraphs)
    extraction = Extraction(tree, url)
    best = _lines(extraction.quick)
    if size_of(best) < SURE_CHARACTERS or _looks_cut(best, running):
        best = _lines(extraction.thorough)
    if size_of(best) < SHORT_CHARACTERS or _looks_cut(best, running):
        wider = _lines(extraction.wide)
        if size_of(wider) > size_of(best) / LOST_SHARE:
            best = wider
    if declared and len(declared) > DECLARED_GAIN * size_of(best):
        whole = _declared_lines(tree, declared)
        if size_of(whole) > DECLARED_GAIN * size_of(best):
            best = whole
    if not best:
        raise ExtractError(
            f"{where} holds no article text that could be told from its menus. "
            "Save the article's text and read that."
        )
    return of_the_article(page, _with_twins(paragraphs, best))


def _declared_lines(tree: HtmlElement, declared: str) -> list[BodyLine]:
    """Return the page's paragraphs, headings and items whose words stand in the declared body, once each."""
    body = _squeezed(declared)
    found: dict[str, BodyLine] = {}
    for element in tree.iter("p", "h2", "h3", "h4", "li", "blockquote"):
        words = _tidy(element.text_content())
        key = _squeezed(words)
        if len(key) > 3 and key in body and not any(child.tag == "p" for child in element):
            kind = (
                PartKind.HEADING
                if element.tag[0] == "h"
                else PartKind.LIST_ITEM
                if element.tag == "li"
                else None
            )
            found.setdefault(key, BodyLine(words, kind))
    return list(found.values())


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", "", words.casefold())


def _looks_cut(lines: list[BodyLine], running: int) -> bool:
    """Tell whether a page with so many characters of running text has far more than was kept."""
    return size_of(lines) < LOST_SHARE * running


def _lines(extract: Callable[[], _Element | None]) -> list[BodyLine]:
    try:
        body = extract()
    except (RecursionError, AttributeError, TypeError, ValueError, IndexError):
        return []  # its readers fail on a few malformed trees; the other mode may not
    return [] if body is None else [line for line in _walked(body) if line.text]


def _walked(element: _Element) -> Iterator[BodyLine]:
    """Yield the blocks of trafilatura's tree; loose text and inline elements between them make one more."""
    loose = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            loose.extend(("".join(child.itertext()), child.tail or ""))
            continue
        yield BodyLine(_tidy("".join(loose)), None)
        loose = [child.tail or ""]
        if child.tag == "row":
            cells = (_tidy("".join(cell.itertext())) for cell in child)
            yield BodyLine(" | ".join(filter(None, cells)), PartKind.LIST_ITEM)
        elif child.tag in GROUPS or any(inner.tag in BLOCKS for inner in child):
            yield from _walked(child)
        else:
            yield from _block(child)
    yield BodyLine(_tidy("".join(loose)), None)


def _with_twins(paragraphs: list[tuple[HtmlElement, str]], lines: list[BodyLine]) -> list[BodyLine]:
    """Return the lines with the paragraphs that stand in containers like theirs, each in its place."""
    keys = {key_of(line.text) for line in lines}
    following: dict[str | None, list[BodyLine]] = {}
    for before, paragraph in twins([(p, key_of(words)) for p, words in paragraphs], keys):
        line = BodyLine(_tidy(paragraph.text_content()), None)
        following.setdefault(before, []).append(line)
    if not following:
        return lines
    return list(_placed(lines, following))


def _placed(lines: list[BodyLine], following: dict[str | None, list[BodyLine]]) -> Iterator[BodyLine]:
    waiting = list(reversed(following.pop(None, [])))
    for line in reversed(lines):
        waiting.insert(0, line)
    done: set[str] = set()
    while waiting:
        line = waiting.pop(0)
        key = key_of(line.text)
        yield line
        if key not in done:
            done.add(key)
            waiting[:0] = following.get(key, [])


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
