"""GDELT event tables as events: each row is kept as it is and coded in PLOVER by its CAMEO code.

Version 2 and version 1, as published (packed too) or with a header, as other programs pass them on.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from tracktwo.feeds.coded import CodedRow, RowFacts, coded_row, lines_of, provenance
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.gdelt_columns import COLUMNS, layout_of
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Granularity,
    Place,
    PlacePrecision,
    Relation,
    TimeValue,
    record_id,
)

NAME = "gdelt-events"
KINDS = {2: "GDELT 2 events", 1: "GDELT 1 events"}
SURENESS = 0.5  # a machine's coding that nobody checked, of a text that is not here
STATEMENTS = "01"  # CAMEO: make a public statement; PLOVER has no type for it
APPEALS = "02"  # the conversion table drops them; here they are REQUEST, as Tracktwo's own coder has it
GEO = {"1": "country", "2": "region", "3": "city", "4": "city", "5": "region"}
SECTORS = {"UAF": "UAF", "REB": "REB", "SEP": "REB", "INS": "REB", "RAD": "UAF", "BUS": "BUS", "MNC": "BUS"}


def is_table(first_line: str) -> bool:
    """Return whether a file that begins with this line is a table of GDELT events."""
    return layout_of(first_line) is not None


def fetch(where: str, *, books: CodeBooks) -> Iterator[CodedRow | FeedFailure]:
    """Yield each row with its event, and what is wrong with a row, by its line.

    A row whose code makes a statement is kept without an event: PLOVER has no type for it.

    Raises:
        FeedError: there is no such file.
    """
    layout = None
    for number, line in lines_of(where):
        if not line.strip():
            continue
        if layout is None:
            layout = layout_of(line) or (2, False, lambda told: told.split("\t"))
            if layout[1]:
                continue
        version, _, laid = layout
        cells, place = laid(line), f"{where}:{number}"
        problem = _problem(cells, books)
        if problem:
            yield FeedFailure(place, problem, "Give the table as GDELT publishes it, tab separated.")
        else:
            kind = KINDS[version]
            yield coded_row(place, line, _facts(cells, kind), _event(cells, books, kind))


def _problem(cells: Sequence[str], books: CodeBooks) -> str | None:
    """Return what keeps a row from being read, None when nothing does."""
    if len(cells) != COLUMNS:
        return f"the row has {len(cells)} columns, not those of the table; a GDELT 2 event has {COLUMNS}"
    if not cells[0].isdigit():
        return f"GLOBALEVENTID is {cells[0]!r:.40}, not a number"
    if not cells[26].isdigit() or not cells[26].startswith(("0", "1", "2")) or len(cells[26]) < 2:
        return f"EventCode is {cells[26]!r:.40}, not a CAMEO code of two to four digits"
    if not cells[26].startswith(STATEMENTS) and event_type(cells[26], books) is None:
        return f"EventCode {cells[26]} is no CAMEO code"
    if cells[1] and _day(cells[1]) is None:
        return f"SQLDATE is {cells[1]!r:.40}, not a day as YYYYMMDD"
    return None


def event_type(code: str, books: CodeBooks) -> EventType | None:
    """Return PLOVER's type of a CAMEO code, None for a statement or what is no code."""
    return EventType.REQUEST if code.startswith(APPEALS) else books.plover.type_of_cameo(code)


def _day(text: str) -> str | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date().isoformat()
    except ValueError:
        return None


def _facts(cells: Sequence[str], kind: str) -> RowFacts:
    url = cells[60] if cells[60].startswith(("http://", "https://")) else None
    try:
        added = f"{datetime.strptime(cells[59], '%Y%m%d%H%M%S'):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        added = _day(cells[59]) or ""  # version 1 tells the day
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return RowFacts(kind, cells[0], url=url, outlet=host or None, published_at=added or None)


def _event(cells: Sequence[str], books: CodeBooks, kind: str) -> Event | None:
    code = cells[26]
    found = event_type(code, books)
    if found is None:
        return None
    entry = books.cameo.nearest(code)
    mode = entry.mode if entry and entry.mode in books.plover.types[found].modes else None
    day = _day(cells[1]) if cells[1] else None
    return Event(
        id=record_id("event", kind, cells[0]),
        evidence=(),
        confidence=SURENESS,
        provenance=provenance(f"{kind}: CAMEO {code}"),
        date=TimeValue(day, day, Granularity.DAY, Relation.AT, cells[1]) if day else None,
        actors=_actor(cells[5:15]),
        recipients=_actor(cells[15:25]),
        type=found,
        mode=mode,
        contexts=(),
        cameo=code,
        goldstein=books.plover.score(found, mode),
        status=EventStatus.OCCURRED,
        place=_place(cells[51:59], books),
        killed=None,
        injured=None,
        said_by=None,
        text="",
    )


def _actor(cells: Sequence[str]) -> tuple[ActorRef, ...]:
    """Return the actor of ten cells: code, name, country, group, ethnic, two religions, three types."""
    code, name, country, group, *_, type1, _type2, _type3 = cells
    if not (code or name):
        return ()
    sector = SECTORS.get(type1, type1) or None
    return (ActorRef(None, name or code, country or group or None, sector),)


def _place(cells: Sequence[str], books: CodeBooks) -> Place | None:
    kind, name, _fips, _first, _second, lat, lon, _feature = cells
    if not name:
        return None
    return Place(
        name=name.split(",")[0].strip(),
        country=_country(name, books),
        lat=_number(lat),
        lon=_number(lon),
        precision=PlacePrecision(GEO.get(kind, "unknown")),
        geonames_id=None,
        text=name,
    )


def _country(name: str, books: CodeBooks) -> str | None:
    """Return the code of the country that a place's full name ends in."""
    return state_in(name.rpartition(",")[2].strip(), books)


def state_in(last: str, books: CodeBooks) -> str | None:
    """Return the code of the state of a name, None where the code book knows none."""
    found = (entry for entry in books.actors.lookup(last) if entry.slug.startswith("gov."))
    return next((entry.slug.removeprefix("gov.") for entry in found), None) if last else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
