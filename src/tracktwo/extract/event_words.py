"""The words around a word of a parsed sentence: children, objects of prepositions, particles, negation."""

from functools import cached_property

from tracktwo.extract.event_lemmas import lemmas_of
from tracktwo.records import Sentence, Token

POSTPOSED = frozenset({"responsible", "accountable", "liable", "guilty"})
LIMIT = 12  # no clause chain in news is deeper; a broken parse may loop through more

TELLING = frozenset({"accord", "according"})  # "according to two aides": who tells it, not to whom it is done


class Words:
    """One sentence with its lemmas and what hangs on each word. Answers are token indexes."""

    def __init__(self, sentence: Sentence, joined: frozenset[str] = frozenset()) -> None:
        """Keep the sentence and the lexicon's words with a hyphen; answers are worked out when asked for."""
        self.joined = joined
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._governed: dict[tuple[int, str], list[int]] = {}

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Return the lemmas in lower case, as the frames write them."""
        return lemmas_of(self.tokens, self.joined)

    @cached_property
    def lemma_set(self) -> frozenset[str]:
        """Return the lemmas without their order."""
        return frozenset(self.lemmas)

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Return the children of i with one of the dependency labels."""
        return [t for t in self.sentence.hanging[i] if t.dep in deps]

    def kids_subjects(self, i: int) -> list[int]:
        """Return the grammatical subjects that stand in the clause of verb i itself."""
        return [t.i for t in self.kids(i, "nsubj", "nsubjpass")]

    def governed(self, i: int, preposition: str) -> list[int]:
        """Return the objects of a preposition (or dative) that hangs on token i, or on a particle of it."""
        key = (i, preposition)
        if preposition not in self.lemma_set and "_" not in preposition:
            return []  # as most are nowhere in the sentence
        if key not in self._governed:
            self._governed[key] = self._find_governed(i, preposition)
        return self._governed[key]

    def _find_governed(self, i: int, preposition: str) -> list[int]:
        if "_" in preposition:  # "came out in", "pulled out of"
            first, second = preposition.split("_", 1)
            return self.governed(i, second) if self.has_particle(i, first) else []
        found: list[int] = []
        for t in self.kids(i, "prep", "agent", "dative", "prt", "advmod", "xcomp", "pcomp"):
            if self.lemmas[t.i] == preposition:
                found.extend(o.i for o in self.kids(t.i, "pobj", "pcomp"))
                again = (c for c in self.kids(t.i, "conj") if self.lemmas[c.i] == preposition)
                found.extend(o.i for c in again for o in self.kids(c.i, "pobj"))  # "to Chad and to Niger"
            elif (
                t.dep == "prep" and self.lemmas[t.i] not in TELLING
            ):  # "in support of", "out of", "as part of"
                for inner in self.kids(t.i, "prep"):
                    if self.lemmas[inner.i] == preposition:
                        found.extend(o.i for o in self.kids(inner.i, "pobj"))
        return found

    def has_particle(self, i: int, particle: str) -> bool:
        """Tell whether a particle or preposition hangs on verb i, or both of two ("walk away_from")."""
        if "_" in particle:
            first, second = particle.split("_", 1)
            return bool(self.governed(i, particle)) or (second == first and self.has_particle(i, first))
        for c in self.sentence.children[i]:
            t = self.tokens[c]
            if self.lemmas[c] == particle and t.dep in (
                "prt", "prep", "advmod", "agent", "oprd", "acomp", "dative", "npadvmod", "attr", "mark",
                "intj",
            ):  # fmt: skip
                return True
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is not None and after.dep == "quantmod" and self.lemmas[i + 1] == particle:
            return True  # "handed over four men": the parser counts more than four
        if particle in POSTPOSED:  # "held Kenya responsible", parsed as "responsible Kenya"
            near = (a for o in self.kids(i, "dobj") for a in self.kids(o.i, "amod"))
            if any(self.lemmas[a.i] == particle and a.i > a.head for a in near):
                return True
        if particle in ("dead",):
            return any(self.lemmas[c] == particle for c in self.sentence.children[i])
        clause = self.kids(i, "ccomp")  # "hold Kenya responsible", "let the hiker go"
        return any(self.lemmas[t.i] == particle and (t.pos == "ADJ" or particle == "go") for t in clause)

    def conjuncts(self, i: int) -> list[int]:
        """Return i and the nouns coordinated after it."""
        found, at = [i], 0
        while at < len(found) and len(found) < LIMIT:
            found.extend(
                t.i for t in self.kids(found[at], "conj") if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
            )
            at += 1
        return found

    def is_infinitive(self, i: int) -> bool:
        """Tell whether verb i stands with "to"."""
        return any(self.lemmas[t.i] == "to" for t in self.kids(i, "aux"))

    def is_to_do(self, token: Token) -> bool:
        """Tell whether a clause on a noun says what is to be done: "a plan to leave"."""
        return token.tag == "VB" and (token.dep == "acl" or self.is_infinitive(token.i))

    def depth(self, i: int) -> int:
        """Return how many links i is below the root."""
        steps = 0
        while self.tokens[i].head != i and steps < 60:
            i, steps = self.tokens[i].head, steps + 1
        return steps

    def is_negated(self, i: int) -> bool:
        """Tell whether predicate i itself is negated: not, never, no longer, nobody, no agreement."""
        for c in self.sentence.children[i]:
            token = self.tokens[c]
            if token.dep == "neg" or self.lemmas[c] in ("not", "never", "n't", "hardly", "neither", "nor"):
                return True
            if token.dep in ("dobj", "nsubjpass", "attr", "nsubj") and self._has_no(c):
                return True
            if token.dep == "advmod" and self.lemmas[c] == "longer":
                return True
        if self.tokens[i].dep == "conj" and self._is_joined_by_nor(i):
            return True
        return self.tokens[i].pos in ("NOUN", "PROPN") and self._has_no(i)

    def _is_joined_by_nor(self, i: int) -> bool:
        """Tell whether a second predicate is denied with the first: "neither met nor would ever meet"."""
        joins = (t for t in self.kids(self.tokens[i].head, "cc") if t.i < i)
        return any(self.lemmas[t.i] == "nor" for t in joins)

    def _has_no(self, noun: int) -> bool:
        if self.lemmas[noun] in ("nobody", "nothing", "none", "neither", "0", "zero"):
            return True
        for c in self.sentence.children[noun]:
            if self.lemmas[c] in ("no", "neither", "0", "zero"):
                return True
            if self.lemmas[c] in ("one", "single") and "not" in self.lemmas[max(0, c - 2) : c]:
                return True  # "not one soldier", "not a single man"
        return False
