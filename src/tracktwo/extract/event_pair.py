"""Parties told of before: who "the two sides" are, and the mark on events whose parties were found so."""

from collections.abc import Iterable
from dataclasses import replace

from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_frames import Match
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef, Event, Named

SIDES = lemma_set(
    "side government delegation party country neighbour neighbor army capital leader team state nation foe"
    " rival"
)
COUNTED = frozenset({"two", "both"})
OF_BOTH = frozenset({"anaphor.pair", "anaphor.both"})
LESS_SURE = 0.15  # what a party that a pronoun or "the group" points back to costs in confidence

Pair = tuple[ActorRef, ActorRef]


def pair_of(event: Event, before: Pair | None) -> Pair | None:
    """Return the two countries an event is between; those told before when it is not between two."""
    by_code = {ref.code: ref for ref in (*event.recipients, *event.actors) if ref.code}
    if len(by_code) != 2:
        return before
    one, other = sorted(by_code.values(), key=lambda ref: ref.code or "")
    return one, other


def means_both(match: Match, drafter: Drafter) -> bool:
    """Tell whether those who act are called "the two sides", "both governments" or "both" alone."""
    heads = list(match.agent_heads)
    if any(drafter.grammar.lemmas[h] == "they" for h in heads):  # "the two sides met when they agreed to"
        heads += [t.i for t in drafter.grammar.tokens[: min(heads)] if t.dep == "nsubj"]
    return any(_is_both(h, drafter.grammar) for h in heads)


def _is_both(head: int, grammar: Grammar) -> bool:
    near = {grammar.lemmas[c] for c in grammar.sentence.children[head]}
    return grammar.lemmas[head] == "both" or (grammar.lemmas[head] in SIDES and bool(near & COUNTED))


def pointed_back(event: Event, named: Iterable[Named]) -> Event:
    """Return an event marked, and less sure, where a party is only somebody told of before: "the group"."""
    back = [n for n in named if n.is_anaphor and n.actor in (*event.actors, *event.recipients)]
    straight = {n.actor for n in named if not n.is_anaphor}
    back = [n for n in back if n.actor not in straight]
    if not back:
        return event
    mark = "both sides" if OF_BOTH & {n.rule for n in back} else "told before"
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+{mark}")
    return replace(event, provenance=rule, confidence=round((event.confidence or 0.5) - LESS_SURE, 2))
