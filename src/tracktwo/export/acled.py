"""ACLED-like events: 31 columns, comma-separated, violence and protest only, one row a pair; for events only.

The kinds are worked out from PLOVER types and modes by a table here. They are not coded by ACLED's
researchers and follow none of its checks: the rows look alike, they do not weigh alike.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import IO, NamedTuple

from tracktwo.export.csv import guarded
from tracktwo.export.event_rows import (
    Around,
    Column,
    Row,
    common_start,
    country_name,
    day_of,
    least,
    one_line,
    outlets_of,
    place_cell,
)
from tracktwo.export.event_table import Shape, Written, events_only, write_table
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Granularity, Record

NAME = "acled"


class Kind(NamedTuple):
    """The three columns that say what kind of event it is; `sub` None where it cannot be told."""

    disorder: str
    type: str
    sub: str | None


VIOLENCE, PROTEST, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
REMOTE, CIVILIANS = "Explosions/Remote violence", "Violence against civilians"
BATTLE = Kind(VIOLENCE, "Battles", "Armed clash")
ATTACK = Kind(VIOLENCE, CIVILIANS, "Attack")
UNTOLD = Kind(VIOLENCE, "", None)  # violence of which it is not told against whom and with what
KINDS: dict[tuple[str, str | None], Kind] = {
    ("ASSAULT", "aerial"): Kind(VIOLENCE, REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): Kind(VIOLENCE, REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): Kind(VIOLENCE, REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): Kind(VIOLENCE, REMOTE, None),
    ("ASSAULT", "suicide-attack"): Kind(VIOLENCE, REMOTE, "Suicide bomb"),
    ("ASSAULT", "abduct"): Kind(VIOLENCE, CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): Kind(VIOLENCE, CIVILIANS, "Sexual violence"),
    ("ASSAULT", "destroy"): Kind(STRATEGIC, STRATEGIC, "Looting/property destruction"),
    ("ASSAULT", "crowd-control"): Kind(PROTEST, "Protests", "Protest with intervention"),
    ("PROTEST", "riot"): Kind(PROTEST, "Riots", "Violent demonstration"),
    ("PROTEST", "vandalize"): Kind(PROTEST, "Riots", "Violent demonstration"),
    ("COERCE", "arrest"): Kind(STRATEGIC, STRATEGIC, "Arrests"),
    ("RETREAT", "withdraw"): Kind(STRATEGIC, STRATEGIC, "Non-violent transfer of territory"),
}
SIGNED = "057"
HELD = frozenset({"ASSAULT", "PROTEST"})
ARMED = frozenset({"State forces", "Rebel group", "Political militia", "External/Other forces"})
INTER = {
    "MIL": "State forces", "COP": "State forces", "GOV": "State forces", "SPY": "State forces",
    "REB": "Rebel group", "UAF": "Political militia", "PRM": "Political militia", "CVL": "Civilians",
    "OPP": "Civilians", "REF": "Civilians", "JRN": "Civilians", "LAB": "Civilians", "EDU": "Civilians",
    "REL": "Civilians", "SOC": "Civilians", "AGR": "Civilians", "MED": "Civilians", "PTY": "Civilians",
    "LEG": "Civilians", "JUD": "Civilians", "BUS": "Civilians", "ELI": "Civilians",
}  # fmt: skip
PRECISE = {Granularity.DAY: "1", Granularity.HOUR: "1", Granularity.MINUTE: "1", Granularity.WEEK: "2",
           Granularity.MONTH: "3"}  # fmt: skip
PLACED = {"point": "1", "city": "1", "district": "2", "region": "3"}


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write the events that are told as fact and that ACLED has a kind for; return how many.

    Raises:
        ConfigError: the records are no events.
    """
    return write_events(events_only(records, kind, SHAPE), file, Around()).events


def write_events(events: Iterable[Event], file: IO[str], around: Around) -> Written:
    """Write events and return what was written and what was left out."""
    return write_table(events, SHAPE, file, around)


def _fits(event: Event) -> bool:
    known = event.type.value in HELD or (event.type.value, event.mode) in KINDS
    return known or (event.type is EventType.SUPPORT and event.cameo == SIGNED)


def kind_of(row: Row) -> Kind:
    """Return the kind of a row: by type and mode, else by who met whom in arms."""
    event = row.event
    listed = KINDS.get((event.type.value, event.mode))
    if listed is not None:
        return listed
    if event.type is EventType.PROTEST:
        return Kind(PROTEST, "Protests", "Peaceful protest" if event.mode == "demo" else None)
    if event.type is EventType.SUPPORT:
        return Kind(STRATEGIC, STRATEGIC, "Agreement")
    sides = _inter(row.actor, row), _inter(row.recipient, row)
    if sides[0] in ARMED and sides[1] in ARMED:
        return BATTLE
    return ATTACK if sides[1] == "Civilians" else UNTOLD


