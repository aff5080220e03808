"""One walk through a page's tree: what its marks say, gathered once for all who read it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from tracktwo.text.lines import clean_characters

BYLINE_ELEMENTS = 6  # of one kind of mark: the rest of a long page's are other articles' and comments'
_SURE_CLASSES = (
    "author-name", "author_name", "authorName", "byline-name", "byline__name", "article-author",
    "article__author", "post-author",
)  # fmt: skip
PARTICULARS = re.compile(r"(?:^|[\s_-])(?:meta|info|byline|author|dateline|credits?)(?:$|[\s_-])", re.I)
_AUTHOR_PAGE = re.compile(r"/(?:authors?|autor|autoren|people|profile|reporters?|newsteam)/[^/?#]")
_AUTHOR_MARK = re.compile(
    r"[aA]uthor|autor|auteur|autore|yazar|(?<![a-z])(?:signature|journalist|reporter|columnist)(?![a-z])"
    r"|[bB]yline|vcard|wrote[-_]?by"
)
# What only shows when a reader points at a word: it stands inside paragraphs and is none of them.
_HOVERS = re.compile(r"tooltip|popover|rollover|hovercard|(?:^|\s)(?:hide|sr-only)(?:$|\s)")
# Headings that pages write as a div: the extractor's precise mode takes no div for text.
_SUBHEAD = re.compile(r"sub[-_]?head(?:line|ing)?|cross[-_]?head(?:ing)?", re.I)
_POST = re.compile(r"twitter-tweet|telegram-post")
_DATED = re.compile(
    r"(?:publi(?:sh|c)|posted|post-?_?(?:date|meta|info)|entry-?_?(?:date|meta|time)|article-?_?(?:date"
    r"|meta|info|time)"
    r"|byline|dateline|timestamp|time-?stamp|pub-?_?date|created|datum|fecha|story-?_?date|meta-?_?date"
    r"|news-?_?date|\bdate\b|\btime\b)",
    re.IGNORECASE,
)
# Letters that all of the marks above have: most classes and ids have none of them, which is told at once.
_SIGNS = (
    "date", "publi", "posted", "meta", "info", "time", "yline", "created", "datum", "fecha", "aut", "yazar",
    "signature", "journalist", "reporter", "columnist", "vcard", "wrote", "tooltip", "popover", "rollover",
    "hovercard", "hide", "sr-only", "head", "-tweet", "telegram",
)  # fmt: skip
_UNSHOWN = frozenset(
    {"template", "amp-ad", "amp-embed", "amp-sidebar", "amp-consent", "amp-user-notification"}
)
_NOTED = ("meta", "link", "title", "h1", "h2", "h3", "script", *_UNSHOWN)
_NO_BYLINE = frozenset({"body", "html", "script", "style"})
_WHOLE = frozenset({"html", "body", "main", "article"})


class Marks(NamedTuple):
    """What a class and an id say of an element; `byline` is how sure a mark of the author it is, 0 surest."""

    byline: int | None = None
    is_dated: bool = False
    hovers: bool = False
    is_subhead: bool = False
    is_post: bool = False

    @property
    def says_kind(self) -> bool:
        """Whether it says more than who wrote it."""
        return self.is_dated or self.hovers or self.is_subhead or self.is_post


_UNMARKED = Marks()


@lru_cache(maxsize=16_384)
def marks_in(classes: str, name: str) -> Marks:
    """Return what an element's class and id mark it as; pages repeat a few of them over and over."""
    both = f"{classes} {name}"
    folded = both.lower()
    if not any(map(folded.__contains__, _SIGNS)):
        return _UNMARKED
    return Marks(
        byline=_class_rank(classes, both),
        is_dated=_DATED.search(both) is not None,
        hovers=_HOVERS.search(classes) is not None,
        is_subhead=_SUBHEAD.search(classes) is not None,
        is_post=_POST.search(classes) is not None,
    )


def _class_rank(classes: str, both: str) -> int | None:
    mark = _AUTHOR_MARK.search(both)
    if mark is None:
        return None
    if any(sure in classes for sure in _SURE_CLASSES):
        return 3
    if {"author", "vcard"} & set(classes.split()):
        return 4
    return 6 if "yline" in mark[0] or "wrote" in mark[0] else 7


