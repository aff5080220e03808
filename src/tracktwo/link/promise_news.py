"""What later events and rounds say of a promise: accusations of breach, the deed itself, acts against it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracktwo.link.deeds import deed_words, is_same_deed, stem
from tracktwo.records import (
    ActorRef,
    CommitmentStatus,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Round,
    RoundStatus,
    StatusChange,
    TimeValue,
)

BREACH = re.compile(r"\b(?:break|broke|broken|breach|violat|reneg|flout|betray|fail)\w*", re.IGNORECASE)
DONE = frozenset({EventStatus.OCCURRED, EventStatus.HISTORICAL})
# Events that can be a deed which somebody promised to do.
DEEDS = frozenset(
    {EventType.RETREAT, EventType.AID, EventType.COOPERATE, EventType.SUPPORT, EventType.CONCEDE}
)
# A deed told with one of these has begun, or is done in part.
PARTIAL = re.compile(
    r"\b(?:beg[aiu]n\w*|start\w*|some|part\w*|most|half|first|will|would|plan\w*|agreed|pledg\w*|promis\w*"
    r"|ready|offer\w*|gradual\w*|due|scheduled|not|denie[sd]|never|fail\w*|refus\w*)\b",
    re.IGNORECASE,
)
_STILLED = "halt stop refrain suspend cease end pause avoid hold extend spare"
STILLED = frozenset(map(stem, _STILLED.split()))
TRUCES = frozenset(map(stem, ("ceasefire", "truce", "armistice")))
_MEETINGS = "talks meeting round summit negotiations session consultations"
MEETINGS = frozenset(map(stem, _MEETINGS.split()))


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as news is held against it. `since` is the day of its first report, "" when unknown.

    `core` holds the words of its making, `words` those of all its reports.
    """

    by: ActorRef | None
    words: frozenset[str]
    core: frozenset[str]
    deadline: TimeValue | None
    since: str


@dataclass(frozen=True, slots=True)
class _Item:
    """An event that may bear on a promise, with its day and its words."""

    event: Event
    day: str
    told: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class News:
    """Events by the party they concern, and the rounds, each with the day it was reported."""

    accusations: Mapping[str, list[_Item]]
    deeds: Mapping[str, list[_Item]]
    attacks: Mapping[str, list[_Item]]
    rounds: tuple[tuple[str, Round], ...]


def index_news(events: Iterable[Event], rounds: Iterable[Round], *, published: Mapping[str, str]) -> News:
    """Return what may bear on promises, by the code of the party accused or acting."""
    accusations, deeds, attacks = (defaultdict[str, list[_Item]](list) for _ in range(3))
    for event in events:
        if event.status not in DONE and event.status is not EventStatus.ALLEGED:
            continue
        told = published.get(_article(event.evidence), "")
        day = (event.date.start or "")[:10] if event.date else ""
        item = _Item(event, day or told, told, deed_words(event.text))
        if event.type is EventType.ACCUSE and BREACH.search(event.text):
            _file(item, event.recipients, accusations)
        elif event.type in DEEDS and event.status in DONE and not PARTIAL.search(event.text):
            _file(item, event.actors, deeds)
        elif event.type is EventType.ASSAULT:
            _file(item, event.actors, attacks)
    return News(
        accusations, deeds, attacks, tuple((published.get(_article(r.evidence), ""), r) for r in rounds)
    )


def _file(item: _Item, parties: Iterable[ActorRef], index: defaultdict[str, list[_Item]]) -> None:
    for code in dict.fromkeys(party.code for party in parties if party.code):
        index[code].append(item)


def moves_of(promise: Promised, news: News) -> list[StatusChange]:
    """Return what was reported of a promise, each with its words. Only what is later than it counts."""
    return [*_accused(promise, news), *_done(promise, news), *_against(promise, news), *_met(promise, news)]


def _accused(promise: Promised, news: News) -> Iterator[StatusChange]:
    for item in news.accusations.get(_code(promise), ()):
        if item.told >= promise.since and is_same_deed(item.words & promise.words, promise.core):
            who = item.event.actors[0].name if item.event.actors else "somebody unnamed"
            yield _change(
                item.told, CommitmentStatus.DISPUTED, f"{who} says it was broken", item.event.evidence
            )


def _done(promise: Promised, news: News) -> Iterator[StatusChange]:
    """Yield tellings of the deed itself: kept when in time and not only the party's own word."""
    last = (promise.deadline.end or "")[:10] if promise.deadline else ""
    for item in news.deeds.get(_code(promise), ()):
        if not promise.since or item.day < promise.since or not is_same_deed(item.words, promise.core):
            continue
        by = item.event.said_by
        own = by is not None and by.code == _code(promise)
        late = bool(last) and item.day > last
        status = CommitmentStatus.OPEN if own or late else CommitmentStatus.KEPT
        told = f"{by.name} says it was done" if own and by else "done after the deadline" if late else "done"
        yield _change(item.day, status, told, item.event.evidence)


def _against(promise: Promised, news: News) -> Iterator[StatusChange]:
    """Yield violent acts by a party that promised to hold its fire: evidence, and no verdict."""
    truce = promise.core & TRUCES
    if not truce and not promise.core & STILLED:
        return
    things = promise.core - STILLED
    for item in news.attacks.get(_code(promise), ()):
        if promise.since and item.day > promise.since and (truce or len(things & item.words) >= 2):
            yield _change(
                item.day, CommitmentStatus.OPEN, "an act against it is reported", item.event.evidence
            )


def _met(promise: Promised, news: News) -> Iterator[StatusChange]:
    """Yield the meeting that was promised for a day, once it is reported as held on it."""
    day = (promise.deadline.end or "")[:10] if promise.deadline else ""
    if not day or not promise.core & MEETINGS:
        return
    for told, one in news.rounds:
        is_day = one.date is not None and (one.date.start or "")[:10] == day
        codes = {d.party.code for d in one.delegations}
        seated = _code(promise) in codes or not _code(promise)
        if is_day and seated and one.status is RoundStatus.HELD and told >= day:
            yield _change(told, CommitmentStatus.KEPT, "the meeting was held", one.evidence)


def _change(day: str, status: CommitmentStatus, told: str, evidence: tuple[Evidence, ...]) -> StatusChange:
    return StatusChange(day or None, status, told, evidence[:1])


def _code(promise: Promised) -> str:
    return (promise.by.code or "") if promise.by else ""


def _article(evidence: tuple[Evidence, ...]) -> str:
    return evidence[0].article_id
