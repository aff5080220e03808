"""How rows become records: as written, as the logs and judgements have them stand, now or at a moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.sql import ColumnElement

from tracktwo.protocols import Relation
from tracktwo.records import Article, CopyKind, Record
from tracktwo.store import schema
from tracktwo.store.judged import Judged, as_judged
from tracktwo.store.kept import Kept
from tracktwo.store.noticed import Notices, notices_of, published_by, without
from tracktwo.store.rows import record_from
from tracktwo.store.standing import chunks, judged_in, relations_of

Clock = Literal["recorded", "published"]
FETCH = 500  # rows taken from the database at a time
MOST_KEPT = 40_000  # records of one question that are kept; whoever asks for more goes through them once

table = schema.record.c


class Rows:
    """Reads rows as records. Safe to use from several threads.

    Args:
        moment: as records carry it; None for the store as it stands.
        by: whether the moment is that of recording or of publication.
    """

    def __init__(self, kept: Kept, *, moment: str | None, by: Clock) -> None:
        self.kept = kept
        self.moment = moment
        self._by = by
        self._until = moment if by == "recorded" else None
        self._judged: tuple[tuple[int, int], Judged] | None = None
        self._replaced: dict[str, str | None] | None = None

    # -- what to ask for ----------------------------------------------------------------------

    def asked(self) -> Select[Any]:
        """Return a question for the columns that `read` needs."""
        columns = (
            table.seq,
            table.id,
            table.kind,
            table.dossier,
            table.superseded_by,
            table.shown,
            table.body,
        )
        text = schema.article_text
        return select(*columns, text.c.text).outerjoin(text, text.c.article_id == table.id)

    def in_time(self) -> list[ColumnElement[bool]]:
        """Return the condition that leaves out what is later than the moment."""
        if self.moment is None:
            return []
        return [(table.recorded_at if self._by == "recorded" else table.known_at) <= self.moment]

    def stands(self) -> list[ColumnElement[bool]]:
        """Return the conditions on what stands; of a moment in the past, reading a row tells the rest."""
        return [table.shown] if self.moment is None else self.in_time()

    def with_ids(self, ids: Sequence[str]) -> Select[Any]:
        """Return a question for the records with some ids, whether or not they stand."""
        return self.asked().where(table.id.in_(ids), *self.in_time())

    # -- reading ------------------------------------------------------------------------------

    def read(self, connection: Connection, rows: Iterable[Row[Any]]) -> Iterator[tuple[Record, bool]]:
        """Yield each row's record as judged, and whether it stands."""
        judged = self.judged(connection)
        replaced = {} if self.moment is None else self._replaced_then(connection)
        waiting, many = iter(rows), 0
        while batch := list(islice(waiting, FETCH)):
            many += len(batch)
            relations = self._relations(connection, batch)
            notices = self._notices(connection, batch, judged)
            for row in batch:
                successor = row.superseded_by if self.moment is None else replaced.get(row.id)
                record = _noticed(self._record(row, successor, relations, keep=many <= MOST_KEPT), notices)
                is_shown = row.shown
                if self.moment is not None:
                    articles = {evidence.article_id for evidence in record.evidence}
                    is_shown = not (judged.replaces(successor) or judged.hides(record.id, articles))
                yield as_judged(record, judged), is_shown

    def as_made(self, row: Row[Any]) -> Record:
        """Return a row's record as its step made it, before anybody judged it."""
        return self._record(row, row.superseded_by, {}, keep=True)

    def by_id(self, connection: Connection, ids: Iterable[str]) -> Iterator[tuple[Record, bool]]:
        """Yield the records with these ids, each with whether it stands; unknown ids are left out."""
        for batch in chunks(ids):
            yield from self.read(connection, connection.execute(self.with_ids(batch)))

    def judged(self, connection: Connection) -> Judged:
        """Return what the judgements add up to, worked out again when there is a new one."""
        judgements = connection.scalar(select(func.max(table.seq)).where(table.kind == "judgements")) or 0
        last = judgements, connection.scalar(select(func.max(schema.supersession.c.seq))) or 0
        if self._judged is None or self._judged[0] != last:
            self._judged = last, self._judged_of(connection, last)
        return self._judged[1]

    def _judged_of(self, connection: Connection, last: tuple[int, int]) -> Judged:
        """The judgements of the store as it stands are the same for all views of it."""
        if self.moment is not None:
            return judged_in(connection, until=self._until)
        latest: dict[tuple[int, int], Judged] = self.kept.thing(dict, "judged")
        found = latest.get(last)
        if found is None:
            found = judged_in(connection)
            latest.clear()
            latest[last] = found
        return found

    def _record(
        self, row: Row[Any], successor: str | None, relations: Mapping[str, Relation], *, keep: bool
    ) -> Record:
        record = self.kept.record(row.seq)
        if record is None or record.id != row.id:
            record = record_from(row.kind, row.body, text=row.text, dossier=row.dossier)
            if keep:
                self.kept.keep(row.seq, record, len(row.body) + len(row.text or ""))
        columns: dict[str, Any] = {}
        if record.superseded_by != successor or record.dossier != row.dossier:
            columns = {"superseded_by": successor, "dossier": row.dossier}
        relation = relations.get(row.id)
        if relation is not None:
            columns |= {
                "story_id": relation.story_id,
                "origin_id": relation.origin_id,
                "copy_of": relation.copy_of,
                "copy_kind": CopyKind(relation.copy_kind) if relation.copy_kind else None,
            }
        return replace(record, **columns) if columns else record

    def _relations(self, connection: Connection, batch: Iterable[Row[Any]]) -> dict[str, Relation]:
        articles = [row.id for row in batch if row.kind == "articles"]
        return relations_of(connection, articles, until=self._until) if articles else {}

    def _notices(self, connection: Connection, batch: Iterable[Row[Any]], judged: Judged) -> Notices:
        """What the other articles give the articles among some rows notice of."""
        articles = [row.id for row in batch if row.kind == "articles"]
        if not articles:
            return {}
        found = without(notices_of(connection, articles, until=self._until), judged.retracted)
        is_past = self.moment is not None and self._by == "published"
        return published_by(connection, found, self.moment or "") if is_past else found

    def _replaced_then(self, connection: Connection) -> dict[str, str | None]:
        """What had taken the place of which record at the moment of this view."""
        if self._replaced is None:
            log, new = schema.supersession.c, schema.record.alias()
            if self._by == "recorded":
                asked = select(log.old_id, log.new_id).where(log.at <= self.moment).order_by(log.seq)
            else:
                asked = (
                    select(table.id.label("old_id"), table.superseded_by.label("new_id"))
                    .outerjoin(new, new.c.id == table.superseded_by)
                    .where(table.superseded_by.is_not(None), func.coalesce(new.c.known_at, "") <= self.moment)
                )
            self._replaced = {row.old_id: row.new_id for row in connection.execute(asked)}
        return self._replaced


def _noticed(record: Record, notices: Notices) -> Record:
    if not isinstance(record, Article) or record.id not in notices:
        return record
    return replace(record, notices=(*record.notices, *notices[record.id]))
