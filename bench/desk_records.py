"""Records made beside the words of a generated article, one maker for each kind."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

from tracktwo.records import (
    ActorRef,
    Article,
    Bound,
    Channel,
    Claim,
    Commitment,
    CommitmentStatus,
    Delegation,
    Disagreement,
    DisagreementKind,
    DisagreementStatus,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Level,
    Measure,
    MeasureKind,
    MeasureStatus,
    Mention,
    Outcome,
    Place,
    PlacePrecision,
    Polarity,
    Position,
    Provenance,
    Quantity,
    Quotation,
    QuotationForm,
    Record,
    Relation,
    Round,
    RoundFormat,
    RoundStatus,
    Side,
    SpeechAct,
    Stance,
    Story,
    TimeValue,
    Track,
    record_id,
)

RECORDED = "2026-11-01T06:00:00.000000Z"
STATES = (
    ("UKR", "Ukraine"), ("RUS", "Russia"), ("USA", "United States"), ("TUR", "Turkey"), ("DEU", "Germany"),
    ("FRA", "France"), ("GBR", "Britain"), ("ISR", "Israel"), ("EGY", "Egypt"), ("SDN", "Sudan"),
)  # fmt: skip
ACTORS = tuple(ActorRef(record_id("actor", f"gov.{code}"), name, code, "GOV") for code, name in STATES)
ISSUES = ("territory", "security_guarantees", "ceasefire", "sanctions", "prisoners", "withdrawal", "energy")
PLACES = tuple(
    (f"{name} {number}", 44 + number / 8, 23 + number / 5)
    for number, name in enumerate(("Kharkiv", "Odesa", "Dnipro", "Sumy", "Kherson", "Lyman", "Izium") * 8)
)


class Maker:
    """Makes records of every kind from chance and a piece of evidence. Ids never repeat."""

    numbers = count()

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._pick = chance.choice

    def make(self, kind: str, article: Article, evidence: Evidence) -> Record:
        """Return a record of a kind ("event", "quotation" ...) read from one sentence of an article."""
        made: Record = getattr(self, f"_{kind}")(article, evidence, self._common(kind, article, evidence))
        return made

    def story(self, articles: Sequence[Article]) -> Story:
        """Return the story that some articles tell."""
        days = sorted(a.published_at or "" for a in articles)
        return Story(
            **self._common("story", articles[0]),
            title=articles[0].title or "",
            first_seen=days[0],
            last_seen=days[-1],
            articles=tuple(a.id for a in articles),
            outlets=tuple(sorted({a.outlet or "" for a in articles})),
            origins=len(articles),
            languages=("en",),
            origin_chains=tuple((a.id,) for a in articles),
        )

    def _common(self, kind: str, article: Article, *evidence: Evidence) -> dict[str, Any]:
        return {
            "id": record_id(kind, article.id, next(self.numbers)),
            "dossier": article.dossier,
            "evidence": evidence,
            "confidence": 0.8,
            "provenance": Provenance(step=kind, version="1", rule_or_model="bench", recorded_at=RECORDED),
        }

    def _day(self, article: Article, low: int = -3, high: int = 1) -> TimeValue:
        day = date.fromisoformat(article.published_at or "") + timedelta(
            days=self._chance.randrange(low, high)
        )
        return TimeValue(day.isoformat(), day.isoformat(), Granularity.DAY, Relation.AT, "that day")

    def _two(self) -> list[ActorRef]:
        return self._chance.sample(ACTORS, 2)

    def _place(self) -> Place:
        name, lat, lon = self._pick(PLACES)
        return Place(name, "UKR", lat, lon, PlacePrecision.CITY, None, name)

    def _event(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Event:
        one, other = self._two()
        killed = float(self._chance.randrange(2, 40))
        return Event(
            **common, date=self._day(article), actors=(one,), recipients=(other,),
            type=self._pick(tuple(EventType)), mode=None, contexts=("military",), cameo="190", goldstein=-5.0,
            status=self._pick((EventStatus.OCCURRED,) * 5 + tuple(EventStatus)), place=self._place(),
            killed=Quantity(killed, killed, False, str(int(killed))) if killed < 20 else None, injured=None,
            said_by=None, text=evidence.text, origins=1,
        )  # fmt: skip

    def _quotation(self, _article: Article, evidence: Evidence, common: dict[str, Any]) -> Quotation:
        speaker = self._pick(ACTORS)
        return Quotation(
            **common, contents=evidence.text, contents_span=((evidence.start, evidence.end),), cue="said",
            cue_span=(), speaker=speaker.name, speaker_span=(), speaker_actor=speaker, affiliation=None,
            via=None, form=self._pick(tuple(QuotationForm)), speech_act=self._pick(tuple(SpeechAct)),
            polarity=Polarity.AFFIRMED,
        )  # fmt: skip

    def _mention(self, _article: Article, _evidence: Evidence, common: dict[str, Any]) -> Mention:
        actor = self._pick(ACTORS)
        return Mention(**common, actor_id=actor.id, surface=actor.name, role_surface=None)

    def _claim(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Claim:
        return Claim(
            **common, slot=self._pick(("killed", "injured", "captured", "assessment")), about="the attack",
            value=float(self._chance.randrange(2, 90)), unit=None, bound=Bound.AT_LEAST,
            asserted_by=self._pick(ACTORS), reported_by=article.outlet, as_of=self._day(article),
            polarity=Polarity.AFFIRMED, likelihood=self._pick((None, None, None, "unlikely")),
            text=evidence.text,
        )  # fmt: skip

    def _position(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Position:
        return Position(
            **common, party=self._pick(ACTORS), issue=self._pick(ISSUES), option="full",
            stance=self._pick(tuple(Stance)), condition=None, red_line=None, date=self._day(article),
            text=evidence.text,
        )  # fmt: skip

    def _round(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Round:
        table = tuple(Delegation(one, (), Level.MINISTER) for one in self._two())
        return Round(
            **common, negotiation=None, name=evidence.text[:60], date=self._day(article, -3, 30),
            venue="Geneva", format=RoundFormat.BILATERAL, track=Track.ONE, channel=Channel.OFFICIAL,
            delegations=table, mediators=(), agenda=("ceasefire",), outcome=self._pick(tuple(Outcome)),
            outcome_text=None, status=self._pick(tuple(RoundStatus)), next=None, origins=1,
        )  # fmt: skip

    def _commitment(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Commitment:
        one, other = self._two()
        return Commitment(
            **common, by=one, to=other, what=evidence.text, deadline=self._day(article, -3, 40),
            mechanism=None, status=self._pick(tuple(CommitmentStatus)),
        )  # fmt: skip

    def _measure(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Measure:
        one, other = self._two()
        return Measure(
            **common, kind=self._pick(tuple(MeasureKind)), imposer=one, target=other, amount=None,
            currency=None, status=self._pick(tuple(MeasureStatus)), date=self._day(article),
            text=evidence.text,
        )  # fmt: skip

    def _disagreement(self, article: Article, evidence: Evidence, common: dict[str, Any]) -> Disagreement:
        killed = self._chance.randrange(2, 30)
        sides = tuple(
            Side(str(killed * n), actor, (article.outlet or "",), 1, (evidence,))
            for n, actor in enumerate(self._two(), 1)
        )
        return Disagreement(
            **common, kind=DisagreementKind.QUANTITY, question="How many were killed?", sides=sides,
            status=self._pick(tuple(DisagreementStatus)), note=None,
        )  # fmt: skip