@dataclass(slots=True)
class Survey:
    """What one walk through a page found, each list in the order of the page.

    `metas` holds the meta tags' words under their folded names, `properties` the elements by their
    itemprop or property, `bylines` the elements marked as author by how sure the mark is (0 surest),
    `address` where the page stands and `month_first` whether its numbers name the month before the day, once
    those are known; `lines` has what may be a byline with its first words, once that is asked for.
    """

    tree: HtmlElement
    address: str | None = None
    month_first: bool | None = None
    elements: list[HtmlElement] = field(default_factory=list)
    metas: dict[str, list[str]] = field(default_factory=dict)
    properties: dict[str, list[HtmlElement]] = field(default_factory=dict)
    headings: list[HtmlElement] = field(default_factory=list)
    bylines: tuple[list[HtmlElement], ...] = field(default_factory=lambda: tuple([] for _ in range(8)))
    dated: set[HtmlElement] = field(default_factory=set)
    hovering: list[HtmlElement] = field(default_factory=list)
    subheads: list[HtmlElement] = field(default_factory=list)
    posts: list[HtmlElement] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    unshown: list[HtmlElement] = field(default_factory=list)
    lines: list[tuple[HtmlElement, str]] = field(default_factory=list)
    canonical: str | None = None
    translations: list[str] = field(default_factory=list)
    window_title: str | None = None

    def meta(self, *names: str) -> str | None:
        """Return the words of the first of some meta tags that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    def headings_of(self, *tags: str) -> Iterator[HtmlElement]:
        """Yield the headings of some levels."""
        return (heading for heading in self.headings if heading.tag in tags)

    @property
    def language(self) -> str | None:
        """The language that the page says it is written in."""
        return self.tree.get("lang") or self.meta("og:locale")


def survey(tree: HtmlElement) -> Survey:
    """Return what a page's marks say, from one walk through its tree."""
    found = Survey(tree, elements=list(tree.iter("*")))
    for element in tree.iter(*_NOTED):
        tag = element.tag
        if tag == "meta":
            _note_meta(found, element)
        elif tag == "link":
            _note_link(found, element)
        elif tag == "title" and found.window_title is None:
            found.window_title = tidy(element.text_content())
        elif tag in ("h1", "h2", "h3"):
            found.headings.append(element)
        elif tag == "script":
            found.scripts.append(element)
        elif tag in _UNSHOWN and not element.get("shadowrootmode"):  # a shadow root is shown
            found.unshown.append(element)
    for element in found.elements:
        classes, name = element.get("class"), element.get("id")
        stated = element.get("itemprop") or element.get("property")
        if classes or name or stated or element.tag == "a":
            _note_marks(found, element, (classes or "", name or ""), stated)
    return found


def _note_meta(found: Survey, meta: HtmlElement) -> None:
    words = tidy(meta.get("content"))
    if words:
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name:
                found.metas.setdefault(name, []).append(words)


def _note_link(found: Survey, link: HtmlElement) -> None:
    rel, address = (link.get("rel") or "").lower(), link.get("href")
    if rel == "canonical":
        found.canonical = found.canonical or address
    elif rel == "alternate" and link.get("hreflang") and address:
        found.translations.append(address)


def _note_marks(
    found: Survey, element: HtmlElement, marked: tuple[str, str], property_name: str | None
) -> None:
    """Note what an element's class and id say of it, and what its other attributes state."""
    marks = marks_in(*marked)
    rank = None if element.tag in _NO_BYLINE else marks.byline
    if marks is not _UNMARKED and marks.says_kind:
        _note_kinds(found, element, marks)
    if property_name:
        found.properties.setdefault(property_name, []).append(element)
    if property_name or element.tag == "a":
        rank = _stated_rank(element, property_name, rank)
    if rank is not None and len(found.bylines[rank]) < BYLINE_ELEMENTS:
        found.bylines[rank].append(element)


def _note_kinds(found: Survey, element: HtmlElement, marks: Marks) -> None:
    if marks.is_dated:
        found.dated.add(element)
    if marks.hovers and element.tag not in _WHOLE:
        found.hovering.append(element)
    if marks.is_subhead and element.tag == "div" and len(element) == 0:
        found.subheads.append(element)
    if marks.is_post and element.tag == "blockquote":
        found.posts.append(element)


def _stated_rank(element: HtmlElement, name: str | None, rank: int | None) -> int | None:
    """Return how sure an element's mark of an author is, what it states before what its class says."""
    if name == "name" and any("author" in (e.get("itemprop") or "") for e in _around(element, 4)):
        return 0
    if name and "author" in name:
        return 1
    if element.tag == "a":
        rel, href = element.get("rel"), element.get("href")
        if rel and "author" in rel.lower().split():
            return 2
        if href and (rank is None or rank > 4) and _AUTHOR_PAGE.search(href):
            return 5
    return rank


def _around(element: HtmlElement, levels: int) -> Iterator[HtmlElement]:
    """Yield the elements that hold an element, the nearest first."""
    for _, holder in zip(range(levels), element.iterancestors(), strict=False):
        yield holder


def is_elsewhere(element: HtmlElement, foreign: re.Pattern[str], *tags: str) -> bool:
    """Tell whether an element is of comments, teasers or other articles: marked so, and holding no h1.

    Args:
        foreign: marks in a class or id of what is not the article.
        tags: elements that are not the article's either, such as "aside".
    """
    return any(
        e.find(".//h1") is None
        for e in (element, *_around(element, 6))
        if _is_set_apart(e, tags) or foreign.search(f"{e.get('class') or ''} {e.get('id') or ''}")
    )


def _is_set_apart(element: HtmlElement, tags: tuple[str, ...]) -> bool:
    """An aside with the article's own particulars is no other article's."""
    return element.tag in tags and not (
        element.tag == "aside" and PARTICULARS.search(element.get("class") or "")
    )


def words_in(element: HtmlElement) -> str:
    """Return the words of an element and of all in it; of one that holds no other, ten times as fast."""
    return element.text_content() if len(element) else element.text or ""


def tidy(words: object) -> str | None:
    """Return some words on one line without characters that are not seen, None for none."""
    if not isinstance(words, str):
        return None
    return " ".join(clean_characters(html.unescape(words)).split()) or None
