"""Whether the company a frame asks for stands around a word: objects, particles, agents, modifiers."""

from collections.abc import Iterable

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_roles import Roles
from tracktwo.extract.event_senses import Senses
from tracktwo.ontology.frames import Frame, Frames, lemma_set

PARTITIVES = lemma_set(
    "series wave round number day spate string set campaign kind sort type form part rest resumption"
    " start end week hour first second third fourth one two three host lot act outbreak launch"
    " million billion dollar euro pound worth portion share ton tonne hundred thousand dozen package"
    " metre meter barrel opening state stretch section couple range flurry string result consequence"
    " deployment batch contingent group cycle leg some most all many several few half majority bulk none"
)
DAYS = lemma_set("monday tuesday wednesday thursday friday saturday sunday weekend day")
# What these name is told by the word before them: "the dialogue process", "a rescue effort".
PROCESSES = lemma_set("process effort track campaign operation")


class Company:
    """Checks frames at the words of one sentence; `is_told` says that what a frame misses is read."""

    def __init__(self, grammar: Grammar, roles: Roles, frames: Frames, *, is_told: bool = False) -> None:
        """Keep what the checks need; the lemmas around a word are gathered once."""
        self.grammar = grammar
        self.roles = roles
        self.frames = frames
        self.is_told = is_told
        self.senses = Senses(grammar, roles, frames, self.heads_within)
        self._around: dict[tuple[int, str], frozenset[str]] = {}

    def lacking(self, frame: Frame, i: int) -> str | None:
        """Return what a frame misses at token i, None when it fits."""
        return self._lacks_words(frame, i) or (self.senses.lacking(frame, i) if frame.is_particular else None)

    def _lacks_words(self, frame: Frame, i: int) -> str | None:
        """Return which of its companions a frame misses."""
        if frame.objects is not None and not self._has_object(frame, i):
            return self._told("no object", frame.objects)
        if frame.modifier is not None and not self._has_modifier(i, frame.modifier):
            return f"no {frame.modifier!r} before it"
        if frame.governed is not None:
            if frame.governed.isdisjoint(self._lemmas(i, frame.particle or "")):
                return self._told(f"no object of {frame.particle!r}", frame.governed)
        elif frame.particle is not None and not self.grammar.has_particle(i, frame.particle):
            return f"no {frame.particle!r}"
        if frame.subjects is not None and not self._is_subject(frame, self._subjects(i)):
            return self._told("no agent", frame.subjects)
        if frame.particle == "on" and frame.governed is None and self._is_dated(i):
            return "only a date after 'on'"
        return None

    def _has_object(self, frame: Frame, i: int) -> bool:
        """Tell whether an object of the frame is there, also where the parser hung it on the particle."""
        objects = frame.objects or frozenset()
        if not objects.isdisjoint(self._lemmas(i, "dobj")):
            return True
        loose = frame.particle is not None and frame.governed is None  # "took in refugees"
        return loose and not objects.isdisjoint(self._lemmas(i, frame.particle or ""))

    def _told(self, lack: str, lemmas: frozenset[str]) -> str:
        """Return a lack with three examples of what would do, where somebody reads it."""
        return f"{lack} such as {', '.join(sorted(lemmas)[:3])}" if self.is_told else lack

    def _lemmas(self, i: int, slot: str) -> frozenset[str]:
        """Return the lemmas of the objects of word i ("dobj"), or of what a preposition governs there."""
        key = (i, slot)
        if key not in self._around:
            if slot == "dobj":
                heads = self.grammar.objects(i) if self.grammar.tokens[i].pos in ("VERB", "AUX") else []
            else:
                heads = self.governed(i, slot)
            self._around[key] = frozenset(self.grammar.lemmas[h] for o in heads for h in self.heads_within(o))
        return self._around[key]

    def governed(self, i: int, preposition: str) -> list[int]:
        """Return what a preposition governs on a verb or, where the parse hung it there, on its object."""
        found = list(self.grammar.governed(i, preposition))
        for o in self.grammar.objects(i):
            found.extend(self.grammar.governed(o, preposition))
        return found

    def _subjects(self, i: int) -> tuple[int, ...]:
        found = self.grammar.agents(i)
        return found or (self.grammar.patients(i) if self.grammar.is_passive(i) else ())

    def _is_dated(self, i: int) -> bool:
        """Tell whether all that "on" governs at verb i is a day: "called her counterpart on Friday"."""
        days = [self.grammar.tokens[o] for o in self.grammar.governed(i, "on")]
        return bool(days) and all(t.ent == "DATE" or t.lemma.lower() in DAYS for t in days)

    def _is_subject(self, frame: Frame, heads: tuple[int, ...]) -> bool:
        """Tell whether one of a class acts; a people is a crowd too, and a noun may name nobody."""
        lemmas = frame.subjects or frozenset()
        if self._any(heads, lemmas) or (frame.kind == "n" and not heads):
            return True
        return "protester" in lemmas and any(self.grammar.tokens[h].tag == "NNPS" for h in heads)

    def _has_modifier(self, i: int, lemma: str) -> bool:
        near = [t.i for t in self.grammar.kids(i, "compound", "amod", "nmod", "poss")]
        if i > 0:
            near.append(i - 1)
        if i > 1 and self.grammar.tokens[i - 1].text in "-–":
            near.append(i - 2)
        return any(self.grammar.lemmas[n] == lemma for n in near)

    def _any(self, heads: Iterable[int], lemmas: frozenset[str]) -> bool:
        return any(self.grammar.lemmas[h] in lemmas for head in heads for h in self.heads_within(head))

    def heads_within(self, head: int) -> list[int]:
        """Return a noun, those coordinated with it, and what a partitive is of ("a series of attacks")."""
        found = self.grammar.conjuncts(head)
        for h in tuple(found):
            if self.grammar.lemmas[h] in PARTITIVES or self.grammar.tokens[h].pos == "NUM":
                for o in self.grammar.governed(h, "of"):
                    found.extend(self.grammar.conjuncts(o))
            elif self.grammar.lemmas[h] in PROCESSES:
                found.extend(t.i for t in self.grammar.kids(h, "compound"))
        return found
