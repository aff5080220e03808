"""Ledger rule for denials: what one telling denies, and others tell or allege all the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracktwo.corroborate.accounts import MAX_DAYS_OF_STORY
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.denials import (
    alleged,
    deed_date,
    denied_words,
    doers,
    event_account,
    is_denial,
    pointed_back,
)
from tracktwo.corroborate.intervals import are_times_apart
from tracktwo.corroborate.nearby import ByDay
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.ontology.rivals import BareFact
from tracktwo.records import (
    ActorRef,
    DisagreementKind,
    Event,
    EventStatus,
    EventType,
    Polarity,
    Quotation,
    SpeechAct,
    TimeValue,
)

SAME_EVENT = 0.3
# Share of the words of an allegation that the denial's sentence must have, kindred words counted half.
SAME_ALLEGATION = 0.4
_DONE = frozenset({EventStatus.OCCURRED, EventStatus.ALLEGED, EventStatus.ONGOING})
_ALLEGING = frozenset({SpeechAct.CLAIMS, SpeechAct.REPORTS, SpeechAct.STATES})
# Past forms that no ending makes, by the deed they tell of.
_IRREGULAR = {"killing": frozenset({"shot", "slain", "slew"}), "attack": frozenset({"struck", "hit"})}
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_ENDINGS = ("", "ed", "d", "ing")


def find_denied_events(ledger: Ledger) -> Iterator[Case]:
    """Yield events that one telling denies and another tells as done, by the same side to the same side.

    A denial answers what was told shortly before or after it, not another deed like it of another year.
    """
    told, allegations = _Told(ledger), _Allegations(ledger)
    for no in filter(is_denial, ledger.events):
        accounts = [event_account(ledger, event) for event in (no, *told.against(no))]
        accounts += [alleged(ledger, quotation) for quotation in allegations.of(no)]
        said = pointed_back(ledger, no)
        if said is not None:
            accounts.append(alleged(ledger, said))
        if len(accounts) > 1:
            deed = (said.contents if said else denied_words(ledger, no)).removeprefix("that ").strip(" .,;")
            yield Case(DisagreementKind.FACT, f"Did it happen: {deed}?", accounts)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A deed told or denied, with what tells it from others."""

    event: Event
    printed: date | None
    doers: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    day: TimeValue | None
    words: frozenset[str]
    names: frozenset[str]
    full_names: tuple[frozenset[str], ...]


def _deed(ledger: Ledger, event: Event) -> _Deed:
    sentence = ledger.library.sentence(event.evidence[0])
    return _Deed(
        event,
        ledger.library.published(event.evidence),
        _sides(doers(event)),
        _sides(event.recipients),
        event.place.name if event.place else None,
        deed_date(event),
        event_words(sentence),
        event_words(sentence, names_only=True),
        tuple(
            name
            for actor in event.actors
            if actor.id is not None and len(name := event_words(actor.name)) > 1
        ),
    )


def _sides(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(actor.code or actor.id or actor.name.casefold() for actor in actors)


class _Told:
    """Events told as done, by type, near in time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._deeds: defaultdict[EventType, list[_Deed]] = defaultdict(list)
        for event in ledger.events:
            if event.status in _DONE:
                self._deeds[event.type].append(_deed(ledger, event))
        self._days = {kind: ByDay([deed.printed for deed in deeds]) for kind, deeds in self._deeds.items()}

    def against(self, no: Event) -> Iterator[Event]:
        """Yield the events that can be the one denied, in the order of the ledger."""
        if no.type not in self._days:
            return
        denied = _deed(self._ledger, no)
        for number in sorted(self._days[no.type].near(denied.printed, within=MAX_DAYS_OF_STORY)):
            deed = self._deeds[no.type][number]
            if _is_same_deed(self._ledger, denied, deed):
                yield deed.event


def _is_same_deed(ledger: Ledger, no: _Deed, yes: _Deed) -> bool:
    if no.place is not None and yes.place is not None and no.place != yes.place:
        return False
    if no.doers.isdisjoint(yes.doers) and not _names_doer(no, yes) and not _names_doer(yes, no):
        return False
    if no.recipients and yes.recipients and no.recipients.isdisjoint(yes.recipients):
        return False
    if no.day is not None and yes.day is not None and are_times_apart(no.day, yes.day):
        return False
    return overlap(no.words, yes.words, ledger.rivals) >= SAME_EVENT


def _names_doer(one: _Deed, other: _Deed) -> bool:
    """Tell whether the sentence of a deed names in full somebody who acts in another one."""
    return any(name <= one.names for name in other.full_names)


class _Allegations:
    """Quotations that say of somebody that something was done, by the deeds they tell of, near in time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._forms = {fact.name: _forms(fact) for fact in ledger.rivals.facts}
        self._quotations = [quotation for quotation in ledger.quotations if _alleges(quotation)]
        self._words = [event_words(quotation.contents) for quotation in self._quotations]
        self._deeds = [self._deeds_in(words) for words in self._words]
        self._days = ByDay([ledger.library.published(q.evidence) for q in self._quotations])

    def _deeds_in(self, words: frozenset[str]) -> frozenset[str]:
        return frozenset(name for name, forms in self._forms.items() if not forms.isdisjoint(words))

    def of(self, no: Event) -> Iterator[Quotation]:
        """Yield who says elsewhere that a denied deed was done: a kindred verb, many of its words."""
        library = self._ledger.library
        denied = event_words(library.sentence(no.evidence[0]))
        deeds = self._deeds_in(denied)
        near = self._days.near(library.published(no.evidence), within=MAX_DAYS_OF_STORY) if deeds else ()
        for number in sorted(near):
            at = self._quotations[number].evidence[0]
            if at.article_id == no.evidence[0].article_id or self._deeds[number].isdisjoint(deeds):
                continue
            if not library.tell_one_story(at, no.evidence[0]):
                continue
            if overlap(self._words[number], denied, self._ledger.rivals) >= SAME_ALLEGATION:
                yield self._quotations[number]


def _alleges(quotation: Quotation) -> bool:
    is_affirmed = quotation.speech_act in _ALLEGING and quotation.polarity is not Polarity.NEGATED
    return is_affirmed and not _NEGATED.search(quotation.contents)


def _forms(fact: BareFact) -> frozenset[str]:
    stems = {stem for verb in fact.verbs for stem in (verb, verb.removesuffix("e"))}
    forms = {stem + ending for stem in stems for ending in _ENDINGS}
    return fact.nouns | forms | _IRREGULAR.get(fact.name, frozenset())
