"""One event, many reports: linked by type, parties, place, time, numbers; a rising toll stays one event."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from tracktwo.link.tolls import latest as latest_known
from tracktwo.link.tolls import toll_history
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Place,
    Provenance,
    Quantity,
    TimeValue,
    record_id,
)  # fmt: skip

NAME = "link.events"
VERSION = "1"

# What each likeness adds, and what is enough. Deeds are told apart by when and where; words by what was said.
WEIGHTS = {
    "date": 2.0,
    "place": 2.0,
    "country": 0.5,
    "parties": 1.0,
    "number": 1.0,
    "means": 0.5,
    "words": 3.0,
}
ENOUGH = 3.5
DAYS_APART = 1  # a night attack is dated to either day
DEEDS = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.CONSULT,
        EventType.RETREAT, EventType.AID, EventType.SANCTION, EventType.COOPERATE,
    }
)  # fmt: skip
MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
HAPPENED = frozenset(
    {
        EventStatus.OCCURRED,
        EventStatus.ONGOING,
        EventStatus.HISTORICAL,
        EventStatus.ALLEGED,
        EventStatus.ANNOUNCED,
    }
)
SURENESS = (
    EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.HISTORICAL, EventStatus.ANNOUNCED,
    EventStatus.ALLEGED, EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CONDITIONAL,
    EventStatus.DENIED,
)  # fmt: skip
COMMON = lemma_set(
    "the a an of to in on at for and or by with from that which who was were is are be been has have had said"
    " says after as it its he she they his her their this not no will would into over more than least"
)
WORD = re.compile(r"[^\W\d_]{3,}")


def link_events(
    events: Iterable[Event],
    *,
    origin_of: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
) -> Iterator[Event]:
    """Yield each event once, assembled from its reports, in the order of the first report.

    Args:
        events: single readings from any number of articles.
        origin_of: article id to the id of its origin; an article without one is its own.
        published: article id to ISO date; the toll of the latest report is taken.
    Returns:
        events whose `reports` are the ids of the readings, earliest first, and whose `origins` counts
        the independent origins. Evidence of all reports is kept.
    """
    days = published or {}
    groups: dict[tuple[EventType, str], list[_Cluster]] = {}
    order: list[_Cluster] = []
    for event in sorted(events, key=lambda e: (days.get(_article(e), ""), _article(e), e.evidence[0].start)):
        clusters = groups.setdefault((event.type, _standing(event)), [])
        near = [(_closeness(event, c.reports), -n) for n, c in enumerate(clusters) if c.may_hold(event)]
        closeness, place = max(near, default=(0.0, 0))
        if closeness >= ENOUGH:
            clusters[-place].add(event)
        else:
            order.append(_Cluster())
            order[-1].add(event)
            clusters.append(order[-1])
    for cluster in order:
        yield assemble(cluster.reports, origin_of=origin_of or {}, published=days)


class _Cluster:
    """Reports of one event, with the days that all of them allow: most clusters fall out by these alone."""

    def __init__(self) -> None:
        self.reports: list[Event] = []
        self._first_end = date.max
        self._last_start = date.min

    def add(self, event: Event) -> None:
        """Take a further report in."""
        self.reports.append(event)
        span = _days(event.date)
        if span is not None:
            self._first_end = min(self._first_end, span[1])
            self._last_start = max(self._last_start, span[0])

    def may_hold(self, event: Event) -> bool:
        """Tell whether no report's time speaks against an event."""
        span = _days(event.date)
        if span is None:
            return True
        starts, ends = span[0].toordinal(), span[1].toordinal()
        too_late = starts - DAYS_APART > self._first_end.toordinal()
        return not too_late and ends + DAYS_APART >= self._last_start.toordinal()


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
        confidence=1.0 - _product(1.0 - e.confidence for e in _one_per_origin(reports, origin_of)),
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


def _standing(event: Event) -> str:
    """Return what may be one event: things that happened, things to come, things denied."""
    if event.status in HAPPENED:
        return "happened"
    return "denied" if event.status is EventStatus.DENIED else "to come"


def _closeness(event: Event, cluster: list[Event]) -> float:
    """Return how like the best report of a cluster an event is; below zero when any speaks against it."""
    best = 0.0
    for other in cluster:
        score = likeness(event, other)
        if score < 0:
            return -1.0
        best = max(best, score)
    return best