def _inter(actor: ActorRef | None, row: Row) -> str | None:
    if actor is None:
        return None
    if row.event.type is EventType.PROTEST and actor is row.actor:
        return "Rioters" if row.event.mode in ("riot", "vandalize") else "Protesters"
    found = INTER.get(actor.sector or "")
    place = row.event.place
    is_abroad = place is not None and place.country is not None and place.country != actor.code
    return "External/Other forces" if found == "State forces" and is_abroad and actor.code else found


def _interaction(row: Row) -> str | None:
    sides = _inter(row.actor, row), _inter(row.recipient, row)
    if row.recipient is None:
        return f"{sides[0]} only" if sides[0] else None
    return "-".join(side for side in sides if side) if all(sides) else None


def _targets_civilians(row: Row) -> str | None:
    is_violent = row.event.type is EventType.ASSAULT
    return "Civilian targeting" if is_violent and _inter(row.recipient, row) == "Civilians" else None


def _name(actor: ActorRef | None) -> str | None:
    return guarded(one_line(actor.name) or "") if actor else None


def _notes(row: Row) -> str:
    """Return the words it is read from, with the bounds of the toll where it is not one number."""
    killed = row.event.killed
    told = [one_line(row.event.text) or ""]
    if killed is not None and (killed.approx or killed.min != killed.max):
        told.append(f"[killed: {killed.text}]")
    return guarded(" ".join(told))


def _tags(row: Row) -> str | None:
    is_plain = row.event.status is EventStatus.OCCURRED
    return None if is_plain else f"status={row.event.status.value}"


def _timestamp(row: Row) -> str | None:
    at = row.event.provenance.recorded_at
    return str(int(datetime.fromisoformat(at).timestamp())) if at else None


def _country(row: Row) -> str | None:
    return country_name(row.event.place.country, row) if row.event.place else None


NO_HIERARCHY = "empty where `place` is more precise: what it lies in is not kept"
COLUMNS = (
    Column("event_id_cnty", "the event's `id` and the number of the pair; ACLED writes country and number",
           lambda r: f"{r.event.id}.{r.number}"),
    Column("event_date", "`date`, YYYY-MM-DD; empty when it is not known to the day",
           lambda r: day.isoformat() if (day := day_of(r.event)) else None),
    Column("year", "`date`, YYYY; empty when the year is not known", lambda r: common_start(r.event, 4)),
    Column("time_precision", "1 day, 2 week, 3 month; empty when vaguer",
           lambda r: PRECISE.get(r.event.date.granularity) if r.event.date else None),
    Column("disorder_type", "from type and mode by the table below", lambda r: kind_of(r).disorder),
    Column("event_type", "from type and mode, else from who met whom; empty when neither tells",
           lambda r: kind_of(r).type),
    Column("sub_event_type", "as event_type; empty when it cannot be told", lambda r: kind_of(r).sub),
    Column("actor1", "`name` of the actor", lambda r: _name(r.actor)),
    Column("assoc_actor_1", "left empty: associates are not read"),
    Column("inter1", "from the actor's sector; empty when unknown", lambda r: _inter(r.actor, r)),
    Column("actor2", "`name` of the recipient", lambda r: _name(r.recipient)),
    Column("assoc_actor_2", "left empty: associates are not read"),
    Column("inter2", "from the recipient's sector; empty when unknown", lambda r: _inter(r.recipient, r)),
    Column("interaction", "inter1 and inter2; empty when one is unknown", _interaction),
    Column("civilian_targeting", "set when violence hits civilians", _targets_civilians),
    Column("iso", "left empty: Tracktwo keeps three-letter codes, not ISO's numbers"),
    Column("region", "left empty: regions of the world are not kept"),
    Column("country", "name of the country of `place`", _country),
    Column("admin1", f"name of `place` when it is a region; {NO_HIERARCHY}",
           lambda r: place_cell(r, "region")),
    Column("admin2", f"name of `place` when it is a district; {NO_HIERARCHY}",
           lambda r: place_cell(r, "district")),
    Column("admin3", "left empty: not kept"),
    Column("location", "name of `place` when it is a city or a point",
           lambda r: place_cell(r, "city", "point")),
    Column("latitude", "latitude of `place`", lambda r: r.event.place.lat if r.event.place else None),
    Column("longitude", "longitude of `place`", lambda r: r.event.place.lon if r.event.place else None),
    Column("geo_precision", "1 city or point, 2 district, 3 region; empty when vaguer",
           lambda r: PLACED.get(r.event.place.precision) if r.event.place else None),
    Column("source", "the outlets, `; ` between them; empty when one is unknown",
           lambda r: guarded(one_line(outlets_of(r)) or "")),
    Column("source_scale", "left empty: not kept"),
    Column("notes", "the sentence it is read from, and the toll's words where it has bounds", _notes),
    Column("fatalities", "the least number killed; empty when no number is told, where ACLED writes 0",
           lambda r: least(r.event.killed)),
    Column("tags", "`status=...` when it is not `occurred`", _tags),
    Column("timestamp", "when it was recorded, seconds since 1970", _timestamp),
)  # fmt: skip
# `tags` holds the status, but who reads only event_type takes every row for fact: so --all-status decides.
SHAPE = Shape(NAME, COLUMNS, holds=_fits)
