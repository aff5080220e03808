"""People whose country no word beside their name tells: that of the party they speak for elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracktwo.extract.parties import parties_in
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Named, Reading

FIGHTING = frozenset({"REB", "PRM"})


def with_parties(reading: Reading, books: CodeBooks) -> Iterable[Named]:
    """Return the names of a reading, a person without a country with that of the party they speak for."""
    if not any(map(_is_open, reading.named)):
        return reading.named
    parties = parties_in(reading, books).of_actor
    return [_of_party(name, parties) if _is_open(name) else name for name in reading.named]


def _is_open(name: Named) -> bool:
    return name.label == "person" and name.actor is not None and name.actor.code is None


def _of_party(name: Named, parties: Mapping[str, ActorRef]) -> Named:
    person = name.actor
    party = parties.get(person.id or "") if person else None
    if person is None or party is None:
        return name
    sector = party.sector if party.sector in FIGHTING else person.sector or party.sector
    return replace(name, actor=replace(person, code=party.code, sector=sector))
