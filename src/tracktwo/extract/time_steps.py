"""Times counted from another time: "the day before", "two weeks later", "the previous Saturday"."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tracktwo.extract import calendar_bounds as cal
from tracktwo.extract.calendar_bounds import Bounds
from tracktwo.extract.clock_times import Hit
from tracktwo.extract.number_words import WORDS, parse_number
from tracktwo.extract.time_readers import GRANULARITY
from tracktwo.records import Granularity, Relation

# Without one of either there is no step to look for.
UNITS = ("day", "night", "week", "hour", "month", "year", "morning", "evening")
SIGNS = (
    "before", "after", "earlier", "later", "previous", "preceding", "following", "the next", "the same",
    "that day", "that night", "that evening", "that morning", "that same",
)  # fmt: skip
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year)s?"
_DAYS = r"(?P<unit>day|night|evening|morning)"
# "The day before" is a step, "the day before the talks" is none: nothing may follow that it is counted from.
_END = r"(?=\s*(?:[.,;:)?!–—]|$)|\s+(?:and|but|in|at|on|near|with|by|during|when)\b)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(cal.WEEKDAYS)})"
_COUNT = rf"(?P<count>\d+|{WORDS}|an?)"
_BACK = frozenset({"before", "earlier", "previous", "preceding"})

Step = Callable[[re.Match[str], date], Bounds]


def _sign(match: re.Match[str]) -> int:
    return -1 if match["way"].lower() in _BACK else 1


def _counted(match: re.Match[str], anchor: date) -> Bounds:
    """Read "two days earlier", "a week later", "hours later"."""
    words, unit = (match["count"] or "a").lower(), match["unit"].lower()
    number = 1 if words in {"a", "an"} else int(parse_number(words) or 0)
    if unit == "night":
        return cal.day(anchor + timedelta(days=_sign(match) * number))
    if unit == "hour":
        return cal.day(anchor)  # within the day, as far as is told
    at = cal.shift(anchor, _sign(match) * number, unit)
    return {"month": lambda: cal.month(at.year, at.month), "year": lambda: cal.year(at.year)}.get(
        unit, lambda: cal.day(at)._replace(granularity=GRANULARITY[unit])
    )()


def _next_to(match: re.Match[str], anchor: date) -> Bounds:
    """Read "the day before", "the previous week", "the following night"."""
    unit = match["unit"].lower()
    unit = "day" if unit in {"night", "evening", "morning"} else unit
    at = cal.shift(anchor, _sign(match), unit)
    return {
        "day": lambda: cal.day(at), "week": lambda: cal.week(at),
        "month": lambda: cal.month(at.year, at.month), "year": lambda: cal.year(at.year),
    }[unit]()  # fmt: skip


def _weekday(match: re.Match[str], anchor: date) -> Bounds:
    """Read "the previous Saturday", "the Monday after"."""
    number, sign = cal.WEEKDAYS[match["weekday"].lower()], _sign(match)
    away = (sign * (number - anchor.weekday()) - 1) % 7 + 1
    return cal.day(anchor + sign * timedelta(days=away))


def _same(_match: re.Match[str], anchor: date) -> Bounds:
    """Read "the same day", "that evening"."""
    return cal.day(anchor)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


_NEAR_UNIT = r"(?P<unit>day|night|evening|morning|week|month|year)"
_AWAY = rf"(?P<way>(?:earlier|later|afterwards?)(?!\s+than)|before{_END})"
_BESIDE = rf"(?P<way>before|after){_END}"
_WHICH = r"the\s+(?P<way>previous|preceding|following)"
STEPS: tuple[tuple[str, re.Pattern[str], Step], ...] = (
    ("step-count", _compiled(rf"{_COUNT}\s+{_UNIT}\s+{_AWAY}"), _counted),
    ("step-hours", _compiled(rf"(?P<count>)(?P<unit>hour)s\s+{_AWAY}"), _counted),
    ("step-unit", _compiled(rf"the\s+{_NEAR_UNIT}\s+{_BESIDE}"), _next_to),
    ("step-which", _compiled(rf"{_WHICH}\s+{_NEAR_UNIT}"), _next_to),
    ("step-next", _compiled(rf"the\s+(?P<way>next)\s+{_DAYS}"), _next_to),
    ("step-weekday", _compiled(rf"{_WHICH}\s+{_WEEKDAY}"), _weekday),
    ("step-weekday-beside", _compiled(rf"the\s+{_WEEKDAY}\s+{_BESIDE}"), _weekday),
    ("step-same", _compiled(rf"(?:the\s+same|that(?:\s+same)?)\s+{_DAYS}"), _same),
)


def single_day(bounds: Bounds) -> date | None:
    """Return the day that bounds fix, None where they hold more than one or none."""
    fixed = bounds.granularity is Granularity.DAY and bounds.start == bounds.end
    return bounds.start if fixed else None


def with_steps(text: str, hits: Sequence[Hit], told: date | None) -> list[Hit]:
    """Return the times of a sentence with those counted from one another, in text order.

    A step is counted from the nearest day before it, else the first one after it, else from `told`, the day
    of the sentences before; without any of these it is no time. It replaces the times it overlaps.
    """
    lower = text.lower()
    if not any(unit in lower for unit in UNITS) or not any(sign in lower for sign in SIGNS):
        return list(hits)
    found = list(hits)
    for start, end, rule, match, read in sorted(_matches(text), key=lambda step: step[:2]):
        beside = [hit for hit in found if hit.end <= start or hit.start >= end]
        anchor = _anchor(beside, start, told)
        if anchor is not None and not any(_holds(hit, start, end) for hit in found):
            found = [*beside, Hit(start, end, read(match, anchor), Relation.AT, rule)]
    return sorted(found, key=lambda hit: hit.start)


def _holds(hit: Hit, start: int, end: int) -> bool:
    """Tell whether a step is only part of a time: of "the day before yesterday"."""
    return hit.start <= start and end <= hit.end and (hit.start, hit.end) != (start, end)


def _matches(text: str) -> list[tuple[int, int, str, re.Match[str], Step]]:
    return [
        (m.start(), m.end(), rule, m, read) for rule, pattern, read in STEPS for m in pattern.finditer(text)
    ]


def _anchor(hits: Sequence[Hit], at: int, told: date | None) -> date | None:
    """Return the day a step at an offset is counted from."""
    days = sorted((hit.start, day) for hit in hits if (day := single_day(hit.bounds)) is not None)
    before = [day for start, day in days if start < at]
    after = [day for start, day in days if start > at]
    return before[-1] if before else after[0] if after else told
