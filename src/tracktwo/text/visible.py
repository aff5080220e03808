"""Dates that a reader sees on a page: marked times, dated lines beside the headline, and what is stated."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from tracktwo.text.moments import EPOCH, read_moment, read_short_day
from tracktwo.text.survey import Survey, is_elsewhere

NOT_THE_ARTICLE = re.compile(
    r"(?:^|[\s_-])(?:comment|related|sidebar|widget|footer|teaser|recommend|popular"
    r"|latest|more-|also|promo|nav"
    r"|archive|event|recent|next|prev)",
    re.IGNORECASE,
)
IS_MODIFIED = re.compile(
    r"modif|updat|chang|edited|bearbeitet|geändert|правк|редаг|aktuali|mise? à jour"
    r"|обновл|оновл|абноўл|actualiz|aggiorn"
    r"|güncel|تحديث|עודכן|bijgewerkt|oppdater",
    re.IGNORECASE,
)
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
HAS_YEAR = re.compile(r"(?:19|20|١٩|٢٠|۱۹|۲۰)\d\d")
FOR_PROGRAMS = (
    "datetime", "data-timestamp", "data-datetime", "data-published", "data-date", "data-time", "content",
    "title",
)  # fmt: skip
LABEL_CHARACTERS, CHANGE_CHARACTERS = 24, 140
DATED_LINE_CHARACTERS = 90
ELEMENTS_BEFORE = 40
HEAD_ELEMENTS = 400  # a date beside the headline stands among the first elements after it


def marked(page: Survey, near: Sequence[HtmlElement]) -> Iterator[str | None]:
    """Yield the dates near the headline that are marked: times first, then what a class calls a date."""
    yield from _read((element for element in near if element.tag == "time"), is_marked=True)
    yield from _read((e for e in near if e in page.dated and e.tag not in ("a", "form")), is_marked=True)


def unmarked(near: Sequence[HtmlElement]) -> Iterator[str | None]:
    """Yield the dates of elements near the headline that are so short that a date is all they say."""
    short = (e for e in near if len(e.text_content()) < DATED_LINE_CHARACTERS)
    yield from _read(e for e in short if e.tag not in ("a", "form", "h1"))


def _read(elements: Iterable[HtmlElement], *, is_marked: bool = False) -> Iterator[str | None]:
    for element in elements:
        words = _own_words(element)
        given = _given(element, words) if is_marked else element.get("datetime") or words
        moment = read_moment(given) if HAS_YEAR.search(given) else None
        if moment is None and is_marked:
            moment = read_moment(given) if given.isdecimal() else read_short_day(words)
        if moment is None:
            continue
        is_change = IS_MODIFIED.search(f"{_marks(element)} {words[:60]}")
        if not is_change and not is_elsewhere(element, NOT_THE_ARTICLE, "aside", "footer", "nav"):
            yield moment


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
                yield read_moment(match["date"])


def changed(page: Survey) -> Iterator[str | None]:
    """Yield the dates of short lines that say when the page was changed."""
    for element in page.elements:
        if element.tag in TEXT_BLOCKS and len(element) <= 3:
            words = " ".join(element.text_content()[:400].split())
            said = IS_MODIFIED.search(words) if len(words) < CHANGE_CHARACTERS else None
            if said and HAS_YEAR.search(words):
                yield read_moment(words[said.start() :])


def _after(element: HtmlElement) -> str:
    """Return the words that follow a label: loose ones, or those of the next element."""
    following = element.getnext()
    words = (element.tail or "").strip() or ("" if following is None else following.text_content())
    return " ".join(words[:60].split())


def near_headline(page: Survey) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the elements shortly before the main headline, and those from it on.

    What stands before it may be the day on which the page was asked for.
    """
    headings = [h for h in page.headings_of("h1") if len(h.text_content().strip()) > 10]
    main = headings[0] if headings else next(page.headings_of("h1", "h2"), None)
    middle = page.elements.index(main) if main is not None else 0
    begin = max(0, middle - ELEMENTS_BEFORE)
    before, after = page.elements[begin:middle], page.elements[middle : begin + HEAD_ELEMENTS]
    return [e for e in before if e.tag not in NOT_SHOWN], [e for e in after if e.tag not in NOT_SHOWN]


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _own_words(element: HtmlElement) -> str:
    words = " ".join(element.text_content().split())
    return words if len(words) < 200 else ""
