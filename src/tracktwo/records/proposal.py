"""A text on the table: a plan, a draft, a counter-draft, and what each party says of it."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence
from tracktwo.records.values import ActorRef, TimeValue


class ProposalKind(StrEnum):
    """What kind of text it is."""

    PLAN = "plan"
    DRAFT = "draft"
    COUNTER_DRAFT = "counter_draft"
    MEMORANDUM = "memorandum"
    AGREEMENT_TEXT = "agreement_text"
    LETTER = "letter"


class ProposalStatus(StrEnum):
    """How far a text has come, or that somebody denies it."""

    PROPOSED = "proposed"
    SENT = "sent"
    RECEIVED = "received"
    DISCUSSED = "discussed"
    REVISED = "revised"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SIGNED = "signed"
    DENIED = "denied"
    LEAKED = "leaked"


class ResponseStance(StrEnum):
    """What a party says of a text or of a point in it."""

    ACCEPTS = "accepts"
    REJECTS = "rejects"
    OPEN_TO = "open_to"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class ProposalPoint:
    """What a text provides for, in the report's words. `number` is its own, None where none is told."""

    number: int | None
    words: str
    issue: str | None
    option: str | None


@dataclass(frozen=True, slots=True)
class ProposalResponse:
    """What one party says of it. `point` names the part it is about ("points 1 to 5"), None for the whole."""

    party: ActorRef
    stance: ResponseStance
    point: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ProposalChange:
    """One step on a text's way: what was told of it, of whom, in a report of which day."""

    date: str | None
    status: ProposalStatus
    by: tuple[ActorRef, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """A plan, draft or other text that parties negotiate about.

    `carried_by` are those who handed it over for others; `previous` is the proposal that it answers or
    revises. `date` is when it was handed over or made known. `reports` and `origins` as on Event;
    `history` tells what was reported of it, one after the other.
    """

    name: str
    kind: ProposalKind
    points_count: int | None
    authors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    carried_by: tuple[ActorRef, ...]
    date: TimeValue | None
    status: ProposalStatus
    points: tuple[ProposalPoint, ...] = ()
    responses: tuple[ProposalResponse, ...] = ()
    previous: str | None = None
    history: tuple[ProposalChange, ...] = ()
    reports: tuple[str, ...] = ()
    origins: int | None = None
