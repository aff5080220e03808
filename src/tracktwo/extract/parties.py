"""For whom a name speaks: persons, ministries and armies for their state or group."""

import re
from collections.abc import Iterable, Mapping

from tracktwo.extract.party_context import ARMED_SECTORS, armed_in_force, pairs_in_force
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.delegates import load_delegates
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Named, PartyIndex, Reading, Sentence, Trace

NAME = "parties"
VERSION = "1"
AFTER = ("mentions",)

WORD = re.compile(r"[^\s\-–/,.;:!?\"()]+")
WHERE = re.compile(r"\b(?:in|at|to|from|near|outside)\s$", re.IGNORECASE)

# Whoever is of these PLOVER sectors speaks for a state; the others speak for themselves or for nobody.
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD", "COP", "ELI", "PRE"})
GROUP_SECTORS = frozenset({"REB", "PRM", "UAF", "IGO", "OPP", "PTY"})
WHERE_WORDS = frozenset({"in", "at", "near", "inside", "outside"})
OWN_GOVERNMENT = frozenset(
    {"government", "ministry", "cabinet", "presidency", "army", "armed forces", "military"}
)


def parties_in(reading: Reading, books: CodeBooks) -> PartyIndex:
    """Return whom each name of a reading speaks for: as the reading has it, found now where it was not."""
    return reading.parties if reading.parties is not None else find(reading, books=books)


