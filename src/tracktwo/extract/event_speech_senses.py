"""What flags ask of the words around a verb of speech: that it strikes with words, that it is to come."""

from typing import Protocol

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_mood import FUTURE, WOULD, is_upcoming, modals
from tracktwo.extract.event_roles import Roles
from tracktwo.ontology.frames import Frame, Frames, lemma_set

# What else one hits back with; "a speech" and "words" are not among them.
BLOWS = lemma_set("airstrike barrage salvo offensive raid fire tariff sanction troop force jet tear")

# What states back and bless; a market hall and a poet are not among them.
WEIGHTY = ("DEAL", "PROPOSAL", "TALKS", "TRUCE", "RELATIONS", "ARMS", "FORCES", "SANCTION", "VIOLENCE")
MATTERS = lemma_set(
    "membership accession candidacy candidate bid independence sovereignty recognition claim cause mission"
    " sale deployment visit election referendum vote transition effort mediation initiative government"
    " resolution charter treaty step move law decree constitution exercise base cooperation alliance"
)


class Sentenced(Protocol):
    """Whoever checks the senses of one sentence's words."""

    @property
    def grammar(self) -> Grammar: ...
    @property
    def frames(self) -> Frames: ...
    @property
    def roles(self) -> Roles: ...


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


def is_of_weight(senses: Sentenced, i: int, objects: list[int], _frame: Frame) -> bool:
    """Tell whether what is backed or blessed is somebody or a matter of states, where it is named at all."""
    grammar, classes = senses.grammar, senses.frames.classes
    named = [
        h for at in (i, *objects) for w in ("to", "behind", "for", "on") for h in grammar.governed(at, w)
    ]
    matters = MATTERS.union(*(classes[name] for name in WEIGHTY))
    known = (h for h in named if grammar.lemmas[h] in matters or _is_of_party(h, senses))
    return not named or next(known, None) is not None


def _is_of_party(noun: int, senses: Sentenced) -> bool:
    """Tell whether a noun is a party, or a party's: "Togo's plan"."""
    return any(p.actor.code or p.is_political for p in senses.roles.parties(noun))
