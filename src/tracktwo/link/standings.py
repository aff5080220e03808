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
from tracktwo.link.windows import InTime, Window
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Evidence, StatusReport
from tracktwo.records.recall import Matches

# What an event to come is when it is done, by type; a meeting that is agreed on (036) is a meeting when held.
FULFILS = {EventType.AGREE: EventType.CONSULT, EventType.CONCEDE: EventType.RETREAT}
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.ANNOUNCED})
TO_MEET = "036"
ANSWERED = 7  # days within which what is told without a date is denied
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
    wanted = [waits_for(one.event) for one in reports]
    spans = [_span(one) for one in reports]
    waiting = [n for n, kind in enumerate(wanted) if kind is not None and spans[n] is not None]
    done = [n for n, one in enumerate(reports) if spans[n] and standing_of(one.event) == "happened"]
    near_waiting = _by_type([(wanted[n], spans[n]) for n in waiting])
    near_done = _by_type([(reports[n].event.type, spans[n]) for n in done])

    def is_match(one: int, other: int) -> bool:
        ours, theirs = spans[waiting[one]], spans[done[other]]
        is_near = ours is not None and theirs is not None and ours.meets(theirs, slack=DAYS_APART)
        return is_near and _is_counterpart(reports[waiting[one]], reports[done[other]])

    found = matches.among(
        [reports[n] for n in waiting],
        [reports[n] for n in done],
        near_one=lambda n: near_done[wanted[waiting[n]]].near(spans[waiting[n]], slack=DAYS_APART),
        near_other=lambda n: near_waiting[reports[done[n]].event.type].near(spans[done[n]], slack=DAYS_APART),
        is_match=is_match,
    )
    return [(one, done[other]) for one, others in zip(waiting, found, strict=True) for other in others]


def _span(report: Traits) -> Window | None:
    """Return a report's days; without a date those before it was told, none for what is to come."""
    if report.days is not None or report.window is None or standing_of(report.event) == "to come":
        return report.days
    return Window(report.window.last - ANSWERED, report.window.last)


def _by_type(
    spans: Sequence[tuple[EventType | None, Window | None]],
) -> defaultdict[EventType | None, InTime]:
    found: defaultdict[EventType | None, InTime] = defaultdict(lambda: InTime(bucket_days=ANSWERED))
    for number, (kind, span) in enumerate(spans):
        found[kind].add(number, span)
    return found


def _is_counterpart(waiting: Traits, done: Traits) -> bool:
    """Tell whether one report denies what another tells as done, or tells of it as still to come."""
    if done.is_further or same_place(waiting.place, done.place) is False:
        return False
    if waiting.event.status is EventStatus.DENIED:
        return _is_denial_of(waiting, done)
    return _is_fulfilled(waiting, done)


def _is_denial_of(no: Traits, yes: Traits) -> bool:
    """Tell whether a denial is of a deed: of the same sides, in much the same words."""
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
