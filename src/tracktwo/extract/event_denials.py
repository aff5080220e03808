"""Denials that point back: "Kyiv denies it", "the army rejected the charge", "this did not happen"."""

from collections.abc import Collection
from typing import NamedTuple

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import CHARGES, Drafter
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef, Event, EventType

DENYING = lemma_set("deny refute dispute contest reject dismiss")
POINTING = frozenset({"it", "this", "that", "involvement", "responsibility"})
HAPPENING = lemma_set("happen occur take")
# What is denied again is what was told last of these; nobody "denies it" of a demand.
DENIABLE = frozenset({EventType.ASSAULT, EventType.CONSULT, EventType.COERCE, EventType.AGREE, EventType.AID})


class Denial(NamedTuple):
    """The word that denies and who denies."""

    at: int
    by: tuple[ActorRef, ...]


def denied_again(last: Event | None, drafter: Drafter, taken: Collection[int]) -> Denial | None:
    """Return the denial of an event told before, None when the sentence holds none.

    `taken` are the predicates of the sentence's own events: it may deny what went before and promise more,
    but what does not happen in it is then one of its own.
    """
    if last is None:
        return None
    grammar = drafter.grammar
    for token in grammar.tokens:
        lemma = grammar.lemmas[token.i]
        if token.pos != "VERB" or token.i in taken or (taken and lemma not in DENYING):
            continue
        if lemma in DENYING and not grammar.is_negated(token.i):
            about = {grammar.lemmas[o] for o in grammar.objects(token.i)}
            if about & (CHARGES | POINTING) and (lemma in ("deny", "refute", "dispute") or about & CHARGES):
                return Denial(token.i, _who(token.i, drafter))
        if lemma in HAPPENING and grammar.is_negated(token.i):
            subjects = {grammar.lemmas[s] for s in grammar.kids_subjects(token.i)}
            if subjects & (POINTING | {"meeting", "attack", "talk", "strike", "incident"}):
                sayer = grammar.sayer(token.i)
                return Denial(token.i, _who(sayer, drafter) if sayer is not None else ())
    return None


def _who(verb: int, drafter: Drafter) -> tuple[ActorRef, ...]:
    return tuple(p.actor for p in drafter.matcher.all_parties(drafter.grammar.agents(verb)))


def only_denies(draft: Draft, drafter: Drafter, *, in_context: bool) -> bool:
    """Tell whether "rejected the accusation" denies the deed an article told, or is a quarrel at home.

    Alone it is the answer of one state to another.
    """
    if draft.match.frame.id != "reject.reject" or not drafter.is_about_charge(draft.at):
        return False
    own = {None, *(p.actor.code for p in draft.agents)}
    return in_context or (bool(draft.recipients) and all(p.actor.code in own for p in draft.recipients))
