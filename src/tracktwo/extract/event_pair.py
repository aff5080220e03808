"""Who "the two sides" are: the two whom the event told before was between."""

from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_frames import Match
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef, Event

SIDES = lemma_set(
    "side government delegation party country neighbour neighbor army capital leader team state nation foe"
    " rival"
)
COUNTED = frozenset({"two", "both"})

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
