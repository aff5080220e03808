"""Ledger rule for denials: what one telling denies, and others tell or allege all the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

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
from tracktwo.corroborate.nearby import ByKeyAndDay
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.ontology.rivals import BareFact
from tracktwo.records import (
    ActorRef,
    DisagreementKind,
    Event,
    EventStatus,
    Evidence,
    Polarity,
    Quotation,
    SpeechAct,
    TimeValue,
)
from tracktwo.records.recall import Memo
from tracktwo.records.sides import side_of

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
    denials = [event for event in ledger.events if is_denial(event)]
    told, allegations = _told_against(ledger, denials), _alleged_against(ledger, denials)
    for no, events, quotations in zip(denials, told, allegations, strict=True):
        accounts = [event_account(ledger, event) for event in (no, *events)]
        accounts += [alleged(ledger, quotation) for quotation in quotations]
        said = pointed_back(ledger, no)
        if said is not None:
            accounts.append(alleged(ledger, said))
        if len(accounts) > 1:
            deed = (said.contents if said else denied_words(ledger, no)).removeprefix("that ").strip(" .,;")
            yield Case(DisagreementKind.FACT, f"Did it happen: {deed}?", accounts)


class _Deed(NamedTuple):
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
    return frozenset(map(side_of, actors))


def _told_against(ledger: Ledger, denials: Sequence[Event]) -> list[list[Event]]:
    """Return for each denial the events told as done that can be the one denied, in the ledger's order."""
    done = [event for event in ledger.events if event.status in _DONE]
    memo: Memo[_Deed] = ledger.recall.memo("deeds")
    nos, yeses = (
        [memo.of((event,), partial(_deed, ledger, event)) for event in events] for events in (denials, done)
    )
    near_nos, near_yeses = (
        ByKeyAndDay([((d.event.type,), d.printed) for d in deeds]) for deeds in (nos, yeses)
    )
    found = ledger.recall.matches("denied deeds").among(
        denials,
        done,
        near_one=lambda no: near_yeses.near((nos[no].event.type,), nos[no].printed, within=MAX_DAYS_OF_STORY),
        near_other=lambda yes: near_nos.near(
            (yeses[yes].event.type,), yeses[yes].printed, within=MAX_DAYS_OF_STORY
        ),
        is_match=lambda no, yes: _is_same_deed(ledger, nos[no], yeses[yes]),
    )
    return [[done[number] for number in numbers] for numbers in found]


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


class _Said(NamedTuple):
    """A denial or an allegation: where it stands, when it was printed, its words, the deeds they tell of."""

    at: Evidence
    printed: date | None
    words: frozenset[str]
    deeds: frozenset[str]


def _alleged_against(ledger: Ledger, denials: Sequence[Event]) -> list[list[Quotation]]:
    """Return for each denial who says elsewhere that the deed was done: a kindred verb, many of its words."""
    forms = {fact.name: _forms(fact) for fact in ledger.rivals.facts}
    alleging = [quotation for quotation in ledger.quotations if _alleges(quotation)]
    memo: Memo[_Said] = ledger.recall.memo("said of deeds")

    def said(record: Event | Quotation) -> _Said:
        at = record.evidence[0]
        words = event_words(record.contents if isinstance(record, Quotation) else ledger.library.sentence(at))
        deeds = frozenset(name for name, known in forms.items() if not known.isdisjoint(words))
        return _Said(at, ledger.library.published(record.evidence), words, deeds)

    nos = [memo.of((no,), partial(said, no)) for no in denials]
    theirs = [memo.of((other,), partial(said, other)) for other in alleging]
    near_nos, near_theirs = (ByKeyAndDay([(s.deeds, s.printed) for s in side]) for side in (nos, theirs))
    found = ledger.recall.matches("alleged deeds").among(
        denials,
        alleging,
        near_one=lambda n: near_theirs.near(nos[n].deeds, nos[n].printed, within=MAX_DAYS_OF_STORY),
        near_other=lambda n: near_nos.near(theirs[n].deeds, theirs[n].printed, within=MAX_DAYS_OF_STORY),
        is_match=lambda no, other: _is_alleged(ledger, nos[no], theirs[other]),
        basis=ledger.library.common_names,
    )
    return [[alleging[number] for number in numbers] for numbers in found]


def _is_alleged(ledger: Ledger, no: _Said, other: _Said) -> bool:
    if other.at.article_id == no.at.article_id or not ledger.library.tell_one_story(other.at, no.at):
        return False
    return overlap(other.words, no.words, ledger.rivals) >= SAME_ALLEGATION


def _alleges(quotation: Quotation) -> bool:
    is_affirmed = quotation.speech_act in _ALLEGING and quotation.polarity is not Polarity.NEGATED
    return is_affirmed and not _NEGATED.search(quotation.contents)


def _forms(fact: BareFact) -> frozenset[str]:
    stems = {stem for verb in fact.verbs for stem in (verb, verb.removesuffix("e"))}
    forms = {stem + ending for stem in stems for ending in _ENDINGS}
    return fact.nouns | forms | _IRREGULAR.get(fact.name, frozenset())
