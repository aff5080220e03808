"""Dates that a reader sees on a page: marked times, dated lines beside the headline, and what is stated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from tracktwo.text.day_labels import CHANGED, ORIGINAL, PUBLISHED, Piece, Said, pieces_of
from tracktwo.text.day_order import read_day
from tracktwo.text.moments import EPOCH, read_short_day
from tracktwo.text.months import folded
from tracktwo.text.survey import Survey, is_elsewhere

NOT_THE_ARTICLE = re.compile(
    r"(?:^|[\s_-])(?:comment|related|sidebar|widget|footer|teaser|recommend|popular"
    r"|latest|more-|also|promo|nav"
    r"|archive|event|recent|next|prev)",
    re.IGNORECASE,
)
# Marks of what came out, and of what was changed; a theme's "entry-date updated" is both.
IS_CHANGE = re.compile(r"modif|updat|chang|edited", re.IGNORECASE)
IS_PUBLICATION = re.compile(r"publi(?:sh|c)|posted|entry-date|pub-?date|created", re.IGNORECASE)
# "Published: 3 March 2026" wherever it stands, and a first paragraph such as "3.3.2026 - Envoys met".
STATING = re.compile(
    r"(?:erstellt|erschienen|veröffentlicht|publiziert|published|posted|first published|publié"
    r"|publicad[oa]|pubblicato|gepubliceerd|geplaatst|opublikowano|publikováno|publicerad|publisert|publicat"
    r"|опубликован[оа]|опублікован[оа]|апублікавана|објављено|публикувано|δημοσιεύτηκε"
    r"|yayın(?:lan)?ma(?: tarihi)?"
    r"|نشر(?:ت)?(?: في)?|تاريخ النشر|פורסם|mis en ligne|fecha|publication date|date de publication)"
    r"\s*(?:am|on|at|le|el|il|op|la|den)?\s*:?",
    re.IGNORECASE,
)
STATED = re.compile(
    rf"{STATING.pattern}\s*(?P<date>(?:\w+,\s*)?\d.{{5,30}}|[A-Z]\w+ \d{{1,2}},? \d{{4}}.{{0,20}})$",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(r"(?:^|[\s_-])(?:comment|related|teaser|recommend|popular|latest)", re.IGNORECASE)
# "This entry was posted on Wednesday, 3 March 2026 and is filed under World", as weblogs close a post.
_POST = (
    r"(?:this (?:entry|post|article|item)|(?:der|dieser|dieses) (?:artikel|beitrag|eintrag|posting)"
    r"|cet(?:te)? (?:article|entrée|billet)|ce billet|est[ea] (?:artículo|entrada)"
    r"|quest[oa] (?:articolo|voce)"
    r"|(?:эта|гэты|ця|этот|цей) (?:запись|запіс|запис|пост|допис))"
)
_CAME_OUT = (
    r"\b(?:posted|published|written|gepostet|veröffentlicht|geschrieben|publié|postée?"
    r"|publicad[oa]|pubblicat[oa]"
    r"|опубликован[ао]?|опубліковано|апублікаваны)\b"
)
CLOSING = re.compile(
    rf"{_POST}\b(?=.{{0,220}}?{_CAME_OUT}).{{0,160}}?\b(?:on|am|le|el"
    rf"|il)?\s(?P<date>(?:[^\W\d]+,?\s){{0,2}}\d.{{4,30}}"
    r"?(?:19|20)\d\d)",
    re.IGNORECASE,
)
STARTS = re.compile(rf"\s*(?:\(?\d|{STATING.pattern}|{_POST}\b)", re.IGNORECASE)
OPENING = re.compile(
    r"\(?(?P<date>\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d]{3,10})\s?(?:19|20)\d\d)(?:\)|\s*[–—-]\s|:\s)(?=.{40})"
)
TEXT_BLOCKS = frozenset({"p", "span", "div", "small", "li", "em", "strong", "b", "td", "h4", "h5", "h6"})
NOT_SHOWN = frozenset(
    {"html", "head", "title", "script", "style", "meta", "link", "body", "option", "noscript"}
)


def is_of_others(element: HtmlElement) -> bool:
    """Tell whether an element is of comments, teasers, navigation or other articles."""
    return is_elsewhere(element, NOT_THE_ARTICLE, "aside", "footer", "nav")


def _digit(*numbers: int) -> str:
    """Return a pattern for some digits in the scripts that dates are written in."""
    zeros = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0x17E0, 0xFF10)
    return f"[{''.join(chr(zero + number) for number in numbers for zero in zeros)}]"


# Years of ours from 1900 to 2099, of the Persian calendar from 1360 on, Buddhist ones, and those of an era.
_PERSIAN_DECADE = f"{_digit(3)}{_digit(6, 7, 8, 9)}|{_digit(4)}{_digit(0)}"
HAS_YEAR = re.compile(
    rf"(?:{_digit(1)}{_digit(9)}|{_digit(2)}{_digit(0, 5)}|{_digit(1)}(?={_PERSIAN_DECADE})\d)\d\d|[年년]"
)
FOR_PROGRAMS = (
    "datetime", "data-timestamp", "data-datetime", "data-published", "data-date", "data-time", "content",
    "title",
)  # fmt: skip
LABELLED_BLOCKS = TEXT_BLOCKS | {"time", "dt", "dd"}
SAYS_PUBLISHED = re.compile(f"{ORIGINAL.pattern}|{PUBLISHED.pattern}")
LINE_CHARACTERS = 160
LABEL_REACH = 45  # a date further from its label is another's
LABEL_CHARACTERS, CHANGE_CHARACTERS = 24, 140
DATED_LINE_CHARACTERS = 90
ARTICLE_CHARACTERS = 250  # beside its headline: less is a heading with its particulars
ELEMENTS_BEFORE = 40
HEAD_ELEMENTS = 400  # a date beside the headline stands among the first elements after it


def marked(page: Survey, near: Sequence[HtmlElement]) -> Iterator[str | None]:
    """Yield the dates near the headline that are marked: times first, then what a class calls a date."""
    yield from _read(page, (element for element in near if element.tag == "time"), is_marked=True)
    yield from _read(
        page, (e for e in near if e in page.dated and e.tag not in ("a", "form")), is_marked=True
    )


def unmarked(page: Survey, near: Sequence[HtmlElement]) -> Iterator[str | None]:
    """Yield the dates of elements near the headline that are so short that a date is all they say."""
    short = (e for e in near if len(e.text_content()) < DATED_LINE_CHARACTERS)
    yield from _read(page, (e for e in short if e.tag not in ("a", "form", "h1")))


def labelled(page: Survey, near: Sequence[HtmlElement]) -> Iterator[str | None]:
    """Yield the dates near the headline whose label says that the article came out then, the surest first."""
    found: list[tuple[Said, str]] = []
    for element in near:
        own = element.text
        if not own or len(own) > LINE_CHARACTERS or element.tag not in LABELLED_BLOCKS:
            continue
        if SAYS_PUBLISHED.search(folded(own)):
            words = _own_words(element)
            if len(words) < LABEL_CHARACTERS:
                words = f"{words} {_after(element)}"
            if words and not is_of_others(element):
                found.extend(_dated(page, pieces_of(words), Said.PUBLISHED))
    yield from (moment for _, moment in sorted(found, key=lambda pair: pair[0]))


def _dated(page: Survey, pieces: Iterable[Piece], least: Said) -> Iterator[tuple[Said, str]]:
    """Yield the dates that pieces of a line begin with, as far as they are at least so sure."""
    for piece in pieces:
        moment = read_day(page, piece.words[:LABEL_REACH]) if piece.said <= least else None
        if moment:
            yield piece.said, moment


def _read(page: Survey, elements: Iterable[HtmlElement], *, is_marked: bool = False) -> Iterator[str | None]:
    """Yield the dates of elements; those on which something was made come after all the others."""
    made: list[str] = []
    for element in elements:
        words = _own_words(element)
        given = _given(element, words) if is_marked else element.get("datetime") or words
        said, moment = _date_in(page, given, words, is_marked=is_marked)
        marks = _marks(element)
        is_change = IS_CHANGE.search(marks) and not IS_PUBLICATION.search(marks)
        if moment is None or is_change:
            continue
        if not is_of_others(element):
            if said is Said.CREATED:
                made.append(moment)
            else:
                yield moment
    yield from made


def _date_in(page: Survey, given: str, words: str, *, is_marked: bool) -> tuple[Said, str | None]:
    """Return the date that an element gives, and what its words say of it; None for a day of change."""
    if not (is_marked or HAS_YEAR.search(given)):
        return Said.BARE, None
    pieces = pieces_of(words) if words else [Piece(Said.BARE, "")]
    if given == words:
        dated = (
            (piece.said, read_day(page, piece.words)) for piece in pieces if HAS_YEAR.search(piece.words)
        )
        said, moment = next((pair for pair in dated if pair[1]), (Said.BARE, None))
    else:
        said, moment = (pieces[0].said if pieces else Said.CHANGED), None
        if pieces:
            moment = read_day(page, given) if HAS_YEAR.search(given) or given.isdecimal() else None
    if moment is None and is_marked and pieces:
        moment = read_short_day(words)
    return said, moment


def _given(element: HtmlElement, words: str) -> str:
    """Return what an element marked as a date says of it: for programs before for readers ("2 hours ago")."""
    values = (element.get(name) or "" for name in FOR_PROGRAMS)
    dated = (value for value in values if HAS_YEAR.search(value) or EPOCH.fullmatch(value))
    return next(dated, words)


def stated(page: Survey) -> Iterator[str | None]:
    """Yield the dates of lines that state when the article came out, or that open its text."""
    for element in page.elements:
        own = element.text
        if own and element.tag in TEXT_BLOCKS and STARTS.match(own):
            words = " ".join(element.text_content()[:400].split())
            if len(words) < LABEL_CHARACTERS and STATING.fullmatch(words):
                words = f"{words} {_after(element)}"
            match = STATED.match(words) or OPENING.match(words) or CLOSING.match(words)
            if match and not is_elsewhere(element, OF_OTHERS, "nav"):
                yield read_day(page, match["date"])


def changed(page: Survey) -> Iterator[str | None]:
    """Yield the dates of short lines that say when the page was changed."""
    for element in page.elements:
        if element.tag in TEXT_BLOCKS and len(element) <= 3:
            words = " ".join(element.text_content()[:400].split())
            said = CHANGED.search(folded(words)) if len(words) < CHANGE_CHARACTERS else None
            if said and HAS_YEAR.search(words):
                yield read_day(page, folded(words)[said.start() :])


def _after(element: HtmlElement) -> str:
    """Return the words that follow a label: loose ones, or those of the next element."""
    following = element.getnext()
    words = (element.tail or "").strip() or ("" if following is None else following.text_content())
    return " ".join(words[:60].split())


class Around(NamedTuple):
    """Elements by the main headline: of its article before it, from it on, and before it outside."""

    above: list[HtmlElement]
    after: list[HtmlElement]
    outside: list[HtmlElement]


def near_headline(page: Survey) -> Around:
    """Return the elements shortly before the main headline, and those from it on.

    What stands before it and outside its article may be the day on which the page was asked for.
    """
    headings = [h for h in page.headings_of("h1") if len(h.text_content().strip()) > 10]
    main = headings[0] if headings else next(page.headings_of("h1", "h2"), None)
    middle = page.elements.index(main) if main is not None else 0
    begin = max(0, middle - ELEMENTS_BEFORE)
    before = [e for e in page.elements[begin:middle] if e.tag not in NOT_SHOWN]
    after = [e for e in page.elements[middle : begin + HEAD_ELEMENTS] if e.tag not in NOT_SHOWN]
    holder = _holder(main)
    inside = {e for e in before if holder is None or holder in e.iterancestors()} if before else set()
    return Around([e for e in before if e in inside], after, [e for e in before if e not in inside])


def _holder(heading: HtmlElement | None) -> HtmlElement | None:
    """Return the element that holds a headline with its article's text, None where only the body does."""
    around = heading.iterancestors() if heading is not None else iter(())
    for element in around:
        if element.tag == "body":
            return None
        if len(element.text_content()) > ARTICLE_CHARACTERS:
            return element
    return None


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _own_words(element: HtmlElement) -> str:
    """Return an element's words with a space between its parts, "" for more than a line of them."""
    words = " ".join(" ".join(element.itertext()).split())
    return words if len(words) < 200 else ""
