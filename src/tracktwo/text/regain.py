"""What the extractor would lose: inline marks made harmless before it, twin containers read after it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from tracktwo.text.loose import wrap_loose
from tracktwo.text.survey import Survey

HOVERING_CHARACTERS = 1_000
INSIDE_SENTENCES = XPath("//p//*[self::span or self::a or self::em or self::strong or self::b][@class]")
FOREIGN = re.compile(
    r"(?:^|[\s_-])(?:comment|related|sidebar|teaser|recommend|popular|promo|newsletter|footer|caption|bio)",
    re.I,
)
APART = frozenset({"aside", "footer", "nav", "figure", "form"})
HEAD_WORDS = 20
TWIN_WORDS = 8
KEY_CHARACTERS = 40
ALIKE = 2  # so many kept paragraphs show what the containers of the article's text are
LINKED_SHARE = 0.5


def make_ready(page: Survey) -> None:
    """Change a tree so that the extractor neither takes what hovers nor drops what sentences are made of.

    Templates, advertisements of mobile pages and what hovers over words leave the tree; marked words inside
    a paragraph lose their marks; divisions that are marked as subheadings become headings; quoted posts lose
    the marks that call them social buttons; loose text between line breaks is put into paragraphs.
    """
    holders = {
        holder for element in page.hovering if element.tag != "a" for holder in element.iterancestors()
    }
    for element in page.unshown:
        if element.getparent() is not None:
            element.drop_tree()
    for element in page.hovering:
        is_shown = element.tag == "a" or element in holders  # the words that are pointed at
        if (
            not is_shown
            and len(element.text_content()) < HOVERING_CHARACTERS
            and element.getparent() is not None
        ):
            element.drop_tree()
    for element in INSIDE_SENTENCES(page.tree):
        del element.attrib["class"]
    for element in page.subheads:
        if 0 < len((element.text or "").split()) <= HEAD_WORDS:
            element.tag = "h3"
            del element.attrib["class"]
    for post in page.posts:
        _unmark(post)
    wrap_loose(page.tree)


def _unmark(post: HtmlElement) -> None:
    """Take the marks off a quoted post and off what holds nothing else."""
    length = len(post.text_content().strip())
    for element in (post, *post.iterancestors("div", "figure", "section")):
        if len(element.text_content().strip()) > length:
            return
        for mark in ("class", "id"):
            element.attrib.pop(mark, None)


def twins(
    paragraphs: Sequence[tuple[HtmlElement, str]], kept: set[str]
) -> Iterator[tuple[str | None, HtmlElement]]:
    """Yield paragraphs whose container is the like of those of kept ones and of which none was kept.

    Each comes with the key of the kept paragraph that stands before it on the page, None for the first.

    Args:
        paragraphs: all of the page, each with the key of its words.
        kept: the keys of the paragraphs that the extractor kept.
    """
    known = [p for p, words in paragraphs if words in kept]
    shapes = Counter(map(_shape, known))
    containers = {p.getparent() for p in known}
    whole = "".join(kept)
    before: str | None = None
    for paragraph, words in paragraphs:
        if words in kept:
            before = words
        elif (
            paragraph.getparent() not in containers
            and shapes[_shape(paragraph)] >= ALIKE
            and words[:KEY_CHARACTERS] not in whole
            and _is_prose(paragraph)
        ):
            yield before, paragraph
            before = words


def _shape(paragraph: HtmlElement) -> tuple[object, ...]:
    """Return what a paragraph's place looks like: its marks and those of the three elements around it."""
    holders = [paragraph, *(holder for holder, _ in zip(paragraph.iterancestors(), range(3), strict=False))]
    return tuple((holder.tag, holder.get("class")) for holder in holders)


def _is_prose(paragraph: HtmlElement) -> bool:
    words = paragraph.text_content().strip()
    if len(words.split()) < TWIN_WORDS or words[-1] not in '.!?…”"»’':
        return False
    linked = sum(len(link.text_content()) for link in paragraph.iter("a"))
    if linked > LINKED_SHARE * len(words):
        return False
    holders = (paragraph, *paragraph.iterancestors())
    return not any(
        holder.tag in ("aside", "footer", "nav", "figure", "form")
        or FOREIGN.search(holder.get("class") or "")
        for holder in holders
    )
