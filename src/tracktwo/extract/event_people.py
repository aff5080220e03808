"""Names whose parties no word beside them tells: people of a party, and states called by one name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracktwo.extract.parties import parties_in
from tracktwo.ontology.actors import ActorEntry
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Named, Reading

FIGHTING = frozenset({"REB", "PRM"})
MEMBER = "league.member"  # the naming rule for each of several states that one name means


def with_parties(reading: Reading, books: CodeBooks) -> Iterable[Named]:
    """Return the names of a reading, a person without a country with that of the party they speak for."""
    if not any(map(_is_open, reading.named)):
        return reading.named
    parties = parties_in(reading, books).of_actor
    return [_of_party(name, parties) if _is_open(name) else name for name in reading.named]


def with_members(named: Iterable[Named], books: CodeBooks) -> Iterable[Named]:
    """Return names, states that act together under one name ("the E3") each as itself."""
    for name in named:
        yield from [replace(name, actor=ref, rule=MEMBER) for ref in _members(name, books)] or [name]


def _members(name: Named, books: CodeBooks) -> list[ActorRef]:
    """Return the states that a name stands for: "the E3", "leaders of the E3"."""
    league, actors = name.actor, books.actors
    if league is None or not league.code or league.sector != "GOV" or league.code in actors.states:
        return []
    known = (s for s in books.memberships.bodies if s in actors.entries)
    slug = next((s for s in known if _is_league(actors.entries[s], league.code)), "")
    return [actors.ref(f"gov.{state}") for state in books.memberships.members(slug)]


def _is_league(entry: ActorEntry, code: str) -> bool:
    return entry.sector == "GOV" and entry.code == code


def _is_open(name: Named) -> bool:
    return name.label == "person" and name.actor is not None and name.actor.code is None


def _of_party(name: Named, parties: Mapping[str, ActorRef]) -> Named:
    person = name.actor
    party = parties.get(person.id or "") if person else None
    if person is None or party is None:
        return name
    sector = party.sector if party.sector in FIGHTING else person.sector or party.sector
    return replace(name, actor=replace(person, code=party.code, sector=sector))
