"""Plain text as it was scraped from a page: what the article is, and what the page put around it."""

import re

from tracktwo.records import Part, PartKind, PublishedSource
from tracktwo.text.byline import authors_in
from tracktwo.text.cut import cut_furniture
from tracktwo.text.genre import genre_of
from tracktwo.text.language import language_of
from tracktwo.text.moments import read_moment
from tracktwo.text.page_text import PageText
from tracktwo.text.parts import TRAIL, type_parts

TRAIL_STEP = re.compile(r"\s+[»›>→/|·]\s+|\s*[»›→]\s*")
SITE = r"(?:[A-Z0-9][\w-]*\.)+[A-Za-z]{2,12}"
# "Explore Harbour-Post.example's coverage ...", "(c) 2026 Harbour-Post.example": the site names itself.
NAMES_ITSELF = re.compile(
    r"(?:\b(?:explore|read|see|visit|follow|discover|subscribe to|sign up for"
    r"|more (?:from|on)|only on|welcome to)\s+"
    rf"|(?:©|\(c\)|copyright)\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?)?,?\s*(?:by\s+)?)(?P<site>{SITE})",
    re.IGNORECASE,
)
MODIFIED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)


def read_plain(text: str) -> PageText:
    """Return the article in a text scraped from a page.

    A trail ("Home » world » ...") gives the section, the first line that is no sentence the title, a
    line "by NAME ROLE" the author, a dated line the date. Furniture leaves the text and is kept apart;
    a line of it that names its own site gives the outlet.

    Args:
        text: in plain characters (see `tracktwo.text.charset.readable`).
    """
    typed = type_parts(text)
    body, parts, furniture = cut_furniture(text, typed)
    title = _first(PartKind.TITLE, body, parts)
    published, modified = _dates(body, parts)
    return PageText(
        text=body,
        parts=parts,
        title=title,
        author=_authors(body, parts),
        outlet=outlet_in(furniture),
        section=_section(furniture, title),
        published_at=published,
        published_source=PublishedSource.VISIBLE if published else PublishedSource.UNKNOWN,
        modified_at=modified,
        lang=language_of(body),
        genre=genre_of(title, _section(furniture, title), body, parts),
        furniture=furniture,
    )


def outlet_in(furniture: tuple[str, ...]) -> str | None:
    """Return the site that a line of furniture names as its own, or None.

    >>> outlet_in(("Explore Harbour-Post.example's coverage of the talks.",))
    'Harbour-Post.example'
    """
    for line in furniture:
        match = NAMES_ITSELF.search(line)
        if match:
            return match["site"]
    return None


def _first(kind: PartKind, text: str, parts: tuple[Part, ...]) -> str | None:
    return next((text[part.start : part.end] for part in parts if part.kind is kind), None)


def _authors(text: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
    for part in parts:
        if part.kind is PartKind.BYLINE:
            names = authors_in(text[part.start : part.end])
            if names:
                return names
    return ()


def _dates(text: str, parts: tuple[Part, ...]) -> tuple[str | None, str | None]:
    """Return when the text says it was published and when changed."""
    published = modified = None
    for part in parts:
        if part.kind is PartKind.DATELINE:
            line = text[part.start : part.end]
            if MODIFIED.match(line):
                modified = modified or read_moment(line)
            else:
                published = published or read_moment(line)
    return published, modified


def _section(furniture: tuple[str, ...], title: str | None) -> str | None:
    """Return the last step of the trail that is neither its start nor the title."""
    for line in furniture[:3]:
        if TRAIL.fullmatch(line):
            steps = [step.strip() for step in TRAIL_STEP.split(line) if step.strip()]
            inner = [step for step in steps[1:] if not title or step.casefold()[:20] != title.casefold()[:20]]
            return inner[-1] if inner else None
    return None
