"""Where accounts differ, kept side by side and never averaged."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence
from tracktwo.records.values import ActorRef


class DisagreementKind(StrEnum):
    """What the accounts differ about."""

    QUANTITY = "quantity"
    DATE = "date"
    PLACE = "place"
    FACT = "fact"
    ASSESSMENT = "assessment"
    AFFILIATION = "affiliation"
    CONTROL = "control"
    ACCOUNT = "account"


class DisagreementStatus(StrEnum):
    """Where a disagreement stands."""

    OPEN = "open"
    UPDATED = "updated"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Side:
    """One account: its value, who asserts it, who reports it, from how many origins."""

    value: str
    asserted_by: ActorRef | None
    reported_by: tuple[str, ...]
    origins: int | None
    evidence: tuple[Evidence, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Record):
    """One question with rival answers."""

    kind: DisagreementKind
    question: str
    sides: tuple[Side, ...]
    status: DisagreementStatus
    note: str | None
