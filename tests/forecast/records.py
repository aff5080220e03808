"""Records made by hand for the tests of forecasts."""

import dataclasses
from typing import Any, TypeVar

from tracktwo.records import (
    ActorRef,
    Channel,
    Commitment,
    CommitmentStatus,
    Delegation,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Level,
    Measure,
    MeasureKind,
    MeasureStatus,
    Outcome,
    Place,
    PlacePrecision,
    Provenance,
    Quantity,
    Relation,
    Round,
    RoundFormat,
    RoundStatus,
    StatusChange,
    TimeValue,
    Track,
)

MADE = Provenance(step="test", version="1", rule_or_model="test", recorded_at="2026-01-01T00:00:00.000000Z")
HALVIA, MORVEN = (ActorRef(None, name, code, "GOV") for name, code in (("Halvia", "HLV"), ("Morven", "MRV")))


def words(text: str = "They met.", article: str = "article-1") -> tuple[Evidence, ...]:
    return (Evidence(article_id=article, start=0, end=len(text), text=text),)


def on(day: str, last: str | None = None) -> TimeValue:
    return TimeValue(day, last or day, Granularity.DAY, Relation.AT, day)


def round_on(
    day: str | None, *, status: RoundStatus = RoundStatus.HELD, article: str = "article-1", origins: int = 1
) -> Round:
    return Round(
        id=f"round-{day}-{article}",
        evidence=words(article=article),
        confidence=0.9,
        provenance=MADE,
        negotiation=None,
        name="Talks",
        date=on(day) if day else None,
        venue=None,
        format=RoundFormat.BILATERAL,
        track=Track.ONE,
        channel=Channel.OFFICIAL,
        delegations=tuple(Delegation(party, (), Level.MINISTER) for party in (HALVIA, MORVEN)),
        mediators=(),
        agenda=(),
        outcome=Outcome.AGREEMENT,
        outcome_text=None,
        status=status,
        next=None,
        origins=origins,
    )


def event_on(
    day: str,
    kind: EventType = EventType.ASSAULT,
    *,
    status: EventStatus = EventStatus.OCCURRED,
    killed: float | None = None,
    article: str = "article-1",
) -> Event:
    return Event(
        id=f"event-{day}-{kind}-{article}",
        evidence=words("Shells fell.", article),
        confidence=0.9,
        provenance=MADE,
        date=on(day),
        actors=(HALVIA,),
        recipients=(MORVEN,),
        type=kind,
        mode=None,
        contexts=(),
        cameo=None,
        goldstein=None,
        status=status,
        place=None,
        killed=Quantity(killed, killed, approx=False, text=str(killed)) if killed is not None else None,
        injured=None,
        said_by=None,
        text="Shells fell.",
    )


Placed = TypeVar("Placed", Event, Round)


def in_place(record: Placed, name: str, country: str, **changed: Any) -> Placed:
    """A round or an event at a place."""
    place = Place(name, country, None, None, PlacePrecision.CITY, None, name)
    return dataclasses.replace(record, place=place, **changed)


def measure_on(day: str, amount: float, currency: str) -> Measure:
    return Measure(
        id=f"measure-{day}",
        evidence=words("It gives aid."),
        confidence=0.9,
        provenance=MADE,
        kind=MeasureKind.AID,
        imposer=HALVIA,
        target=MORVEN,
        amount=Quantity(amount, amount, approx=False, text=str(amount)),
        currency=currency,
        status=MeasureStatus.OCCURRED,
        date=on(day),
    )


def promise_of(status: CommitmentStatus, day: str) -> Commitment:
    return Commitment(
        id=f"commitment-{day}",
        evidence=words("It will withdraw."),
        confidence=0.9,
        provenance=MADE,
        by=HALVIA,
        to=MORVEN,
        what="withdraw",
        deadline=None,
        mechanism=None,
        status=status,
        history=(StatusChange(day, status, "", words("It withdrew.")),),
    )
