"""A checkable proposition in a slot: what is asserted, by whom, through whom."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.quotation import Polarity
from tracktwo.records.values import ActorRef, TimeValue


class Bound(StrEnum):
    """How a claim's value binds."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """One filled slot. `value` is a number or words; `likelihood` the estimative words as printed.

    `subject` is the actor that the claim is about, where it is about one ("Moscow cannot ...").
    `likelihood_band` is the ICD 203 term they fall under ("very unlikely").
    """

    slot: str
    about: str
    value: float | str | None
    unit: str | None
    bound: Bound
    asserted_by: ActorRef | None
    reported_by: str | None
    as_of: TimeValue | None
    polarity: Polarity
    likelihood: str | None = None
    likelihood_band: str | None = None
    via: str | None = None
    text: str = ""
    subject: ActorRef | None = None
