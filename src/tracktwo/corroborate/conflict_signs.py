"""What each month of a conflict holds: deeds and words, deaths, rounds, promises, measures, shifts.

What several records tell counts once: readings of one deed are one, however many articles copy one origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tracktwo.ontology.plover import Plover
from tracktwo.records import (
    ActorRef,
    Commitment,
    CommitmentStatus,
    Event,
    EventStatus,
    EventType,
    Granularity,
    Measure,
    MeasureKind,
    MeasureStatus,
    Outcome,
    Position,
    Record,
    Round,
    RoundStatus,
    Stance,
    TimeValue,
)
from tracktwo.records.sides import side_of

QUAD_SIGNS = {1: "friendly_words", 2: "friendly_deeds", 3: "hostile_words", 4: "hostile_deeds"}
# How much a deed counts by the number of independent origins that tell it. A second origin makes it surer
# and, as a rule, larger; from the third on, the number says more about the outlets than about the deed.
ORIGIN_WEIGHTS = {1: 1.0, 2: 1.5}
MOST_WEIGHT = 2.0
# One side's word for it is worth half a deed, and its count of the dead is not added to the deaths.
CERTAINTY = {EventStatus.OCCURRED: 1.0, EventStatus.ONGOING: 1.0, EventStatus.ALLEGED: 0.5}
PRECISE = frozenset(
    {Granularity.MINUTE, Granularity.HOUR, Granularity.DAY, Granularity.WEEK, Granularity.MONTH}
)
VAGUE = frozenset({Granularity.SEASON, Granularity.YEAR, Granularity.DECADE})  # of no one month
IN_FORCE = frozenset({MeasureStatus.OCCURRED, MeasureStatus.ONGOING, MeasureStatus.ANNOUNCED})
# Arms and aid help one side: whether that is worse or better is not for a count to say.
NEITHER = frozenset({MeasureKind.ARMS, MeasureKind.AID, MeasureKind.OTHER})
HARDNESS = {
    Stance.DEMANDS: 2, Stance.INSISTS: 2, Stance.REJECTS: 2, Stance.PREFERS: 1,
    Stance.OPEN_TO: 0, Stance.OFFERS: 0, Stance.ACCEPTS: 0,
}  # fmt: skip
OFF = frozenset({RoundStatus.CANCELLED, RoundStatus.POSTPONED})
AGREED = frozenset({Outcome.AGREEMENT, Outcome.PARTIAL})
FATES = {CommitmentStatus.KEPT: "promises_kept", CommitmentStatus.BROKEN: "promises_broken"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """A dossier's records that a status rests on, each assembled one in place of its readings.

    `origin_of` maps an article's id to its origin's, `published` to its day; an article that nobody dated
    is in none of the months.
    """

    events: tuple[Event, ...] = ()
    rounds: tuple[Round, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()
    positions: tuple[Position, ...] = ()
    origin_of: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)

    def reported_on(self, record: Record) -> str:
        """Return the day the first article with a record was published, "" when none is dated."""
        days = [day for e in record.evidence if (day := self.published.get(e.article_id))]
        return min(days, default="")[:10]

    def origins(self, record: Record) -> frozenset[str]:
        """Return the independent origins of a record."""
        return frozenset(self.origin_of.get(e.article_id, e.article_id) for e in record.evidence)


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a sign a month holds, and which records show it."""

    value: float = 0.0
    records: tuple[str, ...] = ()


NONE = Count()


@dataclass(frozen=True, slots=True)
class Month:
    """A month (YYYY-MM): how many independent origins its articles go back to, and its signs by id."""

    name: str
    origins: int
    signs: Mapping[str, Count]

    def count(self, sign: str) -> Count:
        """Return how much of a sign there is."""
        return self.signs.get(sign, NONE)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """One record's share in a sign. What has the same key is one thing, told more than once."""

    sign: str
    day: str
    key: tuple[object, ...]
    record: Record
    value: float = 1.0


