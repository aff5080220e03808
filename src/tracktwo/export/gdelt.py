"""GDELT 2 events: 61 tab-separated columns without a header, one row a pair of actors; for events only."""

from collections.abc import Iterable
from typing import IO

from tracktwo.export.csv import guarded
from tracktwo.export.event_rows import (
    Around,
    Column,
    Row,
    address_of,
    common_start,
    day_of,
    one_line,
    whole_number_id,
)
from tracktwo.export.event_table import Shape, Written, events_only, write_table
from tracktwo.records import ActorRef, Event, PartKind, Record

NAME = "gdelt"
NO_TABLE = "left empty: GDELT writes {} here, which Tracktwo does not keep"
ACTOR_PARTS = ("EthnicCode", "Religion1Code", "Religion2Code")
GEO_TYPES = {"country": "1", "region": "5", "city": "4", "point": "4", "district": "4"}
US_TYPES = {"country": "1", "region": "2", "city": "3", "point": "3", "district": "3"}


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write the events that are told as fact and return how many.

    Raises:
        ConfigError: the records are no events.
    """
    return write_events(events_only(records, kind, SHAPE), file, Around()).events


def write_events(events: Iterable[Event], file: IO[str], around: Around) -> Written:
    """Write events and return what was written and what was left out."""
    return write_table(events, SHAPE, file, around)


def _sqldate(row: Row) -> str | None:
    day = day_of(row.event)
    return f"{day:%Y%m%d}" if day else None


def _month(row: Row) -> str | None:
    return (common_start(row.event, 7) or "").replace("-", "") or None


def _fraction(row: Row) -> str | None:
    day = day_of(row.event)
    return f"{day.year + (day.month * 30 + day.day) / 365:.4f}" if day else None


def _whole_code(actor: ActorRef | None) -> str | None:
    return ((actor.code or "") + (actor.sector or "") or None) if actor else None


def _country(actor: ActorRef | None, row: Row) -> str | None:
    return actor.code if actor and actor.code in row.books.actors.states else None


def _group(actor: ActorRef | None, row: Row) -> str | None:
    return actor.code if actor and actor.code and actor.code not in row.books.actors.states else None


def _actor(number: int) -> tuple[Column, ...]:
    def of(row: Row) -> ActorRef | None:
        return row.actor if number == 1 else row.recipient

    side = "actor" if number == 1 else "recipient"
    prefix = f"Actor{number}"
    return (
        Column(
            f"{prefix}Code", f"`code` and `sector` of the {side} run together", lambda r: _whole_code(of(r))
        ),
        Column(
            f"{prefix}Name",
            f"`name` of the {side} as Tracktwo writes it, not in capitals",
            lambda r: guarded(one_line(a.name) or "") if (a := of(r)) else None,
        ),
        Column(f"{prefix}CountryCode", "`code` when it is that of a state", lambda r: _country(of(r), r)),
        Column(f"{prefix}KnownGroupCode", "`code` when it is that of a body", lambda r: _group(of(r), r)),
        *(Column(f"{prefix}{part}", "left empty: not read from the text") for part in ACTOR_PARTS),
        Column(f"{prefix}Type1Code", "PLOVER `sector`", lambda r: a.sector if (a := of(r)) else None),
        Column(f"{prefix}Type2Code", "left empty: one sector an actor"),
        Column(f"{prefix}Type3Code", "left empty: one sector an actor"),
    )


def _no_place(prefix: str) -> tuple[Column, ...]:
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    why = "left empty: where the actor itself was is not read; see ActionGeo"
    return tuple(Column(f"{prefix}Geo_{part}", why) for part in parts)


def _place_type(row: Row) -> str | None:
    place = row.event.place
    if place is None:
        return None
    return (US_TYPES if place.country == "USA" else GEO_TYPES).get(place.precision)


def _place_name(row: Row) -> str | None:
    place = row.event.place
    if place is None:
        return None
    state = row.books.actors.states.get(place.country or "")
    parts = dict.fromkeys(filter(None, (place.name, state.name if state else None)))
    return guarded(one_line(", ".join(parts)) or "")


def _is_first(row: Row) -> str | None:
    """Tell whether the event stands in its article's first paragraph."""
    parts = row.article.parts if row.article else ()
    first = next((part for part in parts if part.kind is PartKind.PARAGRAPH), None)
    if first is None or row.article is None:
        return None
    starts = [e.start for e in row.event.evidence if e.article_id == row.article.id]
    return "1" if any(first.start <= start < first.end for start in starts) else "0"


