"""Pressure as dated acts: sanctions, relief, tariffs, arms, aid."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.values import ActorRef, Quantity, TimeValue


class MeasureKind(StrEnum):
    """What kind of pressure or relief."""

    SANCTION = "sanction"
    TARIFF = "tariff"
    AID = "aid"
    ARMS = "arms"
    EXPORT_CONTROL = "export_control"
    ASSET_FREEZE = "asset_freeze"
    EMBARGO = "embargo"
    TRAVEL_BAN = "travel_ban"
    PRICE_CAP = "price_cap"
    RELIEF = "relief"
    OTHER = "other"


class MeasureStatus(StrEnum):
    """Whether the measure is in force."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    THREATENED = "threatened"
    DENIED = "denied"
    ALLEGED = "alleged"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """One act of pressure or relief. `currency` is ISO 4217; None when no money is named."""

    kind: MeasureKind
    imposer: ActorRef | None
    target: ActorRef | None
    amount: Quantity | None
    currency: str | None
    status: MeasureStatus
    date: TimeValue | None
    text: str = ""
