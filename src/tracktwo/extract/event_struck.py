"""Who struck, where the verb's own subject does not say: "in a Turkish raid", "in strikes blamed on"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracktwo.extract.event_company import Company
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import Frame, Frames, lemma_set
from tracktwo.records import EventType

LAYING = lemma_set("blame attribute ascribe pin")
OWNING_UP = lemma_set("claim perpetrate stage mount launch conduct orchestrate")
WHEN = frozenset({"when", "as", "after", "while"})
DYING = frozenset({"die", "perish"})
DEPTH = 8


@dataclass(frozen=True, slots=True)
class Strikers:
    """Finds those who struck; `frame_at` and `noun_agents` are the matcher's."""

    grammar: Grammar
    frames: Frames
    company: Company
    frame_at: Callable[[int], Frame | None]
    noun_agents: Callable[[int], tuple[int, ...]]

    def of(self, frame: Frame, i: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """Return who struck in the attack at token i: its subjects, those behind them, or who else is told.

        Who dies strikes nobody; a drone or a bombing leads to those who sent it or are blamed for it.
        """
        heads = () if self.is_dying(i) else subjects
        if not heads:
            heads = self._in_whose(frame, i) or tuple(self._laid_at(i)) or self._in_clause_of_time(i)
        return tuple(dict.fromkeys(h for head in heads for h in (head, *self._behind(head))))

    def is_dying(self, i: int) -> bool:
        """Tell whether a verb says of its subject that it died."""
        return self.grammar.lemmas[i] in DYING

    def _behind(self, head: int) -> tuple[int, ...]:
        """Return who sent a weapon or made a strike: "a drone fired by the rebels", "a bombing blamed on"."""
        lemma, classes = self.grammar.lemmas[head], self.frames.classes
        if lemma not in classes["WEAPON"]:
            return tuple(self._laid_at(head)) if lemma in classes["VIOLENCE"] else ()
        sent = tuple(h for t in self.grammar.kids(head, "acl") for h in self.grammar.by_agents(t.i))
        return sent or tuple(self._laid_at(head))

    def _in_whose(self, frame: Frame, i: int) -> tuple[int, ...]:
        """Return whose attack somebody was killed in: "in a Turkish raid", "in a clash with rebels"."""
        if frame.governed is None:
            return ()
        found: list[int] = []
        for o in self.company.governed(i, frame.particle or ""):
            found.extend(self.noun_agents(o) or self.grammar.governed(o, "with"))
        return tuple(h for h in found if h not in self.grammar.objects(i))

    def _laid_at(self, i: int) -> Iterator[int]:
        """Yield at whom a clause behind the attack lays it: "that Chad blamed on Niger", "claimed by"."""
        grammar = self.grammar
        if LAYING.isdisjoint(grammar.lemma_set) and OWNING_UP.isdisjoint(grammar.lemma_set):
            return
        for token in grammar.tokens[i + 1 :]:
            if token.dep not in ("acl", "relcl") or not self._is_below(token.i, i):
                continue
            if grammar.lemmas[token.i] in LAYING:
                yield from (*grammar.governed(token.i, "on"), *grammar.governed(token.i, "to"))
            elif grammar.lemmas[token.i] in OWNING_UP:
                yield from grammar.by_agents(token.i)

    def _is_below(self, at: int, top: int) -> bool:
        for _ in range(DEPTH):
            above = self.grammar.tokens[at].head
            if above in (top, at):
                return above == top
            at = above
        return False

    def _in_clause_of_time(self, i: int) -> tuple[int, ...]:
        """Return who attacks in the clause that says when somebody was killed: "when rebels stormed it".

        A clause that tells the weapon as well is the better telling of the two, and stays an event itself.
        """
        grammar = self.grammar
        for clause in grammar.kids(i, "advcl"):
            marks = {grammar.lemmas[t.i] for t in grammar.kids(clause.i, "mark", "advmod")}
            frame = self.frame_at(clause.i) if marks & WHEN and not grammar.is_passive(clause.i) else None
            if frame is not None and frame.type is EventType.ASSAULT and frame.mode is None:
                return grammar.agents(clause.i)
        return ()
