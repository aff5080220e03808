"""Which parties words name, and for which party a listed actor acts: no sentence is looked at for it."""

import re
from collections.abc import Iterable

from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef

WORD = re.compile(r"[^\s\-–/,.;:!?\"()]+")
SHARED = re.compile(r"\b([A-Z][a-z]+) and ([A-Z][a-z]+) ([A-Z][a-z]+)\b")
WHERE = re.compile(r"\b(?:in|at|to|from|near|outside)\s$", re.IGNORECASE)

# Whoever is of these PLOVER sectors speaks for a state; the others speak for themselves or for nobody.
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD", "COP", "ELI", "PRE"})
GROUP_SECTORS = frozenset({"REB", "PRM", "UAF", "IGO", "OPP", "PTY"})


def party_of(actor: ActorRef, books: CodeBooks) -> ActorRef | None:
    """Return the party an actor acts for: a state's government, a group, a body; None for bystanders.

    Ministries, forces and officials act for their state, members for their group.
    """
    entry = books.actors.by_id(actor.id) if actor.id else None
    prefix = entry.slug.split(".")[0] if entry else ""
    if entry is not None and prefix == "person":
        return person_party(actor, books)
    if entry is not None:
        tail = entry.slug.split(".")[1]
        if len(tail) == 3 and tail.isupper():
            return books.actors.ref(f"gov.{tail}")
        return state_of(actor, books) or (actor if actor.sector in STATE_SECTORS | GROUP_SECTORS else None)
    if actor.sector in GROUP_SECTORS and actor.id is not None:
        return actor
    return state_of(actor, books)


def person_party(actor: ActorRef, books: CodeBooks) -> ActorRef | None:
    """Return the party a person acts for: that of an office held, else the state; None when unknown."""
    entry = books.actors.by_id(actor.id) if actor.id else None
    if actor.sector not in GROUP_SECTORS:
        return state_of(actor, books)
    for office in reversed(entry.offices if entry else ()):
        for group in books.actors.lookup(office.role.organisation or ""):
            return books.actors.reference(group)
    return None


def state_of(actor: ActorRef, books: CodeBooks) -> ActorRef | None:
    """Return the government of the state whose official or body an actor is; None of any other."""
    if actor.sector in STATE_SECTORS - {"PRE"} and actor.code in books.actors.states:
        return books.actors.ref(f"gov.{actor.code}")
    return None


def written_parties(text: str, books: CodeBooks) -> tuple[ActorRef, ...]:
    """Return the parties that a title, heading or phrase names, in text order; it is not parsed for that."""
    folded = fold(SHARED.sub(lambda m: _spelled_out(m, books), text) if " and " in text else text)
    found: list[ActorRef | None] = []
    end = 0
    for word in WORD.finditer(folded):
        match = books.actors.aliases.at(folded, word.start(), word.group()) if word.start() >= end else None
        if match is not None:
            end, aliases = match
            if aliases[0].sense is Sense.CAPITAL and WHERE.search(text[: word.start()]):
                continue
            entry = books.actors.entries.get(aliases[0].slug)
            found.append(party_of(books.actors.reference(entry), books) if entry else None)
    return unique(found)


def _spelled_out(found: re.Match[str], books: CodeBooks) -> str:
    """Return "North Korean and South Korean" for "North and South Korean", all else as it is."""
    first, second, last = found.groups()
    whole = [fold(f"{word} {last}") for word in (first, second)]
    matches = [books.actors.aliases.at(text, 0, text.split()[0]) for text in whole]
    is_both = all(
        match and match[0] == len(text) and match[1][0].slug.startswith("gov.")
        for match, text in zip(matches, whole, strict=True)
    )
    return f"{first} {last} and {second} {last}" if is_both else found[0]


def unique(refs: Iterable[ActorRef | None]) -> tuple[ActorRef, ...]:
    """Return the references in order, none twice, unknown ones left out."""
    return tuple({ref.id or ref.name: ref for ref in refs if ref is not None}.values())
