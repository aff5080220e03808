"""One event, many reports: linked by type, parties, place, time, numbers; a rising toll stays one event."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from tracktwo.link.likeness import DAYS_APART, ENOUGH, Traits, likeness, standing_of, traits_of
from tracktwo.link.tolls import latest as latest_known
from tracktwo.link.tolls import toll_history
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
from tracktwo.records.recall import Memo, Recall

NAME = "link.events"
VERSION = "2"

SURENESS = (
    EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.HISTORICAL, EventStatus.ANNOUNCED,
    EventStatus.ALLEGED, EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CONDITIONAL,
    EventStatus.DENIED,
)  # fmt: skip


def link_events(
    events: Iterable[Event],
    *,
    origin_of: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
    recall: Recall | None = None,
) -> Iterator[Event]:
    """Yield each event once, assembled from its reports, in the order of the first report.

    Args:
        events: single readings from any number of articles.
        origin_of: article id to the id of its origin; an article without one is its own.
        published: article id to ISO date; the toll of the latest report is taken.
        recall: of earlier runs on the same records or fewer, so that only new ones are compared.
    Returns:
        events whose `reports` are the ids of the readings, earliest first, and whose `origins` counts
        the independent origins. Evidence of all reports is kept.
    """
    days, known = published or {}, recall or Recall()
    kinds: dict[tuple[EventType, str], _Kind] = {}
    order: list[_Cluster] = []
    ordered = sorted(events, key=lambda e: (days.get(_article(e), ""), _article(e), e.evidence[0].start))
    told = [days.get(_article(event)) for event in ordered]
    memo: Memo[Traits] = known.memo("traits of events")
    choices = known.choices(NAME)
    same = choices.follow(ordered, marks=told)
    for place, event in enumerate(ordered):
        kind = kinds.setdefault((event.type, standing_of(event)), _Kind())
        traits = memo.of((event,), partial(traits_of, event, told=told[place]), mark=told[place])
        if place >= same:
            choices.made.append(kind.best(traits))
        cluster = kind.put(traits, choices.made[place])
        if len(cluster.reports) == 1:
            order.append(cluster)
    yield from (_told_of(cluster, known, origin_of=origin_of or {}, published=days) for cluster in order)


def _told_of(
    cluster: "_Cluster", recall: Recall, *, origin_of: Mapping[str, str], published: Mapping[str, str]
) -> Event:
    reports = [report.event for report in cluster.reports]
    facts = tuple((origin_of.get(_article(e)), published.get(_article(e))) for e in reports)
    memo: Memo[Event] = recall.memo(NAME)
    return memo.of(reports, lambda: assemble(reports, origin_of=origin_of, published=published), mark=facts)


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

    def put(self, event: Traits, number: int) -> "_Cluster":
        """Put a report with those of a number and return these."""
        if number == len(self._clusters):
            self._clusters.append(_Cluster())
        self._clusters[number].add(event)
        self._in_time.add(number, event.window)
        return self._clusters[number]


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


def assemble(
    reports: list[Event], *, origin_of: Mapping[str, str], published: Mapping[str, str] | None = None
) -> Event:
    """Return the event that several reports, earliest first, tell of.

    `origins` is at least what a report that was read from another desk's export says of itself.
    """
    first = reports[0]
    latest = list(reversed(reports))
    origins = {origin_of.get(_article(e), _article(e)) for e in reports}
    return replace(
        first,
        id=record_id("event", "linked", VERSION, first.id),
        evidence=_all_evidence(reports),
        confidence=joint_confidence((origin_of.get(_article(e), _article(e)), e.confidence) for e in latest),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model="type+parties+place+time+numbers"),
        date=min((e.date for e in reports if e.date), key=_width, default=None),
        actors=_most_parties([e.actors for e in reports]),
        recipients=_most_parties([e.recipients for e in reports]),
        mode=next((e.mode for e in latest if e.mode), None),
        contexts=tuple(dict.fromkeys(c for e in reports for c in e.contexts)),
        status=min((e.status for e in reports), key=SURENESS.index),
        place=next((e.place for e in reports if e.place and e.place.precision != "country"), first.place),
        killed=latest_known(e.killed for e in latest),
        injured=latest_known(e.injured for e in latest),
        other_counts=next((e.other_counts for e in latest if e.other_counts), ()),
        weapons=tuple(dict.fromkeys(w for e in reports for w in e.weapons)),
        targets=tuple(dict.fromkeys(t for e in reports for t in e.targets)),
        reports=tuple(e.id for e in reports),
        origins=max(len(origins), *(e.origins or 0 for e in reports)),
        tolls=toll_history(reports, published=published or {}),
    )


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
