"""One event as NGEC, the coder behind POLECAT, writes it: attributes found by questions, a story, a place."""

from collections.abc import Mapping
from typing import Any

MARKS = {"event_type", "attributes"}  # on every event of NGEC's, and on no other row


def is_ngec(row: Mapping[str, Any]) -> bool:
    """Return whether a row of JSON is an event of NGEC's."""
    return row.keys() >= MARKS and isinstance(row["attributes"], Mapping)


def as_plover(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event of NGEC's with the fields of the PLOVER manual.

    Raises:
        ValueError: it still holds several types, one for each event to come of the story.
    """
    kinds = row["event_type"] if isinstance(row["event_type"], list) else [row["event_type"]]
    if len(kinds) != 1:
        raise ValueError(f"event_type holds {len(kinds)} types; NGEC's finished events hold one each")
    kind = str(kinds[0])
    modes = row.get("event_mode") or []
    attributes = row["attributes"]
    place = _place(row.get("event_geolocation"))
    return {
        "id": row.get("id"),
        "event": kind,
        "mode": [_bare(str(mode), kind) for mode in (modes if isinstance(modes, list) else [modes])],
        "context": row.get("contexts") or row.get("context"),
        "date": row.get("date_resolved") or row.get("date") or row.get("pub_date"),
        "actor": [_entity(one) for one in _listed(attributes.get("ACTOR"))],
        "recipient": [_entity(one) for one in _listed(attributes.get("RECIP"))],
        "placename": place.get("resolved_placename"),
        "country": place.get("country_code3"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "geonameid": place.get("geonameid"),
        "feature_type": place.get("feature_code"),
        "title": row.get("headline"),
        "publication": row.get("publisher"),
        "publication_date": row.get("pub_date"),
    }


def _bare(mode: str, kind: str) -> str:
    """Return a mode without the type before it.

    >>> _bare("ACCUSE-disapprove", "ACCUSE")
    'disapprove'
    """
    return mode.removeprefix(f"{kind}-")


def _listed(value: object) -> list[Mapping[str, Any]]:
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, Mapping)]


def _entity(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": told.get("country"),
        "sector": told.get("code_1"),
        "entity_text": told.get("wiki") or told.get("text"),
    }


def _place(told: object) -> Mapping[str, Any]:
    """Return where an event was, as its place's own fields: later versions put them below a reason."""
    if not isinstance(told, Mapping):
        return {}
    below = told.get("geo", told)
    return below if isinstance(below, Mapping) and below.get("resolved_placename") else {}
