"""What flags ask of the words around a verb of speech: that it strikes with words, that it is to come."""

from typing import Protocol

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_mood import FUTURE, WOULD, is_upcoming, modals
from tracktwo.ontology.frames import Frame, Frames, lemma_set

# What else one hits back with; "a speech" and "words" are not among them.
BLOWS = lemma_set("airstrike barrage salvo offensive raid fire tariff sanction troop force jet tear")


class Sentenced(Protocol):
    """Whoever checks the senses of one sentence's words."""

    @property
    def grammar(self) -> Grammar: ...
    @property
    def frames(self) -> Frames: ...


def strikes_with_words(senses: Sentenced, i: int, _objects: list[int], _frame: Frame) -> bool:
    """Tell whether a blow is one of words: nothing is near that one strikes with, and nobody is hit."""
    grammar, classes = senses.grammar, senses.frames.classes
    arms = classes["WEAPON"] | classes["DEADLY"] | BLOWS
    near = {grammar.lemmas[o] for word in ("with", "by") for o in grammar.governed(i, word)}
    near |= {grammar.lemmas[s] for s in grammar.agents(i)} | _done_below(i, grammar)
    return near.isdisjoint(arms)


def _done_below(i: int, grammar: Grammar) -> set[str]:
    """Return what is done in the clauses that hang on a verb, and to what: "hit back, firing rockets"."""
    verbs = [i, *(t.i for t in grammar.kids(i, "advcl", "conj", "xcomp"))]
    verbs += [t.i for v in verbs for t in grammar.kids(v, "pcomp")]
    objects = [o for v in verbs if grammar.tokens[v].pos == "VERB" for o in grammar.objects(v)]
    return {grammar.lemmas[at] for at in (*objects, *verbs[1:])}


def is_to_come(senses: Sentenced, i: int, _objects: list[int], _frame: Frame) -> bool:
    """Tell whether a predicate is still to come: "will pay a price", "would not hesitate"."""
    return bool(modals(i, senses.grammar) & (FUTURE | WOULD)) or is_upcoming(i, senses.grammar)
