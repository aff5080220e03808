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


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a measure stands on a public list: which list, under which number, for which programmes.

    `version` is the day of the version of the list that it was first read from, None when unknown. By
    `names`, `identifiers` ("passport:753615892") and `births` (ISO days) the target is known on other lists;
    `same_as` says on what ground it was taken for that of another entry: "imo 9187629: eu EU.101.1".
    """

    list_id: str
    number: str
    programmes: tuple[str, ...]
    version: str | None
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """One act of pressure or relief. `currency` is ISO 4217; None when no money is named.

    `withheld`: aid or arms that are cut, stopped or refused, not given. `listing` is set on what was read
    from a public list, None on what an article tells.
    """

    kind: MeasureKind
    imposer: ActorRef | None
    target: ActorRef | None
    amount: Quantity | None
    currency: str | None
    status: MeasureStatus
    date: TimeValue | None
    text: str = ""
    listing: Listing | None = None
    withheld: bool = False
