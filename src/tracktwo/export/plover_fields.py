"""The fields of a PLOVER record (manual draft 2.0), as the JSON Lines and the CSV form share them."""

from collections.abc import Iterable
from typing import Any

from tracktwo.export.event_rows import Row, address_of
from tracktwo.records import ActorRef, Event, Granularity, Quantity, to_dict
from tracktwo.records.coded_row import AUXILIARY, CODER, PLOVER_CODES

MOMENTS = frozenset({Granularity.HOUR, Granularity.MINUTE})
VAGUE = frozenset({Granularity.ORDINAL, Granularity.UNKNOWN})
# PLOVER's places are resolved to one of five levels.
RESOLUTIONS = {"country": 1, "region": 2, "district": 3, "city": 4, "point": 5}
BOOK = "PLOVER manual, draft 2.0 (2024), with Tracktwo's rules"


def plover_code(code: str | None) -> str | None:
    """Return a country or body as PLOVER codes it: Kosovo is KOS."""
    return PLOVER_CODES.get(code or "", code)


def day(event: Event, end: str) -> str | None:
    """Return the first or last day of an event's time; empty where that end is open or too vague."""
    when = event.date
    if when is None or when.granularity in VAGUE:
        return None
    found = when.start if end == "start" else when.end
    return found[:10] if found else None


def moment(event: Event, end: str) -> str | None:
    """Return the time of day, UTC, of one end of an event's time."""
    when = event.date
    if when is None or when.granularity not in MOMENTS:
        return None
    found = when.start if end == "start" else when.end
    return found[11:16] or None if found and len(found) > 10 else None


def entity(actor: ActorRef) -> dict[str, Any]:
    """Return an actor as a PLOVER entity."""
    return {"code": plover_code(actor.code), "sector": actor.sector, "entity_text": actor.name}


def modes(event: Event) -> list[str]:
    """Return the mode and, for what did not simply occur, PLOVER's auxiliary mode."""
    return [mode for mode in (event.mode, AUXILIARY.get(event.status)) if mode]


def location(event: Event) -> dict[str, Any] | None:
    """Return the place in the fields of a geoparser's answer."""
    place = event.place
    if place is None:
        return None
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": plover_code(place.country),
        "resolution": RESOLUTIONS.get(place.precision),
    }


def number(quantity: Quantity | None) -> int | float | None:
    """Return the least that a count says, as PLOVER's sizes are single numbers."""
    if quantity is None or quantity.min is None:
        return None
    return int(quantity.min) if float(quantity.min).is_integer() else quantity.min


def arrested(event: Event) -> int | float | None:
    """Return how many were captured, at least."""
    return number(next((c.quantity for c in event.other_counts if c.kind == "captured"), None))


def sizes(event: Event) -> dict[str, Any]:
    """Return the numbers that PLOVER has fields for."""
    return {"dead": number(event.killed), "injured": number(event.injured), "arrested": arrested(event)}


def passage(row: Row) -> dict[str, Any] | None:
    """Return where the words stand in the article: offsets in characters."""
    found = row.event.evidence[:1]
    return {"start": found[0].start, "end": found[0].end, "article": found[0].article_id} if found else None


def citation(row: Row) -> dict[str, Any]:
    """Return what is cited and by which code book it was coded."""
    article = row.article
    return {
        "url": address_of(row),
        "title": article.title if article else None,
        "language": article.lang if article else None,
        "publication": article.outlet if article else None,
        "pubdate": article.published_at if article else None,
        "coder": CODER,
        "codebook": BOOK,
        "version": row.event.provenance.version,
    }


def own(event: Event, digest: str) -> dict[str, Any]:
    """Return what PLOVER has no field for: the whole record, and the digest of the row it goes with."""
    return {"row": digest, "event": to_dict(event)}


def joined(values: Iterable[str | None]) -> str:
    """Return list values in one cell, `; ` between them; an unknown one keeps its place.

    >>> joined(["UKR", None, "a;b"])
    'UKR; ; a,b'
    """
    return "; ".join((value or "").replace(";", ",") for value in values)
