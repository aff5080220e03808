"""Where no mark gives a page's day: told from now, said in a sentence, without its year, or htmldate's."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from htmldate import find_date
from lxml.html import HtmlElement

from tracktwo.text.ago import LONGEST, day_ago
from tracktwo.text.dateline import dateline_end
from tracktwo.text.moments import read_moment, read_short_day
from tracktwo.text.survey import Survey
from tracktwo.text.visible import TEXT_BLOCKS, is_of_others

# "Envoys meet was posted on 3 March 2026 at 23:03 and filed under World", as weblogs close a post.
SENTENCE = re.compile(
    r"(?:\b(?:was|wurde|est|a été|fue|è stato|foi|zostal\w?|został\w?)\s+(?:first\s+|zuerst\s+)?"
    r"(?:(?:posted|published|publié|publicad[oa]|pubblicato|opublikowan[ya])\s+)?(?:on|am|le|el|il|em|dnia)\s+)"
    r"(?P<date>(?:[^\W\d]+,?\s)?\d{1,2}[^,;]{2,24}?(?:19|20)\d\d|[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d)"
    r"(?P<rest>.{0,40})"
)
POSTED = re.compile(
    r"posted|published|gepostet|veröffentlicht|geschrieben|publié|publicad|pubblicat|opublikowan"
)
BY_OTHERS = re.compile(r"\b(?:by|in|on|von|auf|par|dans|por|en|da|przez)\s+(?:the\s+)?[A-Z]")
SENTENCE_CHARACTERS = 400
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,12}(?:(?:19|20)\d\d\s*[-–]\s*)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
YEAR_IN_URL = re.compile(r"/(?P<year>20[0-4]\d|199\d)/")
DAY_AND_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s*(?P<month>[^\W\d_]{3,14})|(?P<month2>[A-Z][a-z]{2,9})\.?\s+(?P<day2>\d{1,2}))\b"
    r"(?!\s*,?\s*(?:19|20)\d\d)"
)
LINE_CHARACTERS = 40


def told_from(near: Sequence[HtmlElement], fetched: str | None) -> Iterator[str | None]:
    """Yield the days that lines near the headline tell from the moment of fetching, "3 hours ago"."""
    if fetched is None:
        return
    for element in near:
        own = element.text
        if own and len(own) < LONGEST and element.tag in TEXT_BLOCKS | {"time"} and not is_of_others(element):
            yield day_ago(" ".join(element.itertext()), fetched)


def said_in_sentence(page: Survey) -> Iterator[str | None]:
    """Yield the days of sentences that say when this was posted, and do not say that others did."""
    for element in page.elements:
        if element.tag in TEXT_BLOCKS and POSTED.search(_loose_words(element)):
            words = " ".join(element.text_content()[: SENTENCE_CHARACTERS * 2].split())[:SENTENCE_CHARACTERS]
            match = SENTENCE.search(words)
            if match and POSTED.search(words, match.start()) and not BY_OTHERS.match(match["rest"].strip()):
                yield read_moment(match["date"])


def _loose_words(element: HtmlElement) -> str:
    """Return the words that stand in an element itself, not in one inside it."""
    return " ".join(filter(None, (element.text, *(child.tail for child in element))))


def with_short_year(near: Sequence[HtmlElement]) -> Iterator[str | None]:
    """Yield the days of lines near the headline that are a date with two digits for its year."""
    for element in near:
        own = (element.text or "").strip()
        if own[:1].isdigit() and len(own) < LINE_CHARACTERS and element.tag in TEXT_BLOCKS:
            yield None if is_of_others(element) else read_short_day(own)


def without_year(
    page: Survey, near: Sequence[HtmlElement], url: str | None, fetched: str | None
) -> Iterator[str | None]:
    """Yield the days of datelines and lines by the headline that leave out the year, in the year they are of.

    The year is that of the address, of the page's copyright line or of the fetching; a day that would lie
    after the fetching is of the year before.
    """
    told = list(_days_without_year(near))
    year = _year_of(page, url, fetched) if told else None
    latest = (date.fromisoformat(fetched[:10]) + timedelta(days=1)).isoformat() if fetched else "9999"
    for words in told if year else ():
        day = read_moment(f"{words} {year}")
        if day and day > latest:
            day = read_moment(f"{words} {int(year or 0) - 1}")
        yield day


def _days_without_year(near: Sequence[HtmlElement]) -> Iterator[str]:
    for element in near:
        own = (element.text or "").strip()
        if not own or element.tag not in TEXT_BLOCKS | {"time"} or is_of_others(element):
            continue
        end = dateline_end(own) if element.tag == "p" else 0
        line = own[:end] if end else " ".join(element.itertext())
        if end or len(line) < LINE_CHARACTERS:
            for match in DAY_AND_MONTH.finditer(line):
                yield f"{match['day'] or match['day2']} {match['month'] or match['month2']}"


def _year_of(page: Survey, url: str | None, fetched: str | None) -> str | None:
    in_url = YEAR_IN_URL.search(url or "")
    if in_url:
        return in_url["year"]
    lines = (COPYRIGHT.search(e.text) for e in page.elements if e.text and isinstance(e.tag, str))
    years = [line["year"] for line in lines if line]
    return max(years) if years else fetched[:4] if fetched else None


def by_htmldate(page: Survey, url: str | None) -> str | None:
    """Return the date that htmldate finds in the whole page, as the last resort.

    A first of January is what it makes of a year alone, and a date that stands in the address of a style
    or a script is that file's: neither is believed.
    """
    try:
        found = read_moment(find_date(page.tree, url=url, original_date=True, extensive_search=True))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # its readers of odd dates fail on some pages; the date then stays unknown
    if found is None or found[5:10] == "01-01" or found[:10] in _days_of_files(page):
        return None
    return found


def _days_of_files(page: Survey) -> set[str]:
    files = chain(
        page.scripts, (e for e in page.elements if e.tag == "link" and e.get("rel") == "stylesheet")
    )
    return {day[:10] for day in map(read_moment, (e.get("src") or e.get("href") for e in files)) if day}
