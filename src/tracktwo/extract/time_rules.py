"""The patterns of time expressions, each with the function that works out its ends."""

import re
from typing import NamedTuple

from tracktwo.extract import calendar_bounds as cal
from tracktwo.extract import time_readers as readers
from tracktwo.extract.number_words import WORDS


class Rule(NamedTuple):
    """One pattern. `read` gets the match, the day of publication and the tense around it."""

    id: str
    pattern: re.Pattern[str]
    read: readers.Reader
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
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d{1,3}(?:st|nd|rd|th)"
)


def _rule(name: str, pattern: str, read: readers.Reader, needs: str, *, any_case: bool = True) -> Rule:
    flags = re.IGNORECASE if any_case else re.NOFLAG
    whole = re.compile(rf"(?<![\w-])(?:{pattern})(?!\w|-[A-Za-z])", flags)
    return Rule(name, whole, read, frozenset(needs.split()))


_TAIL_YEAR = rf"(?:,?\s+{_YEAR})?"
_NEAR = "|".join(name.replace(" ", r"\s+") for name in sorted(readers.NEAR_DAYS, key=len, reverse=True))
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_PART = "|".join(name.replace(" ", r"[\s-]") for name in readers.PARTS)
_WEEK_AWAY = r"(?i:(?P<before>\s+(?:of\s+)?last\s+week)|(?P<after>\s+(?:of\s+)?next\s+week))?"

RULES: tuple[Rule, ...] = (
    _rule("iso-date", r"((?:19|20)\d\d)-(\d\d)-(\d\d)", readers.iso_date, "digit"),
    _rule(
        "day-month",
        rf"{_LEAD}(?:the\s+)?{_DAY}(?:{_TO}(?:the\s+)?{_DAY_2})?\s+(?:of\s+)?{_MONTH}{_TAIL_YEAR}",
        readers.full_date, "digit month",
    ),
    _rule(
        "day-month-span",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_TO}{_DAY_2}\s+(?:of\s+)?{_MONTH_2}{_TAIL_YEAR}",
        readers.full_date, "digit month",
    ),
    _rule(
        "month-day",
        rf"{_LEAD}{_MONTH}\s+{_DAY}(?:{_TO}{_DAY_2}(?!\s*(?:{_names(cal.MONTHS)})))?{_TAIL_YEAR}",
        readers.full_date, "digit month",
    ),
    _rule(
        "month-day-span",
        rf"{_MONTH}\s+{_DAY}{_TO}{_MONTH_2}\s+{_DAY_2}{_TAIL_YEAR}",
        readers.full_date,
        "digit month",
    ),
    _rule("month-year", rf"{_THIRD}{_MONTH},?\s+(?:of\s+)?{_YEAR}", readers.month_year, "digit month"),
    _rule("month", rf"{_THIRD}{_WHICH}{_CASED_MONTH}", readers.bare_month, "month", any_case=False),
    _rule(
        "season",
        rf"{_THIRD}(?:(?P<which>last|this|next|coming)|the)\s+{_SEASON}(?:,?\s+(?:of\s+)?{_YEAR})?",
        readers.season, "season",
    ),
    _rule(
        "season-year", rf"{_THIRD}(?P<which>){_SEASON}\s+(?:of\s+)?{_YEAR}",
        readers.season, "season digit",
    ),
    _rule(
        "part-year", rf"(?P<part>{_PART})\s+of\s+(?:the\s+year|this\s+year|{_YEAR})",
        readers.part_year, "part",
    ),
    _rule("years", rf"{_YEAR}{_TO}(?P<year2>(?:19|20)\d\d|\d\d)(?![-\d])", readers.years, "digit"),
    _rule("year", rf"{_THIRD}{_YEAR}", readers.year, "digit"),
    _rule(
        "decade",
        r"(?:(?P<third>early|mid|late)[\s-]+)?['’]?(?P<decade>(?:19|20)?\d0)['’]?s",
        readers.decade,
        "digit",
    ),
    _rule(
        "weekday",
        rf"(?i:(?:early|late)\s+(?:on\s+)?)?{_WHICH}(?P<weekday>{_CASED_WEEKDAY}){_WEEK_AWAY}{_DAYPART}",
        readers.weekday, "weekday",
        any_case=False,
    ),
    _rule("near-day", rf"(?P<near>{_NEAR}){_DAYPART}", readers.near_day, "near"),
    _rule("weekend", rf"(?:{_WHICH.rstrip('?')}|the\s+)weekend", readers.weekend, "weekend"),
    _rule(
        "calendar-unit",
        rf"(?:(?P<side>earlier|later)\s+)?{_THIRD}(?P<which>last|this|next|previous)\s+(?P<unit>week|month|year)",
        readers.calendar_unit, "unit",
    ),
    _rule(
        "run-of-units",
        rf"(?:the\s+|in\s+)(?P<which>last|past|recent|previous|next|coming)\s+(?:{_COUNT}\s+)?"
        rf"{_UNIT[:-2]}(?P<plural>s?)",
        readers.run_of_units, "unit",
    ),
    _rule("within", rf"within\s+(?:the\s+next\s+)?{_COUNT}\s+{_UNIT}", readers.within, "unit"),
    _rule("ago", rf"{_COUNT}\s+{_UNIT}\s+ago", readers.units_ago, "unit"),
    _rule("ahead", rf"in\s+{_COUNT}\s+{_UNIT}(?:['’]?s?\s+time)?", readers.units_ahead, "unit"),
    _rule("from-now", rf"{_COUNT}\s+{_UNIT}\s+(?:from\s+now|hence)", readers.units_from_now, "unit"),
    _rule(
        "ordinal-day",
        rf"day\s+(?:\d{{1,4}}|{WORDS})\b|(?:{_ORDINALS})\s+(?:straight\s+|consecutive\s+|full\s+)?(?:day|night|week)",
        readers.ordinal, "unit",
    ),
)  # fmt: skip
