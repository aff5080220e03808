"""Records to store in tests: an article and what might be read from it."""

import dataclasses
import hashlib

from tracktwo.records import (
    ActorRef,
    Article,
    Event,
    EventStatus,
    EventType,
    Evidence,
    FieldValue,
    Granularity,
    Issue,
    Judgement,
    JudgementKind,
    Provenance,
    PublishedSource,
    Relation,
    TimeValue,
    record_id,
)

NARVIA = ActorRef("actor-narvia", "Narvia", "NRV", "GOV")
SOLEN = ActorRef("actor-solen", "Solen", "SLN", "GOV")
MORNING = "2026-03-01T08:00:00.000000Z"


def provenance(at: str = MORNING, *, step: str = "events", version: str = "1") -> Provenance:
    return Provenance(step=step, version=version, rule_or_model="test", recorded_at=at)


def article(
    text: str, *, day: str | None = "2026-02-28", at: str = MORNING, dossier: str | None = "narvia"
) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=record_id("article", digest),
        dossier=dossier,
        evidence=(),
        confidence=1.0,
        provenance=provenance(at, step="article"),
        url=None,
        canonical_url=None,
        outlet="Harbour Post",
        author=("Ada Brook",),
        title="Talks in Port Linde",
        published_at=day,
        published_source=PublishedSource.GIVEN if day else PublishedSource.UNKNOWN,
        lang="en",
        text=text,
        sha256=digest,
    )


def event(
    *articles: Article,
    day: str | None = None,
    at: str = MORNING,
    version: str = "1",
    type_: EventType = EventType.CONSULT,
    status: EventStatus = EventStatus.OCCURRED,
) -> Event:
    found = tuple(Evidence(a.id, 0, len(a.text), a.text) for a in articles)
    return Event(
        id=record_id("event", version, day, type_.value, *(a.id for a in articles)),
        dossier=articles[0].dossier,
        evidence=found,
        confidence=0.9,
        provenance=provenance(at, version=version),
        date=TimeValue(day, day, Granularity.DAY, Relation.AT, day) if day else None,
        actors=(NARVIA, SOLEN),
        recipients=(),
        type=type_,
        mode=None,
        contexts=(),
        cameo=None,
        goldstein=None,
        status=status,
        place=None,
        killed=None,
        injured=None,
        said_by=None,
        text=articles[0].text,
    )


def issue(article_id: str | None, what: str = "no sentence") -> Issue:
    return Issue(
        id=record_id("issue", article_id, what),
        evidence=(),
        confidence=1.0,
        provenance=provenance(step="read"),
        where="a.txt",
        step="read",
        what=what,
        how_to_fix="Give a text.",
        article_id=article_id,
    )


def judgement(
    kind: JudgementKind,
    *targets: str,
    at: str = "2026-03-02T08:00:00.000000Z",
    values: tuple[FieldValue, ...] = (),
) -> Judgement:
    return Judgement(
        id=record_id("judgement", kind.value, *targets, at),
        evidence=(),
        confidence=1.0,
        provenance=provenance(at, step="judgement"),
        kind=kind,
        targets=targets,
        values=values,
        who="analyst",
        reason="read it again",
        made_at=at,
    )


def later(record: Event, at: str) -> Event:
    return dataclasses.replace(record, provenance=provenance(at, version=record.provenance.version))
