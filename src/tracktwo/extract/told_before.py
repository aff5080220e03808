"""Whom an article told of before: subjects, groups and pairs of the last sentences, and the state at home."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from tracktwo.extract.officials import officials
from tracktwo.ontology.actors import ActorBook
from tracktwo.ontology.tracks import load_tracks
from tracktwo.records import ActorRef, Named, Sentence, Token

REACH = 4  # sentences that "the group" and "both sides" look back
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
ACTING = frozenset({"organisation", "people", "group"})
REBELS = frozenset({"REB", "PRM"})
MEDIATING = frozenset({"IGO", "NGO", "JRN", "SOC", "EDU", "MED", "BUS", "REL", "CVL", "REF"})
# Whom some groups fight is not the state whose code they bear.
NO_STATE = frozenset({"PSE", "ESH"})
OPEN_CLAUSES = frozenset({"xcomp", "pcomp", "acl"})
DEPTH = 12
PLURALS = frozenset({"NNS", "NNPS"})


class Told(NamedTuple):
    """A sentence told: its names, those who are subjects of its clauses first to last, and its two sides.

    `many` are the parties it tells of in the plural, `officials` the offices it tells of without a name.
    """

    named: tuple[Named, ...]
    subjects: tuple[tuple[ActorRef, ...], ...]
    plural: tuple[bool, ...]
    pair: tuple[ActorRef, ...]
    many: tuple[ActorRef, ...] = ()
    officials: tuple[tuple[str, ActorRef], ...] = ()


def told(sentence: Sentence, named: Iterable[Named], *, actors: ActorBook) -> Told:
    """Return what a sentence leaves behind for the pronouns and bare nouns of the next."""
    names = tuple(_acted_on(sentence, n) for n in named)
    found = list(_subjects(sentence, names))
    both = _listed(sentence, names, actors) or _opposed(sentence, names, actors)
    many = dict.fromkeys(n.actor for n in names if n.actor and _is_many(sentence, n))
    return Told(
        names,
        tuple(refs for refs, _ in found),
        tuple(many for _, many in found),
        both,
        tuple(many),
        tuple(officials(sentence, names)),
    )


def _is_many(sentence: Sentence, named: Named) -> bool:
    """Whether a name tells of people in the plural, or of a group in arms, and of some party."""
    ref = named.actor
    if ref is None or named.label not in ACTING or not _is_somebody(ref):
        return False
    return ref.sector in REBELS or sentence.tokens[named.head].tag in PLURALS


def _acted_on(sentence: Sentence, named: Named) -> Named:
    """Return a state that something is done to as one that acts: "India struck Pakistan"."""
    is_object = sentence.tokens[named.head].dep in ("dobj", "nsubjpass")
    is_state = named.rule == "gazetteer.state" and named.label == "place"
    return replace(named, label="organisation") if is_object and is_state else named


def _subjects(sentence: Sentence, names: tuple[Named, ...]) -> Iterator[tuple[tuple[ActorRef, ...], bool]]:
    """Yield the parties that are subject of each main clause, and whether they are many."""
    at = {i: n for n in reversed(names) for i in range(n.first, n.last + 1)}
    for token in sentence.tokens:
        clause = sentence.tokens[token.head]
        if token.dep not in SUBJECTS or clause.dep not in CLAUSES or token.i not in at:
            continue
        heads = [token.i, *_conjuncts(sentence, token.i)]
        several = [n for n in names if n.actor and n.label in ACTING and n.head == token.i]
        listed = [n for h in heads[1:] if (n := at.get(h)) and n.actor and n.label in ACTING]
        first = at[token.i]
        own = several or ([first] if first.actor and first.label in ACTING else [])
        refs = tuple(dict.fromkeys(n.actor for n in (*own, *listed) if n.actor and _is_somebody(n.actor)))
        if refs:
            yield refs, len(refs) > 1 or _is_plural(token, first)


def _conjuncts(sentence: Sentence, head: int) -> list[int]:
    found, layer = [], [head]
    while layer:
        layer = [c for i in layer for c in sentence.children[i] if sentence.tokens[c].dep == "conj"]
        found += layer
    return found


def _is_plural(token: Token, named: Named) -> bool:
    many = named.actor is not None and named.actor.sector in REBELS and named.text.endswith("s")
    return token.tag in PLURALS or many


def _is_somebody(ref: ActorRef) -> bool:
    return ref.id is not None or ref.code is not None or ref.sector is not None


def _listed(sentence: Sentence, names: tuple[Named, ...], actors: ActorBook) -> tuple[ActorRef, ...]:
    """Return the first two sides that stand side by side: "Chad and the rebels", whoever else is named.

    Two hosts are no sides: "Togo and Ghana hosted talks between Chad and the rebels".
    """
    at = {n.head: n for n in reversed(names)}
    for named in (n for n in names if sentence.tokens[n.head].dep != "conj"):
        if _goes_between(sentence, named.head):
            continue
        listed = [named, *(at[i] for i in _conjuncts(sentence, named.head) if i in at)]
        pair = sides(listed, actors, capitals=True)
        if pair:
            return pair
    return ()


def _opposed(sentence: Sentence, names: tuple[Named, ...], actors: ActorBook) -> tuple[ActorRef, ...]:
    """Return the only two sides of a sentence where one clause holds both: not "freed, as Chad asked"."""
    seated = [n for n in names if not _goes_between(sentence, n.head)]
    pair = sides(seated, actors)
    clauses: dict[ActorRef, set[int]] = {}
    for named in seated:
        for ref in sides([named], actors, many=1):
            clauses.setdefault(ref, set()).add(clause_of(sentence, named.head))
    return pair if len(pair) == 2 and set.intersection(*(clauses[ref] for ref in pair)) else ()


def _goes_between(sentence: Sentence, head: int) -> bool:
    """Whether a name is that of a mediator, host or broker, or of one who sends such: "envoys of Togo"."""
    token = sentence.tokens[head]
    for _ in range(DEPTH):
        if token.dep != "conj":
            break
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head]
    near = [token, *(sentence.tokens[c] for c in sentence.children[head])]
    if above.pos not in ("VERB", "AUX") or token.dep in SUBJECTS:
        near.append(above)
    if above.pos == "ADP":
        near.append(sentence.tokens[above.head])
    return bool({t.lemma.lower() for t in near} & load_tracks().words["mediator_words"])


def clause_of(sentence: Sentence, at: int) -> int:
    """Return the finite verb that a word stands under."""
    token = sentence.tokens[at]
    for _ in range(DEPTH):
        if token.head == token.i or (token.pos in ("VERB", "AUX") and token.dep not in OPEN_CLAUSES):
            break
        token = sentence.tokens[token.head]
    return token.i


def sides(
    names: Iterable[Named], actors: ActorBook, *, many: int = 2, capitals: bool = False
) -> tuple[ActorRef, ...]:
    """Return the sides named, groups and states by whatever body they act; nothing if not so many.

    With `capitals` one that seems to be only a place stands for its state.
    """
    found: dict[str, ActorRef] = {}
    for named in names:
        ref = named.actor
        if named.rule == "place.capital" and named.place is not None and capitals:
            code = named.place.country  # "was sent to Kinshasa and the rebels"
            if f"gov.{code}" in actors.entries:
                found.setdefault(f"gov.{code}", actors.ref(f"gov.{code}"))
        if ref is None or named.label == "place" or ref.sector in MEDIATING:
            continue
        if ref.sector in REBELS | {"PTY", "OPP"} and ref.id is not None and named.label != "person":
            found.setdefault(ref.id, ref)
        elif ref.code in actors.states and ref.sector not in REBELS:
            found.setdefault(f"gov.{ref.code}", actors.ref(f"gov.{ref.code}"))
    return tuple(found.values()) if len(found) == many else ()


def last_pair(past: Iterable[Told]) -> tuple[ActorRef, ...]:
    """Return the two sides of the nearest sentence that has just two."""
    return next((one.pair for one in past if one.pair), ())


def nearest(layers: Iterable[Iterable[Named]], sectors: Collection[str]) -> ActorRef | None:
    """Return the only one of such sectors in the nearest sentence that names any; of several nobody."""
    for layer in layers:
        refs = {
            n.actor.id: n.actor
            for n in layer
            if n.actor and n.actor.id and n.label == "organisation" and n.actor.sector in sectors
        }
        if refs:
            return next(iter(refs.values())) if len(refs) == 1 else None
    return None


def fought_at_home(layers: Iterable[Iterable[Named]], states: Collection[str]) -> str | None:
    """Return the state that the only group in arms named near fights: whose "the army" is then meant."""
    for layer in layers:
        groups = [n.actor for n in layer if n.actor and n.actor.sector in REBELS]
        codes = {ref.code for ref in groups if ref.code in states and ref.code not in NO_STATE}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None
