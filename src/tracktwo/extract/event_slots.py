"""Where a frame's recipient may stand: the object, what a preposition governs, whom a purpose helps."""

from collections.abc import Callable, Iterable

from tracktwo.extract.event_grammar import Grammar

HELPING = frozenset({"help", "support", "assist", "feed", "shelter", "aid", "house", "protect", "equip"})


class Slots:
    """Finds what stands in the slots of the frame lexicon; `within` opens a noun phrase to its heads."""

    def __init__(self, grammar: Grammar, within: Callable[[int], list[int]]) -> None:
        """Keep what finding needs."""
        self._grammar, self._within = grammar, within

    def heads(self, i: int, slot: str) -> list[int]:
        """Return the tokens that stand in a slot of predicate i: "dobj", "with", "obj.of", "subj.of"."""
        grammar = self._grammar
        if slot == "dobj":
            found = grammar.objects(i)
            return found + [t.i for t in grammar.kids(i, "dative") if t.pos not in ("ADP", "PART")]
        if slot == "small":  # "holds Kenya responsible"
            below = [t.i for t in grammar.kids(i, "ccomp") if t.pos == "ADJ" or grammar.lemmas[t.i] == "go"]
            return [s for c in below for s in grammar.kids_subjects(c)]
        if slot == "patient":  # "was given a week to leave"
            return list(grammar.patients(i)) if grammar.is_passive(i) else []
        if slot == "helped":
            return self._helped(i)
        if slot == "dative":
            return [t.i for t in grammar.kids(i, "dative") if t.pos != "ADP"]
        if slot == "poss":
            return [
                t.i for o in grammar.objects(i) for t in grammar.kids(o, "poss", "amod", "compound", "nmod")
            ]
        outer, _, inner = slot.rpartition(".")
        if not outer:
            return grammar.governed(i, slot)
        if outer == "subj":
            above: Iterable[int] = grammar.agents(i)
        elif "." in outer:  # "obj.of.for": the purchase of guns for X
            above = self.heads(i, outer)
        else:  # the direct object, or what a preposition governs: "in.of" for "in support of"
            above = grammar.objects(i) if outer == "obj" else grammar.governed(i, outer)
        heads = [w for o in above for w in self._within(o)]
        if inner == "poss":
            return [t.i for w in heads for t in grammar.kids(w, "poss", "amod", "compound", "nmod")]
        return [h for w in heads for h in grammar.governed(w, inner)]

    def _helped(self, i: int) -> list[int]:
        """Return whom a clause of purpose is to help: "gave 20 million in aid to feed the displaced"."""
        grammar, given = self._grammar, self._grammar.objects(i)
        near = [i, *given, *(h for o in given for word in ("in", "of") for h in grammar.governed(o, word))]
        ends = [t.i for at in near for t in grammar.kids(at, "advcl", "xcomp", "acl", "relcl")]
        return [o for end in ends if grammar.lemmas[end] in HELPING for o in grammar.objects(end)]
