"""Who and where an article has named so far: its memory from sentence to sentence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tracktwo.extract.told_before import REACH, Told, told
from tracktwo.ontology.actors import surname_of
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.phrases import Books
from tracktwo.records import ActorRef, Named, Place, Sentence

SURNAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM"})
DOMINANT_SHARE = 0.6
DOMINANT_MENTIONS = 2
LEAD = 1.5
CONTEXT_STATES = 4


DIRECTIONS = frozenset({"North", "South", "East", "West"})


@dataclass(slots=True)
class Person:
    """A person the article names: the reference, and the words of the titles given so far, lower case."""

    ref: ActorRef
    titles: set[str] = field(default_factory=set)
    seen: int = -1
    pronoun: str | None = None


@dataclass(slots=True)
class Cast:
    """The article's memory. `day` is its date, `states` how often it names each state in any way."""

    books: CodeBooks
    day: date | None
    states: Counter[str] = field(default_factory=Counter)
    people: dict[str, Person] = field(default_factory=dict)
    by_surname: dict[str, str] = field(default_factory=dict)
    earlier: list[Named] = field(default_factory=list)
    past: list[Told] = field(default_factory=list)  # the sentences before, the nearest first

    @property
    def phrase_books(self) -> Books:
        """The code books that reading a phrase takes."""
        return Books(self.books.actors, self.books.agents, self.books.places)

    def context(self) -> frozenset[str]:
        """Return the states the article is mostly about."""
        return frozenset(code for code, _ in self.states.most_common(CONTEXT_STATES))

    def dominant(self) -> str | None:
        """Return the one state the article is about, when it hardly speaks of others."""
        total = sum(self.states.values())
        if not total:
            return None
        code, count = self.states.most_common(1)[0]
        return code if count >= DOMINANT_MENTIONS and count / total >= DOMINANT_SHARE else None

    def leading(self) -> str | None:
        """Return the state the article names well more often than any other."""
        (first, count), (_, second) = (*self.states.most_common(2), ("", 0), ("", 0))[:2]
        return first if count >= DOMINANT_MENTIONS and count >= LEAD * second else None

    def place(self, name: str) -> Place | None:
        """Return the place a name means in this article; "the North" alone is none."""
        if name in DIRECTIONS:
            return None
        return self.books.places.resolve(name, context_countries=self.context())

    def meet(self, name: str, ref: ActorRef) -> Person:
        """Remember a person by full name and surname; the first bearer of a surname keeps it."""
        key = fold(name).casefold()
        person = self.people.setdefault(key, Person(ref))
        self.by_surname.setdefault(fold(surname_of(name)), key)
        if ref.code in SURNAME_FIRST and " " in name:
            self.by_surname.setdefault(fold(name).split()[0], key)
        return person

    def person(self, name: str) -> Person | None:
        """Return the person a full name, surname or last word of a name belongs to in this article."""
        key = fold(name)
        found = self.people.get(key.casefold())
        if found is None:
            known = self.by_surname.get(key) or self.by_surname.get(surname_of(key))
            found = self.people.get(known) if known else None
        return found

    def learn_code(self, name: str, *, code: str | None, sector: str | None) -> ActorRef | None:
        """Fill in what a title says of an unlisted person; what is known already stays."""
        person = self.person(name)
        if person is None:
            return None
        ref = person.ref
        person.ref = replace(ref, code=ref.code or code, sector=ref.sector or sector)
        return person.ref

    def act_for(self, name: str, sector: str | None) -> ActorRef | None:
        """Give an unlisted person the sector of the group whose spokesman or leader they are."""
        person = self.person(name)
        if person is None:
            return None
        person.ref = replace(person.ref, sector=sector or person.ref.sector)
        return person.ref

    def close_sentence(self, sentence: Sentence, named: Iterable[Named]) -> None:
        """Make a sentence's names what went before."""
        self.earlier = list(named)
        self.past = [told(sentence, self.earlier, actors=self.books.actors), *self.past[: REACH - 1]]
