"""One exported record: a row of JSON values, told from a row of an article, and checked."""

import hashlib
import typing
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from tracktwo.errors import RecordError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.records import KINDS, Article, Record, from_dict
from tracktwo.records.serial import json_name

MARKS = {"id", "evidence", "confidence", "provenance"}  # on every record, and on no row of articles


@dataclass(frozen=True, slots=True)
class Exported:
    """One exported record and where it stood."""

    where: str
    record: Record


def is_record(row: dict[str, Any]) -> bool:
    """Return whether a row is an exported record and not a plain row with an article's text."""
    return row.keys() >= MARKS


def record_of(row: dict[str, Any], where: str) -> Exported | FeedFailure:
    """Return the record that an exported row holds, or what is wrong with it."""
    kind = kind_of(frozenset(row))
    try:
        record: Record = from_dict(typing.cast(Any, kind), row)
    except RecordError as error:
        what, _, how_to_fix = str(error).partition(". ")
        return FeedFailure(where, what, f"{how_to_fix} Or export it anew with this version.".strip())
    problem = _misfit(record)
    return (
        FeedFailure(where, problem, "Export it anew; the file was changed.")
        if problem
        else Exported(where, record)
    )


def _misfit(record: Record) -> str | None:
    """Return why a record cannot be what was exported, None when it can."""
    if any(not 0 <= e.start < e.end or len(e.text) != e.end - e.start for e in record.evidence):
        return "its evidence does not fit its offsets"
    return _changed(record) if isinstance(record, Article) else None


def _changed(article: Article) -> str | None:
    """Return what is no longer as it was exported in an article, None when its words and parts are."""
    if hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
        return "the article's text is not the one its hash was taken from"
    if any(not 0 <= part.start <= part.end <= len(article.text) for part in article.parts):
        return "parts of the article run past its text"
    return None


@cache
def kind_of(names: frozenset[str]) -> type[Record]:
    """Return the kind of record whose fields these names fit best."""
    return max(KINDS.values(), key=lambda kind: -len(names ^ _names(typing.cast(Any, kind))))


@cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(json_name(field.name) for field in fields(kind))
