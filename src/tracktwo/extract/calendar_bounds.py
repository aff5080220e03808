"""Calendar arithmetic for time expressions: both ends of what a month, a season, "mid-2024" covers."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from tracktwo.records import Granularity

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern


class Bounds(NamedTuple):
    """Both ends, inclusive, and how precise they are; None where they could not be resolved."""

    start: date | None
    end: date | None
    granularity: Granularity


class Tense(NamedTuple):
    """What the words around a time say about when it lies.

    Both False: nothing is known. Both True: it was to come once, and may be over ("was due on Monday").
    """

    is_past: bool
    is_future: bool


CLOSE = timedelta(days=45)  # news names a day without its year when it is this near
FAR = timedelta(days=270)


def unresolved(granularity: Granularity) -> Bounds:
    """Return bounds of which only the precision is known."""
    return Bounds(None, None, granularity)


def day(on: date) -> Bounds:
    """Return one day."""
    return Bounds(on, on, Granularity.DAY)


def safe_date(year: int, month: int, on: int) -> date | None:
    """Return the date, or None when there is no such day."""
    try:
        return date(year, month, on)
    except ValueError:
        return None


def month(year: int, number: int) -> Bounds:
    """Return a whole month."""
    return Bounds(date(year, number, 1), last_day(year, number), Granularity.MONTH)


def last_day(year: int, number: int) -> date:
    """Return a month's last day."""
    return date(year, number, monthrange(year, number)[1])


def months(year: int, first: int, last: int, granularity: Granularity) -> Bounds:
    """Return a run of months; `last` may run past December into the next year."""
    return Bounds(date(year, first, 1), last_day(year + (last - 1) // 12, (last - 1) % 12 + 1), granularity)


def year(number: int) -> Bounds:
    """Return a whole year."""
    return months(number, 1, 12, Granularity.YEAR)


def season(name: str, number: int) -> Bounds:
    """Return a season of the northern hemisphere, by whole months; winter ends in the next year."""
    first = SEASONS[name]
    return months(number, first, first + 2, Granularity.SEASON)


def week(of: date) -> Bounds:
    """Return the week, Monday to Sunday, that a day lies in."""
    monday = of - timedelta(days=of.weekday())
    return Bounds(monday, monday + timedelta(days=6), Granularity.WEEK)


def add_months(of: date, number: int) -> date:
    """Return the day `number` months later, or the last day of that month if it has no such day."""
    at = of.year * 12 + of.month - 1 + number
    return date(at // 12, at % 12 + 1, min(of.day, monthrange(at // 12, at % 12 + 1)[1]))


def shift(of: date, number: int, unit: str) -> date:
    """Return the day `number` days, weeks, months or years away."""
    if unit.startswith(("month", "year", "decade")):
        months_in = {"m": 1, "y": 12, "d": 120}[unit[0]]
        return add_months(of, number * months_in)
    days_in = {"da": 1, "we": 7, "fo": 14, "ho": 0, "mi": 0}[unit[:2]]
    return of + timedelta(days=number * days_in)


def part_of(bounds: Bounds, which: str) -> Bounds:
    """Return the early, middle or late third of a stretch, at the same precision."""
    start, end = bounds.start, bounds.end
    if start is None or end is None:
        return bounds
    if bounds.granularity is Granularity.YEAR:
        first = {"early": 1, "mid": 5, "late": 9}[which]
        return months(start.year, first, first + 3, Granularity.YEAR)
    third = ((end - start).days + 1) // 3
    if which == "early":
        return bounds._replace(end=start + timedelta(days=third - 1))
    if which == "late":
        return bounds._replace(start=start + timedelta(days=2 * third))
    return bounds._replace(start=start + timedelta(days=third), end=start + timedelta(days=2 * third - 1))


def nearest_weekday(anchor: date, number: int, tense: Tense) -> date:
    """Return the latest such weekday up to the anchor; the first from it on when it lies ahead.

    What was to come once is on the weekday nearest to the anchor.
    """
    days_ahead = (number - anchor.weekday()) % 7
    if tense.is_future and not (tense.is_past and days_ahead > 3):
        return anchor + timedelta(days=days_ahead)
    return anchor - timedelta(days=(anchor.weekday() - number) % 7)


def nearest_month(anchor: date, number: int, tense: Tense) -> int:
    """Return the year of a month named without one."""
    if tense.is_future and not tense.is_past:
        return anchor.year + (number < anchor.month)
    return anchor.year - (number > anchor.month)


def nearest_day(anchor: date, number: int, on: int, tense: Tense) -> date | None:
    """Return the day of a date named without a year: by tense where it is known, else the nearest.

    The tense of the clause is no proof ("had pledged to withdraw by 13 March"): a day within
    `CLOSE` of publication wins over one the tense would have, when that is most of a year away.
    """
    days = [found for y in (-1, 0, 1) if (found := safe_date(anchor.year + y, number, on))]
    nearest = min(days, key=lambda found: abs(found - anchor), default=None)
    if tense.is_future and not tense.is_past:
        days = [found for found in days if found >= anchor] or days
    elif tense.is_past and not tense.is_future:
        days = [found for found in days if found <= anchor] or days
    by_tense = min(days, key=lambda found: abs(found - anchor), default=None)
    if nearest is None or by_tense is None or abs(nearest - anchor) > CLOSE:
        return by_tense
    return nearest if abs(by_tense - anchor) > FAR else by_tense
