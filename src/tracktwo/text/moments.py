"""Dates as pages write them, read into RFC 3339: a moment in UTC, or a date where no time was given."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from tracktwo.text.calendars import in_our_years
from tracktwo.text.months import ENGLISH, MONTHS, NUMBERED_MONTH, ODD_MONTH, folded

EARLIEST, LATEST = 1990, 2100  # a date outside is a default or a mistake, not a publication date
ISO = re.compile(
    r"(?P<year>\d{4})(?:[-/.]|\s+(?=\d\d\s?/\s?\d\d(?!\d)))(?P<month>\d{1,2})(?:[-.]|\s?/\s?)(?P<day>\d{1,2})"
    r"(?:(?:T|\s+|\s*[,|-]\s*)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<zo"
    r"ne>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d{3})")
DAY_FIRST = re.compile(
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|°|er|-го|-га)?\s*(?:of\s+|de\s+|d['’]|ב|[\s-])?\s*"
    rf"(?P<month>[^\W\d_]{{2,14}})(?:/[^\W\d_]{{2,14}})?\.?,?\s*(?:de\s+|del\s+|năm\s+|-)?{_YEAR}"
    r"|(?P<month2>[^\W\d_]{3,14})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year4>(?:19|20)\d\d)\.?,?\s+(?:gada|жылғы|жылы)\s+(?P<day4>\d{1,2})\.?[\s-]+"
    r"(?P<month4>[^\W\d_]{3,14})"
    r"|(?P<year3>(?:19|20)\d\d)\.?,?\s+(?:m\.\s+)?(?P<month3>[^\W\d_]{3,14})\s+(?P<day3>\d{1,2})(?!\d))",
    re.IGNORECASE,
)
IDEOGRAPHIC = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"
)
# "Wed 04.03.26, 10:15": two digits of a year are believed only where a date is all that the words say.
SHORT_YEAR = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d\d)"
    r"(?:[,\s|–-]+\d{1,2}[:.]\d\d.{0,6})?"
)
PERSIAN_YEAR = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
# From 2001 to 2033; a longer number that starts so is an identifier.
EPOCH = re.compile(r"\s*(?P<seconds>1\d{9})(?:\d{3})?\s*")


def read_moment(words: str | None, *, month_first: bool = False) -> str | None:
    """Return the first date in some words as RFC 3339, with the offset they give, or None.

    A time at local midnight stands for no time given, and a time without its zone is no moment: the
    date alone comes back. Seconds or milliseconds since 1970 are read where they are all there is. Of
    "04/03/2026" the day comes first unless it is said that the month does.

    >>> read_moment("2026-03-01T22:30:00-05:00")
    '2026-03-01T22:30:00-05:00'
    >>> read_moment("2026-03-01T00:00:00+02:00")
    '2026-03-01'
    >>> read_moment("Posted on 3 March 2026")
    '2026-03-03'
    >>> read_moment("1772614800000")
    '2026-03-04T09:00:00Z'
    """
    if not words:
        return None
    sample = _plain(words[:200])
    counted = EPOCH.fullmatch(sample)
    if counted:
        return datetime.fromtimestamp(int(counted["seconds"]), UTC).isoformat().replace("+00:00", "Z")
    for pattern in (ISO, IDEOGRAPHIC, WORDED, DAY_FIRST, COMPACT):
        for match in pattern.finditer(sample):
            moment = _moment(match, month_first=month_first and pattern is DAY_FIRST)
            if moment:
                return moment
    return None


def read_short_day(words: str) -> str | None:
    """Return the day of words that are a date with two digits for its year, and nothing else.

    >>> read_short_day("Wednesday 04.03.26")
    '2026-03-04'
    >>> read_short_day("version 1.2.26 of the map")
    """
    match = SHORT_YEAR.fullmatch(words.strip())
    return read_moment(f"{match['day']}.{match['month']}.20{match['year']}") if match else None


def _plain(words: str) -> str:
    """Write digits of other scripts as 0 to 9, months of odd spelling in English, other calendars as ours."""
    if not words.isascii():
        words = "".join(
            str(unicodedata.digit(sign)) if sign.isdecimal() and not sign.isascii() else sign
            for sign in folded(words)
        )
        words = in_our_years(words)
        words = ODD_MONTH.sub(lambda match: f" {ENGLISH[MONTHS[' '.join(match[0].split())] - 1]} ", words)
        return NUMBERED_MONTH.sub(lambda match: ENGLISH[int(match["number"]) - 1], words)
    return in_our_years(words) if PERSIAN_YEAR.search(words) else words


def _moment(match: re.Match[str], *, month_first: bool) -> str | None:
    fields = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
    month, day = fields.get("month", ""), fields.get("day", "0")
    number = int(month) if month.isdigit() else MONTHS.get(folded(month), 0)
    year, turned = int(fields.get("year", 0)), (int(day), number)
    is_turned = number > 12 >= turned[0] > 0 or (
        _falls_on(_date_of(year, *turned), fields["weekday"])
        if "weekday" in fields
        else month_first and turned[0] <= 12
    )
    found = _date_of(year, *(turned if is_turned else (number, int(day))))
    if found is None:
        return None
    if not EARLIEST <= found.year < LATEST:
        return None
    return _with_time(found, fields)


def _date_of(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _falls_on(day: date | None, weekday: str) -> bool:
    """Tell whether a day is that weekday: "Wed, 03/04/2026" is in March, for April's third is a Friday."""
    return day is not None and WEEKDAYS[day.weekday()] == weekday.casefold()


def _with_time(found: date, fields: dict[str, str]) -> str:
    hour, minute, second = (int(fields.get(name, 0)) for name in ("hour", "minute", "second"))
    zone = fields.get("zone")
    if (hour, minute, second) == (0, 0, 0) or hour > 23 or minute > 59 or second > 59 or zone is None:
        return found.isoformat()
    moment = datetime(found.year, found.month, found.day, hour, minute, second, tzinfo=_zone(zone))
    return moment.isoformat().replace("+00:00", "Z")


def in_utc(moment: str | None) -> str | None:
    """Return a moment in UTC; a date alone stays as it is.

    >>> in_utc("2026-03-01T22:30:00-05:00")
    '2026-03-02T03:30:00Z'
    """
    if moment is None or "T" not in moment:
        return moment
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _zone(words: str) -> timezone:
    digits = re.sub(r"\D", "", words)
    if not digits:
        return UTC
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0))
    return timezone(-offset if words.startswith("-") else offset) if offset < timedelta(hours=24) else UTC


def day_of(moment: str | None) -> str | None:
    """Return the date part of a moment.

    >>> day_of("2026-03-02T03:30:00Z")
    '2026-03-02'
    """
    return moment[:10] if moment else None
