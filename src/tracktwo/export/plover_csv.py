"""PLOVER events as CSV: one event a row, lists in one cell with `; ` between; for events only."""

import csv
import json
from collections.abc import Iterable
from typing import IO

from tracktwo.export import plover_fields as fields
from tracktwo.export.csv import guarded
from tracktwo.export.event_rows import Around, Column, Row, address_of, one_line, outlets_of, whole_row
from tracktwo.export.event_table import Shape, Written, events_only, fitting
from tracktwo.records import ActorRef, Event, Record
from tracktwo.records.coded_row import CODER, OWN, row_digest

NAME = "plover-csv"


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write the events, whatever their status, and return how many.

    Raises:
        ConfigError: the records are no events.
    """
    return write_events(events_only(records, kind, SHAPE), file, Around()).events


def write_events(events: Iterable[Event], file: IO[str], around: Around) -> Written:
    """Write events and return what was written."""
    written = Written()
    table = csv.writer(file, lineterminator="\n")
    table.writerow([column.name for column in COLUMNS])
    for event in fitting(events, SHAPE, around, written):
        table.writerow(_cells(whole_row(event, around)))
        written.rows += 1
    return written


def _cells(row: Row) -> list[str]:
    cells = {column.name: guarded_cell(column, row) for column in COLUMNS if column.name != OWN}
    record = json.dumps(fields.own(row.event, row_digest(cells)), ensure_ascii=False)
    return [*cells.values(), record]


def guarded_cell(column: Column, row: Row) -> str:
    """Return a cell that no spreadsheet runs as a formula; numbers keep their sign."""
    is_number = column.of is not None and isinstance(column.of(row), int | float)
    return column.cell(row) if is_number else guarded(column.cell(row))


def _codes(actors: tuple[ActorRef, ...]) -> str:
    return fields.joined(fields.plover_code(actor.code) for actor in actors)


def _place(row: Row, field: str) -> object:
    found = fields.location(row.event)
    return found[field] if found else None


COLUMNS = (
    Column("id", "`id`", lambda r: r.event.id),
    Column("date", "first day of `date`; empty when it is unknown", lambda r: fields.day(r.event, "start")),
    Column("time", "time of day, UTC, when it is told", lambda r: fields.moment(r.event, "start")),
    Column("enddate", "last day of `date`", lambda r: fields.day(r.event, "end")),
    Column("endtime", "time of day at the end, UTC, if it is told", lambda r: fields.moment(r.event, "end")),
    Column("actor", "codes of `actors` (Kosovo is KOS); an unknown code keeps its place in the list",
           lambda r: _codes(r.event.actors)),
    Column("actor_sector", "sectors of `actors`, in the same order",
           lambda r: fields.joined(a.sector for a in r.event.actors)),
    Column("actor_text", "names of `actors`, in the same order",
           lambda r: fields.joined(a.name for a in r.event.actors)),
    Column("recipient", "codes of `recipients`", lambda r: _codes(r.event.recipients)),
    Column("recipient_sector", "sectors of `recipients`",
           lambda r: fields.joined(a.sector for a in r.event.recipients)),
    Column("recipient_text", "names of `recipients`",
           lambda r: fields.joined(a.name for a in r.event.recipients)),
    Column("event", "`type`", lambda r: r.event.type.value),
    Column("mode", "`mode`, and the auxiliary mode of `status`: historical, future, hypothetical, negation",
           lambda r: fields.joined(fields.modes(r.event))),
    Column("context", "`contexts`", lambda r: fields.joined(r.event.contexts)),
    Column("status", "`status`; not a PLOVER field", lambda r: r.event.status.value),
    Column("said_by", "name of `said_by`; not a PLOVER field",
           lambda r: r.event.said_by.name if r.event.said_by else None),
    Column("cameo", "`cameo`, a string: 010 keeps its zero; not a PLOVER field", lambda r: r.event.cameo),
    Column("quad_code", "the quad class of `type`, 1 to 4", lambda r: r.books.plover.quad(r.event.type)),
    Column("event_scale", "`goldstein`, PLOVER's score, -10 to 10", lambda r: r.event.goldstein),
    Column("dead", "the least number killed; empty when no number is told",
           lambda r: fields.number(r.event.killed)),
    Column("injured", "the least number injured; empty when no number is told",
           lambda r: fields.number(r.event.injured)),
    Column("arrested", "the least number captured; empty when no number is told",
           lambda r: fields.arrested(r.event)),
    Column("placename", "name of `place`", lambda r: _place(r, "resolved_place")),
    Column("country", "three-letter code of the country of `place` (Kosovo is KOS)",
           lambda r: _place(r, "country_code")),
    Column("lat", "latitude of `place`", lambda r: _place(r, "lat")),
    Column("lon", "longitude of `place`", lambda r: _place(r, "lon")),
    Column("geonameid", "GeoNames number of `place`", lambda r: _place(r, "geonameid")),
    Column("resolution", "1 country, 2 region, 3 district, 4 city, 5 point",
           lambda r: _place(r, "resolution")),
    Column("link", "address of the first article that has one", address_of),
    Column("publication", "the outlets; empty when one is unknown", outlets_of),
    Column("text", "the sentence, line breaks as spaces", lambda r: one_line(r.event.text)),
    Column("coder", "always Tracktwo", lambda _r: CODER),
    Column("coded_date", "day it was recorded", lambda r: (r.event.provenance.recorded_at or "")[:10]),
    Column("comment", "left empty"),
    Column(OWN, "the whole record as JSON (bounds of numbers, evidence, provenance), and a digest of the row "
           "by which Tracktwo knows it again when it reads it"),
)  # fmt: skip
SHAPE = Shape(NAME, COLUMNS, is_dyadic=False, has_status=True)
