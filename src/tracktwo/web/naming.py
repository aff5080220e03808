"""The actors that a record names, to lead from a row to each one's own page."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from tracktwo.records import ActorRef, Record

MOST_NAMED = 6
NOT_LOOKED_INTO = frozenset({"evidence", "provenance", "reports", "sides"})


def actors_in(record: Record) -> tuple[ActorRef, ...]:
    """Return whom a record names and who can be told by an id, each once, in the order of its fields."""
    named = {one.id: one for one in _refs(record) if one.id}
    return tuple(named.values())[:MOST_NAMED]


def _refs(value: Any) -> Iterator[ActorRef]:
    if isinstance(value, ActorRef):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _refs(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in NOT_LOOKED_INTO:
                yield from _refs(getattr(value, field.name))
