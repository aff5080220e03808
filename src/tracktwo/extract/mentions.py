"""Names in the text, resolved: people, states, bodies, places, and those who act without a name."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.extract.standing import Standing, standing
from tracktwo.ontology.actors import surname_of
from tracktwo.ontology.agents import read_phrase
from tracktwo.ontology.aliases import Alias, Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef, Attempt, Mention, Named, Place, Provenance, Reading, Sentence, Trace, record_id,
)  # fmt: skip

NAME = "mentions"
VERSION = "1"
AFTER: tuple[str, ...] = ()

ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


class Candidate(NamedTuple):
    """A stretch of a sentence that is a name: by the gazetteer (`aliases`), the parser (`ent`), or both."""

    first: int
    last: int
    start: int
    end: int
    aliases: tuple[Alias, ...]
    ent: str


def find(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> tuple[Named, ...]:
    """Return the names in a parsed reading, in text order, resolved to actors and places."""
    finder = _Finder(reading, books, trace)
    return tuple(finder.run())


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Mention]:
    """Yield one mention for each name that was resolved to somebody who acts."""
    for named in reading.named:
        if named.actor is None or named.is_anaphor:
            continue
        start = min(named.start, named.role_start if named.role_start is not None else named.start)
        end = max(named.end, named.role_end or named.end)
        yield Mention(
            id=record_id("mention", VERSION, reading.article_id, named.start, named.end),
            evidence=(reading.evidence(start, end),),
            confidence=named.confidence,
            provenance=Provenance(step=NAME, version=VERSION, rule_or_model=named.rule),
            actor_id=named.actor.id,
            surface=named.text,
            role_surface=named.role,
        )


class _Finder:
    """The state of one article's search: who has been named in full so far, which countries it is about."""

    def __init__(self, reading: Reading, books: CodeBooks, trace: Trace | None) -> None:
        self.reading, self.books, self.trace = reading, books, trace
        self.text = reading.text
        self.folded = fold(reading.text)
        self.full_names: dict[str, tuple[str, ActorRef]] = {}
        self.countries: set[str] = set()

    def run(self) -> Iterator[Named]:
        found = [(s, self._candidates(s)) for s in self.reading.sentences]
        self.countries = self._context(found)
        self._learn_full_names(found)
        for sentence, candidates in found:
            for candidate in candidates:
                named = self._resolve(sentence, candidate)
                if named is not None:
                    if self.trace:
                        self.trace(
                            Attempt(NAME, named.rule, named.start, named.end, named.text, True, named.label)
                        )
                    yield named

    def _candidates(self, sentence: Sentence) -> list[Candidate]:
        tokens = sentence.tokens
        entities = _entities(sentence)
        found: list[Candidate] = []
        index, folded = self.books.actors.aliases, self.folded
        i = 0
        while i < len(tokens):
            token = tokens[i]
            entity = entities.get(i)
            hit = index.at(folded, token.start, folded[token.start : token.end])
            if hit:
                end, aliases = hit
                last = i
                while last + 1 < len(tokens) and tokens[last].end < end:
                    last += 1
                if entity is None or entity.last <= last or not self._entity_wins(entity, aliases):
                    found.append(Candidate(i, last, token.start, end, aliases, token.ent))
                    i = last + 1
                    continue
            if entity is not None:
                inner = self._inner_start(sentence, entity)
                if inner > entity.first:
                    i += 1
                    continue
                found.append(entity)
                i = entity.last + 1
                continue
            i += 1
        return found

    def _inner_start(self, sentence: Sentence, entity: Candidate) -> int:
        return entity.first

    def _entity_wins(self, entity: Candidate, aliases: tuple[Alias, ...]) -> bool:
        """Whether a longer entity of the parser replaces a shorter name of the gazetteer."""
        sense = aliases[0].sense
        if entity.ent == "PERSON":
            return sense in {Sense.STATE, Sense.CAPITAL}
        if entity.ent == "ORG":
            return sense not in {Sense.ADJECTIVE, Sense.PERSON}
        return entity.ent in PLACES and self.books.places.has_name(self.text[entity.start : entity.end])

    def _context(self, found: list[tuple[Sentence, list[Candidate]]]) -> set[str]:
        counts: Counter[str] = Counter()
        for _, candidates in found:
            for candidate in candidates:
                if candidate.aliases:
                    slug = candidate.aliases[0].slug
                    if slug.startswith("gov.") and slug[4:] in self.books.actors.states:
                        counts[slug[4:]] += 1
        return {code for code, _ in counts.most_common(4)}

    def _learn_full_names(self, found: list[tuple[Sentence, list[Candidate]]]) -> None:
        for _sentence, candidates in found:
            for candidate in candidates:
                if candidate.aliases and candidate.aliases[0].sense is Sense.PERSON:
                    entry = self.books.actors.entries[candidate.aliases[0].slug]
                    ref = self.books.actors.reference(entry, self.reading.published_on)
                    self.full_names.setdefault(surname_of(entry.name), (entry.name, ref))
                elif not candidate.aliases and candidate.ent == "PERSON":
                    name = " ".join(self.text[candidate.start : candidate.end].split())
                    if " " in name:
                        ref = ActorRef(record_id("actor", "person", fold(name).casefold()), name, None, None)
                        self.full_names.setdefault(surname_of(name), (name, ref))

    def _resolve(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        if candidate.aliases:
            return self._known(sentence, candidate)
        return self._unlisted(sentence, candidate)

    def _named(
        self, sentence: Sentence, candidate: Candidate, *, label: str, rule: str, confidence: float,
        actor: ActorRef | None = None, place: Place | None = None, is_metonym: bool = False,
    ) -> Named:  # fmt: skip
        return Named(
            start=candidate.start,
            end=candidate.end,
            sentence=sentence.index,
            first=candidate.first,
            last=candidate.last,
            head=_head(sentence, candidate.first, candidate.last),
            text=self.text[candidate.start : candidate.end],
            label=label,
            actor=actor,
            place=place,
            role=None,
            role_start=None,
            role_end=None,
            confidence=confidence,
            rule=rule,
            is_metonym=is_metonym,
        )

    def _known(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        alias = candidate.aliases[0]
        actors, day = self.books.actors, self.reading.published_on
        entry = actors.entries[alias.slug]
        ref = actors.reference(entry, day)
        head = _head(sentence, candidate.first, candidate.last)
        if alias.sense in {Sense.PERSON, Sense.SURNAME, Sense.COMMON_SURNAME}:
            if alias.sense is not Sense.PERSON:
                word = self.text[candidate.start : candidate.end]
                if word in self.full_names:
                    ref = self.full_names[word][1]
                elif alias.sense is Sense.COMMON_SURNAME:
                    return None
            return self._named(
                sentence,
                candidate,
                label="person",
                rule=f"gazetteer.{alias.sense}",
                confidence=0.95,
                actor=ref,
            )
        if alias.sense is Sense.BODY:
            return self._named(
                sentence, candidate, label="organisation", rule="gazetteer.body", confidence=0.95, actor=ref
            )
        if alias.sense in {Sense.ADJECTIVE, Sense.PEOPLE, Sense.ONE}:
            return self._named(
                sentence,
                candidate,
                label="people",
                rule=f"gazetteer.{alias.sense}",
                confidence=0.9,
                actor=ref,
            )
        stands = standing(sentence, head)
        if alias.sense is Sense.STATE:
            place = self.books.places.state(alias.slug[4:])
            label = "place" if stands is Standing.PLACE else "organisation"
            return self._named(
                sentence,
                candidate,
                label=label,
                rule="gazetteer.state",
                confidence=0.95,
                actor=ref,
                place=place,
            )
        if alias.sense is Sense.SEAT or stands is Standing.ACTING:
            return self._named(
                sentence, candidate, label="organisation", rule=f"metonym.{alias.sense}", confidence=0.85,
                actor=ref, is_metonym=True,
            )  # fmt: skip
        place = self._place(self.text[candidate.start : candidate.end])
        return self._named(
            sentence, candidate, label="place", rule="place.capital", confidence=0.9, place=place
        )

    def _place(self, name: str) -> Place | None:
        return self.books.places.resolve(name, context_countries=self.countries)

    def _unlisted(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        name = " ".join(self.text[candidate.start : candidate.end].split())
        if candidate.ent == "PERSON":
            known = self.full_names.get(surname_of(name)) or self.full_names.get(name)
            ref = (
                known[1]
                if known
                else ActorRef(record_id("actor", "person", fold(name).casefold()), name, None, None)
            )
            return self._named(
                sentence, candidate, label="person", rule="parser.person", confidence=0.75, actor=ref
            )
        if candidate.ent in PLACES:
            place = self._place(name)
            return self._named(
                sentence, candidate, label="place", rule="parser.place", confidence=0.7, place=place
            )
        read = read_phrase(
            name, actors=self.books.actors, agents=self.books.agents, places=self.books.places,
            on=self.reading.published_on,
        )  # fmt: skip
        ref = ActorRef(record_id("actor", "body", fold(name).casefold()), name, read.code, read.sector)
        label = "people" if candidate.ent == "NORP" else "organisation"
        return self._named(
            sentence,
            candidate,
            label=label,
            rule=f"parser.{candidate.ent.lower()}",
            confidence=0.6,
            actor=ref,
        )


def _entities(sentence: Sentence) -> dict[int, Candidate]:
    found: dict[int, Candidate] = {}
    tokens = sentence.tokens
    for token in tokens:
        if token.ent_start and token.ent in ENTITIES:
            last = token.i
            while (
                last + 1 < len(tokens)
                and tokens[last + 1].ent == token.ent
                and not tokens[last + 1].ent_start
            ):
                last += 1
            first = token.i
            while first < last and tokens[first].tag in {"DT"}:
                first += 1
            while last > first and tokens[last].tag == "POS":
                last -= 1
            found[first] = Candidate(first, last, tokens[first].start, tokens[last].end, (), token.ent)
    return found


def _head(sentence: Sentence, first: int, last: int) -> int:
    """Return the token of a stretch that hangs on something outside it."""
    for token in sentence.tokens[first : last + 1]:
        if not first <= token.head <= last or token.head == token.i:
            return token.i
    return last
