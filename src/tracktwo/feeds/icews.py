"""ICEWS event tables as events: each row is kept as it is and coded in PLOVER by its CAMEO code."""

import csv
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from tracktwo.feeds.coded import CodedRow, RowFacts, coded_row, lines_of, provenance
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.gdelt_events import event_type, state_in
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    Granularity,
    Place,
    PlacePrecision,
    Relation,
    TimeValue,
    record_id,
)

NAME = "icews"
KIND = "ICEWS events"
SURENESS = 0.5  # a machine's coding that nobody checked, of a text that is not here
NEEDED = {"event id", "event date", "cameo code", "source name", "target name"}
ROOTS = 20  # of CAMEO; a code that begins higher has lost its zero
STATEMENTS = "01"
# Words in ICEWS's names of sectors, and PLOVER's sectors; the first that stands in them counts.
SECTORS = (
    ("military", "MIL"), ("police", "COP"), ("rebel", "REB"), ("insurgent", "REB"), ("separatist", "REB"),
    ("dissident", "REB"), ("radical", "UAF"), ("armed gang", "UAF"), ("criminal", "CRM"), ("judicia", "JUD"),
    ("legislat", "LEG"), ("parliament", "LEG"), ("media", "JRN"), ("refugee", "REF"), ("education", "EDU"),
    ("medical", "MED"), ("health", "MED"), ("business", "BUS"), ("nongovernmental", "NGO"), ("ngo", "NGO"),
    ("parties", "PTY"), ("government", "GOV"), ("executive", "GOV"), ("civilian", "CVL"),
    ("population", "CVL"), ("social", "CVL"),
)  # fmt: skip
PLACES = (("city", "city"), ("district", "district"), ("province", "region"), ("country", "country"))
HOW_TO_FIX = "Correct the row, or take the table anew; the others were read."


def is_table(first_line: str) -> bool:
    """Return whether a file that begins with this line is a table of ICEWS events."""
    return set(_names(first_line)) >= NEEDED


def fetch(where: str, *, books: CodeBooks) -> Iterator[CodedRow | FeedFailure]:
    """Yield each row with its event, and what is wrong with a row, by its line.

    A row whose code makes a statement is kept without an event: PLOVER has no type for it.

    Raises:
        FeedError: there is no such file.
    """
    names: list[str] = []
    for number, line in lines_of(where):
        if not names:
            names = _names(line)
            continue
        if not line.strip():
            continue
        cells = _cells(line, "\t" if "\t" in line else ",")
        place = f"{where}:{number}"
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        problem = _problem(row, cells, names, books)
        if problem:
            yield FeedFailure(place, problem, HOW_TO_FIX)
        else:
            yield coded_row(place, line, _facts(row), _event(row, books))


def _names(line: str) -> list[str]:
    told = line.strip().lstrip("\ufeff")
    return [name.strip().lower() for name in _cells(told, "\t" if "\t" in told else ",")]


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "\t":
        return line.split("\t")  # its names hold quotation marks that close nothing
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return line.split(delimiter)


def _problem(
    row: Mapping[str, str], cells: Sequence[str], names: Sequence[str], books: CodeBooks
) -> str | None:
    if len(cells) != len(names):
        return f"the row has {len(cells)} cells; the header has {len(names)}"
    code = whole_code(row["cameo code"], books.cameo.codes)
    if not code.startswith(STATEMENTS) and event_type(code, books) is None:
        return f"CAMEO Code is {row['cameo code']!r:.40}, which is no CAMEO code"
    if row["event date"] and _day(row["event date"]) is None:
        return f"Event Date is {row['event date']!r:.40}, not a day as YYYY-MM-DD"
    return None


def whole_code(told: str, codes: Container[str]) -> str:
    """Return a code with the zero that programs drop which take it for a number.

    >>> whole_code("42", {"042"}), whole_code("831", {"0831"}), whole_code("190", {"190"})
    ('042', '0831', '190')
    """
    has_lost_one = told.isdigit() and (len(told) == 2 or int(told[:2]) > ROOTS)
    padded = f"0{told}"
    return padded if has_lost_one and (padded in codes or padded[:3] in codes) else told


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def _facts(row: Mapping[str, str]) -> RowFacts:
    number = row["event id"] or None
    return RowFacts(KIND, number, outlet=row.get("publisher") or None, title=row.get("event text") or None)


def _event(row: Mapping[str, str], books: CodeBooks) -> Event | None:
    code = whole_code(row["cameo code"], books.cameo.codes)
    kind = event_type(code, books)
    if kind is None or code.startswith(STATEMENTS):
        return None
    entry = books.cameo.nearest(code)
    mode = entry.mode if entry and entry.mode in books.plover.types[kind].modes else None
    day = _day(row["event date"])
    return Event(
        id=record_id(
            "event", KIND, row["event id"], repr(sorted(row.items())) if not row["event id"] else ""
        ),
        evidence=(),
        confidence=SURENESS,
        provenance=provenance(f"{KIND}: CAMEO {code}"),
        date=TimeValue(day, day, Granularity.DAY, Relation.AT, row["event date"]) if day else None,
        actors=_actor(row, "source", books),
        recipients=_actor(row, "target", books),
        type=kind,
        mode=mode,
        contexts=(),
        cameo=code,
        goldstein=books.plover.score(kind, mode),
        status=EventStatus.OCCURRED,
        place=_place(row, books),
        killed=None,
        injured=None,
        said_by=None,
        text="",
    )


def _actor(row: Mapping[str, str], side: str, books: CodeBooks) -> tuple[ActorRef, ...]:
    name = row.get(f"{side} name", "")
    if not name:
        return ()
    sectors = row.get(f"{side} sectors", "").lower()
    sector = next((code for word, code in SECTORS if word in sectors), None)
    return (ActorRef(None, name, state_in(row.get(f"{side} country", ""), books), sector),)


def _place(row: Mapping[str, str], books: CodeBooks) -> Place | None:
    told = [(row[name], precision) for name, precision in PLACES if row.get(name)]
    if not told:
        return None
    (name, precision), country = told[0], row.get("country", "")
    lat, lon = (_number(row.get(axis, "")) for axis in ("latitude", "longitude"))
    code = state_in(country, books)
    text = ", ".join(words for words, _ in told)
    return Place(name, code, lat, lon, PlacePrecision(precision), None, text)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
