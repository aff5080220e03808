"""What an article told before an event, and the parties lent to one whose own words leave them open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tracktwo.extract.event_denials import DENIABLE
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_pair import (
    Pair,
    about_attack,
    about_deed,
    answering,
    between,
    facing,
    is_of_nobody,
    means_both,
    only_pair,
    pair_of,
    pointed_back,
    struck_back,
)  # fmt: skip
from tracktwo.extract.event_reaction import at_home, reacting
from tracktwo.extract.parties import parties_in
from tracktwo.ontology.frames import lemma_set
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Event, EventStatus, EventType, Named, PartyIndex, Reading, Sentence

SETTLEMENTS = lemma_set(
    "town city village district area camp port island province region hospital market base barracks"
)
ATTACK_REACH = 3  # sentences that "the attack" looks back


class Before:
    """The events of one article so far; each event is completed from them and then remembered."""

    def __init__(
        self,
        reading: Reading,
        books: CodeBooks,
        named: Mapping[int, Sequence[Named]],
        *,
        in_context: bool,
    ) -> None:
        """Start with nothing told. `in_context` says that the article is about a conflict."""
        self.reading, self.books, self.named, self.in_context = reading, books, named, in_context
        self.deniable: Event | None = None  # what "denies it" means
        self.assault: tuple[int, Event] | None = None
        self.pair: Pair | None = None
        self.only_two = only_pair(reading.named)
        self.told: dict[int, list[Event]] = {}

    @cached_property
    def parties(self) -> PartyIndex:
        """Whom the names of the article speak for, and which two it joins."""
        return parties_in(self.reading, self.books)

    def completed(self, event: Event, draft: Draft, drafter: Drafter, sentence: Sentence) -> Event:
        """Return an event with the parties that only what was told before can give, and remember it."""
        event = pointed_back(event, self.named.get(sentence.index, ()))
        attack = self._attack_near(sentence)
        event = struck_back(self._continued(event, sentence), drafter, attack)
        event = about_attack(event, draft.match, drafter, self._attack_near(sentence))
        event = about_deed(event, draft.match, drafter, self._told_lately(sentence))
        first = self.told.get(sentence.index - 1)
        event = answering(event, first[0] if first else None)
        event = self._between(event, draft, drafter, sentence)
        if self.in_context and not self._charges_beside(event, sentence):
            event = facing(event, self.parties.pairs.get(sentence.index))
        spoken = [(s, self.named.get(s.index, ())) for s in self._lately(sentence)]
        event = reacting(event, draft, drafter, spoken, self.books.actors)
        event = at_home(event, self._told_lately(sentence), self.books.actors)
        event = self._at_the_town(event, draft, drafter, sentence)
        self.pair = pair_of(event, self.pair)
        if event.type in DENIABLE:
            self.deniable = event
        self.told.setdefault(sentence.index, []).append(event)
        return event

    def _lately(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return a sentence and the one before it, where there is one."""
        return self.reading.sentences[max(sentence.index - 1, 0) : sentence.index + 1][::-1]

    def _charges_beside(self, event: Event, sentence: Sentence) -> bool:
        """Tell whether a charge stands beside another party: "China urged calm, and France condemned"."""
        if event.type is not EventType.ACCUSE:
            return False
        own = {ref.code for ref in event.actors}
        here = {
            n.actor.code for n in self.named.get(sentence.index, ()) if n.actor is not None and n.actor.code
        }
        return bool(here - own)

    def _at_the_town(self, event: Event, draft: Draft, drafter: Drafter, sentence: Sentence) -> Event:
        """Return an event in "the town", "the area" with the place of the event told just before."""
        before = self._told_lately(sentence)
        if event.place is not None or before is None or before.place is None:
            return event
        if not any(_is_the_town(i, drafter) for i in _spots(draft.verb, drafter)):
            return event
        rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+place before")
        return replace(event, place=before.place, provenance=rule)

    def _told_lately(self, sentence: Sentence) -> Event | None:
        """Return the last event of this sentence so far, else of the sentence before."""
        for index in (sentence.index, sentence.index - 1):
            if self.told.get(index):
                return self.told[index][-1]
        return None

    def _between(self, event: Event, draft: Draft, drafter: Drafter, sentence: Sentence) -> Event:
        """Return an event of "both sides" with those told of last, of nobody with the article's only two."""
        if not self.in_context:
            return event
        if means_both(draft.match, drafter):
            pair = self.pair or self.parties.pairs.get(sentence.index)
            return between(event, pair) if pair else event
        pair = self.only_two or self.parties.pairs.get(sentence.index)
        if pair and is_of_nobody(event, draft.match, drafter):
            return between(event, pair)
        return event

    def _attack_near(self, sentence: Sentence) -> Event | None:
        """Return the attack that "the attack" means: the last one told, if lately."""
        if self.assault is None or sentence.index - self.assault[0] > ATTACK_REACH:
            return None
        return self.assault[1]

    def _continued(self, event: Event, sentence: Sentence) -> Event:
        """Return an attack nobody is named for with the attacker of the sentence before."""
        before = self.assault
        if event.type is not EventType.ASSAULT:
            return event
        self.assault = (sentence.index, event)
        if event.actors or before is None or not self.in_context or sentence.index - before[0] > 1:
            return event
        hit = {r.code for r in before[1].recipients} & {r.code for r in event.recipients} - {None}
        if not hit or before[1].status is EventStatus.DENIED:
            return event
        rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+attacker before")
        return replace(event, actors=before[1].actors, confidence=0.4, provenance=rule)


def _spots(verb: int, drafter: Drafter) -> Iterator[int]:
    """Yield what a predicate is done to, and where."""
    grammar = drafter.grammar
    yield from grammar.objects(verb) if grammar.tokens[verb].pos in ("VERB", "AUX") else ()
    for preposition in ("in", "at", "from", "near", "on", "to", "into"):
        yield from grammar.governed(verb, preposition)
        for noun in grammar.objects(verb) if grammar.tokens[verb].pos == "VERB" else ():
            yield from grammar.governed(noun, preposition)


def _is_the_town(noun: int, drafter: Drafter) -> bool:
    """Tell whether a noun is a place told of before: "the town", "there is shelling in the area"."""
    grammar = drafter.grammar
    if grammar.lemmas[noun] not in SETTLEMENTS or grammar.governed(noun, "of"):
        return False
    kids = grammar.kids(noun, "det", "compound", "amod", "poss")
    return [t.text.lower() for t in kids] in (["the"], ["this"], ["that"])
