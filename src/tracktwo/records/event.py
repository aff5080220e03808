"""Who did what to whom, when, where, and whether it happened."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence
from tracktwo.records.values import ActorRef, Count, Place, Quantity, TimeValue


class EventType(StrEnum):
    """PLOVER event types (manual draft 2.0, 2024)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """Whether it happened. Status is part of the fact."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    ALLEGED = "alleged"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class TollReport:
    """One telling of an event's toll: the numbers, the day its article was published, and the words."""

    killed: Quantity | None
    injured: Quantity | None
    reported_on: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What an event was told as: since when, by whom where it is ascribed, and from how many origins."""

    status: EventStatus
    date: str | None
    by: tuple[ActorRef, ...]
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One event as reported. `goldstein` is the PLOVER scale, -10..10; `cameo` stays a string.

    `reports` holds the ids of the single readings an assembled event was made from, and
    `origins` how many independent origins they go back to; both empty or None on a single reading.
    `killed` and `injured` are the latest told; `tolls` is their history where more than one telling is known.
    `statuses` is what it was told as, earliest first, where that was not always the same: planned and then
    held, or told by one side and denied by the other. `origins` counts those that tell it as `status` says.
    """

    date: TimeValue | None
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    goldstein: float | None
    status: EventStatus
    place: Place | None
    killed: Quantity | None
    injured: Quantity | None
    other_counts: tuple[Count, ...] = ()
    said_by: ActorRef | None
    text: str
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: int | None = None
    tolls: tuple[TollReport, ...] = ()
    statuses: tuple[StatusReport, ...] = ()