def find(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> PartyIndex:
    """Return whom each name of a reading speaks for. No single rule decides, so the trace is told nothing."""
    del trace
    issuer = issuing_party(reading, books)
    sentences = {sentence.index: sentence for sentence in reading.sentences}
    names = _parties_of_names(reading, books, issuer)
    at: dict[tuple[int, int], ActorRef] = {}
    groups: dict[tuple[int, int], tuple[ActorRef, ...]] = {}
    bystanders: set[tuple[int, int]] = set()
    for named in sorted(reading.named, key=lambda n: n.first - n.last):  # the longest first: shorter ones win
        tokens = [(named.sentence, i) for i in range(named.first, named.last + 1)]
        if _is_where(named, sentences[named.sentence]):
            continue
        parties = _named_parties(named, books, names, issuer)
        if parties:
            at.update(dict.fromkeys(tokens, parties[-1]))
            bystanders -= set(tokens)
            if named.label == "group" or named.is_anaphor:  # "both delegations" are two at one word
                key = (named.sentence, named.head)
                groups[key] = unique((*groups.get(key, ()), *parties))
        elif named.label == "person" or (named.label == "group" and _speaks_for_nobody(named)):
            bystanders |= set(tokens)
    silent = {
        named.actor.id
        for named in reading.named
        if named.label == "person" and named.actor and named.actor.id and _speaks_for_nobody(named)
    }
    return PartyIndex(
        at,
        groups,
        names,
        frozenset(bystanders),
        frozenset(silent - names.keys()),
        pairs_in_force(reading.sentences, at, groups),
        armed_in_force(reading.sentences, at),
    )


def _is_where(named: Named, sentence: Sentence) -> bool:
    """Whether a state's name only says where: "met in Djibouti"."""
    head = sentence.tokens[named.head]
    above = sentence.tokens[head.head].lemma.lower()
    return named.place is not None and head.dep == "pobj" and above in WHERE_WORDS


def _speaks_for_nobody(named: Named) -> bool:
    sector = named.actor.sector if named.actor else None
    return sector not in STATE_SECTORS | GROUP_SECTORS


def _named_parties(
    named: Named, books: CodeBooks, names: Mapping[str, ActorRef], issuer: ActorRef | None
) -> tuple[ActorRef, ...]:
    actor = named.actor
    if actor is None:
        return ()
    if named.label == "person":
        own = names.get(actor.id or "")
        return (own,) if own else ()
    if named.label == "people":
        return written_parties(named.text, books)
    if named.label == "group":
        if _speaks_for_nobody(named):
            return ()
        written = written_parties(named.text, books)
        own = issuer if named.text.lower() in OWN_GOVERNMENT else None
        return written or unique([_state_of(actor, books) or own])
    party = party_of(actor, books)
    return (party,) if party else ()


def _parties_of_names(reading: Reading, books: CodeBooks, issuer: ActorRef | None) -> dict[str, ActorRef]:
    """Return, by actor id, the party each name of an article speaks for; bystanders are left out."""
    sentences = {sentence.index: sentence for sentence in reading.sentences}
    found: dict[str, ActorRef] = {}
    bystanders: set[str] = set()
    for at, named in enumerate(reading.named):
        actor = named.actor
        if actor is None or actor.id is None or named.label == "group":
            continue
        if named.label != "person":
            party = party_of(actor, books)
        else:
            if _is_bystander(named, sentences[named.sentence]):
                bystanders.add(actor.id)
            party = _party_in_role(named, reading.named[:at], books)
            if party is None and issuer is not None and _is_own_official(named, books):
                party = issuer
            party = party or person_party(actor, books)
        if party is not None:
            found.setdefault(actor.id, party)
    return {actor: party for actor, party in found.items() if actor not in bystanders}


def _is_bystander(named: Named, sentence: Sentence) -> bool:
    role = set((named.role or "").lower().replace("-", " ").split())
    beside = [*child_tokens(sentence, named.head, "appos", "compound", "amod", "nmod")]
    beside += [t for t in ancestors(sentence, named.head) if sentence.tokens[named.head].dep == "appos"][:1]
    return bool((role | {token.lemma.lower() for token in beside}) & load_delegates().bystanders)


def _is_own_official(named: Named, books: CodeBooks) -> bool:
    """Whether somebody has an office of no named state: in a state's own statement that is one of its own."""
    is_listed = named.actor is not None and books.actors.by_id(named.actor.id or "") is not None
    return bool(named.role) and not is_listed and not written_parties(named.role or "", books)


def _party_in_role(named: Named, before: Iterable[Named], books: CodeBooks) -> ActorRef | None:
    """Return the group or body that a person's title names ("RSF adviser", "the movement's spokesman")."""
    role = named.role or ""
    for party in written_parties(role, books):
        if party.sector in GROUP_SECTORS:
            return party
    if not set(re.findall(r"\w+", role.lower())) & load_delegates().group_nouns:
        return None
    armed = [n.actor for n in before if n.label != "group" and n.actor and n.actor.sector in ARMED_SECTORS]
    return armed[-1] if armed else None


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
        return _state_of(actor, books) or (actor if actor.sector in STATE_SECTORS | GROUP_SECTORS else None)
    if actor.sector in GROUP_SECTORS and actor.id is not None:
        return actor
    return _state_of(actor, books)


def person_party(actor: ActorRef, books: CodeBooks) -> ActorRef | None:
    """Return the party a person acts for: that of an office held, else the state; None when unknown."""
    entry = books.actors.by_id(actor.id) if actor.id else None
    if actor.sector not in GROUP_SECTORS:
        return _state_of(actor, books)
    for office in reversed(entry.offices if entry else ()):
        for group in books.actors.lookup(office.role.organisation or ""):
            return books.actors.reference(group)
    return None


def _state_of(actor: ActorRef, books: CodeBooks) -> ActorRef | None:
    if actor.sector in STATE_SECTORS - {"PRE"} and actor.code in books.actors.states:
        return books.actors.ref(f"gov.{actor.code}")
    return None


def written_parties(text: str, books: CodeBooks) -> tuple[ActorRef, ...]:
    """Return the parties that a title, heading or phrase names, in text order; it is not parsed for that."""
    folded = fold(text)
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


ISSUER = re.compile(
    r"\b(?:ministry|office|government|presidency|embassy|mission|press service|secretariat|kremlin|cabinet"
    r"|foreign affairs|spokesperson|bureau|council|department)\b",
    re.IGNORECASE,
)


def issuing_party(reading: Reading, books: CodeBooks) -> ActorRef | None:
    """Return the party whose own statement an article is: one put out by a ministry, embassy or office."""
    outlet = reading.outlet or ""
    if not ISSUER.search(outlet):
        return None
    parties = written_parties(outlet, books)
    return parties[0] if len(parties) == 1 else None


def unique(refs: Iterable[ActorRef | None]) -> tuple[ActorRef, ...]:
    """Return the references in order, none twice, unknown ones left out."""
    return tuple({ref.id or ref.name: ref for ref in refs if ref is not None}.values())
