"""Reading a store: records as they stand now, or as they stood at a moment."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Unpack

from sqlalchemy import Connection, Engine, Select, func, select

from tracktwo.errors import StoreError
from tracktwo.protocols import Hit, Standing, Where
from tracktwo.records import KINDS, Article, Judgement, Record
from tracktwo.store import schema
from tracktwo.store.engine import told
from tracktwo.store.filters import filtered, recorded_after, replaced_after
from tracktwo.store.hits import find_hits
from tracktwo.store.judged import Judged
from tracktwo.store.kept import Kept
from tracktwo.store.reading import FETCH, Clock, Rows
from tracktwo.store.standing import chunks

table = schema.record.c
MOST_COUNTS = 1000  # kept until there are more, or the store changes


class View:
    """The store's read-only side. Safe to use from several threads; it never waits for the writer.

    With `as_of`, what was recorded later is hidden, and judgements made later do not count. With
    `by="published"` the articles published later are hidden instead, for back-tests over an archive that
    was read afterwards: a record is seen from the day the last article it rests on was published.
    """

    def __init__(
        self, engine: Engine, where: str, *, as_of: datetime | None, by: Clock, kept: Kept | None = None
    ) -> None:
        self.as_of = as_of
        self.by = by
        self._engine = engine
        self._where = where
        self.kept = Kept() if kept is None else kept
        self._moment = _moment(as_of) if as_of else None
        self.rows = Rows(self.kept, moment=self._moment, by=by)

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
            return {record.id: record for record, _ in self.rows.by_id(connection, record_ids)}

    def as_made(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return records as the steps made them, before anybody judged them; unknown ids are left out."""
        with self.connected() as connection:
            return {
                row.id: self.rows.as_made(row)
                for batch in chunks(record_ids)
                for row in connection.execute(
                    self.rows.asked().where(table.id.in_(batch), *self.rows.in_time())
                )
            }

    def article(self, article_id: str) -> Article | None:
        """Return one article, or None."""
        found = self.get(article_id)
        return found if isinstance(found, Article) else None

    def standing(self, record_id: str) -> Standing | None:
        """Return how a record stands, or None for an unknown id."""
        target = schema.judgement_target.c
        on_it = self.rows.asked().join(schema.judgement_target, target.judgement_id == table.id)
        with self.connected() as connection:
            found = next(self.rows.by_id(connection, [record_id]), None)
            if found is None:
                return None
            record, is_shown = found
            olds = connection.scalars(select(table.id).where(table.superseded_by == record_id)).all()
            made = on_it.where(target.target_id == record_id, *self.rows.in_time()).order_by(table.seq)
            judgements = [record for record, _ in self.rows.read(connection, connection.execute(made))]
        return Standing(
            is_shown=is_shown,
            superseded_by=record.superseded_by,
            supersedes=tuple(olds),
            judgements=tuple(j for j in judgements if isinstance(j, Judgement)),
        )

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
        asked = filtered(self.rows.asked(), kind, where).where(*self.rows.stands())
        order = (table.sort_date, table.seq)
        asked = asked.order_by(*(column.desc() for column in order) if newest_first else order)
        if self._moment is None:
            yield from self.stream(asked.limit(limit).offset(offset) if limit or offset else asked)
            return
        yield from islice(self.stream(asked), offset, None if limit is None else offset + limit)

    def count(self, kind: str, **where: Unpack[Where]) -> int:
        """Return how many current records of a kind there are."""
        if self._moment is not None:
            return sum(1 for _ in self.records(kind, **where))

        def count() -> dict[str, int]:
            asked = filtered(select(func.count()).select_from(schema.record), kind, where)
            with self.connected() as connection:
                return {kind: connection.scalar(asked.where(*self.rows.stands())) or 0}

        return self._counted(count, kind, *sorted(where.items()))[kind]

    def counts(self, *, dossier: str | None = None) -> dict[str, int]:
        """Return how many current records there are of each kind."""
        if self._moment is not None:
            return {kind: self.count(kind, dossier=dossier) for kind in KINDS}
        return dict(self._counted(lambda: self._counts(dossier), "counts", dossier))

    def _counts(self, dossier: str | None) -> dict[str, int]:
        asked = select(table.kind, func.count().label("many")).where(*self.rows.stands()).group_by(table.kind)
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
                table.kind == "articles",
                table.dossier.is_not(None),
                *self.rows.stands(),
            )
            .group_by(table.dossier)
            .order_by(table.dossier)
        )

        def count() -> dict[str, int]:
            with self.connected() as connection:
                return {row.dossier: row.many for row in connection.execute(asked)}

        return dict(self._counted(count, "dossiers") if self._moment is None else count())

    def _counted(self, count: Callable[[], dict[str, int]], *what: object) -> dict[str, int]:
        """Count once for all who ask before the store changes."""
        key = self.version(), what
        held: dict[tuple[str, tuple[object, ...]], dict[str, int]] = self.kept.thing(dict, "counted")
        found = held.get(key)
        if found is None:
            found = count()
            if len(held) >= MOST_COUNTS:
                held.clear()
            held[key] = found
        return found

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
            self.rows.asked()
            .join(first, first.c.record_seq == table.seq)
            .where(*self.rows.stands())
            .order_by(first.c.start, table.seq)
        )
        yield from self.stream(asked)

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
        most = limit if self._moment is None else None
        asked = recorded_after(
            self.rows.asked(), kinds, dossier=dossier, after=after, actor=actor, limit=most
        )
        asked = asked.where(*self.rows.stands()).limit(limit)
        yield from self.stream(asked)

    def superseded_after(self, moment: str, kinds: Sequence[str], *, dossier: str) -> list[Record]:
        """Return the records known at a moment that something took the place of since, or that went."""
        asked = replaced_after(self.rows.asked(), moment, kinds, dossier=dossier)
        with self.connected() as connection:
            return [record for record, _ in self.rows.read(connection, connection.execute(asked))]

    def judged(self) -> Judged:
        """Return what the judgements add up to: an equal one as long as nobody judged anything."""
        with self.connected() as connection:
            return self.rows.judged(connection)

    def edited(self) -> frozenset[str]:
        """Return the ids of the records with fields that people corrected."""
        with self.connected() as connection:
            return frozenset(self.rows.judged(connection).edits)

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
        with self.connected() as connection:
            found = find_hits(connection, self.rows, query, kinds=kinds, dossier=dossier, by=self.by)
        return found[:limit]

    def stream(self, asked: Select[Any]) -> Iterator[Record]:
        """Yield what stands of the rows that a question of the store's own modules gives (`rows.asked()`)."""
        with self.connected() as connection:
            rows = connection.execute(asked.execution_options(yield_per=FETCH))
            for record, is_shown in self.rows.read(connection, rows):
                if is_shown:
                    yield record


def _moment(as_of: datetime) -> str:
    if as_of.tzinfo is None:
        raise StoreError(f"The moment {as_of} has no time zone. Give it in UTC.")
    return as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
