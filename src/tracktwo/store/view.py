"""Reading a store: records as they stand now, or as they stood at a moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Literal, Unpack

from sqlalchemy import Connection, Engine, Row, Select, func, select
from sqlalchemy.sql import ColumnElement

from tracktwo.errors import StoreError
from tracktwo.protocols import Hit, Relation, Standing, Where
from tracktwo.records import KINDS, Article, Judgement, Record
from tracktwo.store import schema
from tracktwo.store.engine import told
from tracktwo.store.filters import filtered, recorded_after, replaced_after
from tracktwo.store.judged import Judged, as_judged
from tracktwo.store.noticed import Notices, notices_of, published_by, without
from tracktwo.store.rows import record_from
from tracktwo.store.search import matches, score
from tracktwo.store.standing import chunks, judged_in, relations_of
from tracktwo.store.words import Term, marks_in, parse_query, words_at

Clock = Literal["recorded", "published"]
FETCH = 500  # rows taken from the database at a time
SHOWN_WORDS = 300  # characters of a hit without evidence

table = schema.record.c


class View:
    """The store's read-only side. Safe to use from several threads; it never waits for the writer.

    With `as_of`, what was recorded later is hidden, and judgements made later do not count. With
    `by="published"` the articles published later are hidden instead, for back-tests over an archive that
    was read afterwards: a record is seen from the day the last article it rests on was published.
    """

    def __init__(self, engine: Engine, where: str, *, as_of: datetime | None, by: Clock) -> None:
        self.as_of = as_of
        self.by = by
        self._engine = engine
        self._where = where
        self._moment = _moment(as_of) if as_of else None
        self._judged: tuple[tuple[int, int], Judged] | None = None
        self._replaced: dict[str, str | None] | None = None

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give a connection for questions of the store's own modules."""
        with told(self._where), self._engine.connect() as connection:
            yield connection

    # -- one record ---------------------------------------------------------------------------

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, superseded and rejected ones too, or None."""
        return self.get_many([record_id]).get(record_id)

    def get_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return the records with these ids; unknown ids are left out."""
        with self.connected() as connection:
            return {record.id: record for record, _ in self._by_id(connection, record_ids)}

    def as_made(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return records as the steps made them, before anybody judged them; unknown ids are left out."""
        with self.connected() as connection:
            return {
                row.id: _record(row, row.superseded_by, {})
                for batch in chunks(record_ids)
                for row in connection.execute(self._rows().where(table.id.in_(batch), *self._in_time()))
            }

    def article(self, article_id: str) -> Article | None:
        """Return one article, or None."""
        found = self.get(article_id)
        return found if isinstance(found, Article) else None

    def standing(self, record_id: str) -> Standing | None:
        """Return how a record stands, or None for an unknown id."""
        target = schema.judgement_target.c
        on_it = self._rows().join(schema.judgement_target, target.judgement_id == table.id)
        with self.connected() as connection:
            found = next(self._by_id(connection, [record_id]), None)
            if found is None:
                return None
            record, is_shown = found
            olds = connection.scalars(select(table.id).where(table.superseded_by == record_id)).all()
            made = on_it.where(target.target_id == record_id, *self._in_time()).order_by(table.seq)
            judgements = [record for record, _ in self._read(connection, connection.execute(made))]
        return Standing(
            is_shown=is_shown,
            superseded_by=record.superseded_by,
            supersedes=tuple(olds),
            judgements=tuple(j for j in judgements if isinstance(j, Judgement)),
        )

    def _by_id(self, connection: Connection, ids: Iterable[str]) -> Iterator[tuple[Record, bool]]:
        for batch in chunks(ids):
            asked = self._rows().where(table.id.in_(batch), *self._in_time())
            yield from self._read(connection, connection.execute(asked))

    # -- many records -------------------------------------------------------------------------

    def records(
        self,
        kind: str,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
        **where: Unpack[Where],
    ) -> Iterator[Record]:
        """Yield the current records of a kind, by date, oldest first.

        Raises:
            StoreError: there is no such kind.
        """
        asked = filtered(self._rows(), kind, where).where(*self._in_time(), *self._is_current())
        order = (table.sort_date, table.seq)
        asked = asked.order_by(*(column.desc() for column in order) if newest_first else order)
        if self._moment is None:
            yield from self._stream(asked.limit(limit).offset(offset) if limit or offset else asked)
            return
        yield from islice(self._stream(asked), offset, None if limit is None else offset + limit)

    def count(self, kind: str, **where: Unpack[Where]) -> int:
        """Return how many current records of a kind there are."""
        if self._moment is not None:
            return sum(1 for _ in self.records(kind, **where))
        asked = filtered(select(func.count()).select_from(schema.record), kind, where)
        with self.connected() as connection:
            return connection.scalar(asked.where(*self._is_current())) or 0

    def counts(self, *, dossier: str | None = None) -> dict[str, int]:
        """Return how many current records there are of each kind."""
        if self._moment is not None:
            return {kind: self.count(kind, dossier=dossier) for kind in KINDS}
        asked = select(table.kind, func.count().label("many")).where(*self._is_current()).group_by(table.kind)
        if dossier is not None:
            asked = asked.where(table.dossier == dossier)
        with self.connected() as connection:
            found = {row.kind: row.many for row in connection.execute(asked)}
        if dossier is not None:
            found["actors"] = self.count("actors", dossier=dossier)
        return {kind: found.get(kind, 0) for kind in KINDS}

    def dossiers(self) -> dict[str, int]:
        """Return the dossiers that hold articles, with how many."""
        asked = (
            select(table.dossier, func.count().label("many"))
            .where(
                table.kind == "articles", table.dossier.is_not(None), *self._in_time(), *self._is_current()
            )
            .group_by(table.dossier)
            .order_by(table.dossier)
        )
        with self.connected() as connection:
            return {row.dossier: row.many for row in connection.execute(asked)}

    def resting_on(self, article_id: str) -> Iterator[Record]:
        """Yield the current records with evidence in an article, in the order of the text."""
        evidence = schema.evidence.c
        first = (
            select(evidence.record_seq, func.min(evidence.start).label("start"))
            .where(evidence.article_id == article_id)
            .group_by(evidence.record_seq)
            .subquery()
        )
        asked = (
            self._rows()
            .join(first, first.c.record_seq == table.seq)
            .where(*self._in_time(), *self._is_current())
            .order_by(first.c.start, table.seq)
        )
        yield from self._stream(asked)

    def newest(
        self,
        kinds: Sequence[str],
        *,
        dossier: str | None = None,
        after: str | None = None,
        actor: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Record]:
        """Yield the current records of some kinds, those recorded last first.

        Args:
            after: a moment as records carry it; only what was recorded later.
            actor: an id or code that the records name.
        """
        asked = recorded_after(self._rows(), kinds, dossier=dossier, after=after, actor=actor)
        asked = asked.where(*self._in_time(), *self._is_current()).limit(limit)
        yield from self._stream(asked)

    def superseded_after(self, moment: str, kinds: Sequence[str], *, dossier: str) -> list[Record]:
        """Return the records known at a moment that something took the place of since, or that went."""
        asked = replaced_after(self._rows(), moment, kinds, dossier=dossier)
        with self.connected() as connection:
            return [record for record, _ in self._read(connection, connection.execute(asked))]

    def read_from(
        self, kinds: Sequence[str], *, dossier: str | None, linked_by: Sequence[str]
    ) -> Iterator[Record]:
        """Yield the records of a dossier as single articles gave them, oldest article first.

        Those that a step in `linked_by` has since assembled into others are among them; those of such steps,
        those replaced by a newer reading, and those that people put out of sight are not.

        Args:
            dossier: None for articles that no dossier claims.
        """
        asked = _read_singly(self._rows(), kinds, dossier=dossier, linked_by=linked_by)
        with self.connected() as connection:
            judged = self._judgements(connection)
            for row in connection.execute(asked.execution_options(yield_per=FETCH)):
                record = record_from(row.kind, row.body, text=row.text, dossier=row.dossier)
                if not judged.hides(record.id, {evidence.article_id for evidence in record.evidence}):
                    yield as_judged(record, judged)

    def ids_read_from(
        self, kinds: Sequence[str], *, dossier: str | None, linked_by: Sequence[str]
    ) -> Iterator[tuple[str, str]]:
        """Yield the ids of what `read_from` yields, each with the moment it was recorded, unread.

        Twenty times as fast: enough to tell whether anything has changed.
        """
        columns = select(table.id, table.recorded_at, table.article_id)
        asked = _read_singly(columns, kinds, dossier=dossier, linked_by=linked_by)
        with self.connected() as connection:
            judged = self._judgements(connection)
            for row in connection.execute(asked):
                if not judged.hides(row.id, {row.article_id} if row.article_id else set()):
                    yield row.id, row.recorded_at

    def version(self) -> str:
        """Return a word that changes whenever anything in the store does."""
        with self.connected() as connection:
            last = [
                connection.scalar(select(func.max(column))) or 0
                for column in (
                    table.seq,
                    schema.supersession.c.seq,
                    schema.searchable.c.seq,
                    schema.relation.c.seq,
                    schema.notice.c.seq,
                )
            ]
        return "-".join(map(str, last))

    # -- search -------------------------------------------------------------------------------

    def search(
        self, query: str, *, kinds: Sequence[str] = (), dossier: str | None = None, limit: int = 50
    ) -> list[Hit]:
        """Return what matches, best first; of many matches, the best among the newest.

        Raises:
            StoreError: the query asks for no word.
        """
        terms = parse_query(query)
        condition, values = self._search_condition(kinds, dossier)
        with self.connected() as connection:
            retracted = self._judgements(connection).retracted
            found = matches(connection, terms, condition=condition, values=values)
            rows = [row for row in found if row.article_id not in retracted]
            if self._moment is not None:
                then = {r.id for r, is_shown in self._by_id(connection, {row.id for row in rows}) if is_shown}
                rows = [row for row in rows if row.id in then]
            titles = self._titles(connection, [row.id for row in rows if row.words is None])
        hits = [_hit(row, terms, titles) for row in rows]
        hits.sort(key=lambda hit: -hit.score)
        return hits[:limit]

    def _search_condition(self, kinds: Sequence[str], dossier: str | None) -> tuple[str, dict[str, Any]]:
        conditions, values = ["r.shown"], dict[str, Any]()
        if self._moment is not None:
            column = "recorded_at" if self.by == "recorded" else "known_at"
            conditions, values = [f"r.{column} <= :moment"], {"moment": self._moment}
        if kinds:
            names = [f"kind{n}" for n in range(len(kinds))]
            conditions.append(f"s.kind IN ({', '.join(':' + name for name in names)})")
            values |= dict(zip(names, kinds, strict=True))
        if dossier is not None:
            conditions.append("r.dossier = :dossier")
            values["dossier"] = dossier
        return " AND ".join(conditions), values

    def _titles(self, connection: Connection, ids: list[str]) -> dict[str, str]:
        """The words to show for records without evidence: their title, name or question."""
        fields = ("title", "name", "question", "text")
        return {
            record.id: next((w for f in fields if (w := getattr(record, f, ""))), "")[:SHOWN_WORDS]
            for record, _ in self._by_id(connection, ids)
        }

    # -- how rows become records --------------------------------------------------------------

    def _rows(self) -> Select[Any]:
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

    def _in_time(self) -> list[ColumnElement[bool]]:
        if self._moment is None:
            return []
        return [(table.recorded_at if self.by == "recorded" else table.known_at) <= self._moment]

    def _is_current(self) -> list[ColumnElement[bool]]:
        return [table.shown] if self._moment is None else []

    def _stream(self, asked: Select[Any]) -> Iterator[Record]:
        with self.connected() as connection:
            rows = connection.execute(asked.execution_options(yield_per=FETCH))
            for record, is_shown in self._read(connection, rows):
                if is_shown:
                    yield record

    def _read(self, connection: Connection, rows: Iterable[Row[Any]]) -> Iterator[tuple[Record, bool]]:
        """Each row's record as judged, and whether it stands."""
        judged = self._judgements(connection)
        replaced = {} if self._moment is None else self._replaced_then(connection)
        waiting = iter(rows)
        while batch := list(islice(waiting, FETCH)):
            relations = self._relations(connection, batch)
            notices = self._notices(connection, batch, judged)
            for row in batch:
                successor = row.superseded_by if self._moment is None else replaced.get(row.id)
                record = _noticed(_record(row, successor, relations), notices)
                is_shown = row.shown
                if self._moment is not None:
                    articles = {evidence.article_id for evidence in record.evidence}
                    is_shown = not (judged.replaces(successor) or judged.hides(record.id, articles))
                yield as_judged(record, judged), is_shown

    def _relations(self, connection: Connection, batch: Iterable[Row[Any]]) -> dict[str, Relation]:
        articles = [row.id for row in batch if row.kind == "articles"]
        until = self._moment if self.by == "recorded" else None
        return relations_of(connection, articles, until=until) if articles else {}

    def _notices(self, connection: Connection, batch: Iterable[Row[Any]], judged: Judged) -> Notices:
        """What the other articles give the articles among some rows notice of."""
        articles = [row.id for row in batch if row.kind == "articles"]
        if not articles:
            return {}
        until = self._moment if self.by == "recorded" else None
        found = without(notices_of(connection, articles, until=until), judged.retracted)
        is_past = self._moment is not None and self.by == "published"
        return published_by(connection, found, self._moment or "") if is_past else found

    def _judgements(self, connection: Connection) -> Judged:
        """What the judgements add up to, worked out again when there is a new one."""
        judgements = connection.scalar(select(func.max(table.seq)).where(table.kind == "judgements")) or 0
        last = judgements, connection.scalar(select(func.max(schema.supersession.c.seq))) or 0
        if self._judged is None or self._judged[0] != last:
            until = self._moment if self.by == "recorded" else None
            self._judged = last, judged_in(connection, until=until)
        return self._judged[1]

    def _replaced_then(self, connection: Connection) -> dict[str, str | None]:
        """What had taken the place of which record at the moment of this view."""
        if self._replaced is None:
            log, new = schema.supersession.c, schema.record.alias()
            if self.by == "recorded":
                asked = select(log.old_id, log.new_id).where(log.at <= self._moment).order_by(log.seq)
            else:
                asked = (
                    select(table.id.label("old_id"), table.superseded_by.label("new_id"))
                    .outerjoin(new, new.c.id == table.superseded_by)
                    .where(
                        table.superseded_by.is_not(None), func.coalesce(new.c.known_at, "") <= self._moment
                    )
                )
            self._replaced = {row.old_id: row.new_id for row in connection.execute(asked)}
        return self._replaced


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


def _record(row: Row[Any], successor: str | None, relations: Mapping[str, Relation]) -> Record:
    columns = {"superseded_by": successor, "dossier": row.dossier}
    relation = relations.get(row.id)
    if relation is not None:
        columns |= {name: value for name, value in asdict(relation).items() if name != "article_id"}
    return record_from(row.kind, row.body, text=row.text, **columns)


def _noticed(record: Record, notices: Notices) -> Record:
    if not isinstance(record, Article) or record.id not in notices:
        return record
    return replace(record, notices=(*record.notices, *notices[record.id]))


def _hit(row: Row[Any], terms: tuple[Term, ...], titles: dict[str, str]) -> Hit:
    text = titles.get(row.id, "") if row.words is None else row.words
    marks = marks_in(text, terms)
    return Hit(
        kind=row.kind,
        record_id=row.id,
        article_id=row.article_id,
        start=row.start,
        end=row.stop,
        text=text,
        marks=marks,
        date=row.sort_date,
        dossier=row.dossier,
        score=score(len(marks), sum(1 for _ in words_at(text))),
    )


def _moment(as_of: datetime) -> str:
    if as_of.tzinfo is None:
        raise StoreError(f"The moment {as_of} has no time zone. Give it in UTC.")
    return as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
