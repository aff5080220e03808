"""Whether corrected values fit the fields of a record, each fault with the place it stands at."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tracktwo.errors import RecordError
from tracktwo.records import Place, Record, TimeValue, from_dict, to_dict
from tracktwo.records.serial import json_name

FIXED = frozenset({"id", "evidence", "provenance", "superseded_by", "dossier"})  # what no edit may change


def editable(record: Record) -> tuple[str, ...]:
    """Return the names of the fields that a person may correct, as JSON has them."""
    names = (json_name(field.name) for field in dataclasses.fields(record))
    return tuple(name for name in names if name not in FIXED)


def faults_of(record: Record, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what does not fit, by the place where it stands ("date.start", "actors[0].name").

    Args:
        values: field -> new value as JSON; the fields are the record's own.
    """
    found: dict[str, str] = {}
    for name, value in values.items():
        try:
            made = from_dict(type(record), {**to_dict(record), name: value})
        except RecordError as error:
            where, _, what = str(error).partition(" ")
            found[where.partition(".")[2]] = what
            continue
        field = next(f.name for f in dataclasses.fields(record) if json_name(f.name) == name)
        found.update(_misfits(getattr(made, field), name))
    return found


def _misfits(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Yield what the types let through: dates that are none, places off the globe, a sureness above 1."""
    if isinstance(value, TimeValue):
        yield from _time_misfits(value, where)
    elif isinstance(value, Place):
        for name, most in (("lat", 90), ("lon", 180)):
            degrees = getattr(value, name)
            if degrees is not None and abs(degrees) > most:
                yield f"{where}.{name}", f"is {degrees:g}, which is not between -{most} and {most}."
    elif where == "confidence" and not 0 <= value <= 1:
        yield where, f"is {value:g}, which is not between 0 and 1."
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _misfits(item, f"{where}[{number}]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _misfits(getattr(value, field.name), f"{where}.{json_name(field.name)}")


def _time_misfits(time: TimeValue, where: str) -> Iterator[tuple[str, str]]:
    known = True
    for name, moment in (("start", time.start), ("end", time.end)):
        if moment is not None and not _is_moment(moment):
            known = False
            yield f"{where}.{name}", f"is {moment!r:.40}, which is no day. Write it as 2026-03-01."
    if known and time.start and time.end and time.end < time.start:
        yield f"{where}.end", f"is {time.end}, which lies before the start, {time.start}."


def _is_moment(words: str) -> bool:
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return False
    return len(words) >= len("2026-03-01")
