"""What a person decided, kept beside the facts and never instead of them."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record


class JudgementKind(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    RETRACT = "retract"
    GRADE = "grade"
    STATUS = "status"
    HYPOTHESES = "hypotheses"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One corrected field: its name and the new value as JSON."""

    field: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """Who decided what about which records, when and why. Undoing one is adding another.

    `targets` are record ids; for `undo`, the id of the judgement that is taken back.
    """

    kind: JudgementKind
    targets: tuple[str, ...]
    values: tuple[FieldValue, ...]
    who: str
    reason: str
    made_at: str
