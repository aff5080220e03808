"""What the claim rules share: the sentence at hand, and a claim before anybody is known to assert it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tracktwo.extract.syntax import ancestors, child_tokens, subtree, words
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Bound,
    Named,
    Polarity,
    Quantity,
    QuantityFound,
    Reading,
    Sentence,
    TimeFound,
    TimeValue,
    Token,
)

CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "conj", "relcl", "parataxis", "acl", "xcomp", "pcomp"})
NOT_HAPPENED = frozenset(
    {"can", "ca", "will", "would", "could", "may", "might", "shall", "should", "'ll", "’ll", "wo", "must"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim without asserter: a slot filled from the words at `start`..`end`."""

    slot: str
    about: str
    value: float | str | None
    unit: str | None
    bound: Bound
    start: int
    end: int
    rule: str
    confidence: float
    sentence: int
    polarity: Polarity = Polarity.AFFIRMED
    as_of: TimeValue | None = None
    asserted_by: Named | None = None
    likelihood: str | None = None
    subject: ActorRef | None = None


class Scene:
    """One sentence with what was found in it."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        books: CodeBooks,
        *,
        times: tuple[TimeFound, ...] = (),
        quantities: tuple[QuantityFound, ...] = (),
        named: tuple[Named, ...] = (),
    ) -> None:
        self.reading = reading
        self.sentence = sentence
        self.books = books
        self.times = times
        self.quantities = quantities
        self.named = named
        self.tokens = sentence.tokens

    @cached_property
    def text(self) -> str:
        """The sentence's words."""
        return self.reading.text[self.sentence.start : self.sentence.end]

    def named_at(self, i: int) -> Named | None:
        """Return the name that token i is part of."""
        return next((n for n in self.named if n.first <= i <= n.last), None)

    def named_under(self, i: int) -> Named | None:
        """Return the name at token i, the person beside it ("the director, A. B."), or one in its phrase."""
        direct = self.named_at(i)
        if direct is not None:
            return direct
        inside = {token.i for token in self.phrase(i)}
        beside = {token.i for token in child_tokens(self.sentence, i, "appos")}
        people = (n for n in self.named if n.head in beside and n.label == "person")
        return next(people, None) or next((n for n in self.named if n.head in inside), None)

    def phrase(self, i: int) -> list[Token]:
        """Return the noun phrase of token i, without clauses and appositions."""
        return subtree(
            self.sentence, i, without=frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl"})
        )

    def clause(self, i: int) -> tuple[int, int]:
        """Return the offsets of the clause that token i stands in, without those under it."""
        top = self.tokens[i]
        for token in (top, *ancestors(self.sentence, i)):
            top = token
            if token.dep in CLAUSE_DEPS and token.pos in {"VERB", "AUX"}:
                break
        inside = subtree(
            self.sentence, top.i, without=frozenset({"ccomp", "parataxis", "conj", "cc", "relcl"})
        )
        inside = [
            token for token in inside if token.pos != "PUNCT" or token.i not in {inside[0].i, inside[-1].i}
        ]
        run = [top]
        for token in reversed([t for t in inside if t.i < top.i]):
            if run[0].i - token.i > 3:
                break
            run.insert(0, token)
        for token in (t for t in inside if t.i > top.i):
            if token.i - run[-1].i > 3:
                break
            run.append(token)
        return run[0].start, run[-1].end

    def verb_over(self, i: int) -> Token | None:
        """Return the nearest verb above token i."""
        return next((t for t in ancestors(self.sentence, i) if t.pos in {"VERB", "AUX"}), None)

    def is_negated(self, i: int) -> bool:
        """Tell whether token i has a negation on it or on its subject."""
        if any(
            t.dep == "neg" or t.text.lower() in {"never", "no", "not"} for t in child_tokens(self.sentence, i)
        ):
            return True
        subjects = child_tokens(self.sentence, i, "nsubj", "nsubjpass")
        return any(
            t.text.lower() in {"no", "neither", "none", "nobody"}
            for s in subjects
            for t in subtree(self.sentence, s.i)[:2]
        )

    def is_unreal(self, i: int) -> bool:
        """Tell whether a verb is said of what has not happened: "would kill", "to capture"."""
        auxiliaries = {t.text.lower() for t in child_tokens(self.sentence, i, "aux", "auxpass")}
        return bool(auxiliaries & NOT_HAPPENED) or ("to" in auxiliaries and self.tokens[i].dep != "ROOT")

    def time_near(self, i: int) -> TimeValue | None:
        """Return the time of token i's clause: under its verb, or the sentence's only one."""
        for token in (self.tokens[i], *ancestors(self.sentence, i)):
            below = {t.i for t in subtree(self.sentence, token.i, without=frozenset({"ccomp", "parataxis"}))}
            for time in sorted(self.times, key=lambda t: t.value.start is None):
                if time.dates(i) and any(
                    t.i in below for t in self.tokens if t.start >= time.start and t.end <= time.end
                ):
                    return time.value
            if token.dep in {"ccomp", "ROOT"}:
                break
        return self.times[0].value if len(self.times) == 1 and self.times[0].dates(i) else None

    def place_near(self, i: int) -> Named | None:
        """Return the place nearest to token i: one that something is "in" or "on" before any other."""
        places = [
            n
            for n in self.named
            if n.place is not None and not n.is_metonym and not self._owns(n) and not self._tells(n)
        ]
        return min(places, key=lambda n: (not self._is_where(n), abs(n.head - i)), default=None)

    def _tells(self, named: Named) -> bool:
        """Tell whether a state is named as who says it: "Togo said 31 had died", "according to Togo"."""
        head = self.tokens[named.head]
        above = self.tokens[head.head]
        if head.dep == "nsubj":
            return any(token.dep == "ccomp" and token.head == above.i for token in self.tokens)
        return head.dep == "pobj" and self.tokens[above.head].lemma.lower() == "accord"

    def _owns(self, named: Named) -> bool:
        """Tell whether a state is named only for its body: "the army of Togo"."""
        of = self.tokens[self.tokens[named.head].head]
        body = self.named_at(of.head) if of.lemma == "of" else None
        return body is not None and body.label == "organisation"

    def where(self) -> Named | None:
        """Return the place that the sentence's event is "in" or "on"; None when it names no such place."""
        return next((n for n in self.named if n.place is not None and self._is_where(n)), None)

    def is_of_event(self, named: Named, events: frozenset[str]) -> bool:
        """Tell whether a name is whose an event is: "the shelling of Lomé"."""
        head = self.tokens[named.head]
        of = self.tokens[head.head]
        return head.dep == "pobj" and of.lemma == "of" and self.tokens[of.head].lemma.lower() in events

    def _is_where(self, named: Named) -> bool:
        head = self.tokens[named.head]
        return head.dep == "pobj" and self.tokens[head.head].lemma.lower() in _WHERE


