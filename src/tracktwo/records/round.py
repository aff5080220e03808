"""One meeting or sitting of a negotiation."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.actor import PersonStanding
from tracktwo.records.base import Record
from tracktwo.records.span import Evidence
from tracktwo.records.values import ActorRef, Place, TimeValue


class RoundFormat(StrEnum):
    """How the parties meet."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    SHUTTLE = "shuttle"
    PHONE = "phone"
    VIDEO = "video"
    WRITTEN = "written"
    UNKNOWN = "unknown"


class Track(StrEnum):
    """I officials, 1.5 officials unofficially and with others, II non-officials."""

    ONE = "I"
    ONE_AND_A_HALF = "1.5"
    TWO = "II"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """Through which channel the parties talk."""

    OFFICIAL = "official"
    BACKCHANNEL = "backchannel"
    NON_STATE = "non_state"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How high a delegation is."""

    HEAD_OF_STATE = "head_of_state"
    MINISTER = "minister"
    ENVOY = "envoy"
    TECHNICAL = "technical"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """How a round ended."""

    AGREEMENT = "agreement"
    PARTIAL = "partial"
    NO_PROGRESS = "no_progress"
    BROKEN_OFF = "broken_off"
    PENDING = "pending"
    UNKNOWN = "unknown"


class RoundStatus(StrEnum):
    """Whether the round took place."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class DateBasis(StrEnum):
    """Where a round's date was read: in its own words, the sentences before, or off the report's own day."""

    STATED = "stated"
    CONTEXT = "context"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Seat:
    """In what role and standing somebody sits at a table, as the article prints it."""

    person: ActorRef
    role: str
    standing: PersonStanding
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """One party's side of the table. `seats` tell the roles of those of `people` whom a title is given."""

    party: ActorRef
    people: tuple[ActorRef, ...]
    level: Level
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundChange:
    """One step in a round's history: what it was said to be, in a report of which day."""

    date: str | None
    status: RoundStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """A meeting: who, when, where, in which format and channel, with what outcome.

    `venue` is the place in the report's words, `place` what it was resolved to.
    `reports` and `origins` as on Event; `history` tells how an assembled round's status came about.
    `date_basis` is None where there is no date; one that is not stated was worked out, and its words are
    among the evidence.
    """

    negotiation: str | None
    name: str
    date: TimeValue | None
    venue: str | None
    place: Place | None = None
    format: RoundFormat
    track: Track
    channel: Channel
    delegations: tuple[Delegation, ...]
    mediators: tuple[ActorRef, ...]
    agenda: tuple[str, ...]
    outcome: Outcome
    outcome_text: str | None
    status: RoundStatus
    next: str | None
    disclosed_by: ActorRef | None = None
    reports: tuple[str, ...] = ()
    origins: int | None = None
    history: tuple[RoundChange, ...] = ()
    date_basis: DateBasis | None = None
