"""One event, many reports: linked by type, parties, place, time, numbers; a rising toll stays one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from tracktwo.link.likeness import DAYS_APART, ENOUGH, Traits, likeness, standing_of, traits_of
from tracktwo.link.press import Press
from tracktwo.link.standings import counterparts, hosts, status_history
from tracktwo.link.tolls import ordered, standing, toll_history
from tracktwo.link.windows import InTime, article_of, days_of, joint_confidence
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Provenance,
    TimeValue,
    record_id,
)
from tracktwo.records.recall import Choices, Memo, Recall

NAME = "link.events"
VERSION = "3"

SURENESS = (
    EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.HISTORICAL, EventStatus.ANNOUNCED,
    EventStatus.ALLEGED, EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CONDITIONAL,
    EventStatus.DENIED,
)  # fmt: skip
# Told by nobody but the sides, and denied by one: nothing is established.
CONTESTED = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.HISTORICAL})


def link_events(
    events: Iterable[Event], *, press: Press | None = None, recall: Recall | None = None
) -> Iterator[Event]:
    """Yield each event once, assembled from its reports, in the order of the first report.

    Args:
        events: single readings from any number of articles.
        press: of the articles; one of unknown voice is its own origin.
        recall: of earlier runs on the same records or fewer, so that only new ones are compared.
    Returns:
        events whose `reports` are the ids of the readings, earliest first, and whose `origins` counts
        the independent origins. Evidence of all reports is kept.
    """
    papers, known = press or Press(), recall or Recall()
    in_order = sorted(events, key=lambda e: (papers.moment(_article(e)), _article(e), e.evidence[0].start))
    told = [papers.days.get(_article(event)) for event in in_order]
    memo: Memo[Traits] = known.memo("traits of events")
    traits = [
        memo.of((event,), partial(traits_of, event, told=day), mark=day)
        for event, day in zip(in_order, told, strict=True)
    ]
    groups = _grouped(traits, known.choices(NAME), told)
    host_of = hosts(groups, counterparts(traits, known.matches("counterparts of events")))
    core, beside = defaultdict[int, list[Event]](list), defaultdict[int, list[Event]](list)
    for group, event in zip(groups, in_order, strict=True):
        if group in host_of:
            beside[host_of[group]].append(event)
        else:
            core[group].append(event)
    yield from (_told_of(core[group], beside.get(group, []), papers, known) for group in sorted(core))


def _grouped(traits: Sequence[Traits], choices: Choices[int], told: Sequence[str | None]) -> list[int]:
    """Return for each report the number of its event among those of all types, the earliest event first."""
    kinds: dict[tuple[EventType, str], _Kind] = {}
    numbers: dict[tuple[tuple[EventType, str], int], int] = {}
    same, groups = choices.follow([one.event for one in traits], marks=told), list[int]()
    for place, report in enumerate(traits):
        key = (report.event.type, standing_of(report.event))
        kind = kinds.setdefault(key, _Kind())
        if place >= same:
            choices.made.append(kind.best(report))
        kind.put(report, choices.made[place])
        groups.append(numbers.setdefault((key, choices.made[place]), len(numbers)))
    return groups


def _told_of(core: list[Event], beside: list[Event], press: Press, recall: Recall) -> Event:
    facts = tuple(press.facts(_article(e)) for e in (*core, *beside))
    memo: Memo[Event] = recall.memo(NAME)
    return memo.of(
        (*core, *beside), lambda: assemble(core, beside=beside, press=press), mark=(len(core), facts)
    )


class _Kind:
    """The events of one type and standing, by the days on which they may have been."""

    def __init__(self) -> None:
        self._clusters: list[_Cluster] = []
        self._in_time = InTime()

    def best(self, event: Traits) -> int:
        """Return the number of the reports that a report is most like, or a new number."""
        near = self._in_time.near(event.window, slack=DAYS_APART)
        scores = [(self._clusters[n].closeness(event), -n) for n in near if self._clusters[n].may_hold(event)]
        closeness, place = max(scores, default=(0.0, 0))
        return -place if closeness >= ENOUGH else len(self._clusters)

    def put(self, event: Traits, number: int) -> None:
        """Put a report with those of a number."""
        if number == len(self._clusters):
            self._clusters.append(_Cluster())
        self._clusters[number].add(event)
        self._in_time.add(number, event.window)


class _Cluster:
    """Reports of one event, with the days that all of them allow: most clusters fall out by these alone."""

    def __init__(self) -> None:
        self.reports: list[Traits] = []
        self._first_end = date.max.toordinal()
        self._last_start = date.min.toordinal()

    def add(self, event: Traits) -> None:
        """Take a further report in."""
        self.reports.append(event)
        if event.window is not None:
            self._first_end = min(self._first_end, event.window.last)
            self._last_start = max(self._last_start, event.window.first)

    def may_hold(self, event: Traits) -> bool:
        """Tell whether no report's time speaks against an event."""
        if event.window is None:
            return True
        is_later = event.window.first - DAYS_APART > self._first_end
        return not is_later and event.window.last + DAYS_APART >= self._last_start

    def closeness(self, event: Traits) -> float:
        """Return how like the best of its reports an event is; below zero when any speaks against it."""
        best = 0.0
        for report in self.reports:
            score = likeness(event, report)
            if score < 0:
                return score
            best = max(best, score)
        return best


