"""Whether a page writes the day or the month first: "04/03/2026" is March here and April there."""

import re
from urllib.parse import urlsplit

from tracktwo.text.moments import DAY_FIRST, read_moment
from tracktwo.text.survey import Survey

NUMBERS = re.compile(r"(?<![\d/.-])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?:19|20)\d\d(?!\d)")
MONTH_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d)(?!\d)")
AMERICAN = re.compile(
    r"\b\d{1,2}:\d\d\s*(?:[ap]\.?m\.?)?\s*(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b", re.IGNORECASE
)
AMERICAN_HOST = re.compile(r"\.(?:gov|mil|us)$")
AMERICAN_LANGUAGE = re.compile(r"(?:en|es)[-_](?:US|PH|PR)", re.IGNORECASE)


def read_day(page: Survey, words: str | None) -> str | None:
    """Return the first date in some words of a page, its day and month in the page's own order.

    The address decides where it names the month, then the page's other dates, then its language and place;
    where nothing tells, the day comes first, as in most countries.
    """
    match = DAY_FIRST.search(words) if words else None
    if match is None or not 1 <= int(match["day"]) <= 12 >= int(match["month"]) >= 1:
        return read_moment(words)
    return read_moment(words, month_first=_is_month_first(page, match))


def _is_month_first(page: Survey, match: re.Match[str]) -> bool:
    in_url = MONTH_IN_URL.search(page.address or "")
    months = [int(match["day"]), int(match["month"])]
    if in_url and in_url["year"] == match["year"] and months.count(int(in_url["month"])) == 1:
        return months[0] == int(in_url["month"])
    if "/" not in match[0]:
        return False  # with points or hyphens numbers are written day first
    if page.month_first is None:
        page.month_first = _writes_month_first(page)
    return page.month_first


def _writes_month_first(page: Survey) -> bool:
    words = " ".join(page.tree.itertext())
    orders = {_order(found) for found in NUMBERS.finditer(words)} - {None}
    if len(orders) == 1:
        return orders == {"month"}
    host = urlsplit(page.address or "").hostname or ""
    is_american = AMERICAN_LANGUAGE.fullmatch((page.language or "").strip()) or AMERICAN_HOST.search(host)
    return bool(is_american or AMERICAN.search(words))


def _order(found: re.Match[str]) -> str | None:
    """Return which of day and month a date that is not ambiguous writes first."""
    one, two = int(found["one"]), int(found["two"])
    if one > 12 >= two:
        return "day"
    return "month" if two > 12 >= one else None
