"""The patterns of time expressions, each with the function that works out its ends."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tracktwo.extract import calendar_bounds as cal
from tracktwo.extract.calendar_bounds import Bounds, Tense
from tracktwo.extract.number_words import WORDS, parse_number
from tracktwo.records import Granularity

Reader = Callable[[re.Match[str], date | None, Tense], Bounds | None]


class Rule(NamedTuple):
    """One pattern. `read` gets the match, the day of publication and the tense around it."""

    id: str
    pattern: re.Pattern[str]
    read: Reader
    needs: frozenset[str]  # of SIGNS: without all of them in a text there is nothing to match


# Letters of which at least one stands in any text with a time of that kind: quick to look for.
SIGNS: dict[str, tuple[str, ...]] = {
    "digit": tuple("0123456789"),
    "month": tuple(sorted({name[:3] for name in cal.MONTHS})),
    "weekday": tuple(sorted({name[:3] for name in cal.WEEKDAYS})),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "part": ("quarter", "half"),
    "near": ("yesterday", "tomorrow", "today", "night", "this", "day"),
    "weekend": ("weekend",),
    "unit": ("minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "night"),
}


def signs_in(text: str) -> frozenset[str]:
    """Return which signs of a time stand in a text.

    >>> sorted(signs_in("They met in 2019."))
    ['digit']
    """
    lower = text.lower()
    return frozenset(sign for sign, words in SIGNS.items() if any(word in lower for word in words))


def _names(table: dict[str, int], *, cased: bool = False) -> str:
    names = sorted(table, key=len, reverse=True)
    return "|".join(name.title() + "|" + name.upper() if cased else name for name in names)


_MONTH = rf"(?P<month>(?:{_names(cal.MONTHS)})\b\.?)"
_MONTH_2 = rf"(?P<month2>(?:{_names(cal.MONTHS)})\b\.?)"
_CASED_MONTH = rf"(?P<month>(?:{_names(cal.MONTHS, cased=True)})\b\.?)"
_WEEKDAY = rf"(?:{_names(cal.WEEKDAYS)})\b\.?"
_CASED_WEEKDAY = rf"(?:{_names(cal.WEEKDAYS, cased=True)})\b"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_DAY_2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!\s?%|,\d)"
_TO = r"(?:\s?[-–—]\s?|\s(?:and|to|until|till|through)\s)"
_THIRD = (
    r"(?i:(?P<third>early|mid|late)(?:\s+in)?(?:\s+|-)|"
    r"(?P<edge>beginning|start|middle|end|close)\s+of\s+(?:the\s+)?)?"
)
_LEAD = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_DAYPART = r"(?i:\s+(?:morning|afternoon|evening|night))?"
_COUNT = rf"(?P<count>\d+|{WORDS}|an?|a\s+few|several|a\s+couple\s+of)"
_UNIT = r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade)s?"
_WHICH = r"(?i:(?P<which>last|past|this|next|coming)\s+)?"
_VAGUE = frozenset({"a few", "several", "a couple of"})
_GRANULARITY = {
    "minute": Granularity.DAY, "hour": Granularity.DAY, "day": Granularity.DAY, "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}  # fmt: skip
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d{1,3}(?:st|nd|rd|th)"
)


def _month_number(match: re.Match[str], group: str = "month") -> int:
    return cal.MONTHS[match[group].lower().rstrip(".")]


def _count(match: re.Match[str]) -> int | None:
    words = " ".join(match["count"].lower().split())
    if words in _VAGUE:
        return None
    return 1 if words in {"a", "an"} else int(parse_number(words) or 0)


def _narrowed(match: re.Match[str], bounds: Bounds) -> Bounds:
    """Narrow a stretch by the "early", "mid", "end of" in front of it."""
    edge = match["edge"] and match["edge"].lower()
    which = match["third"] or {"beginning": "early", "start": "early", "middle": "mid"}.get(
        edge, edge and "late"
    )
    return cal.part_of(bounds, which.lower()) if which else bounds


def _full_date(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read a day of a month, or a run of days of one or two months, with or without a year."""
    number, on = _month_number(match), int(match["day"])
    groups = match.groupdict()
    number_2 = _month_number(match, "month2") if groups.get("month2") else number
    on_2 = int(groups.get("day2") or on)
    if match["year"]:
        end = cal.safe_date(int(match["year"]), number_2, on_2)
    elif anchor is None:
        return cal.unresolved(Granularity.DAY) if on <= 31 else None
    else:
        end = cal.nearest_day(anchor, number_2, on_2, tense)
    start = end and cal.safe_date(end.year - (number > number_2), number, on)
    if start is None or end is None or start > end:
        return None
    return Bounds(start, end, Granularity.DAY)


