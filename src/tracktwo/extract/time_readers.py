"""What the matched words of a time expression mean: one function for each kind gives its ends."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from tracktwo.extract import calendar_bounds as cal
from tracktwo.extract.calendar_bounds import Bounds, Tense
from tracktwo.extract.number_words import parse_number
from tracktwo.records import Granularity

# A function of the match, the day of publication and the tense around it.
Reader = Callable[[re.Match[str], date | None, Tense], Bounds | None]
_VAGUE = frozenset({"a few", "several", "a couple of"})
GRANULARITY = {
    "minute": Granularity.DAY, "hour": Granularity.DAY, "day": Granularity.DAY, "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}  # fmt: skip


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


def full_date(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
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


def iso_date(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "2024-03-07"."""
    found = cal.safe_date(*(int(match[n]) for n in (1, 2, 3)))
    return cal.day(found) if found else None


def month_year(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "March 2024", "late in March 2024"."""
    return _narrowed(match, cal.month(int(match["year"]), _month_number(match)))


def bare_month(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read "in March", "last March": the nearest that the tense allows."""
    if anchor is None:
        return cal.unresolved(Granularity.MONTH)
    number, which = _month_number(match), (match["which"] or "").lower()
    in_year = cal.nearest_month(anchor, number, Tense(False, tense.is_future or which == "next"))
    if which == "last" and number == anchor.month:
        in_year -= 1
    return _narrowed(match, cal.month(in_year, number))


def season(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read "last winter", "early summer 2023"."""
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


PARTS = {
    f"{order} {part}": (months * n + 1, months * (n + 1))
    for part, months in (("quarter", 3), ("half", 6))
    for n, order in enumerate(("first", "second", "third", "fourth")[: 12 // months])
}


def part_year(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read a quarter or half of a year."""
    in_year = int(match["year"]) if match["year"] else anchor and anchor.year
    if not in_year:
        return cal.unresolved(Granularity.MONTH)
    return cal.months(in_year, *PARTS[" ".join(match["part"].lower().split())], Granularity.MONTH)


def year(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "2023", "the end of 2023"."""
    return _narrowed(match, cal.year(int(match["year"])))


def years(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "2019-2021", "2019 to 21"."""
    first, last = int(match["year"]), int(match["year2"])
    last = last if last > 99 else first // 100 * 100 + last
    return (
        Bounds(date(first, 1, 1), date(last, 12, 31), Granularity.YEAR) if first < last < first + 60 else None
    )


def decade(match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "the 1990s", "the late 80s"."""
    first = int(match["decade"])
    first = first if first > 99 else 1900 + first
    third = (match["third"] or "").lower()
    skip, length = {"early": (0, 3), "mid": (3, 4), "late": (7, 3)}.get(third, (0, 10))
    return Bounds(date(first + skip, 1, 1), date(first + skip + length - 1, 12, 31), Granularity.DECADE)


def weekday(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read "on Tuesday", "last Friday", "Monday of next week"."""
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


NEAR_DAYS = {
    "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2), "yesterday": (-1, -1),
    "tomorrow": (1, 1), "today": (0, 0), "tonight": (0, 0), "overnight": (-1, 0), "last night": (-1, -1),
    "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0), "earlier in the day": (0, 0),
    "later in the day": (0, 0), "earlier today": (0, 0), "later today": (0, 0),
}  # fmt: skip


def near_day(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "yesterday", "overnight", "later in the day"."""
    if anchor is None:
        return cal.unresolved(Granularity.DAY)
    first, last = NEAR_DAYS[" ".join(match["near"].lower().split())]
    return Bounds(anchor + timedelta(days=first), anchor + timedelta(days=last), Granularity.DAY)


def weekend(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read "at the weekend", "next weekend"."""
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


def calendar_unit(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "last week", "this month", "next year", and "earlier this month", "later this year"."""
    unit, which = match["unit"].lower(), match["which"].lower()
    if anchor is None:
        return cal.unresolved(GRANULARITY[unit])
    at = cal.shift(anchor, {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0), unit)
    bounds = {"week": cal.week(at), "month": cal.month(at.year, at.month), "year": cal.year(at.year)}[unit]
    side = (match["side"] or "").lower()
    if side and which == "this":
        return bounds._replace(end=anchor) if side == "earlier" else bounds._replace(start=anchor)
    return _narrowed(match, bounds)


def run_of_units(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "in the past three days", "within 30 days", "the coming weeks": a stretch at the anchor."""
    unit, which = match["unit"].lower(), match["which"].lower()
    granularity = GRANULARITY[unit]
    if anchor is None:
        return cal.unresolved(granularity)
    is_past = which in {"last", "past", "recent", "previous"}
    number = _count(match) if match["count"] else None if match["plural"] else 1
    far = None if number is None else cal.shift(anchor, -number if is_past else number, unit)
    return Bounds(far, anchor, granularity) if is_past else Bounds(anchor, far, granularity)


def within(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "within ten days": from the anchor on."""
    number, unit = _count(match), match["unit"].lower()
    if anchor is None or number is None:
        return cal.unresolved(GRANULARITY[unit])
    return Bounds(anchor, cal.shift(anchor, number, unit), Granularity.DAY)


def units_ago(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "three weeks ago"."""
    return _away(match, anchor, -1)


def units_ahead(match: re.Match[str], anchor: date | None, tense: Tense) -> Bounds | None:
    """Read "in three months": ahead of the anchor, or a duration when the verb is in the past."""
    return _away(match, anchor, 1) if tense.is_future else None


def units_from_now(match: re.Match[str], anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "two months from now"."""
    return _away(match, anchor, 1)


def _away(match: re.Match[str], anchor: date | None, sign: int) -> Bounds:
    number, unit = _count(match), match["unit"].lower()
    if anchor is None or number is None:
        return cal.unresolved(GRANULARITY[unit])
    at = cal.shift(anchor, sign * number, unit)
    if unit == "month":
        return cal.month(at.year, at.month)
    if unit in {"year", "decade"}:
        return cal.year(at.year)
    return cal.day(at)._replace(granularity=GRANULARITY[unit])


def ordinal(_match: re.Match[str], _anchor: date | None, _tense: Tense) -> Bounds | None:
    """Read "day 40", "the third straight night": a day whose count is not known."""
    return cal.unresolved(Granularity.ORDINAL)
