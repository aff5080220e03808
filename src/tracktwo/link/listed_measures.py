"""The measures that rows of public lists tell, and what it means that a row is gone from the next version."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from tracktwo.link.listed import MOST_NAMES, Reach, imposer_of, target_of
from tracktwo.records import (
    Article,
    Evidence,
    Granularity,
    ListedRow,
    Listing,
    ListVersion,
    Measure,
    MeasureKind,
    MeasureStatus,
    Provenance,
    Relation,
    TimeValue,
    record_id,
)  # fmt: skip

STEP, VERSION = "listed", "2"
SURENESS = 1.0  # the list's own fields: nothing was guessed
WHOLE = 600  # characters of a row that a measure shows where none of its words can be found in it


def listed_measures(
    row: ListedRow, article: Article, version: ListVersion, reach: Reach, *, since: TimeValue | None
) -> Iterator[Measure]:
    """Yield a measure for each kind of thing that a row imposes; and the relief, where the row says it ended.

    Args:
        since: when the target was listed, as far as the list or its versions tell.
    """
    for kind in row.imposed:
        measure = Measure(
            id=record_id("measure", STEP, VERSION, article.id, kind.value, since.text if since else None),
            evidence=pieces(article, row.words),
            confidence=SURENESS,
            provenance=Provenance(
                step=STEP, version=VERSION, rule_or_model=f"{version.list_id}: {kind.value}"
            ),
            kind=kind,
            imposer=imposer_of(row, reach.books),
            target=target_of(row, version.list_id, reach),
            amount=None,
            currency=None,
            status=MeasureStatus.HISTORICAL if row.ended_on else MeasureStatus.ONGOING,
            date=since,
            text=row.name,
            listing=_listing(row, version),
        )
        yield measure
        if row.ended_on:
            day = TimeValue(row.ended_on, row.ended_on, Granularity.DAY, Relation.AT, row.ended_on)
            yield _relief(measure, measure.evidence, day, f"{version.list_id}: ended", version.day)


def _listing(row: ListedRow, version: ListVersion) -> Listing:
    return Listing(
        version.list_id,
        row.number,
        row.programmes,
        version.day,
        names=tuple(dict.fromkeys((row.name, *row.aliases)))[:MOST_NAMES],
        identifiers=tuple(f"{one.kind.value}:{one.value}" for one in row.identifiers),
        births=row.births,
    )


def listed_since(row: ListedRow, version: ListVersion, *, before: str | None) -> TimeValue | None:
    """Return since when a target is listed: the day the list says, else the days between two versions.

    Args:
        before: the day of the last version that the row was not yet in.
    """
    if row.listed_on:
        return TimeValue(row.listed_on, row.listed_on, Granularity.DAY, Relation.AT, row.listed_on)
    if version.day is None:
        return None
    if before is not None:
        return _between(before, version.day)
    return TimeValue(None, version.day, Granularity.UNKNOWN, Relation.BY, f"by {version.day}")


def _between(before: str, day: str) -> TimeValue:
    return TimeValue(before, day, Granularity.UNKNOWN, Relation.AT, f"between {before} and {day}")


def delisting(
    measure: Measure, gone: Evidence, *, before: str, version: ListVersion
) -> tuple[Measure, Measure]:
    """Return the relief that a row's absence from a version tells, and its measure as something that was.

    Args:
        gone: the line that says the row is no longer there.
        before: the day of the last version that had it.
    """
    day = version.day or before
    evidence = (*measure.evidence, gone)
    relief = _relief(measure, evidence, _between(before, day), f"{version.list_id}: delisted", version.day)
    was = replace(
        measure,
        id=record_id("measure", STEP, VERSION, measure.id, "until", day),
        evidence=evidence,
        status=MeasureStatus.HISTORICAL,
        provenance=replace(measure.provenance, recorded_at=None),
    )
    return relief, was


def _relief(
    measure: Measure, evidence: tuple[Evidence, ...], date: TimeValue, rule: str, version: str | None
) -> Measure:
    listing = measure.listing
    return replace(
        measure,
        id=record_id("measure", STEP, VERSION, measure.id, MeasureKind.RELIEF.value, date.text),
        evidence=evidence,
        kind=MeasureKind.RELIEF,
        status=MeasureStatus.OCCURRED,
        date=date,
        provenance=Provenance(step=STEP, version=VERSION, rule_or_model=rule),
        listing=replace(listing, version=version) if listing else None,
    )


def pieces(article: Article, words: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Return where some words first stand in a row, else the row's beginning."""
    found: dict[tuple[int, int], Evidence] = {}
    for word in filter(None, words):
        for written in (word, escape(word, quote=False)):
            start = article.text.find(written)
            if start >= 0:
                end = start + len(written)
                found[start, end] = Evidence(article.id, start, end, article.text[start:end])
                break
    whole = min(len(article.text), WHOLE)
    return tuple(found.values()) or (Evidence(article.id, 0, whole, article.text[:whole]),)
