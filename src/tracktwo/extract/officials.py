"""Whom an office without a name means ("the minister"), and a word for the other side ("its neighbour")."""

from collections.abc import Iterable, Iterator, Sequence

from tracktwo.records import ActorRef, Named, Sentence

_PERSONS = """
    president minister premier chancellor king queen emir sultan leader ruler envoy ambassador diplomat
    spokesman spokeswoman spokesperson chief commander general colonel adviser advisor negotiator mediator
    facilitator governor mayor secretary deputy senator lawmaker official chair chairman chairwoman head
    director coordinator counterpart representative commissioner rapporteur prosecutor judge
"""
PERSONS = frozenset(_PERSONS.split())
# Who is only as the other of two: "Nairobi accuses its neighbour".
_OTHERS = "neighbour neighbor rival foe enemy adversary opponent counterpart host guest visitor"
OTHERS = frozenset(_OTHERS.split())
# Who serves a province or a town: its place says whose they are, before any state that is named.
LOCALS = frozenset({"governor", "mayor", "prefect", "councillor"})
OWNING = frozenset({"its", "their", "his", "her"})
FIGHTING = frozenset({"REB", "PRM"})


def officials(sentence: Sentence, names: Iterable[Named]) -> Iterator[tuple[str, ActorRef]]:
    """Yield the office and the reference of each person a sentence describes without a name."""
    for named in names:
        token = sentence.tokens[named.head]
        lemma = token.lemma.lower()
        told = named.actor is not None and named.actor.code is not None and named.label != "person"
        if told and named.actor and lemma in PERSONS and token.tag in ("NN", "NNP"):
            yield lemma, named.actor


def official_meant(lemma: str, layers: Iterable[Iterable[tuple[str, ActorRef]]]) -> ActorRef | None:
    """Return the only holder of an office in the nearest sentence that tells of one: "the minister"."""
    for layer in layers:
        found = {ref for office, ref in layer if office == lemma}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def state_of_place(layers: Iterable[Sequence[Named]]) -> str | None:
    """Return the country of the only towns that the nearest sentence with any names: "the governor"."""
    for layer in layers:
        places = [n.place for n in layer if n.place is not None and n.label == "place"]
        codes = {place.country for place in places if place.precision != "country" and place.country}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def is_one_side(one: ActorRef, other: ActorRef) -> bool:
    """Tell whether two references are of one side: a state's bodies are, its rebels are not."""
    armed = one.sector in FIGHTING, other.sector in FIGHTING
    if armed[0] and armed[1]:
        return one.id == other.id if one.id and other.id else one.code == other.code
    return one.code == other.code and armed[0] is armed[1]