def likeness(one: Event, other: Event) -> float:
    """Return the sum of what speaks for one event, -1 when type, parties, time or place speak against it."""
    if one.evidence[0] == other.evidence[0]:
        return -1.0  # two events that one sentence tells apart
    if one.type in MUTUAL:
        parties: tuple[bool | None, ...] = (_same_group(one, other),)
    else:
        parties = (_parties(one.actors, other.actors), _parties(one.recipients, other.recipients))
    when, where = _same_time(one.date, other.date), _same_place(one.place, other.place)
    if False in (*parties, when, where):
        return -1.0
    score = WEIGHTS["parties"] * sum(p is True for p in parties)
    score += WEIGHTS["date"] * (when is True)
    if where is True and one.place and other.place:
        score += WEIGHTS["country" if "country" in (one.place.precision, other.place.precision) else "place"]
    score += WEIGHTS["number"] * _same_numbers(one, other)
    score += WEIGHTS["means"] * bool(set(one.weapons + one.targets) & set(other.weapons + other.targets))
    alike = _shared_words(one.text, other.text)
    if one.type not in DEEDS and alike < 0.2:
        return 0.0  # two accusations on one day are two unless they say the same
    return score + WEIGHTS["words"] * alike


def _parties(one: tuple[ActorRef, ...], other: tuple[ActorRef, ...]) -> bool | None:
    codes = {a.code for a in one if a.code}, {a.code for a in other if a.code}
    if not codes[0] or not codes[1]:
        return None
    return bool(codes[0] & codes[1])


def _same_group(one: Event, other: Event) -> bool | None:
    """Tell whether those who meet or agree are the same, one report perhaps naming fewer."""
    groups = [{a.code for a in (*e.actors, *e.recipients) if a.code} for e in (one, other)]
    if not groups[0] or not groups[1]:
        return None
    return groups[0] <= groups[1] or groups[1] <= groups[0]


def _same_time(one: TimeValue | None, other: TimeValue | None) -> bool | None:
    spans = _days(one), _days(other)
    if spans[0] is None or spans[1] is None:
        return None
    slack = timedelta(days=DAYS_APART)
    return spans[0][0] <= spans[1][1] + slack and spans[1][0] <= spans[0][1] + slack


@lru_cache(maxsize=100_000)
def _days(time: TimeValue | None) -> tuple[date, date] | None:
    if time is None or not time.start or not time.end:
        return None
    try:
        return date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    except ValueError:
        return None


def _width(time: TimeValue) -> tuple[int, str]:
    span = _days(time)
    return ((span[1] - span[0]).days if span else 100_000, time.text)


def _same_place(one: Place | None, other: Place | None) -> bool | None:
    if one is None or other is None:
        return None
    if one.country and other.country and one.country != other.country:
        return False
    if one.name == other.name or (one.geonames_id is not None and one.geonames_id == other.geonames_id):
        return True
    return None if {"country", "region", "district", "unknown"} & {one.precision, other.precision} else False


def _same_numbers(one: Event, other: Event) -> bool:
    pairs = ((one.killed, other.killed), (one.injured, other.injured))
    return any(a is not None and b is not None and _meet(a, b) for a, b in pairs)


def _meet(a: Quantity, b: Quantity) -> bool:
    low, high = max(a.min or 0.0, b.min or 0.0), min(_top(a), _top(b))
    return low <= high


def _top(quantity: Quantity) -> float:
    return quantity.max if quantity.max is not None else float("inf")


def _shared_words(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / max(min(len(a), len(b)), 1)


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(text.lower()) if word not in COMMON)


def _article(event: Event) -> str:
    return event.evidence[0].article_id


def _all_evidence(reports: list[Event]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for event in reports for evidence in event.evidence))


def _one_per_origin(reports: list[Event], origin_of: Mapping[str, str]) -> list[Event]:
    found: dict[str, Event] = {}
    for event in reports:
        found.setdefault(origin_of.get(_article(event), _article(event)), event)
    return list(found.values())


def _product(values: Iterable[float]) -> float:
    result = 1.0
    for value in values:
        result *= value
    return result


def _most_parties(lists: list[tuple[ActorRef, ...]]) -> tuple[ActorRef, ...]:
    """Return the parties of the report that names most of known country, the earliest of these."""
    return max(lists, key=lambda refs: (len({r.code for r in refs if r.code}), bool(refs)), default=())
