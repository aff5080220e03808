"""Lines of a page that name its author without any mark: "By NAME", a signature under the text, a credit."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from tracktwo.text.author_names import BY, LEAD_IN, TAIL, names_of
from tracktwo.text.byline import authors_in
from tracktwo.text.lines import ends_sentence
from tracktwo.text.moments import read_moment
from tracktwo.text.survey import Survey, is_elsewhere, tidy

ELSEWHERE = re.compile(
    r"(?:^|\s)(?:comments?|related|sidebar|widget|teasers?|recommend|popular|latest|promo|archive|respond"
    r"|reply)",
    re.I,
)
APART = ("aside", "nav")
LABEL = re.compile(
    rf"(?:(?:written|posted|geschrieben|verfasst|(?:ein )?(?:beitrag|artikel)) )?{BY}\s*[:：]?|text:", re.I
)
OPENS_BYLINE = re.compile(
    rf"\s*(?:{BY}|written|posted|submitted|reported|published|created|geschrieben|erstellt|verfasst"
    r"|veröffentlicht|écrit|publié|escrito|scritto|ein |un |beitrag|artikel|article"
    r"|text|story|words|foto|photo"
    r"|来源|來源|\d)",
    re.I,
)
# Chinese pages write date, source and author into one line, without spaces in a name.
HAN_BYLINE = re.compile(
    r"(?:作者|记者|記者|撰文)\s*[:：\s]\s*(?P<name>[\u4e00-\u9fff·]{2,8})(?![\u4e00-\u9fff])"
)
BESIDE_DATE = re.compile(r"\s*[|•·]\s*")
SPOKEN = frozenset(
    {"p", "div", "span", "small", "li", "td", "h3", "h4", "h5", "address", "strong", "b", "em"}
)
# "Source: NAME" of a text that nobody signed; of pictures and charts it says something else.
OPENS_CREDIT = re.compile(
    r"\s*(?:quelle|source|fuente|fonte|źródło|kaynak|источник|джерело|крыніца|المصدر|מקור|来源|來源)", re.I
)
CREDIT = re.compile(rf"{OPENS_CREDIT.pattern}\s*[:：]\s*(?P<name>[^:|]{{2,60}})", re.I)
OF_PICTURES = re.compile(r"figure|caption|image|photo|picture|bild|chart|table|foto", re.I)
SIGNED_IN = frozenset({"em", "strong", "i", "b"})
NAME = re.compile(r"[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){1,3}")
BYLINE_CHARACTERS = 120
MOST_INSIDE = 5  # elements in a line: a block that holds more is none
SIGNATURES = 40  # paragraphs looked at from the page's end


def spoken(page: Survey) -> Iterator[list[str]]:
    """Yield the names of short lines such as "By NAME", "Author: NAME" or "3.5.2026 | NAME"."""
    for element, opening in _lines(page):
        if OPENS_BYLINE.match(opening) is None:
            continue
        words = tidy(element.text_content()) or ""
        if not 1 < len(words) < BYLINE_CHARACTERS:
            continue
        names = [name for name in _labelled(element, words) if " " in name or not name[0].islower()]
        if names and not is_elsewhere(element, ELSEWHERE, *APART):
            yield names


def _lines(page: Survey) -> list[tuple[HtmlElement, str]]:
    """Return the elements that may be such a line, each with its first words; worked out once a page."""
    if not page.lines:
        spoken_in = (element for element in page.elements if element.tag in SPOKEN)
        page.lines = [(element, _opening(element)) for element in spoken_in if len(element) <= MOST_INSIDE]
    return page.lines


def _opening(element: HtmlElement) -> str:
    """Return the first words that stand in an element."""
    own: str | None = element.text
    if own and not own.isspace():
        return own
    pieces: Iterator[str] = element.itertext()
    for piece in pieces:
        if not piece.isspace():
            return piece
    return ""


def _labelled(element: HtmlElement, words: str) -> list[str]:
    """Return the names that a line gives after or beside its label, [] when it is no byline."""
    inside = HAN_BYLINE.search(words)
    if inside:
        return [inside["name"]]
    if LABEL.fullmatch(words) and element.tag != "li":  # a menu's item is no label
        after = tidy(element.tail) or ""
        following = element.getnext()
        if not after and following is not None:
            after = tidy(following.text_content()) or ""
        return names_of(after) if len(after) < BYLINE_CHARACTERS else []
    if LEAD_IN.match(words):
        names = names_of(words)
        is_short = len(words) < 40 or len(TAIL.sub("", words)) < 40
        return names if authors_in(words) or is_short else []
    pieces = BESIDE_DATE.split(words)
    if len(pieces) > 1 and read_moment(words) and 2 <= len(pieces[-1].split()) <= 3:
        return names_of(pieces[-1])
    return []


def signed(page: Survey) -> Iterator[list[str]]:
    """Yield the name that stands alone, set off, in the last paragraph under a text."""
    paragraphs = (element for element in reversed(page.elements) if element.tag == "p")
    for paragraph, _ in zip(paragraphs, range(SIGNATURES), strict=False):
        words = " ".join(paragraph.text_content().split())
        if _is_set_off(paragraph) and NAME.fullmatch(words) and _closes_prose(paragraph):
            names = names_of(words)
            if len(names) == 1 and not is_elsewhere(paragraph, ELSEWHERE, *APART, "footer"):
                yield names


def _is_set_off(paragraph: HtmlElement) -> bool:
    if len(paragraph) != 1 or paragraph[0].tag not in SIGNED_IN:
        return False
    return not (paragraph.text or "").strip() and not (paragraph[0].tail or "").strip()


def _closes_prose(paragraph: HtmlElement) -> bool:
    """Tell whether a sentence stands before a paragraph and no paragraph after it."""
    after = paragraph.getnext()
    before = paragraph.getprevious()
    if before is None or (after is not None and after.tag == "p"):
        return False
    return ends_sentence(" ".join(before.text_content().split()[-3:]))


def credited(page: Survey) -> Iterator[list[str]]:
    """Yield whom a line such as "Source: NAME" credits with the text."""
    for element, opening in _lines(page):
        if len(element) > 2 or OPENS_CREDIT.match(opening) is None:
            continue
        match = CREDIT.fullmatch(tidy(element.text_content()[:100]) or "")
        if match and not is_elsewhere(element, OF_PICTURES, *APART, "figure", "footer"):
            yield list(filter(None, [TAIL.sub("", match["name"]).strip()]))
