"""A dossier's records as single articles gave them, before any step linked them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from tracktwo.records import Record
from tracktwo.store import schema
from tracktwo.store.judged import Judged, as_judged
from tracktwo.store.reading import FETCH
from tracktwo.store.rows import record_from
from tracktwo.store.standing import chunks
from tracktwo.store.view import View

table = schema.record.c


def read_from(
    view: View, kinds: Sequence[str], *, dossier: str | None, linked_by: Sequence[str]
) -> Iterator[Record]:
    """Yield the records of a dossier as single articles gave them, oldest article first.

    Those that a step in `linked_by` has since assembled into others are among them; those of such steps,
    those replaced by a newer reading, and those that people put out of sight are not.

    Args:
        dossier: None for articles that no dossier claims.
    """
    asked = _read_singly(view.rows.asked(), kinds, dossier=dossier, linked_by=linked_by)
    with view.connected() as connection:
        judged = view.rows.judged(connection)
        yield from _in_sight(connection.execute(asked.execution_options(yield_per=FETCH)), judged)


def read_some(view: View, record_ids: Iterable[str]) -> Iterator[Record]:
    """Yield those of the records that `read_from` yields which have these ids, in no order."""
    with view.connected() as connection:
        judged = view.rows.judged(connection)
        for batch in chunks(record_ids):
            yield from _in_sight(connection.execute(view.rows.with_ids(batch)), judged)


def ids_read_from(
    view: View, kinds: Sequence[str], *, dossier: str | None, linked_by: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the ids of what `read_from` yields, each with the moment it was recorded, unread.

    Twenty times as fast: enough to tell whether anything has changed.
    """
    columns = select(table.id, table.recorded_at, table.article_id)
    asked = _read_singly(columns, kinds, dossier=dossier, linked_by=linked_by)
    with view.connected() as connection:
        judged = view.rows.judged(connection)
        hides = judged.hides if judged != Judged() else None
        for record_id, recorded_at, article_id in connection.execute(asked):
            if hides is None or not hides(record_id, (article_id,) if article_id else ()):
                yield record_id, recorded_at


def ids_resting_on(view: View, article_ids: Iterable[str]) -> set[str]:
    """Return the ids of the records with evidence in some articles, whatever people judged of these."""
    evidence = schema.evidence.c
    asked = select(table.id).join(schema.evidence, evidence.record_seq == table.seq)
    with view.connected() as connection:
        return {
            found
            for batch in chunks(article_ids)
            for found in connection.scalars(asked.where(evidence.article_id.in_(batch)))
        }


def _in_sight(rows: Iterable[Row[Any]], judged: Judged) -> Iterator[Record]:
    """Yield the records that people left in sight, with what they corrected."""
    for row in rows:
        record = record_from(row.kind, row.body, text=row.text, dossier=row.dossier)
        if not judged.hides(record.id, {evidence.article_id for evidence in record.evidence}):
            yield as_judged(record, judged)


def _read_singly(
    asked: Select[Any], kinds: Sequence[str], *, dossier: str | None, linked_by: Sequence[str]
) -> Select[Any]:
    """Ask for what single articles gave and no newer reading replaced, oldest article first."""
    new = schema.record.alias()
    return (
        asked.outerjoin(new, new.c.id == table.superseded_by)
        .where(
            table.kind.in_(kinds),
            table.dossier.is_not_distinct_from(dossier),
            table.step.not_in(linked_by),
            table.superseded_by.is_(None) | new.c.step.in_(linked_by),
        )
        .order_by(table.sort_date, table.seq)
    )
