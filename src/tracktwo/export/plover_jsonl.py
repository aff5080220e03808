"""PLOVER events as JSON Lines: one event a line, actors in lists, status in full; for events only."""

import json
from collections.abc import Iterable
from typing import IO, Any

from tracktwo.export import plover_fields as fields
from tracktwo.export.event_rows import Around, Column, Row, address_of, whole_row
from tracktwo.export.event_table import Shape, Written, events_only, fitting
from tracktwo.records import Event, Record
from tracktwo.records.coded_row import CODER, OWN, row_digest

NAME = "plover-jsonl"


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write the events, whatever their status, and return how many.

    Raises:
        ConfigError: the records are no events.
    """
    return write_events(events_only(records, kind, SHAPE), file, Around()).events


def write_events(events: Iterable[Event], file: IO[str], around: Around) -> Written:
    """Write events and return what was written."""
    written = Written()
    for event in fitting(events, SHAPE, around, written):
        file.write(json.dumps(_line(whole_row(event, around)), ensure_ascii=False) + "\n")
        written.rows += 1
    return written


def _line(row: Row) -> dict[str, Any]:
    line = {column.name: column.of(row) if column.of else None for column in COLUMNS}
    line[OWN] = fields.own(row.event, row_digest(line))
    return line


COLUMNS = (
    Column("id", "`id`", lambda r: r.event.id),
    Column("date", "first day of `date`; null when it is unknown or vaguer than a decade",
           lambda r: fields.day(r.event, "start")),
    Column("time", "time of day, UTC, when it is told", lambda r: fields.moment(r.event, "start")),
    Column("enddate", "last day of `date`", lambda r: fields.day(r.event, "end")),
    Column("endtime", "time of day at the end, UTC, if it is told", lambda r: fields.moment(r.event, "end")),
    Column("has_event", "always true", lambda _r: True),
    Column("actor", "`actors`: code (Kosovo is KOS), sector, entity_text; empty when nobody is named",
           lambda r: [fields.entity(a) for a in r.event.actors]),
    Column("recipient", "`recipients`, likewise", lambda r: [fields.entity(a) for a in r.event.recipients]),
    Column("event", "`type`, as a list of one", lambda r: [r.event.type.value]),
    Column("mode", "`mode`, and the auxiliary mode of `status`: historical, future, hypothetical, negation",
           lambda r: fields.modes(r.event)),
    Column("context", "`contexts`", lambda r: list(r.event.contexts)),
    Column("event_text", "left null: which words name the event is in `provenance`"),
    Column("event_loc", "`place`, in a geoparser's fields; null when unknown",
           lambda r: fields.location(r.event)),
    Column("quad_code", "the quad class of `type`, 1 to 4", lambda r: r.books.plover.quad(r.event.type)),
    Column("event_scale", "`goldstein`, PLOVER's score, -10 to 10", lambda r: r.event.goldstein),
    Column("size", "dead, injured, arrested: the least told; null when no number is told",
           lambda r: fields.sizes(r.event)),
    Column("link", "address of the first article that has one", address_of),
    Column("text", "the sentence", lambda r: r.event.text),
    Column("text_info", "offsets of the first evidence in its article", fields.passage),
    Column("cite_info", "address, title, outlet, day, code book and version", fields.citation),
    Column("coder", "always Tracktwo", lambda _r: CODER),
    Column("coded_date", "day it was recorded",
           lambda r: (r.event.provenance.recorded_at or "")[:10] or None),
    Column("comment", "left null"),
    Column(OWN, "the whole record (`status`, bounds of numbers, `cameo`, evidence, provenance), and a digest "
           "of the line by which Tracktwo knows it again when it reads it"),
)  # fmt: skip
SHAPE = Shape(NAME, COLUMNS, is_dyadic=False, has_status=True)
