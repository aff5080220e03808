"""Dates as feeds write them: RFC 822 and RFC 3339, zones by name or offset, or words for others to read.

A moment keeps the offset that it was given with, so that local midnight still shows as a day without a time.
A time whose zone is not said, or is a name that several zones have, gives its day alone.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate
from typing import Any

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100  # a date outside is a default or a mistake
NAMES = ("published", "updated", "created")  # of a feed's dates, the one to be believed first
MOST_CHARACTERS = 100
OFFSET = re.compile(
    r"(?:\s*(?:GMT|UTC)\s*)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?\s*(?:\([^)]*\))?$"
)
NAMED = re.compile(r"\s*(?<![A-Za-z])(?P<name>[A-Za-z]{1,5})$")
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d|$)")
FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
HALVES = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)  # "10:00 PM"
SLASHED = re.compile(r"(?<!\d)(?P<one>\d{1,2})/(?P<other>\d{1,2})/\d{4}")
MONTHS = 12
YEAR = re.compile(
    r"(?:19|20)\d\d|\d{10}|1[34]\d\d"
)  # seconds since 1970 are one number; a year may be Persian
# Hours from UTC of zones whose names are no one else's, those of RFC 822 among them.
ZONES = {
    "Z": 0, "UT": 0, "GMT": 0, "UTC": 0, "WET": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "MET": 1, "CEST": 2, "MEST": 2, "EET": 2, "SAST": 2,
    "CAT": 2, "WAT": 1, "EEST": 3, "MSK": 3, "TRT": 3, "EAT": 3, "IDT": 3, "SAMT": 4, "PKT": 5, "HKT": 8,
    "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip


def date_of(entry: Mapping[str, Any]) -> str | None:
    """Return when an item was published: RFC 3339, a day, or the feed's words where those are all there is.

    The date of a change counts where no other can be read.
    """
    given = [name for name in NAMES if name in entry]
    told = [(_words(entry[name]), entry.get(f"{name}_parsed")) for name in given]
    for words, parsed in told:
        found = told_moment(words) or _parsed_day(parsed)
        if found is not None:
            return found
    return next((words for words, _ in told if _may_be_read(words)), None)


def _words(value: object) -> str:
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words if len(words) <= MOST_CHARACTERS else ""


def told_moment(words: str) -> str | None:
    """Return what one date of a feed tells; None where it is a default, a mistake or of another style.

    >>> told_moment("Tue, 08 Nov 2022 00:00:00 +0300"), told_moment("Tue, 8 Nov 22 10:00 MSK")
    ('2022-11-08T00:00:00+03:00', '2022-11-08T10:00:00+03:00')
    >>> told_moment("2022-11-08 10:00:00"), told_moment("Tue, 08 Nov 2022 22:00 Riverland/Oldtown")
    ('2022-11-08', '2022-11-08')
    """
    offset, bare = _zone(words)
    wall = None if HALVES.search(words) else _wall(bare)
    if wall is None or not EARLIEST_YEAR <= wall.year < LATEST_YEAR:
        return None
    if offset is None:
        return wall.date().isoformat()
    return wall.replace(tzinfo=timezone(offset)).isoformat().replace("+00:00", "Z")


def _parsed_day(parsed: Any) -> str | None:
    """Return the day of a date that only the reader of feeds knows the style of."""
    try:
        found = date(*parsed[:3])
    except (ValueError, TypeError):
        return None
    return found.isoformat() if EARLIEST_YEAR <= found.year < LATEST_YEAR else None


def _may_be_read(words: str) -> bool:
    """Return whether words may be a date of another style: not one of ours, nor one that may be two days."""
    slashed = SLASHED.search(words)
    is_either = slashed is not None and max(int(slashed["one"]), int(slashed["other"])) <= MONTHS
    is_ours = ISO.match(words) or (_parts(_zone(words)[1]) and not HALVES.search(words))
    return bool(YEAR.search(words)) and not is_either and not is_ours


def _zone(words: str) -> tuple[timedelta | None, str]:
    """Return the offset that words end in, None where they tell none that is known, and what is before it."""
    found = OFFSET.search(words)
    is_offset = found is not None and ":" in words[: found.start()]  # else the day of "2022-11-08"
    if found is not None and is_offset:
        told = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        fits = told < timedelta(hours=24)
        return ((-told if found["sign"] == "-" else told) if fits else None), words[: found.start()].strip()
    named = NAMED.search(words)
    if named is None:
        return None, words
    hours = ZONES.get(named["name"].upper())
    return (None if hours is None else timedelta(hours=hours)), words[: named.start()].strip()


def _wall(bare: str) -> datetime | None:
    """Return the time on the wall that words without a zone tell, midnight where they tell a day alone."""
    try:
        if ISO.match(bare):
            return datetime.fromisoformat(bare).replace(tzinfo=None, microsecond=0)
        parts = _parts(bare)
        return datetime(*parts) if parts is not None else None
    except (ValueError, IndexError, TypeError):
        return None


def _parts(bare: str) -> tuple[int, int, int, int, int, int] | None:
    """Return year, month, day and time of words in the style of RFC 822, be there such a day or not."""
    found = parsedate(bare) or parsedate(f"{bare} 00:00")
    stated = FOUR_DIGITS.search(bare)
    # Of a year below 100 two digits are made, whatever was written.
    return None if found is None or (stated and int(stated[0]) != found[0]) else found[:6]
