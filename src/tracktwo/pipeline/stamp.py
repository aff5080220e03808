"""What only the pipeline knows of a record: when it was derived and which dossier it belongs to."""

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from tracktwo.records import Issue, Provenance, Record, record_id


def moment(now: datetime | None = None) -> str:
    """Return a moment, by default this one, as records carry it: RFC 3339 in UTC with microseconds.

    >>> moment(datetime(2026, 3, 1, 8, tzinfo=UTC))
    '2026-03-01T08:00:00.000000Z'
    """
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def stamped(records: Iterable[Record], *, at: str, dossier: str | None) -> Iterator[Record]:
    """Yield records with the moment they were derived and their dossier."""
    dated: dict[Provenance, Provenance] = {}  # many records are made by the same rule
    for record in records:
        provenance = dated.get(record.provenance)
        if provenance is None:
            provenance = dataclasses.replace(record.provenance, recorded_at=at)
            dated[record.provenance] = provenance
        yield dataclasses.replace(record, provenance=provenance, dossier=dossier)


def issue(step: str, *, where: str, what: str, how_to_fix: str, article_id: str | None = None) -> Issue:
    """Return an issue, not yet stamped: what could not be read, where, and how to fix it."""
    return Issue(
        id=record_id("issue", step, where, what, article_id),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step=step, version="1", rule_or_model="guard"),
        where=where,
        step=step,
        what=what,
        how_to_fix=how_to_fix,
        article_id=article_id,
    )


def issue_of(error: Exception, *, step: str, where: str, article_id: str | None = None) -> Issue:
    """Return the issue that an error makes: its last sentence, where it has several, says how to fix it."""
    words = " ".join(str(error).split()) or type(error).__name__
    what, dot, fix = words.rpartition(". ")
    if not dot:
        what, fix = f"{type(error).__name__}: {words}", "Report this with the article it happened on."
    return issue(step, where=where, what=what.rstrip("."), how_to_fix=fix, article_id=article_id)
