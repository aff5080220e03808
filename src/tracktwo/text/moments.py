"""Dates as pages write them, read into RFC 3339: a moment in UTC, or a date where no time was given."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from tracktwo.text.lines import DAY

EARLIEST, LATEST = 1990, 2100  # a date outside is a default or a mistake, not a publication date
ISO = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:(?:T|\s+|\s*[,|-]\s*)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<zo"
    r"ne>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d{3})")
DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)(?!\d)")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio "
            "gen janeiro januari stycznia ledna января січня янв ocak siječnja",
            "february feb februar febr février févr fevr febrero febbraio "
            "fevereiro fev februari lutego února февраля лютого фев şubat",
            "march mar märz mrz maerz mars marzo março maart marca března марта березня мар mart",
            "april apr avril avr abril abr aprile kwietnia dubna апреля квітня апр nisan",
            "may mai mayo maggio mag maio mei maja května мая травня mayıs",
            "june jun juni juin junio giugno giu junho czerwca června июня червня июн haziran",
            "july jul juli juillet juil julio luglio lug julho lipca července июля липня июл temmuz",
            "august aug août aout agosto ago augustus sierpnia srpna августа серпня авг ağustos",
            "september sep sept septembre septiembre settembre set "
            "setembro września září сентября вересня сен eylül",
            "october oct oktober okt octobre octubre ottobre ott "
            "outubro out października října октября жовтня окт ekim",
            "november nov novembre noviembre novembro listopada листопада ноября ноя kasım",
            "december dec dezember dez décembre déc diciembre dic "
            "dicembre dezembro grudnia prosince декабря грудня дек aralık",
        ),
        start=1,
    )
    for name in names.split()
}
WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s*(?:of\s+|de\s+"
    r"|\s)?\s*(?P<month>[^\W\d_]{3,12})\.?,?\s*(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)"
    r"|(?P<month2>[^\W\d_]{3,12})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d))",
    re.IGNORECASE,
)
CHINESE = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
PUBLISHED_DAY = re.compile(DAY, re.IGNORECASE)


def read_moment(words: str | None) -> str | None:
    """Return the first date in some words as RFC 3339, with the offset they give, or None.

    A time at local midnight stands for no time given, and a time without its zone is no moment: the
    date alone comes back.

    >>> read_moment("2026-03-01T22:30:00-05:00")
    '2026-03-01T22:30:00-05:00'
    >>> read_moment("2026-03-01T00:00:00+02:00")
    '2026-03-01'
    >>> read_moment("Posted on 3 March 2026")
    '2026-03-03'
    """
    if not words:
        return None
    sample = words[:200]
    for pattern in (ISO, CHINESE, WORDED, DAY_FIRST, COMPACT):
        for match in pattern.finditer(sample):
            moment = _moment(match)
            if moment:
                return moment
    return None


def _moment(match: re.Match[str]) -> str | None:
    fields = match.groupdict()
    month = fields.get("month") or fields.get("month2") or ""
    day = fields.get("day") or fields.get("day2") or "0"
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    year = int(fields.get("year") or fields.get("year2") or 0)
    if number > 12 >= int(day) > 0:
        number, day = int(day), str(number)
    try:
        found = date(year, number, int(day))
    except ValueError:
        return None
    if not EARLIEST <= found.year < LATEST:
        return None
    return _with_time(found, fields)


def _with_time(found: date, fields: dict[str, str | None]) -> str:
    hour, minute, second = (int(fields.get(name) or 0) for name in ("hour", "minute", "second"))
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
