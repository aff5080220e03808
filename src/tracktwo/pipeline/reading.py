"""From an article's text to a Reading: parse, names, times, quantities."""

import dataclasses
from datetime import date

from tracktwo.protocols import Infer
from tracktwo.records import Article, Part, Reading
from tracktwo.text.parts import prose, type_parts

READ_LANGUAGES = frozenset({"en", None})  # None: too short to tell


def start_reading(
    article_id: str,
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published_on: date | None = None,
    parts: tuple[Part, ...] | None = None,
) -> Reading:
    """Return the reading of a text before anything has been read from it."""
    return Reading(
        article_id=article_id,
        text=text,
        title=title,
        outlet=outlet,
        published_on=published_on,
        parts=type_parts(text) if parts is None else parts,
    )


def reading_of(article: Article) -> Reading | None:
    """Return the reading of an article before anything is read from it, None in a language not read."""
    if article.lang not in READ_LANGUAGES:
        return None
    day = (article.published_at or "")[:10]
    return start_reading(
        article.id,
        article.text,
        title=article.title,
        outlet=article.outlet,
        published_on=date.fromisoformat(day) if len(day) == 10 else None,
        parts=article.parts,
    )


def paragraphs_of(reading: Reading) -> tuple[tuple[int, int, str], ...]:
    """Return the prose to parse: (index of the part, offset in the text, words)."""
    return prose(reading.text, reading.parts)


def parse_one(reading: Reading, infer: Infer) -> Reading:
    """Return the reading with its sentences parsed."""
    return dataclasses.replace(reading, sentences=infer.parse(paragraphs_of(reading)))
