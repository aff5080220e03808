"""iCalendar (RFC 5545): rounds, deadlines and whatever else has a day, for calendar programs.

A record is an all-day event when its time is no more precise than a day. Records without a day, or that are
vaguer than a month, are left out: a calendar cannot show them truthfully.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import IO

from tracktwo.records import Commitment, DateBasis, Granularity, Record, Round, TimeValue
from tracktwo.records.expiry import expiry_of

NAME = "ics"
LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
MOMENTS = frozenset({Granularity.MINUTE, Granularity.HOUR})
TOO_VAGUE = frozenset(
    {Granularity.SEASON, Granularity.YEAR, Granularity.DECADE, Granularity.ORDINAL, Granularity.UNKNOWN}
)
ONE_HOUR = timedelta(hours=1)
UNSTAMPED = "19700101T000000Z"  # DTSTAMP is required; a record that nobody stored has no moment
STATUSES = {
    "planned": "TENTATIVE", "proposed": "TENTATIVE", "postponed": "TENTATIVE", "announced": "TENTATIVE",
    "conditional": "TENTATIVE", "cancelled": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write a calendar and return how many of the records have a day and stand in it."""
    count = 0
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tracktwo//Tracktwo//EN", "CALSCALE:GREGORIAN",
            f"NAME:{escaped(f'Tracktwo: {kind.__name__.lower()}s')}")  # fmt: skip
    _print(head, file)
    for record in assembled(records):
        when = deadline_or_date(record)
        span = dates(when) if when else None
        if span is not None:
            _print(entry(record, span), file)
            count += 1
    _print(("END:VCALENDAR",), file)
    return count


WORKED_OUT = {
    DateBasis.CONTEXT: "The day was worked out from the sentences before.",
    DateBasis.REPORT: "The day is not stated: it was in the news then.",
}


def assembled(records: Iterable[Record]) -> Iterator[Record]:
    """Yield records without the single readings that an assembled one was made from."""
    kept = list(records)
    parts = {part for record in kept for part in getattr(record, "reports", ())}
    return (record for record in kept if record.id not in parts)


def deadline_or_date(record: Record) -> TimeValue | None:
    """Return the time a record stands at in a calendar: a deadline, the day it runs out, or its own."""
    when = expiry_of(record) or getattr(record, "deadline", None) or getattr(record, "date", None)
    return when if isinstance(when, TimeValue) else None


def dates(when: TimeValue) -> tuple[str, str] | None:
    """Return DTSTART and DTEND, the end exclusive, with their parameters; None for what is too vague.

    >>> from tracktwo.records import Granularity as G, Relation as R
    >>> dates(TimeValue("2026-03-06", "2026-03-07", G.DAY, R.AT, "March 6 and 7"))
    ('DTSTART;VALUE=DATE:20260306', 'DTEND;VALUE=DATE:20260308')
    """
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None or when.granularity in TOO_VAGUE:
        return None
    try:
        if when.granularity in MOMENTS and "T" in start and "T" in end:
            first, last = _moment(start), _moment(end)
            last = last if last > first else first + ONE_HOUR
            return f"DTSTART:{first:%Y%m%dT%H%M%SZ}", f"DTEND:{last:%Y%m%dT%H%M%SZ}"
        day, after = date.fromisoformat(start[:10]), date.fromisoformat(end[:10]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return f"DTSTART;VALUE=DATE:{_day(day)}", f"DTEND;VALUE=DATE:{_day(max(after, day + timedelta(days=1)))}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(text: str) -> datetime:
    read = datetime.fromisoformat(text)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def entry(record: Record, span: tuple[str, str]) -> Iterator[str]:
    """Yield the lines of one VEVENT, not yet folded."""
    status = str(getattr(record, "status", "") or "")
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(record.id)}@tracktwo"
    yield f"DTSTAMP:{_stamp(record.provenance.recorded_at)}"
    yield from span
    yield f"SUMMARY:{escaped(summary(record))}"
    yield f"DESCRIPTION:{escaped(description(record))}"
    if isinstance(record, Round) and (record.venue or record.place):
        yield f"LOCATION:{escaped(record.venue or (record.place.name if record.place else ''))}"
    yield f"STATUS:{STATUSES.get(status, 'CONFIRMED')}"
    yield f"CATEGORIES:{escaped(type(record).__name__)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(recorded_at: str | None) -> str:
    try:
        return f"{_moment(recorded_at):%Y%m%dT%H%M%SZ}" if recorded_at else UNSTAMPED
    except ValueError:
        return UNSTAMPED


def summary(record: Record) -> str:
    """Return what a calendar prints on the day: who, and the status where it is not simply so."""
    if isinstance(record, Round):
        parties = ", ".join(side.party.name for side in record.delegations) or record.name
        return f"{parties}: talks ({record.status.value})"
    if isinstance(record, Commitment):
        by = record.by.name if record.by else "Somebody unnamed"
        return f"Deadline ({record.status.value}): {by}: {record.what}"
    words = getattr(record, "text", "") or (record.evidence[0].text if record.evidence else record.id)
    if expiry_of(record):
        return f"Runs out: {words}"
    status = getattr(record, "status", None)
    return f"{words} ({status})" if status else str(words)


def description(record: Record) -> str:
    """Return the words a record rests on, one piece of evidence a line."""
    told = [f"“{e.text}”" for e in record.evidence]
    if isinstance(record, Round) and record.mediators:
        told.insert(0, f"Mediated by {', '.join(m.name for m in record.mediators)}.")
    if isinstance(record, Round) and record.date_basis in WORKED_OUT:
        told.insert(0, WORKED_OUT[record.date_basis])
    if isinstance(record, Commitment) and record.mechanism:
        told.insert(0, f"Checked by: {record.mechanism}.")
    return "\n".join(dict.fromkeys(told))


def escaped(text: str) -> str:
    """Return text as a TEXT value.

    >>> escaped("a, b; c\\nd")
    'a\\\\, b\\\\; c\\\\nd'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x85", "\n")
    whole = lines.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair becomes "?"
    return CONTROLS.sub("", whole).translate(ESCAPES)


def folded(line: str) -> Iterator[str]:
    """Yield a content line in pieces of at most 75 octets; all but the first begin with a space."""
    piece, room = "", LONGEST_LINE
    for character in line:
        size = len(character.encode("utf-8"))
        if size > room:
            yield piece
            piece, room = " ", LONGEST_LINE - 1
        piece += character
        room -= size
    yield piece


def _print(lines: Iterable[str], file: IO[str]) -> None:
    for line in lines:
        for piece in folded(line):
            file.write(piece + "\r\n")
