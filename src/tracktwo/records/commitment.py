"""A promise: who must do what by when towards whom, and who checks it."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence
from tracktwo.records.values import ActorRef, TimeValue


class CommitmentStatus(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    DISPUTED = "disputed"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


class ConfidenceMeasure(StrEnum):
    """What is promised to build confidence between parties, rather than to settle the conflict."""

    PRISONER_EXCHANGE = "prisoner_exchange"
    RETURN_OF_REMAINS = "return_of_remains"
    HUMANITARIAN_CORRIDOR = "humanitarian_corridor"
    NOTIFICATION = "notification"
    HOTLINE = "hotline"
    LOCAL_TRUCE = "local_truce"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One step in a promise's history, with the words it was read from."""

    date: str | None
    status: CommitmentStatus
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """Who must do what. `mechanism` is who verifies it and how, in the report's words.

    `by` is the party bound; when one promise binds several, there is one record each.
    `confidence_building` is set where what is promised is a measure of confidence between the parties.
    `late`: it was kept, but after its day.
    `reports` and `origins` as on Event; `history` of an assembled one tells what later reports said of it.
    """

    by: ActorRef | None
    to: ActorRef | None
    what: str
    deadline: TimeValue | None
    mechanism: str | None
    status: CommitmentStatus
    history: tuple[StatusChange, ...] = ()
    reports: tuple[str, ...] = ()
    origins: int | None = None
    confidence_building: ConfidenceMeasure | None = None
    late: bool = False
