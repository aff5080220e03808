"""For whom a name speaks: persons, ministries and armies for their state or group."""

import re
from collections.abc import Iterable, Mapping

from tracktwo.extract.party_context import ARMED_SECTORS, armed_in_force, pairs_in_force
from tracktwo.extract.party_names import (
    GROUP_SECTORS,
    STATE_SECTORS,
    party_of,
    person_party,
    state_of,
    unique,
    written_parties,
)
from tracktwo.extract.party_parts import halves, name_regions, sharing_a_name
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.ontology.delegates import load_delegates
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Named, PartyIndex, Reading, Sentence, Trace

NAME = "parties"
VERSION = "2"
AFTER = ("mentions",)


WHERE_WORDS = frozenset({"in", "at", "near", "inside", "outside"})
PAIR = "anaphor.pair"  # the naming rule for "the two sides"
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
    by_last, home = _last_words(reading, books), _home_government(reading, books)
    names = _parties_of_names(reading, books, issuer, home, by_last)
    at: dict[tuple[int, int], ActorRef] = {}
    groups: dict[tuple[int, int], tuple[ActorRef, ...]] = {}
    paired: dict[tuple[int, int], tuple[ActorRef, ...]] = {}
    bystanders: set[tuple[int, int]] = set()
    for named in sorted(reading.named, key=lambda n: n.first - n.last):  # the longest first: shorter ones win
        tokens = [(named.sentence, i) for i in range(named.first, named.last + 1)]
        if _is_where(named, sentences[named.sentence]):
            continue
        parties = _named_parties(named, books, names, issuer)
        parties = parties or _shortened(named, by_last) or _officers(named, sentences[named.sentence], books)
        parties = parties or unique([home if _is_federal(named) else None])
        if parties:
            at.update(dict.fromkeys(tokens, parties[-1]))
            bystanders -= set(tokens)
            key = (named.sentence, named.head)
            if named.rule == PAIR:  # whom the last joined pair says better, where there is one
                paired[key] = unique((*paired.get(key, ()), *parties))
            elif named.label == "group" or named.is_anaphor:  # "both delegations" are two at one word
                groups[key] = unique((*groups.get(key, ()), *parties))
        elif named.label == "person" or (named.label == "group" and _speaks_for_nobody(named)):
            bystanders |= set(tokens)
    for key, both in sharing_a_name(reading.sentences, books):
        wrong = at.get(key)
        groups = {k: tuple(p for p in found if p != wrong or p in both) for k, found in groups.items()}
        at[key] = both[0]
    name_regions(reading, at, groups)
    at |= dict(halves(reading.sentences, at))
    pairs = pairs_in_force(reading.sentences, at, groups)
    groups |= {key: pairs.get(key[0], both) for key, both in paired.items()}
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
        pairs or pairs_in_force(reading.sentences, at, groups),
        armed_in_force(reading.sentences, at),
    )


def _is_federal(named: Named) -> bool:
    """Whether a group is one of the state's own against its rebels: "the federal side"."""
    is_group = named.label == "group" and named.actor is not None and named.actor.code is None
    return is_group and named.text.lower().startswith(("federal ", "central ", "loyalist "))


def _last_words(reading: Reading, books: CodeBooks) -> dict[str, set[ActorRef]]:
    """Return the bodies an article names by the last word of their names, by which it may name them again."""
    found: dict[str, set[ActorRef]] = {}
    for named in reading.named:
        is_long = named.label == "organisation" and named.last > named.first
        party = party_of(named.actor, books) if is_long and named.actor is not None else None
        if party is not None:
            found.setdefault(named.text.split()[-1], set()).add(party)
    return found


def _shortened(named: Named, by_last: Mapping[str, set[ActorRef]]) -> tuple[ActorRef, ...]:
    """Return whom a name of one word shortens: "the Front" after "Moro Islamic Liberation Front"."""
    is_nobody = named.actor is None or (named.actor.sector is None and named.actor.code is None)
    meant = by_last.get(named.text, set()) if is_nobody and named.label == "organisation" else set()
    return tuple(meant) if len(meant) == 1 else ()


def _officers(named: Named, sentence: Sentence, books: CodeBooks) -> tuple[ActorRef, ...]:
    """Return for whom people of an office that no code has speak: "Chad and Mali's directors"."""
    is_group = named.label == "group" and named.actor is not None and named.actor.sector == "UNK"
    is_delegate = is_group and sentence.tokens[named.head].lemma.lower() in load_delegates().delegates
    return written_parties(named.text, books) if is_delegate else ()


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
        return written or unique([state_of(actor, books) or own])
    party = party_of(actor, books)
    return (party,) if party else ()


def _parties_of_names(
    reading: Reading,
    books: CodeBooks,
    issuer: ActorRef | None,
    home: ActorRef | None,
    by_last: Mapping[str, set[ActorRef]],
) -> dict[str, ActorRef]:
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
            party = party or _party_of_owner(named, reading.named[:at], sentences, books, by_last)
            party = party or person_party(actor, books)
            if party is None and _is_own_official(named, books) and actor.sector in STATE_SECTORS:
                party = home
        if party is not None:
            found.setdefault(actor.id, party)
    return {actor: party for actor, party in found.items() if actor not in bystanders}


def _home_government(reading: Reading, books: CodeBooks) -> ActorRef | None:
    """Return the only government of an article that groups in arms of its own land stand against."""
    named = [party_of(n.actor, books) for n in reading.named if n.actor and n.label != "person"]
    armed = {party.code for party in named if party is not None and party.sector in ARMED_SECTORS}
    own = unique(party for party in named if party and party.sector == "GOV" and party.code in armed)
    return own[0] if len(own) == 1 else None


def _party_of_owner(
    named: Named,
    before: Iterable[Named],
    sentences: Mapping[int, Sentence],
    books: CodeBooks,
    by_last: Mapping[str, set[ActorRef]],
) -> ActorRef | None:
    """Return for whom "its negotiator, Ana Diaz" speaks: for whoever was the subject last."""
    here = sentences[named.sentence]
    beside = [here.tokens[named.head], *child_tokens(here, named.head, "appos", "compound")]
    beside += [t for t in ancestors(here, named.head) if here.tokens[named.head].dep == "appos"][:1]
    owned = [w for t in beside for w in child_tokens(here, t.i, "poss") if w.text.lower() in ("its", "their")]
    if not owned:
        return None
    for one in reversed(tuple(before)):
        near = named.sentence - one.sentence <= 1 and one.actor is not None and one.label != "person"
        if near and one.actor and sentences[one.sentence].tokens[one.head].dep in ("nsubj", "nsubjpass"):
            return next(iter(_shortened(one, by_last)), None) or party_of(one.actor, books)
    return None


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
