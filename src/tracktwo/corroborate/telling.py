"""A telling: what one text says, as far as it was read, ready to be set against another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracktwo.corroborate.intervals import days
from tracktwo.corroborate.sentence_diff import Line, name_keys
from tracktwo.records import Claim, Named, Reading, Sentence, TimeFound, Token

_WHERE = frozenset({"in", "on", "at", "near", "outside", "around"})
IDLE_NAMES = frozenset({"the", "us", "state"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: the keys it is known by, whether it is smaller than a state, its state."""

    keys: frozenset[str]
    is_small: bool
    country: str | None


def _spot(named: Named) -> Spot:
    place = named.place
    if named.is_metonym:  # "in Kyiv": the city, not the state it speaks for elsewhere
        return Spot(frozenset({named.text.lower()}), True, place.country if place else None)
    keys = frozenset(key for key in name_keys(named) if key not in IDLE_NAMES)
    return Spot(keys, place is None or place.precision != "country", place.country if place else None)


@dataclass(frozen=True, slots=True)
class Telling:
    """A reading with its names, times, quantities, and the claims read from it.

    `start` and `end` limit what is compared to a passage; the rest is its context (place, day).
    """

    reading: Reading
    claims: tuple[Claim, ...] = ()
    start: int | None = None
    end: int | None = None

    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the passage."""
        return tuple(s for s in self.reading.sentences if self.holds(s.start, s.end))

    def holds(self, start: int, end: int) -> bool:
        """Tell whether offsets touch the passage."""
        return (self.end is None or start < self.end) and (self.start is None or end > self.start)

    def line(self) -> Line:
        """Return the whole passage as one line of words."""
        return Line(self.reading, self.sentences())

    def claims_here(self) -> tuple[Claim, ...]:
        """Return the claims whose words are in the passage."""
        return tuple(c for c in self.claims if any(self.holds(e.start, e.end) for e in c.evidence))

    def named_here(self) -> list[Named]:
        """Return the names in the passage's sentences."""
        indexes = {s.index for s in self.sentences()}
        return [n for n in self.reading.named if n.sentence in indexes]

    def sentence_of(self, claim: Claim) -> Sentence | None:
        """Return the sentence that holds a claim's words."""
        at = claim.evidence[0].start
        return next((s for s in self.reading.sentences if s.start <= at < s.end), None)

    def line_of(self, claim: Claim) -> Line:
        """Return the sentence that holds a claim's words as a line."""
        sentence = self.sentence_of(claim)
        return Line(self.reading, (sentence,) if sentence else self.sentences())

    def places_of(self, claim: Claim) -> list[Spot]:
        """Return the places named in a claim's sentence; those of the passage where it names none."""
        sentence = self.sentence_of(claim)
        near = self.places_in((sentence,)) if sentence else []
        return near or self.places_in(self.sentences())

    def places_in(self, sentences: tuple[Sentence, ...]) -> list[Spot]:
        """Return the places named in some sentences, those that no gazetteer knows among them."""
        by_index = {s.index: s for s in sentences}
        named = [n for n in self.reading.named if n.sentence in by_index]
        found = [_spot(n) for n in named if is_place(n, by_index[n.sentence])]
        taken = [(n.start, n.end) for n in named] + [(t.start, t.end) for t in self.reading.times]
        for token in (t for s in sentences for t in s.tokens if _is_bare_place(t, s)):
            if not any(start <= token.start < end for start, end in taken):
                found.append(Spot(frozenset({token.text.lower()}), True, None))
        return found

    def times_of(self, claim: Claim) -> list[TimeFound]:
        """Return the times in a claim's sentence."""
        sentence = self.sentence_of(claim)
        return [t for t in self.reading.times if sentence and t.sentence == sentence.index]

    def published_on(self) -> date | None:
        """Return the day of publication."""
        return self.reading.published_on


def is_place(named: Named, sentence: Sentence) -> bool:
    """Tell whether a name stands for a place here: "in Kyiv" does, "Kyiv said" does not."""
    if named.is_anaphor or named.label in {"group", "people"}:
        return False
    if named.label == "place" and not named.is_metonym:
        return True
    head = sentence.tokens[named.head]
    before = sentence.tokens[head.head].lemma.lower() if head.dep == "pobj" else ""
    # A lone capitalised word that the parser took for a surname or a body.
    unknown = (
        named.role is None and " " not in named.text and (named.actor is None or named.actor.code is None)
    )
    return before in _WHERE and (named.is_metonym or unknown)


def _is_bare_place(token: Token, sentence: Sentence) -> bool:
    above = sentence.tokens[token.head]
    return token.pos == "PROPN" and token.dep == "pobj" and above.lemma.lower() in _WHERE


def share_place(ours: list[Spot], theirs: list[Spot]) -> bool | None:
    """Tell whether two lists of places meet; None when nothing can be said.

    A city and its country may meet; two cities of one country do not.
    """
    if not ours or not theirs:
        return None
    if any(a.keys & b.keys for a in ours for b in theirs):
        return True
    if all(any(spot.is_small for spot in side) for side in (ours, theirs)):
        return False
    codes = [{spot.country for spot in side if spot.country} for side in (ours, theirs)]
    return False if codes[0] and codes[1] and not codes[0] & codes[1] else None


def share_day(ours: list[TimeFound], theirs: list[TimeFound]) -> bool | None:
    """Tell whether two lists of times meet in a day; None when either says nothing that can be compared."""
    known = [[d for t in side if (d := days(t.value))] for side in (ours, theirs)]
    if known[0] and known[1]:
        return any(a[0] <= b[1] and b[0] <= a[1] for a in known[0] for b in known[1])
    words = [{t.value.text.lower() for t in side} for side in (ours, theirs)]
    if not words[0] or not words[1] or known[0] or known[1]:
        return None
    return any(_same_words(a, b) for a in words[0] for b in words[1])


def _same_words(a: str, b: str) -> bool:
    return a == b or a in b or b in a


def pairs(ours: tuple[Claim, ...], theirs: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims that fill the same slot."""
    for a in ours:
        for b in theirs:
            if a.slot == b.slot or {a.slot, b.slot} == {"amount", "growth"}:
                yield a, b
