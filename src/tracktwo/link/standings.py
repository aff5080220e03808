"""One event told as to come, as done and as denied: which groups of reports are one, and their history."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tracktwo.link.likeness import (
    DAYS_APART,
    MUTUAL,
    Traits,
    common_parties,
    same_place,
    same_words,
    standing_of,
)
from tracktwo.link.press import Press
from tracktwo.link.windows import InTime
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Evidence, StatusReport
from tracktwo.records.recall import Matches

# What an event to come is when it is done, by type; a meeting that is agreed on (036) is a meeting when held.
FULFILS = {EventType.AGREE: EventType.CONSULT, EventType.CONCEDE: EventType.RETREAT}
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.ANNOUNCED})
TO_MEET = "036"
LONGEST = 2  # days that something to come and the same done may span
DENIED_ALIKE = 0.5  # of the words of the shorter telling
FULFILLED_ALIKE = 0.3
_AS_OCCURRED = {EventStatus.ONGOING: EventStatus.OCCURRED, EventStatus.HISTORICAL: EventStatus.OCCURRED}


def waits_for(event: Event) -> EventType | None:
    """Return as what an event that is denied or still to come may be told when it is done, None for others.

    Something announced and done at once ("sanctions were announced") is done.
    """
    if event.status is EventStatus.DENIED:
        return event.type
    if event.status not in AHEAD:
        return None
    if event.type is EventType.AGREE:
        return EventType.CONSULT if event.cameo == TO_MEET else None
    done = FULFILS.get(event.type)
    if done is None and event.status is not EventStatus.ANNOUNCED:
        return event.type
    return done


def counterparts(reports: Sequence[Traits], matches: Matches) -> list[tuple[int, int]]:
    """Return the pairs (a report of what is denied or to come, a report of the same as done), by number."""
    waiting = [n for n, one in enumerate(reports) if waits_for(one.event) is not None and one.window]
    done = [n for n, one in enumerate(reports) if standing_of(one.event) == "happened" and one.window]
    wanted = [waits_for(reports[n].event) for n in waiting]
    near_waiting = _by_type((kind, reports[n]) for kind, n in zip(wanted, waiting, strict=True))
    near_done = _by_type((reports[n].event.type, reports[n]) for n in done)
    found = matches.among(
        [reports[n] for n in waiting],
        [reports[n] for n in done],
        near_one=lambda one: near_done[wanted[one]].near(reports[waiting[one]].window, slack=DAYS_APART),
        near_other=lambda one: near_waiting[reports[done[one]].event.type].near(
            reports[done[one]].window, slack=DAYS_APART
        ),
        is_match=lambda one, other: _is_counterpart(reports[waiting[one]], reports[done[other]]),
    )
    return [(one, done[other]) for one, others in zip(waiting, found, strict=True) for other in others]


def _by_type(reports: Iterable[tuple[EventType | None, Traits]]) -> defaultdict[EventType | None, InTime]:
    found: defaultdict[EventType | None, InTime] = defaultdict(InTime)
    for number, (kind, report) in enumerate(reports):
        found[kind].add(number, report.window)
    return found


def _is_counterpart(waiting: Traits, done: Traits) -> bool:
    """Tell whether one report denies what another tells as done, or tells of it as still to come."""
    if waiting.event.type is not done.event.type and not _may_fulfil(waiting, done):
        return False
    is_elsewhere = same_place(waiting.place, done.place) is False
    if waiting.window is None or done.window is None or is_elsewhere or done.is_further:
        return False
    if waiting.event.status is EventStatus.DENIED:
        return _is_denial_of(waiting, done)
    return _is_fulfilled(waiting, done)


def _may_fulfil(waiting: Traits, done: Traits) -> bool:
    return waits_for(waiting.event) is done.event.type and standing_of(done.event) == "happened"


def _is_denial_of(no: Traits, yes: Traits) -> bool:
    """Tell whether a denial is of a deed: of the same sides, at that time, in much the same words."""
    if no.window is None or yes.window is None or not no.window.meets(yes.window, slack=DAYS_APART):
        return False
    share = (no.actors | no.recipients) & (yes.actors | yes.recipients)
    return bool(share) and same_words(no, yes) >= DENIED_ALIKE


def _is_fulfilled(ahead: Traits, done: Traits) -> bool:
    """Tell whether something done is what was to come: on that very day, of the same sides, at that place."""
    if ahead.days is None or done.days is None or not ahead.days.meets(done.days):
        return False
    if max(days.last - days.first for days in (ahead.days, done.days)) > LONGEST:
        return False
    if done.event.type in MUTUAL or ahead.event.type in MUTUAL:
        share = (ahead.actors | ahead.recipients) & (done.actors | done.recipients)
        if len(share) < 2:
            return False
    elif not common_parties(ahead, done):
        return False
    is_there = same_place(ahead.place, done.place) is True
    return is_there or same_words(ahead, done) >= FULFILLED_ALIKE


def hosts(groups: Sequence[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each group of reports that waits for another the group it belongs to.

    Args:
        groups: for each report the number of its group, the earliest group first.
        pairs: what `counterparts` found.
    """
    wanted: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for waiting, done in pairs:
        if groups[waiting] != groups[done]:
            wanted[groups[waiting]][groups[done]] += 1
    return {
        group: max(found, key=lambda host: (found[host], -host))
        for group, found in wanted.items()
        if not wanted.keys() & found.keys()
    }


@dataclass(slots=True)
class _Status:
    day: str | None
    evidence: list[Evidence] = field(default_factory=list)
    voices: set[str] = field(default_factory=set)
    by: dict[str, ActorRef] = field(default_factory=dict)
    is_ascribed: bool = True


def status_history(reports: Sequence[Event], *, press: Press) -> tuple[StatusReport, ...]:
    """Return what an event was told as, earliest first; nothing where it was always the same.

    Args:
        reports: of one event, earliest first.
    """
    found: dict[EventStatus, _Status] = {}
    for event in reports:
        article = event.evidence[0].article_id
        status = _AS_OCCURRED.get(event.status, event.status)
        told = found.setdefault(status, _Status(press.days.get(article)))
        told.evidence.append(event.evidence[0])
        told.voices.add(press.voice(article))
        if event.said_by is None:
            told.is_ascribed = False
        else:
            told.by.setdefault(event.said_by.name, event.said_by)
    return tuple(_reports(found)) if len(found) > 1 else ()


def _reports(found: dict[EventStatus, _Status]) -> Iterator[StatusReport]:
    for status, told in found.items():
        by = tuple(told.by.values()) if told.is_ascribed else ()
        yield StatusReport(status, told.day, by, len(told.voices), tuple(dict.fromkeys(told.evidence)))