_WHERE = frozenset({"in", "on", "at", "near", "outside", "around"})


def scene_of(reading: Reading, sentence: Sentence, books: CodeBooks) -> Scene:
    """Return one sentence of a reading with the names, times and quantities found in it."""
    return Scene(
        reading,
        sentence,
        books,
        times=tuple(t for t in reading.times if t.sentence == sentence.index),
        quantities=tuple(q for q in reading.quantities if q.sentence == sentence.index),
        named=tuple(n for n in reading.named if n.sentence == sentence.index),
    )


def scenes(reading: Reading, books: CodeBooks) -> Iterator[Scene]:
    """Yield each sentence of a reading with the names, times and quantities found in it."""
    times: dict[int, list[TimeFound]] = {}
    quantities: dict[int, list[QuantityFound]] = {}
    named: dict[int, list[Named]] = {}
    for time in reading.times:
        times.setdefault(time.sentence, []).append(time)
    for quantity in reading.quantities:
        quantities.setdefault(quantity.sentence, []).append(quantity)
    for name in reading.named:
        named.setdefault(name.sentence, []).append(name)
    for sentence in reading.sentences:
        at = sentence.index
        yield Scene(
            reading,
            sentence,
            books,
            times=tuple(times.get(at, ())),
            quantities=tuple(quantities.get(at, ())),
            named=tuple(named.get(at, ())),
        )


def bound_of(value: Quantity) -> tuple[float | str | None, Bound]:
    """Return a quantity as a claim's value and bound; a range is its two ends in words.

    >>> bound_of(Quantity(8, None, False, "at least eight"))
    (8, <Bound.AT_LEAST: '>='>)
    >>> bound_of(Quantity(120, 150, False, "120 to 150"))
    ('120-150', <Bound.ABOUT: '~'>)
    """
    if value.min is not None and value.max is not None and value.min != value.max:
        return f"{value.min:g}-{value.max:g}", Bound.ABOUT
    if value.max is None:
        return value.min, Bound.AT_LEAST
    if value.min is None:
        return value.max, Bound.AT_MOST
    return value.min, Bound.ABOUT if value.approx else Bound.EQUAL


def phrase_words(tokens: list[Token]) -> str:
    """Return a phrase without articles and punctuation at its ends."""
    while tokens and (tokens[0].pos in {"DET", "PUNCT"} or tokens[0].tag == "PRP$"):
        tokens = tokens[1:]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return words(tokens)
