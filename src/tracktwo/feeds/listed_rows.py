"""A row of a public list as the article its measure rests on, and a note of how two versions differ."""

import hashlib

from tracktwo.feeds.list_file import ListItem
from tracktwo.records import (
    Article,
    ListedRow,
    ListVersion,
    Notice,
    Part,
    PartKind,
    Provenance,
    PublishedSource,
    record_id,
)  # fmt: skip
from tracktwo.records.coded_row import NO_WORDS

__all__ = ["STEP", "VERSION", "ListItem", "comparison_article", "row_article"]
STEP, VERSION = "listed", "1"
ROW_TOLD = (
    "A row of a public list, as it stands in the file; what it says is the list's word, not an outlet's."
)
COMPARED_TOLD = "Worked out by comparing two versions of a list; these are not the list's own words."


def row_article(row: ListedRow, version: ListVersion) -> Article:
    """Return a row as an article; a row that did not change between two versions is the same article."""
    digest = hashlib.sha256(row.identity.encode("utf-8", "surrogatepass")).hexdigest()
    return _article(
        row.text,
        key=("listed", version.list_id, row.number, digest),
        title=f"{row.name} ({version.name}, {row.number})",
        outlet=version.name,
        url=row.url,
        day=version.day,
        told=ROW_TOLD,
    )


def comparison_article(text: str, version: ListVersion, *, dossier: str) -> Article:
    """Return what one version of a list has otherwise than the one before, for one dossier."""
    return _article(
        text,
        key=("compared", version.list_id, version.day, dossier, text),
        title=f"{version.name}: the version of {version.day} beside the one before",
        outlet=f"{version.name}, compared",
        url=None,
        day=version.day,
        told=COMPARED_TOLD,
    )


def _article(
    text: str,
    *,
    key: tuple[str | None, ...],
    title: str,
    outlet: str,
    url: str | None,
    day: str | None,
    told: str,
) -> Article:
    return Article(
        id=record_id("article", *key),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step=STEP, version=VERSION, rule_or_model=key[1] or ""),
        url=url,
        canonical_url=None,
        outlet=outlet,
        author=(),
        title=title,
        published_at=day,
        published_source=PublishedSource.GIVEN if day else PublishedSource.UNKNOWN,
        lang=NO_WORDS,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        notices=(Notice("row", told),),
        parts=(Part(PartKind.PARAGRAPH, 0, len(text)),),
    )
