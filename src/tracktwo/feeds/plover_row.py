"""One PLOVER row of anybody's: the manual's fields, the CSV form of them, and POLECAT's columns."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from tracktwo.feeds.coded import RowFacts, provenance
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Granularity,
    Place,
    PlacePrecision,
    Quantity,
    Relation,
    TimeValue,
    record_id,
)
from tracktwo.records.coded_row import PLOVER_CODES

KIND = "PLOVER"
SURENESS = 0.6
ISO_CODES = {plover: iso for iso, plover in PLOVER_CODES.items()}
STATUS_OF = {
    "historical": EventStatus.HISTORICAL,
    "future": EventStatus.PLANNED,
    "hypothetical": EventStatus.CONDITIONAL,
    "negation": EventStatus.DENIED,
}
# Earlier drafts' names of types, and what they became in the draft of 2024.
OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
MISSING: tuple[object, ...] = (None, "", [], "None", "NA", "NaN", "NULL")  # of a cell that holds nothing
# Kinds of places of GeoNames, the most special first, and how precise a place of that kind is.
FEATURES = (("PCL", "country"), ("ADM1", "region"), ("ADM", "district"), ("PPL", "city"))
PRECISIONS = {1: "country", 2: "region", 3: "district", 4: "city", 5: "point"}
# Column names, as written by those who publish PLOVER data, to the fields read here.
ALIASES = {
    "id": "id", "event_id": "id", "date": "date", "event_date": "date", "enddate": "enddate",
    "event": "event", "event_type": "event", "mode": "mode", "event_mode": "mode", "context": "context",
    "contexts": "context", "actor": "actor", "actor_code": "actor", "actor_country": "actor",
    "actor_sector": "actor_sector", "primary_actor_sector": "actor_sector", "actor_text": "actor_text",
    "actor_name": "actor_text", "recipient": "recipient", "recipient_code": "recipient",
    "recipient_country": "recipient", "recipient_sector": "recipient_sector",
    "primary_recipient_sector": "recipient_sector", "recipient_text": "recipient_text",
    "recipient_name": "recipient_text", "text": "text", "status": "status", "cameo": "cameo",
    "link": "link", "url": "link", "publication": "publication", "source": "publication",
    "publication_date": "pubdate", "placename": "placename", "city": "placename", "country": "country",
    "lat": "lat", "latitude": "lat", "lon": "lon", "longitude": "lon", "geonameid": "geonameid",
    "geonames_id": "geonameid", "resolution": "resolution", "dead": "dead", "injured": "injured",
    "title": "title", "coder": "coder", "feature_type": "feature",
}  # fmt: skip


def plain_name(name: str) -> str:
    """Return a column's name in small letters with underscores.

    >>> plain_name("Event Type")
    'event_type'
    """
    return "_".join(name.strip().lower().split())


def fields_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row's values by the names used here; the first column of a name wins."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        field = ALIASES.get(plain_name(name))
        if field is not None and value not in MISSING:
            found.setdefault(field, value)
    for holder, names in (
        ("event_loc", PLACE_NAMES),
        ("size", {"dead": "dead", "injured": "injured"}),
        ("cite_info", {"publication": "publication", "pubdate": "pubdate", "title": "title"}),
    ):
        inner = row.get(holder)
        if isinstance(inner, Mapping):
            found |= {n: inner[k] for k, n in names.items() if inner.get(k) is not None and n not in found}
    return found  # fmt: skip


PLACE_NAMES = {
    "resolved_place": "placename", "country_code": "country", "lat": "lat", "lon": "lon",
    "geonameid": "geonameid", "resolution": "resolution",
}  # fmt: skip


def facts_of(row: Mapping[str, Any]) -> RowFacts:
    """Return what a row says of itself."""
    found = fields_of(row)
    number = found.get("id")
    link = found.get("link")
    return RowFacts(
        KIND,
        None if number is None else str(number),
        url=link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        outlet=_text(found.get("publication")),
        published_at=_day(found["pubdate"], "publication date") if "pubdate" in found else None,
        title=_text(found.get("title")),
    )


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def foreign_event(row: Mapping[str, Any], books: CodeBooks) -> Event:
    """Return the event that a row's fields tell, not yet with evidence.

    Raises:
        ValueError: there is no type, or a field cannot be read; the message names it.
    """
    found = fields_of(row)
    kind = _type(found.get("event"))
    modes = [mode.lower() for mode in _listed(found.get("mode"))]
    mode = next((m for m in modes if m in books.plover.types[kind].modes), None)
    contexts = [name.lower() for name in _listed(found.get("context"))]
    text = _text(found.get("text")) if isinstance(found.get("text"), str) else None
    return Event(
        id=record_id("event", KIND, str(found.get("id")), repr(sorted(found.items(), key=str))),
        evidence=(),
        confidence=SURENESS,
        provenance=provenance(KIND),
        date=_date(found),
        actors=_actors(found, "actor"),
        recipients=_actors(found, "recipient"),
        type=kind,
        mode=mode,
        contexts=tuple(name for name in books.plover.contexts if name in contexts),
        cameo=str(found["cameo"]) if "cameo" in found else None,
        goldstein=books.plover.score(kind, mode),
        status=_status(found, [*modes, *contexts]),
        place=_place(found),
        killed=_count(found.get("dead"), "dead"),
        injured=_count(found.get("injured"), "injured"),
        said_by=None,
        text=text or "",
    )


def _listed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value if item]
    separators = str(value or "").replace("|", ";").replace(",", ";").split(";")
    return [part.strip() for part in separators if part.strip()]


def _type(value: object) -> EventType:
    words = _listed(value)
    word = OLD_TYPES.get(words[0].upper(), words[0].upper()) if words else ""
    if len(words) != 1 or word not in EventType.__members__:
        raise ValueError(f"the event type is {value!r:.60}, which is none of the 16 of PLOVER")
    return EventType(word)


def _status(found: Mapping[str, Any], words: list[str]) -> EventStatus:
    """Return the status: told in so many words, else by PLOVER's auxiliary mode, else that it occurred."""
    told = str(found.get("status", "")).lower()
    if told in {status.value for status in EventStatus}:
        return EventStatus(told)
    return next((STATUS_OF[word] for word in words if word in STATUS_OF), EventStatus.OCCURRED)


