"""Whom a reaction is to, where nothing told before says it: whoever acted in the sentence before."""

from collections.abc import Sequence
from dataclasses import replace

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.officials import is_one_side
from tracktwo.extract.told_before import told
from tracktwo.ontology.actors import ActorBook
from tracktwo.records import ActorRef, Event, EventType, Named, Sentence

# What answers somebody: "Algiers deplored the choice", "Chad called its envoy home".
REACTING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.SANCTION})
SPEAKING = frozenset({"GOV", "MIL", "LEG", "IGO", "PRE", "REB", "PRM", "OPP", "PTY"})
LOCALS = frozenset({"CVL", "REF", "OPP", "COP", "MIL", "JRN", "EDU", "REL", "LAB", "AGR", "MED", "ELI"})
PASSIVE = frozenset({"nsubjpass", "auxpass"})
POINTING = frozenset({"the", "this", "that", "these", "those"})


Spoken = tuple[Sentence, Sequence[Named]]  # a sentence and its names


def reacting(
    event: Event, draft: Draft, drafter: Drafter, spoken: Sequence[Spoken], actors: ActorBook
) -> Event:
    """Return a reaction to nobody named as one to the party that is subject of the sentence before.

    The sentence before must tell what that party does, not what is done to it; and what is spoken of must
    be something told of: "the choice", or nothing at all. First comes the other side of the sentence itself:
    "sued Algeria and recalled its envoy". `spoken` is the sentence and, but for the first, the one before.
    """
    if event.type not in REACTING or event.recipients or not _speaks(event.actors):
        return event
    objects = drafter.grammar.objects(draft.match.verb)
    if not all(_is_told_of(o, drafter) for o in objects if drafter.grammar.tokens[o].dep != "oprd"):
        return event
    here, *earlier = spoken
    makers = _other_side(event, told(*here, actors=actors).pair)
    if earlier and not makers:
        makers = _foremost(*earlier[0], actors=actors)
    if not makers or any(is_one_side(maker, own) for maker in makers for own in event.actors):
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+actor before")
    return replace(event, recipients=makers, confidence=0.4, provenance=rule)


def _other_side(event: Event, pair: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Return the one of two sides that does not act; nobody where neither of the two acts."""
    left = tuple(ref for ref in pair if not any(is_one_side(ref, own) for own in event.actors))
    return left if len(pair) == 2 and len(left) == 1 else ()


def _speaks(actors: tuple[ActorRef, ...]) -> bool:
    return bool(actors) and all(ref.code and ref.sector in SPEAKING for ref in actors)


def _is_told_of(noun: int, drafter: Drafter) -> bool:
    """Tell whether an object is something told of before, or one's own that is called home."""
    grammar = drafter.grammar
    if grammar.lemmas[noun] in drafter.frames.classes["VIOLENCE"]:
        return False  # whose attack it was is told, or left open
    if any(grammar.governed(noun, word) for word in ("of", "by", "on", "against")):
        return False
    near = grammar.kids(noun, "det", "poss")
    return any(t.text.lower() in POINTING or t.tag == "PRP$" for t in near)


def _foremost(sentence: Sentence, named: Sequence[Named], *, actors: ActorBook) -> tuple[ActorRef, ...]:
    """Return the parties that are the first subject of a sentence told in the active."""
    root = next((t.i for t in sentence.tokens if t.head == t.i), None)
    if root is None or any(sentence.tokens[c].dep in PASSIVE for c in sentence.children[root]):
        return ()
    subjects = told(sentence, named, actors=actors).subjects
    found = subjects[0] if subjects else ()
    return found if _speaks(found) else ()


def at_home(event: Event, before: Event | None, actors: ActorBook) -> Event:
    """Return an event of no known country with its locals placed in that of the event told just before.

    Those whom aid reaches may be: the giver has a country of his own.
    """
    states, giver = actors.states, {ref.code for ref in event.actors if event.type is EventType.AID}
    refs = event.recipients if giver else (*event.actors, *event.recipients)
    if before is None or any(ref.code in states for ref in refs) or not any(map(_is_local, refs)):
        return event
    named = [ref.code for ref in (*before.actors, *before.recipients)]
    codes = {code for code in (*named, before.place and before.place.country) if code in states} - giver
    if len(codes) != 1:
        return event
    code = codes.pop()
    placed = [
        tuple(replace(ref, code=code) if _is_local(ref) else ref for ref in refs)
        for refs in (event.actors, event.recipients)
    ]
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+country before")
    return replace(event, actors=placed[0], recipients=placed[1], provenance=rule)


def _is_local(ref: ActorRef) -> bool:
    return ref.code is None and ref.id is None and ref.sector in LOCALS