def _iso_date(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    found = cal.safe_date(*(int(match[n]) for n in (1, 2, 3)))
    return cal.day(found) if found else None


def _month_year(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    return _narrowed(match, cal.month(int(match["year"]), _month_number(match)))


def _bare_month(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    if anchor is None:
        return cal.unresolved(Granularity.MONTH)
    number, which = _month_number(match), (match["which"] or "").lower()
    in_year = cal.nearest_month(anchor, number, Tense(False, tense.is_future or which == "next"))
    if which == "last" and number == anchor.month:
        in_year -= 1
    return _narrowed(match, cal.month(in_year, number))


def _season(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    name, which = match["season"].lower(), (match["which"] or "").lower()
    if match["year"]:
        return _narrowed(match, cal.season(name, int(match["year"])))
    if anchor is None:
        return cal.unresolved(Granularity.SEASON)
    ahead = which in {"next", "this", "coming"} or tense.is_future
    years = [cal.season(name, anchor.year + y) for y in (-1, 0, 1)]
    if ahead:
        found = [b for b in years if b.end and b.end >= anchor][:1]
    else:
        found = [
            b
            for b in years
            if b.start and b.start <= anchor and (which != "last" or (b.end or anchor) < anchor)
        ]
    return _narrowed(match, found[-1]) if found else None


_PARTS = {
    f"{order} {part}": (months * n + 1, months * (n + 1))
    for part, months in (("quarter", 3), ("half", 6))
    for n, order in enumerate(("first", "second", "third", "fourth")[: 12 // months])
}


def _part_year(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read a quarter or half of a year."""
    in_year = int(match["year"]) if match["year"] else anchor and anchor.year
    if not in_year:
        return cal.unresolved(Granularity.MONTH)
    return cal.months(in_year, *_PARTS[" ".join(match["part"].lower().split())], Granularity.MONTH)


def _year(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    return _narrowed(match, cal.year(int(match["year"])))


def _years(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    first, last = int(match["year"]), int(match["year2"])
    last = last if last > 99 else first // 100 * 100 + last
    return (
        Bounds(date(first, 1, 1), date(last, 12, 31), Granularity.YEAR) if first < last < first + 60 else None
    )


def _decade(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    first = int(match["decade"])
    first = first if first > 99 else 1900 + first
    third = (match["third"] or "").lower()
    skip, length = {"early": (0, 3), "mid": (3, 4), "late": (7, 3)}.get(third, (0, 10))
    return Bounds(date(first + skip, 1, 1), date(first + skip + length - 1, 12, 31), Granularity.DECADE)


def _weekday(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    if anchor is None:
        return cal.unresolved(Granularity.DAY)
    number, which = cal.WEEKDAYS[match["weekday"].lower().rstrip(".")], (match["which"] or "").lower()
    if which in {"next", "coming"} or match["after"]:
        ahead = anchor + timedelta(days=(number - anchor.weekday() - 1) % 7 + 1)
        if match["after"] and (week_after := cal.week(anchor).end):
            ahead = week_after + timedelta(days=1 + number)
        return cal.day(ahead)
    if match["before"]:
        return cal.day(anchor + timedelta(days=number - anchor.weekday() - 7))
    if which in {"last", "past"}:
        behind = anchor - timedelta(days=(anchor.weekday() - number - 1) % 7 + 1)
        return cal.day(behind)
    return cal.day(cal.nearest_weekday(anchor, number, tense))


_NEAR_DAYS = {
    "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2), "yesterday": (-1, -1),
    "tomorrow": (1, 1), "today": (0, 0), "tonight": (0, 0), "overnight": (-1, 0), "last night": (-1, -1),
    "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0), "earlier in the day": (0, 0),
    "later in the day": (0, 0), "earlier today": (0, 0), "later today": (0, 0),
}  # fmt: skip


def _near_day(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    if anchor is None:
        return cal.unresolved(Granularity.DAY)
    first, last = _NEAR_DAYS[" ".join(match["near"].lower().split())]
    return Bounds(anchor + timedelta(days=first), anchor + timedelta(days=last), Granularity.DAY)


def _weekend(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    if anchor is None:
        return cal.unresolved(Granularity.DAY)
    which = (match["which"] or "").lower()
    saturday = cal.nearest_weekday(anchor, 5, Tense(True, False))
    if which == "last" and anchor.weekday() >= 5:
        saturday -= timedelta(days=7)
    elif (which in {"next", "coming"} or ((tense.is_future or which == "this") and not tense.is_past)) and (
        anchor.weekday() < 5 or which in {"next", "coming"}
    ):
        saturday += timedelta(days=7)
    return Bounds(saturday, saturday + timedelta(days=1), Granularity.DAY)


def _calendar_unit(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "last week", "this month", "next year", and "earlier this month", "later this year"."""
    unit, which = match["unit"].lower(), match["which"].lower()
    if anchor is None:
        return cal.unresolved(_GRANULARITY[unit])
    at = cal.shift(anchor, {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0), unit)
    bounds = {"week": cal.week(at), "month": cal.month(at.year, at.month), "year": cal.year(at.year)}[unit]
    side = (match["side"] or "").lower()
    if side and which == "this":
        return bounds._replace(end=anchor) if side == "earlier" else bounds._replace(start=anchor)
    return _narrowed(match, bounds)


def _run_of_units(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "in the past three days", "within 30 days", "the coming weeks": a stretch at the anchor."""
    unit, which = match["unit"].lower(), match["which"].lower()
    granularity = _GRANULARITY[unit]
    if anchor is None:
        return cal.unresolved(granularity)
    is_past = which in {"last", "past", "recent", "previous"}
    number = _count(match) if match["count"] else None if match["plural"] else 1
    far = None if number is None else cal.shift(anchor, -number if is_past else number, unit)
    return Bounds(far, anchor, granularity) if is_past else Bounds(anchor, far, granularity)


def _within(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    number, unit = _count(match), match["unit"].lower()
    if anchor is None or number is None:
        return cal.unresolved(_GRANULARITY[unit])
    return Bounds(anchor, cal.shift(anchor, number, unit), Granularity.DAY)


def _ago(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    return _away(match, anchor, -1)


def _ahead(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read "in three months": ahead of the anchor, or a duration when the verb is in the past."""
    return _away(match, anchor, 1) if tense.is_future else None


def _from_now(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    return _away(match, anchor, 1)


def _away(match: re.Match[str], anchor: date | None, sign: int) -> Bounds:
    number, unit = _count(match), match["unit"].lower()
    if anchor is None or number is None:
        return cal.unresolved(_GRANULARITY[unit])
    at = cal.shift(anchor, sign * number, unit)
    if unit == "month":
        return cal.month(at.year, at.month)
    if unit in {"year", "decade"}:
        return cal.year(at.year)
    return cal.day(at)._replace(granularity=_GRANULARITY[unit])


def _ordinal(_match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    return cal.unresolved(Granularity.ORDINAL)


def _rule(name: str, pattern: str, read: Reader, needs: str, *, any_case: bool = True) -> Rule:
    flags = re.IGNORECASE if any_case else re.NOFLAG
    whole = re.compile(rf"(?<![\w-])(?:{pattern})(?!\w|-[A-Za-z])", flags)
    return Rule(name, whole, read, frozenset(needs.split()))


_TAIL_YEAR = rf"(?:,?\s+{_YEAR})?"
_NEAR = "|".join(name.replace(" ", r"\s+") for name in sorted(_NEAR_DAYS, key=len, reverse=True))
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_PART = "|".join(name.replace(" ", r"[\s-]") for name in _PARTS)
_WEEK_AWAY = r"(?i:(?P<before>\s+(?:of\s+)?last\s+week)|(?P<after>\s+(?:of\s+)?next\s+week))?"

RULES: tuple[Rule, ...] = (
    _rule("iso-date", r"((?:19|20)\d\d)-(\d\d)-(\d\d)", _iso_date, "digit"),
    _rule(
        "day-month",
        rf"{_LEAD}(?:the\s+)?{_DAY}(?:{_TO}(?:the\s+)?{_DAY_2})?\s+(?:of\s+)?{_MONTH}{_TAIL_YEAR}",
        _full_date, "digit month",
    ),
    _rule(
        "day-month-span",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_TO}{_DAY_2}\s+(?:of\s+)?{_MONTH_2}{_TAIL_YEAR}",
        _full_date, "digit month",
    ),
    _rule(
        "month-day",
        rf"{_LEAD}{_MONTH}\s+{_DAY}(?:{_TO}{_DAY_2}(?!\s*(?:{_names(cal.MONTHS)})))?{_TAIL_YEAR}",
        _full_date, "digit month",
    ),
    _rule(
        "month-day-span",
        rf"{_MONTH}\s+{_DAY}{_TO}{_MONTH_2}\s+{_DAY_2}{_TAIL_YEAR}",
        _full_date,
        "digit month",
    ),
    _rule("month-year", rf"{_THIRD}{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month_year, "digit month"),
    _rule("month", rf"{_THIRD}{_WHICH}{_CASED_MONTH}", _bare_month, "month", any_case=False),
    _rule(
        "season",
        rf"{_THIRD}(?:(?P<which>last|this|next|coming)|the)\s+{_SEASON}(?:,?\s+(?:of\s+)?{_YEAR})?",
        _season, "season",
    ),
    _rule("season-year", rf"{_THIRD}(?P<which>){_SEASON}\s+(?:of\s+)?{_YEAR}", _season, "season digit"),
    _rule("part-year", rf"(?P<part>{_PART})\s+of\s+(?:the\s+year|this\s+year|{_YEAR})", _part_year, "part"),
    _rule("years", rf"{_YEAR}{_TO}(?P<year2>(?:19|20)\d\d|\d\d)(?![-\d])", _years, "digit"),
    _rule("year", rf"{_THIRD}{_YEAR}", _year, "digit"),
    _rule(
        "decade",
        r"(?:(?P<third>early|mid|late)[\s-]+)?['’]?(?P<decade>(?:19|20)?\d0)['’]?s",
        _decade,
        "digit",
    ),
    _rule(
        "weekday",
        rf"(?i:(?:early|late)\s+(?:on\s+)?)?{_WHICH}(?P<weekday>{_CASED_WEEKDAY}){_WEEK_AWAY}{_DAYPART}",
        _weekday, "weekday",
        any_case=False,
    ),
    _rule("near-day", rf"(?P<near>{_NEAR}){_DAYPART}", _near_day, "near"),
    _rule("weekend", rf"(?:{_WHICH.rstrip('?')}|the\s+)weekend", _weekend, "weekend"),
    _rule(
        "calendar-unit",
        rf"(?:(?P<side>earlier|later)\s+)?{_THIRD}(?P<which>last|this|next|previous)\s+(?P<unit>week|month|year)",
        _calendar_unit, "unit",
    ),
    _rule(
        "run-of-units",
        rf"(?:the\s+|in\s+)(?P<which>last|past|recent|previous|next|coming)\s+(?:{_COUNT}\s+)?"
        rf"{_UNIT[:-2]}(?P<plural>s?)",
        _run_of_units, "unit",
    ),
    _rule("within", rf"within\s+(?:the\s+next\s+)?{_COUNT}\s+{_UNIT}", _within, "unit"),
    _rule("ago", rf"{_COUNT}\s+{_UNIT}\s+ago", _ago, "unit"),
    _rule("ahead", rf"in\s+{_COUNT}\s+{_UNIT}(?:['’]?s?\s+time)?", _ahead, "unit"),
    _rule("from-now", rf"{_COUNT}\s+{_UNIT}\s+(?:from\s+now|hence)", _from_now, "unit"),
    _rule(
        "ordinal-day",
        rf"day\s+(?:\d{{1,4}}|{WORDS})\b|(?:{_ORDINALS})\s+(?:straight\s+|consecutive\s+|full\s+)?(?:day|night|week)",
        _ordinal, "unit",
    ),
)  # fmt: skip