def _day(value: object, what: str) -> str:
    text = str(value).strip()
    digits = f"{text[:4]}-{text[4:6]}-{text[6:8]}" if text.isdigit() and len(text) == 8 else text[:10]
    try:
        return date.fromisoformat(digits).isoformat()
    except ValueError as error:
        raise ValueError(f"the {what} is {text!r:.40}, not a day as YYYY-MM-DD") from error


def _date(found: Mapping[str, Any]) -> TimeValue | None:
    if "date" not in found:
        return None
    start = _day(found["date"], "date")
    end = _day(found["enddate"], "end date") if "enddate" in found else start
    return TimeValue(start, max(start, end), Granularity.DAY, Relation.AT, str(found["date"]))


def _actors(found: Mapping[str, Any], side: str) -> tuple[ActorRef, ...]:
    given = found.get(side)
    if isinstance(given, list):
        entities = [item for item in given if isinstance(item, Mapping)]
        return tuple(
            filter(None, (_ref(e.get("code"), e.get("sector"), e.get("entity_text")) for e in entities))
        )
    columns = [_cells(found.get(f"{side}{part}")) for part in ("", "_sector", "_text")]
    most = max(map(len, columns))
    rows = ((column[n] if n < len(column) else "" for column in columns) for n in range(most))
    return tuple(filter(None, (_ref(*cells) for cells in rows)))


def _cells(value: object) -> list[str]:
    return [part.strip() for part in str(value).split(";")] if value else []


def _ref(code: object, sector: object, name: object) -> ActorRef | None:
    code, sector, name = _text(code), _text(sector), _text(name)
    if not (code or name or sector):
        return None
    return ActorRef(None, name or code or sector or "", ISO_CODES.get(code or "", code), sector)


def _place(found: Mapping[str, Any]) -> Place | None:
    name, country = _text(found.get("placename")), _text(found.get("country"))
    if not (name or country):
        return None
    level = _number(found.get("resolution"), "resolution")
    number = _number(found.get("geonameid"), "geonameid")
    return Place(
        name=name or country or "",
        country=ISO_CODES.get(country or "", country),
        lat=_number(found.get("lat"), "lat"),
        lon=_number(found.get("lon"), "lon"),
        precision=_precision(int(level or 0), str(found.get("feature", "")), is_named=bool(name)),
        geonames_id=int(number) if number is not None else None,
        text=name or country or "",
    )


def _precision(level: int, feature: str, *, is_named: bool) -> PlacePrecision:
    known = next((words for start, words in FEATURES if feature.startswith(start)), None)
    return PlacePrecision(PRECISIONS.get(level) or known or ("unknown" if is_named else "country"))


def _count(value: object, what: str) -> Quantity | None:
    number = _number(value, what)
    return None if number is None else Quantity(number, number, False, str(value))


def _number(value: object, what: str) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = float(str(value))
    except ValueError as error:
        raise ValueError(f"{what} is {value!r:.40}, not a number") from error
    if not math.isfinite(number):
        raise ValueError(f"{what} is {value!r:.40}, not a number")
    return number