def _outlets(row: Row) -> int | None:
    names = {article.outlet for article in row.articles}
    return len(names) if names and None not in names else None


def _added(row: Row) -> str | None:
    at = row.event.provenance.recorded_at
    return "".join(c for c in at[:19] if c.isdigit()) if at else None


COLUMNS = (
    Column("GLOBALEVENTID", "a whole number made from the event's `id` and the pair", whole_number_id),
    Column("SQLDATE", "`date` as YYYYMMDD; empty when it is not known to the day", _sqldate),
    Column("MonthYear", "`date` as YYYYMM; empty when the month is not known", _month),
    Column("Year", "`date` as YYYY; empty when the year is not known", lambda r: common_start(r.event, 4)),
    Column("FractionDate", "`date` by GDELT's formula, YYYY + (30 month + day) / 365", _fraction),
    *_actor(1),
    *_actor(2),
    Column("IsRootEvent", "1 when it stands in its article's first paragraph; empty when unknown", _is_first),
    Column("EventCode", "`cameo`, a string: 010 keeps its zero", lambda r: r.event.cameo),
    Column("EventBaseCode", "the first three digits of `cameo`", lambda r: (r.event.cameo or "")[:3]),
    Column("EventRootCode", "the first two digits of `cameo`", lambda r: (r.event.cameo or "")[:2]),
    Column("QuadClass", "the quad class of `type`, 1 to 4", lambda r: r.books.plover.quad(r.event.type)),
    Column(
        "GoldsteinScale",
        "`goldstein`: PLOVER's score of type and mode, -10 to 10. Not Goldstein's value of the CAMEO code",
        lambda r: r.event.goldstein,
    ),
    Column("NumMentions", "how many passages tell of it", lambda r: len(r.event.evidence)),
    Column("NumSources", "how many outlets tell of it; empty when one is unknown", _outlets),
    Column(
        "NumArticles",
        "how many articles tell of it, copies among them",
        lambda r: len({e.article_id for e in r.event.evidence}),
    ),
    Column("AvgTone", NO_TABLE.format("the tone of the articles")),
    *_no_place("Actor1"),
    *_no_place("Actor2"),
    Column("ActionGeo_Type", "precision of `place`: 1 country, 2 and 5 region, 3 and 4 city", _place_type),
    Column("ActionGeo_FullName", "name of `place` and of its country", _place_name),
    Column("ActionGeo_CountryCode", NO_TABLE.format("FIPS 10-4 codes")),
    Column("ActionGeo_ADM1Code", NO_TABLE.format("FIPS 10-4 codes")),
    Column("ActionGeo_ADM2Code", NO_TABLE.format("codes of districts")),
    Column("ActionGeo_Lat", "latitude of `place`", lambda r: r.event.place.lat if r.event.place else None),
    Column("ActionGeo_Long", "longitude of `place`", lambda r: r.event.place.lon if r.event.place else None),
    Column("ActionGeo_FeatureID", NO_TABLE.format("GNS and GNIS numbers")),
    Column("DATEADDED", "when it was recorded, UTC, YYYYMMDDHHMMSS", _added),
    Column("SOURCEURL", "address of the first article that has one", address_of),
)
SHAPE = Shape(NAME, COLUMNS, delimiter="\t", has_header=False)