def months_of(ledger: Ledger, *, plover: Plover) -> dict[str, Month]:
    """Return the months in which anything was published or is counted, by name."""
    grouped: dict[str, dict[str, dict[tuple[object, ...], list[_Sighting]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for seen in _sightings(ledger, plover):
        if seen.day:
            grouped[seen.day[:7]][seen.sign][seen.key].append(seen)
    origins: dict[str, set[str]] = defaultdict(set)
    for article, day in ledger.published.items():
        origins[day[:7]].add(ledger.origin_of.get(article, article))
    return {
        name: Month(
            name,
            len(origins.get(name, ())),
            {sign: _counted(sign, found.values(), ledger) for sign, found in grouped[name].items()},
        )
        for name in sorted({*grouped, *origins} - {""})
    }


def _counted(sign: str, groups: Iterable[list[_Sighting]], ledger: Ledger) -> Count:
    total, records = 0.0, dict[str, None]()
    for group in groups:
        value = max(seen.value for seen in group)
        total += value * _weight(group, ledger) if sign in QUAD_SIGNS.values() else value
        records.update((seen.record.id, None) for seen in group)
    return Count(round(total, 2), tuple(records))


def _weight(group: Iterable[_Sighting], ledger: Ledger) -> float:
    origins = frozenset[str]().union(*(ledger.origins(seen.record) for seen in group))
    return ORIGIN_WEIGHTS.get(len(origins), MOST_WEIGHT)


def _sightings(ledger: Ledger, plover: Plover) -> Iterator[_Sighting]:
    for event in ledger.events:
        yield from _of_event(event, ledger, plover)
    for one in ledger.rounds:
        yield from _of_round(one, ledger)
    for commitment in ledger.commitments:
        yield from _of_commitment(commitment, ledger)
    for measure in ledger.measures:
        yield from _of_measure(measure, ledger)
    stances = {position.id: position.stance for position in ledger.positions}
    for position in ledger.positions:
        yield from _of_position(position, stances, ledger)


def _of_event(event: Event, ledger: Ledger, plover: Plover) -> Iterator[_Sighting]:
    certainty, day = CERTAINTY.get(event.status), day_of(event.date, ledger.reported_on(event))
    if certainty is None or not day:
        return
    place = event.place.name if event.place else None
    key = (event.type, event.mode, day, _names(event.actors), _names(event.recipients), place)
    yield _Sighting(QUAD_SIGNS[plover.quad(event.type)], day, key, event, certainty)
    if certainty == 1.0:
        if event.killed and (dead := event.killed.min or event.killed.max):
            yield _Sighting("deaths", day, key, event, dead)
        if event.type is EventType.MOBILIZE:
            yield _Sighting("mobilised", day, key, event)
        if event.type is EventType.THREATEN:
            yield _Sighting("threats", day, key, event)
        if event.type is EventType.RETREAT and event.mode == "ceasefire":
            yield _Sighting("truces", day, key, event)


def _of_round(one: Round, ledger: Ledger) -> Iterator[_Sighting]:
    reported = ledger.reported_on(one)
    if one.status is RoundStatus.HELD:
        day = day_of(one.date, reported)
        yield _Sighting("rounds_held", day, (one.id,), one)
        if one.outcome in AGREED:
            yield _Sighting("agreements", day, (one.id,), one)
    elif one.status in OFF:
        said = [change.date for change in one.history if change.status is one.status and change.date]
        yield _Sighting("rounds_off", min(said, default=reported), (one.id,), one)


def _of_commitment(one: Commitment, ledger: Ledger) -> Iterator[_Sighting]:
    said = {change.status: change.date for change in one.history if change.date}
    for status, sign in FATES.items():
        if status in said or one.status is status:
            yield _Sighting(sign, said.get(status) or ledger.reported_on(one), (one.id,), one)


def _of_measure(one: Measure, ledger: Ledger) -> Iterator[_Sighting]:
    """A measure is not linked across articles: one kind, imposer and target in a month is one measure.

    Rows of a public list are one act for each programme, however many names were put on it.
    """
    if one.status not in IN_FORCE or one.kind in NEITHER:
        return
    day = day_of(one.date, ledger.reported_on(one))
    sign = "measures_lifted" if one.kind is MeasureKind.RELIEF else "measures_imposed"
    against = _name(one.target) if one.listing is None else "/".join(one.listing.programmes)
    yield _Sighting(sign, day, (one.kind, _name(one.imposer), against), one)


def _of_position(one: Position, stances: Mapping[str, Stance], ledger: Ledger) -> Iterator[_Sighting]:
    earlier = stances.get(one.previous or "", Stance.SILENT)
    before, after = HARDNESS.get(earlier), HARDNESS.get(one.stance)
    if before is None or after is None or before == after:
        return
    day = day_of(one.date, ledger.reported_on(one))
    yield _Sighting("positions_harder" if after > before else "positions_softer", day, (one.id,), one)


def day_of(time: TimeValue | None, reported: str) -> str:
    """Return the day that places something in a month, "" for what is of no one month.

    What states no time happened, as far as anybody knows, when it was first reported.
    """
    if time is None or not (time.start or time.end):
        return reported
    if time.granularity in VAGUE:
        return ""
    return (time.start or time.end or "")[:10] if time.granularity in PRECISE else reported


def _names(actors: Iterable[ActorRef]) -> tuple[str, ...]:
    return tuple(sorted(_name(actor) for actor in actors))


def _name(actor: ActorRef | None) -> str:
    return side_of(actor) if actor else ""
