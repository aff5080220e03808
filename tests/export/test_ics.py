"""Calendars, read back by unfolding and unescaping as RFC 5545 says."""

import io
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.brief import dossier as made

from tracktwo.export.ics import LONGEST_LINE, dates, escaped, folded, write
from tracktwo.records import (
    Commitment,
    Granularity,
    Measure,
    MeasureStatus,
    Record,
    Relation,
    Round,
    RoundStatus,
    TimeValue,
)

TALKS = made.rounds()


def calendar(kind: type[Record], *records: Record) -> list[dict[str, str]]:
    """Write records and return the entries of the calendar, unfolded and unescaped."""
    file = io.StringIO(newline="")
    count = write(iter(records), kind, file)
    text = file.getvalue()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= LONGEST_LINE for line in text.split("\r\n"))
    entries = read_back(text)
    assert len(entries) == count
    return entries


def read_back(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, unescaped(value))
    return found


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def held(**changes: object) -> Round:
    return replace(TALKS[0], **changes)  # type: ignore[arg-type]


def on(start: str | None, end: str | None = None, grain: Granularity = Granularity.DAY) -> TimeValue:
    return TimeValue(start, end or start, grain, Relation.AT, "then")


def test_a_round_is_an_all_day_entry_with_an_end_that_is_not_in_it() -> None:
    (entry,) = calendar(Round, held(date=on("2026-02-28"), venue="Palace of Nations, Geneva"))
    assert entry["UID"] == f"{TALKS[0].id}@tracktwo"
    assert entry["DTSTART;VALUE=DATE"] == "20260228"
    assert entry["DTEND;VALUE=DATE"] == "20260301"
    assert entry["LOCATION"] == "Palace of Nations, Geneva"
    assert entry["STATUS"] == "CONFIRMED"
    assert entry["DTSTAMP"] == "20260316T080000Z"
    assert TALKS[0].evidence[0].text in entry["DESCRIPTION"]


def test_status_is_what_calendars_call_it() -> None:
    calendars = {
        status: calendar(Round, held(date=on("2026-02-28"), status=status)) for status in RoundStatus
    }
    assert {status.value: entries[0]["STATUS"] for status, entries in calendars.items()} == {
        "proposed": "TENTATIVE", "planned": "TENTATIVE", "postponed": "TENTATIVE", "held": "CONFIRMED",
        "cancelled": "CANCELLED", "denied": "CANCELLED",
    }  # fmt: skip
    assert calendars[RoundStatus.DENIED][0]["SUMMARY"].endswith("(denied)")


def test_a_time_of_day_is_kept_and_lasts_at_least_something() -> None:
    when = on("2026-02-28T14:00Z", grain=Granularity.MINUTE)
    (entry,) = calendar(Round, held(date=when))
    assert (entry["DTSTART"], entry["DTEND"]) == ("20260228T140000Z", "20260228T150000Z")


def test_what_has_no_day_or_only_a_year_is_left_out_and_not_counted() -> None:
    vague = on("1938-01-01", "1938-12-31", Granularity.YEAR)
    assert calendar(Round, held(date=None), held(date=vague), held(date=on(None))) == []


def test_a_reading_that_an_assembled_round_was_made_from_does_not_stand_twice() -> None:
    reading = held(date=on("2026-02-28"))
    assert len(calendar(Round, reading, replace(reading, id="round-whole", reports=(reading.id,)))) == 1


def test_a_promise_stands_on_its_deadline() -> None:
    promises = [c for c in made.everything() if isinstance(c, Commitment) and c.deadline]
    entries = calendar(Commitment, *promises)
    assert len(entries) == len(promises) > 0
    assert all(entry["SUMMARY"].startswith("Deadline (") for entry in entries)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,;\\é漢🕊"), max_size=300))
def test_any_text_comes_back_from_folding_and_escaping(text: str) -> None:
    pieces = list(folded(f"SUMMARY:{escaped(text)}"))
    assert all(0 < len(piece.encode()) <= LONGEST_LINE for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    whole = pieces[0] + "".join(piece[1:] for piece in pieces[1:])
    assert unescaped(whole.removeprefix("SUMMARY:")) == text.replace("\u2028", "\n")


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_breaks_a_line(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", escaped(text))
    "".join(folded(escaped(text))).encode()


@given(st.dates(), st.dates())
def test_an_entry_never_ends_before_it_begins(one: object, other: object) -> None:
    span = dates(on(str(one), str(other)))
    assert span is None or span[0].split(":")[1] < span[1].split(":")[1]


def test_what_runs_out_stands_on_its_last_day() -> None:
    measure = next(record for record in made.everything() if isinstance(record, Measure))
    until = TimeValue("2026-03-01", "2026-03-31", Granularity.DAY, Relation.UNTIL, "until March 31")
    lasting = replace(measure, date=until, status=MeasureStatus.ONGOING)
    (entry,) = calendar(Measure, lasting)
    assert entry["DTSTART;VALUE=DATE"] == "20260331"
    assert entry["SUMMARY"].startswith("Runs out: ")
