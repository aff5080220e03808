"""ICEWS coded events: 20 tab-separated columns with a header, one row a pair of actors; for events only."""

from collections.abc import Iterable
from typing import IO

from tracktwo.export.csv import guarded
from tracktwo.export.event_rows import (
    Around,
    Column,
    Row,
    country_name,
    day_of,
    one_line,
    outlets_of,
    place_cell,
    whole_number_id,
)
from tracktwo.export.event_table import Shape, Written, events_only, write_table
from tracktwo.records import ActorRef, Event, Record

NAME = "icews"
CITIES = ("city", "point")


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write the events that are told as fact and return how many.

    Raises:
        ConfigError: the records are no events.
    """
    return write_events(events_only(records, kind, SHAPE), file, Around()).events


def write_events(events: Iterable[Event], file: IO[str], around: Around) -> Written:
    """Write events and return what was written and what was left out."""
    return write_table(events, SHAPE, file, around)


def _name(actor: ActorRef | None) -> str | None:
    return guarded(one_line(actor.name) or "") if actor else None


def _sectors(actor: ActorRef | None, row: Row) -> str | None:
    return row.books.cameo.sectors.get(actor.sector or "", actor.sector) if actor else None


def _country(actor: ActorRef | None, row: Row) -> str | None:
    """Return the country's name; a body that is no state has none."""
    is_state = actor is not None and actor.code in row.books.actors.states
    return country_name(actor.code, row) if actor is not None and is_state else None


def _label(row: Row) -> str | None:
    entry = row.books.cameo.codes.get(row.event.cameo or "")
    return entry.name if entry else None


def _place_country(row: Row) -> str | None:
    return country_name(row.event.place.country, row) if row.event.place else None


COLUMNS = (
    Column("Event ID", "a whole number made from the event's `id` and the pair", whole_number_id),
    Column(
        "Event Date",
        "`date`, YYYY-MM-DD; empty when it is not known to the day",
        lambda r: day.isoformat() if (day := day_of(r.event)) else None,
    ),
    Column("Source Name", "`name` of the actor", lambda r: _name(r.actor)),
    Column("Source Sectors", "name of the actor's PLOVER sector", lambda r: _sectors(r.actor, r)),
    Column("Source Country", "name of the actor's country; empty for bodies", lambda r: _country(r.actor, r)),
    Column("Event Text", "name of the CAMEO code in Tracktwo's code book, not ICEWS's own label", _label),
    Column("CAMEO Code", "`cameo`, a string: 010 keeps its zero", lambda r: r.event.cameo),
    Column(
        "Intensity",
        "`goldstein`: PLOVER's score of type and mode, -10 to 10. Not Goldstein's value of the CAMEO code",
        lambda r: r.event.goldstein,
    ),
    Column("Target Name", "`name` of the recipient", lambda r: _name(r.recipient)),
    Column("Target Sectors", "name of the recipient's PLOVER sector", lambda r: _sectors(r.recipient, r)),
    Column(
        "Target Country", "name of the recipient's country; empty for bodies",
        lambda r: _country(r.recipient, r),
    ),
    Column(
        "Story ID",
        "`id` of the first article; ICEWS writes a number here",
        lambda r: r.event.evidence[0].article_id if r.event.evidence else None,
    ),
    Column("Sentence Number", "left empty: evidence is kept by offsets; the id leads to them"),
    Column(
        "Publisher", "the outlets, `; ` between them; empty when one is unknown",
        lambda r: guarded(one_line(outlets_of(r)) or ""),
    ),
    Column("City", "name of `place` when it is a city or a point", lambda r: place_cell(r, *CITIES)),
    Column("District", "name of `place` when it is a district", lambda r: place_cell(r, "district")),
    Column("Province", "name of `place` when it is a region", lambda r: place_cell(r, "region")),
    Column("Country", "name of the country of `place`", _place_country),
    Column("Latitude", "latitude of `place`", lambda r: r.event.place.lat if r.event.place else None),
    Column("Longitude", "longitude of `place`", lambda r: r.event.place.lon if r.event.place else None),
)  # fmt: skip
SHAPE = Shape(NAME, COLUMNS, delimiter="\t")
