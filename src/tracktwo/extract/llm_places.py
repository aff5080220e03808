"""What stands at the places a language model points to, as the rules read it there."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.extract.llm_gate import NOT_THERE, Gate, Stretch, is_order
from tracktwo.records import ActorRef, Place, Quantity, QuantityFound, Sentence, TimeValue


@dataclass(frozen=True, slots=True)
class Places:
    """Looks places of a passage up among the names, times and quantities that rules found."""

    gate: Gate

    def reporting(self, kind: str, text: str) -> Sentence | None:
        """Return the sentence that a text stands in, if it is one that reports."""
        sentence = self.gate.sentence_of(text)
        if sentence is None:
            self.gate.refuse(kind, text, NOT_THERE)
        elif is_order(sentence):
            self.gate.refuse(kind, text, "an order to the reader, which reports nothing")
            return None
        return sentence

    def actors(self, kind: str, names: Sequence[str], within: Stretch) -> tuple[ActorRef, ...]:
        """Return who is named inside a stretch; names that do not stand there are refused."""
        found = []
        for name in names:
            place = self.gate.inside(name, within)
            if place is None:
                self.gate.refuse(kind, name, NOT_THERE)
            else:
                found.append(self.actor(place))
        return tuple(dict.fromkeys(found))

    def actor(self, place: Stretch) -> ActorRef:
        """Return the actor that rules resolved at a place, a person before a state, else its words."""
        here = [n for n in self.gate.reading.named if n.start < place[1] and place[0] < n.end and n.actor]
        here.sort(key=lambda n: (n.label != "person", n.start))
        actor = here[0].actor if here else None
        return actor or ActorRef(None, self.gate.reading.text[place[0] : place[1]], None, None)

    def words(self, place: Stretch) -> str:
        """Return who stands at a place by name where it is just a name, else its words."""
        text = self.gate.reading.text[place[0] : place[1]]
        exact = [n for n in self.gate.reading.named if n.actor and place[0] <= n.start and n.end <= place[1]]
        is_name = len(exact) == 1 and len(text.split()) <= len(exact[0].text.split()) + 1
        return exact[0].actor.name if is_name and exact[0].actor else text

    def time(self, words: str | None, within: Stretch) -> TimeValue | None:
        """Return the time that stands where some words are, None where rules read none."""
        place = self.gate.inside(words, within)
        found = [t for t in self.gate.reading.times if place and t.start < place[1] and place[0] < t.end]
        return found[0].value if found else None

    def place(self, words: str | None, within: Stretch) -> Place | None:
        """Return the place named where some words are."""
        place = self.gate.inside(words, within)
        found = [n for n in self.gate.reading.named if place and n.start < place[1] and place[0] < n.end]
        return next((n.place for n in found if n.place is not None), None)

    def quantity(self, place: Stretch | None) -> QuantityFound | None:
        """Return the number at a place."""
        found = [q for q in self.gate.reading.quantities if place and q.start < place[1] and place[0] < q.end]
        return found[0] if found else None

    def count(self, words: str | None, within: Stretch) -> Quantity | None:
        """Return how many some words say."""
        found = self.quantity(self.gate.inside(words, within))
        return found.value if found else None