def assemble(reports: list[Event], *, beside: Sequence[Event] = (), press: Press | None = None) -> Event:
    """Return the event that several reports, earliest first, tell of.

    `origins` is at least what a report that was read from another desk's export says of itself.

    Args:
        reports: that tell of it as it is known last.
        beside: that tell of it as still to come, or deny it.
    """
    papers = press or Press()
    first, latest = reports[0], list(reversed(reports))
    voices = {papers.voice(_article(e)) for e in reports}
    every = sorted([*reports, *beside], key=lambda e: papers.moment(_article(e)))
    tolls = ordered(reports, press=papers)
    return replace(
        first,
        id=record_id("event", "linked", VERSION, first.id),
        evidence=_all_evidence([*reports, *beside]),
        confidence=joint_confidence((papers.voice(_article(e)), e.confidence) for e in latest),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model="type+parties+place+time+numbers"),
        date=min((e.date for e in reports if e.date), key=_width, default=None),
        actors=_most_parties([e.actors for e in reports]),
        recipients=_most_parties([e.recipients for e in reports]),
        mode=next((e.mode for e in latest if e.mode), None),
        contexts=tuple(dict.fromkeys(c for e in reports for c in e.contexts)),
        status=_status(reports, beside),
        place=next((e.place for e in reports if e.place and e.place.precision != "country"), first.place),
        killed=standing(tolls, lambda told: told.killed, press=papers),
        injured=standing(tolls, lambda told: told.injured, press=papers),
        other_counts=next((e.other_counts for e in latest if e.other_counts), ()),
        weapons=tuple(dict.fromkeys(w for e in reports for w in e.weapons)),
        targets=tuple(dict.fromkeys(t for e in reports for t in e.targets)),
        reports=tuple(e.id for e in every),
        origins=max(len(voices), *(e.origins or 0 for e in reports)),
        tolls=toll_history(reports, press=papers),
        statuses=status_history(every, press=papers),
    )


def _status(reports: Sequence[Event], beside: Sequence[Event]) -> EventStatus:
    """Return the surest status; what is denied and told by nobody in an outlet's own voice is alleged."""
    surest = min((e.status for e in reports), key=SURENESS.index)
    is_denied = any(e.status is EventStatus.DENIED for e in beside)
    is_ascribed = all(e.said_by is not None for e in reports)
    return EventStatus.ALLEGED if is_denied and is_ascribed and surest in CONTESTED else surest


def _width(time: TimeValue) -> tuple[int, str]:
    days = days_of(time)
    return (days.last - days.first if days else 100_000, time.text)


def _article(event: Event) -> str:
    return article_of(event.evidence)


def _all_evidence(reports: list[Event]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for event in reports for evidence in event.evidence))


def _most_parties(lists: list[tuple[ActorRef, ...]]) -> tuple[ActorRef, ...]:
    """Return the parties of the report that names most of known country, the earliest of these."""
    return max(lists, key=lambda refs: (len({r.code for r in refs if r.code}), bool(refs)), default=())
