"""What may stand for what: the table of renderings the evidence check allows.

| printed                     | holds when the evidence has                                              |
|-----------------------------|--------------------------------------------------------------------------|
| 4, 4.0, 3,000               | the same number in digits or in words ("four", "3,000", "three thousand") |
| Bolivia                     | a name of the state, its demonym or its seat of government               |
| 2026-03-13                  | that date in words; the year may come from the publication date          |
| 2026-03-06                  | "Friday", "yesterday": counted from the article's publication date        |
| 2026-03-16                  | "within ten days", "in two weeks": counted ahead from the publication date |
| 2026-03, 2026               | a date in it, or that month, that year                                    |
| between two dates of a week | "last week", "this week", "next week", a weekend                          |

Nothing else: a first name, a title, a rounded number or a date from elsewhere is refused.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER_WORDS = {
    **{word: value for value, word in enumerate(UNITS)},
    **{word: 10 * (index + 2) for index, word in enumerate(TENS)},
    **SCALES,
    "dozen": 12,
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2_000,
    "scores": 40,
}
NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")

_MONTH = "(" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + r")\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
DAY_MONTH = re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? (\d{{4}}))?\b", re.IGNORECASE)
MONTH_DAY = re.compile(rf"\b{_MONTH} {_DAY}\b(?:,? (\d{{4}})\b)?", re.IGNORECASE)
MONTH_YEAR = re.compile(rf"\b{_MONTH} (\d{{4}})\b", re.IGNORECASE)
MONTH_ALONE = re.compile(r"\b(" + "|".join(m.capitalize() for m in MONTHS) + r")\b")
ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
AGO = re.compile(r"\b(\w+) (day|week)s? (ago|earlier|before)\b", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:with)?in(?: the)?(?: next| coming)? (\w+) (hour|day|week|month)s?\b"
    r"|\b(\w+) (hour|day|week|month)s? from (?:now|today)\b",
    re.IGNORECASE,
)
DAY_WORDS = {
    "today": (0,), "tonight": (0,), "yesterday": (-1,), "tomorrow": (1,), "overnight": (-1, 0),
    "this morning": (0,), "this afternoon": (0,), "this evening": (0,), "last night": (-1,),
}  # fmt: skip
SPAN_WORDS = {
    "last week": (-7, 0), "this week": (-6, 6), "next week": (0, 14), "past week": (-7, 0),
    "weekend": (-7, 7),
}  # fmt: skip
YEAR_WORDS = {"last year": -1, "this year": 0, "next year": 1}
MONTH_WORDS = {"last month": -1, "this month": 0, "next month": 1}
NEAREST_DAYS = 190  # a day without a year is the one nearest to publication


def numbers_in(text: str) -> frozenset[float]:
    """Return the numbers a text states in digits or in words; days of dates and years do not count.

    >>> sorted(numbers_in("At least twenty-one of 3,000 people, on March 13"))
    [21.0, 3000.0]
    """
    for pattern in (DAY_MONTH, MONTH_DAY, ISO_DAY):
        text = pattern.sub(" ", text)
    digits = {float(found.replace(",", "")) for found in NUMBER.findall(text)}
    return frozenset(digits | set(_in_words(text)))


def _in_words(text: str) -> Iterator[float]:
    run: list[int] = []
    for word in [*re.findall(r"[a-z]+|[.,;:]", text.casefold()), "."]:
        if word in NUMBER_WORDS:
            run.append(NUMBER_WORDS[word])
        elif run and word != "and":
            yield _sum(run)
            run = []


def _sum(run: list[int]) -> float:
    total = group = 0
    for value in run:
        if value == 100:
            group = max(group, 1) * value
        elif value > 999:
            total, group = total + max(group, 1) * value, 0
        else:
            group += value
    return float(total + group)


def days_in(text: str, *, published: date | None) -> frozenset[str]:
    """Return the ISO dates ("2026-03-13", "2026-03", "2026") that a text states or implies.

    >>> sorted(days_in("by March 13", published=date(2026, 3, 11)))
    ['2026-03', '2026-03-13']
    >>> "2026-03-06" in days_in("ended on Friday", published=date(2026, 3, 6))
    True
    """
    found = set(_named_days(text, published))
    found.update(YEAR.findall(text))
    if published:
        found.update(_relative(text.casefold(), published))
    return frozenset(found)


def _named_days(text: str, published: date | None) -> Iterator[str]:
    for pattern, day_at, month_at in ((DAY_MONTH, 1, 2), (MONTH_DAY, 2, 1)):
        for match in pattern.finditer(text):
            month = _month(match[month_at])
            years = [int(match[3])] if match[3] else _years(published, month, int(match[day_at]))
            yield from (day for year in years if (day := _iso(year, month, int(match[day_at]))))
    yield from (match[0] for match in ISO_DAY.finditer(text))
    yield from (f"{int(match[2]):04}-{_month(match[1]):02}" for match in MONTH_YEAR.finditer(text))
    for match in MONTH_ALONE.finditer(text):
        month = _month(match[1])
        yield from (f"{year:04}-{month:02}" for year in _years(published, month, 15))


def _month(word: str) -> int:
    return 1 + [month[:3] for month in MONTHS].index(word[:3].casefold())


def _years(published: date | None, month: int, day: int) -> list[int]:
    """Return the year in which month and day come nearest to the publication date; none without one."""
    if published is None:
        return []
    around = [year for year in range(published.year - 1, published.year + 2) if _iso(year, month, day)]
    return [year for year in around if abs((date(year, month, day) - published).days) <= NEAREST_DAYS]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _relative(text: str, published: date) -> Iterator[str]:
    words = set(re.findall(r"[a-z]+", text))
    near = [published + timedelta(days=offset) for offset in range(-7, 8)]
    yield from (day.isoformat() for day in near if WEEKDAYS[day.weekday()] in words)
    for phrase, offsets in DAY_WORDS.items():
        if phrase in text:
            yield from ((published + timedelta(days=offset)).isoformat() for offset in offsets)
    for phrase, (first, last) in SPAN_WORDS.items():
        if phrase in text:
            yield from _days(_monday(published, first), _monday(published, last) + timedelta(days=6))
    yield from (str(published.year + step) for phrase, step in YEAR_WORDS.items() if phrase in text)
    for phrase, step in MONTH_WORDS.items():
        if phrase in text:
            months = published.year * 12 + published.month - 1 + step
            yield f"{months // 12:04}-{months % 12 + 1:02}"
    for count, unit, _ in AGO.findall(text):
        if (number := _small(count)) is not None:
            yield (published - timedelta(days=number * (7 if unit == "week" else 1))).isoformat()
    for before, unit, later, other in AHEAD.findall(text):
        if (number := _small(before or later)) is not None:
            yield _ahead(published, number, unit or other)


def _small(word: str) -> int | None:
    """Return a number below a thousand that a word or digits say, None for any other word."""
    number = int(word) if word.isdigit() else {"a": 1, "an": 1, **NUMBER_WORDS}.get(word)
    return number if number is not None and number < 1000 else None


def _ahead(day: date, number: int, unit: str) -> str:
    if unit == "month":
        months = day.year * 12 + day.month - 1 + number
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()
    days = {"hour": number // 24, "day": number, "week": 7 * number}[unit]
    return (day + timedelta(days=days)).isoformat()


def _monday(day: date, offset: int) -> date:
    moved = day + timedelta(days=offset)
    return moved - timedelta(days=moved.weekday())


def _days(first: date, last: date) -> Iterator[str]:
    return ((first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1))
