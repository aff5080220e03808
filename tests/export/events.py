"""Events to export: one of each kind of difficulty."""

from dataclasses import replace

from tests.store.rows import NARVIA, SOLEN, article, event

from tracktwo.records import (
    ActorRef,
    Article,
    Event,
    EventStatus,
    EventType,
    Granularity,
    Place,
    PlacePrecision,
    Quantity,
    Relation,
    TimeValue,
)

TEXT = "Narvian artillery shelled Port Linde on Friday, killing at least eight people."
TOLD: Article = replace(article(TEXT), url="https://harbour.example/1")
KOSOVO = ActorRef("actor-kosovo", "Kosovo", "XKX", "GOV")
PEOPLE = ActorRef(None, "eight people", None, "CVL")
LINDE = Place("Port Linde", "PER", -12.05, -77.15, PlacePrecision.CITY, 77, "Port Linde")

SHELLED = replace(
    event(TOLD, day="2026-02-27", type_=EventType.ASSAULT),
    mode="heavy-weapons", cameo="194", goldstein=-9.5, place=LINDE, recipients=(PEOPLE,), actors=(NARVIA,),
    killed=Quantity(8, None, False, "at least eight"),
)  # fmt: skip
MET = replace(event(TOLD), actors=(NARVIA, SOLEN, KOSOVO), cameo="040", goldstein=2.5)
PLANNED = replace(
    event(TOLD, day="2026-03-05", status=EventStatus.PLANNED, type_=EventType.AGREE), cameo="036"
)
DENIED = replace(
    event(TOLD, day="2026-03-01", status=EventStatus.DENIED, type_=EventType.ASSAULT), cameo="190"
)
VAGUE = replace(
    event(TOLD, type_=EventType.AID), cameo="070",
    date=TimeValue("2026-01-01", "2026-01-31", Granularity.MONTH, Relation.AT, "in January"),
)  # fmt: skip
ALL: tuple[Event, ...] = (SHELLED, MET, PLANNED, DENIED, VAGUE)


def known(article_id: str) -> Article | None:
    return TOLD if article_id == TOLD.id else None
