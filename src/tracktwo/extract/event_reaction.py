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
PASSIVE = frozenset({"nsubjpass", "auxpass"})
POINTING = frozenset({"the", "this", "that", "these", "those"})


def reacting(
    event: Event, draft: Draft, drafter: Drafter, before: tuple[Sentence, Sequence[Named]], actors: ActorBook
) -> Event:
    """Return a reaction to nobody named as one to the party that is subject of the sentence before.

    The sentence before must tell what that party does, not what is done to it; and what is spoken of must
    be something told of: "the choice", or nothing at all.
    """
    if event.type not in REACTING or event.recipients or not _speaks(event.actors):
        return event
    if not all(_is_told_of(noun, drafter) for noun in drafter.grammar.objects(draft.match.verb)):
        return event
    makers = _foremost(*before, actors=actors)
    if not makers or any(is_one_side(maker, own) for maker in makers for own in event.actors):
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+actor before")
    return replace(event, recipients=makers, confidence=0.4, provenance=rule)


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
