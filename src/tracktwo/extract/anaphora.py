"""Pronouns and bare descriptions, resolved where only one reading is left: "she", "both sides"."""

from collections.abc import Iterable, Sequence

from tracktwo.extract.cast import Cast, Person
from tracktwo.extract.described import MEANT, Description
from tracktwo.records import ActorRef, Named, Sentence, Token

PRONOUNS = {"he": "he", "she": "she"}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAIR_OF_STATES = "side country nation state government party neighbour neighbor capital"
PAIR_OF_STATES = frozenset(_PAIR_OF_STATES.split())
_PAIR_OF_PEOPLE = "leader president minister diplomat man official envoy premier politician"
PAIR_OF_PEOPLE = frozenset(_PAIR_OF_PEOPLE.split())
REACH = 4  # sentences back that "the minister" looks


def pronoun_person(cast: Cast, token: Token, before: Iterable[Named]) -> ActorRef | None:
    """Return whom "he" or "she" as a subject means: the only person here, or of the sentence before."""
    word = PRONOUNS.get(token.text.lower())
    if word is None or token.dep not in SUBJECTS:
        return None
    here = _people(n for n in before if n.start < token.start)
    found = _only(here) or (None if here else _only(_people(cast.earlier)) or _only_subject(cast))
    if found is None:
        return None
    person = cast.person(found.name)
    if person is None or person.pronoun not in {None, word}:
        return None
    person.pronoun = word
    return found


def _people(named: Iterable[Named]) -> list[Named]:
    return [n for n in named if n.label == "person" and n.actor is not None]


def _only(named: list[Named]) -> ActorRef | None:
    refs = {n.actor.id: n.actor for n in named if n.actor}
    return next(iter(refs.values())) if len(refs) == 1 else None


def _only_subject(cast: Cast) -> ActorRef | None:
    return _only([n for n in _people(cast.earlier) if n.rule.endswith(".subject")])


def described_person(cast: Cast, description: Description, sentence: Sentence) -> ActorRef | None:
    """Return whom "the minister" means: the one person lately given that title."""
    if description.is_plural or description.owners or not description.is_definite:
        return None
    words = {t.text.lower() for t in sentence.tokens[description.first : description.head + 1]}
    near: list[Person] = [
        p
        for p in cast.people.values()
        if words <= p.titles and 0 <= sentence.index - p.seen <= REACH and p.seen >= 0
    ]
    return near[0].ref if len(near) == 1 else None


def described_group(cast: Cast, description: Description, before: Iterable[Named]) -> ActorRef | None:
    """Return whom "the group" means: the only one of its kind named here so far or just before."""
    wanted = MEANT.get(description.lemma)
    is_bare = description.first == description.head and not description.owners
    if wanted is None or not is_bare or not description.is_definite:
        return None
    here = [n for n in before if n.last < description.first]
    near = [n for n in (*cast.earlier, *here) if n.label == "organisation" and n.actor and n.actor.id]
    return _only([n for n in near if n.actor and n.actor.sector in wanted])


def pair(
    cast: Cast, description: Description, sentence: Sentence, before: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return the two that "both sides" or "the two presidents" are; empty when there are not exactly two."""
    words = {t.text.lower() for t in sentence.tokens[max(description.first - 1, 0) : description.head]}
    if not words & {"both", "two"} and not (description.lemma == "side" and description.is_definite):
        return ()
    if not description.is_plural or description.owners:
        return ()
    here = [n for n in before if n.start < sentence.tokens[description.head].start]
    for named in (here, [*cast.earlier, *here]):
        refs = _pair_refs(named, description.lemma)
        if len(refs) == 2:
            return refs
        if len(refs) > 2:
            return ()
    return ()


def _pair_refs(named: Iterable[Named], lemma: str) -> tuple[ActorRef, ...]:
    wanted = {n.actor.id or n.actor.name: n.actor for n in named if n.actor and _fits(n, lemma)}
    return tuple(wanted.values())


def _fits(named: Named, lemma: str) -> bool:
    if lemma in PAIR_OF_PEOPLE:
        return named.label == "person" and not named.is_anaphor
    if lemma in PAIR_OF_STATES:
        return named.label in {"organisation", "people"} and not named.is_anaphor
    return False
