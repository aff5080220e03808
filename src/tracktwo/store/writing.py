"""One transaction of the writer: append records, say which supersede which, note what has been read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from operator import itemgetter

from sqlalchemy import Connection, Table, bindparam, func, select, update

from tracktwo.errors import StoreError
from tracktwo.protocols import Relation
from tracktwo.records import Article, Judgement, Notice, Record
from tracktwo.store import schema
from tracktwo.store.judged import WITHDRAWN, Judged
from tracktwo.store.judging import refresh_shown, touched_by
from tracktwo.store.noticed import notices_body, notices_of
from tracktwo.store.record_rows import RecordRows, Row
from tracktwo.store.rows import record_from
from tracktwo.store.search import index_words
from tracktwo.store.standing import chunks, judged_in, relations_of


class Writing:
    """What can be done to a store while its lock is held. All of it happens, or none."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._next: dict[str, int] = {}
        self._rows: RecordRows | None = None

    # -- adding -------------------------------------------------------------------------------

    def add(self, records: Iterable[Record]) -> int:
        """Append records and return how many were new; one whose id is known already changes nothing.

        Raises:
            RecordError: a record was not stamped with `recorded_at`, or holds text that cannot be kept.
        """
        unique = {record.id: record for record in records}
        known = self._known(unique)
        new = [record for record in unique.values() if record.id not in known]
        new.sort(key=lambda record: not isinstance(record, Article))  # articles date the others
        if new:
            self._append(new)
        return len(new)

    def _known(self, ids: Iterable[str]) -> set[str]:
        return {
            row[0]
            for batch in chunks(ids)
            for row in self._connection.exec_driver_sql(
                f"SELECT id FROM record WHERE id IN ({self._places(len(batch))})", tuple(batch)
            )
        }

    def _append(self, records: list[Record]) -> None:
        if self._rows is None:
            self._rows = RecordRows(self._connection, self._take, self.judged())
        gathered = self._rows.of(records)
        for table, found in gathered.tables.items():
            self._insert(table, found)
        index_words(self._connection, gathered.words)
        self._note_copies(records)
        for record in records:
            if isinstance(record, Judgement):
                self._judge(record)

    def _note_copies(self, records: Iterable[Record]) -> None:
        """Note in the log what articles say themselves of those they repeat: it is looked for there alone."""
        for one in records:
            if isinstance(one, Article) and one.copy_of is not None:
                relation = Relation(one.id, one.story_id, one.origin_id, one.copy_of, one.copy_kind)
                self.relate([relation], at=one.provenance.recorded_at or "")

    def _insert(self, table: Table, rows: list[Row]) -> None:
        """Insert rows with the same keys, by the driver's own executemany, which is three times as fast."""
        if not rows:
            return
        names = list(rows[0])
        columns = ", ".join(f'"{name}"' for name in names)
        pick = itemgetter(*names)
        self._connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({columns}) VALUES ({self._places(len(names))})',
            [pick(row) for row in rows],
        )

    def _places(self, count: int) -> str:
        """Return the driver's own marks for so many values."""
        return ", ".join(["?" if self._connection.dialect.paramstyle == "qmark" else "%s"] * count)

    def _take(self, name: str) -> int:
        """The next free number of a table."""
        if name not in self._next:
            column = schema.metadata.tables[name].c.seq
            self._next[name] = (self._connection.scalar(select(func.max(column))) or 0) + 1
        number = self._next[name]
        self._next[name] += 1
        return number

    # -- searching ----------------------------------------------------------------------------

    def add_sentences(self, article: Article, spans: Iterable[tuple[int, int]]) -> None:
        """Make stretches of a stored article's text findable: half-open offsets."""
        record_seq = self._connection.scalar(
            select(schema.record.c.seq).where(schema.record.c.id == article.id)
        )
        if record_seq is None:
            raise StoreError(f"Article {article.id} is not in the store. Add it before its sentences.")
        rows = [
            {
                "seq": self._take("searchable"),
                "kind": "sentences",
                "record_seq": record_seq,
                "article_id": article.id,
                "start": start,
                "stop": stop,
            }
            for start, stop in spans
        ]
        self._insert(schema.searchable, rows)
        index_words(self._connection, ((r["seq"], article.text[r["start"] : r["stop"]]) for r in rows))

    # -- superseding --------------------------------------------------------------------------

    def supersede(self, successors: Mapping[str, str | None], *, at: str) -> None:
        """Say which record takes the place of which.

        Args:
            successors: old id -> the id of the record that takes its place, or None where it is no longer
                found and nothing takes its place.
            at: the moment, RFC 3339 in UTC.
        """
        self._succeed({old: new or WITHDRAWN for old, new in successors.items()}, at=at)

    def restore(self, ids: Iterable[str], *, at: str) -> None:
        """Let superseded records stand again, because what took their place was withdrawn."""
        self._succeed(dict.fromkeys(ids), at=at)

    def _succeed(self, successors: Mapping[str, str | None], *, at: str) -> None:
        if not successors:
            return
        rows = [
            {"seq": self._take("supersession"), "old_id": old, "new_id": new, "at": at}
            for old, new in successors.items()
        ]
        self._insert(schema.supersession, rows)
        column = schema.record.c.id
        self._connection.execute(
            update(schema.record).where(column == bindparam("old")).values(superseded_by=bindparam("new")),
            [{"old": old, "new": new} for old, new in successors.items()],
        )
        self._refresh({*successors, *(new for new in successors.values() if new)})

    def read_before(self, article_id: str, *, steps: Iterable[str]) -> list[Record]:
        """Return what these steps last read from an article, whether or not it was assembled since."""
        columns, new = schema.record.c, schema.record.alias()
        is_latest = columns.superseded_by.is_(None) | (new.c.step != columns.step)
        asked = (
            select(columns.kind, columns.body)
            .outerjoin(new, new.c.id == columns.superseded_by)
            .where(columns.article_id == article_id, columns.step.in_(list(steps)), is_latest)
        )
        return [record_from(row.kind, row.body) for row in self._connection.execute(asked)]

    def made_by(self, steps: Iterable[str], *, dossier: str | None) -> dict[str, str | None]:
        """Return the records that some steps made for a dossier, each with what superseded it."""
        columns = schema.record.c
        asked = select(columns.id, columns.superseded_by).where(
            columns.step.in_(list(steps)), columns.dossier.is_not_distinct_from(dossier)
        )
        return {row.id: row.superseded_by for row in self._connection.execute(asked)}

    def parts_held(self, steps: Iterable[str], *, dossier: str | None) -> dict[str, str]:
        """Return the single records that were assembled by some steps -> what they were assembled into."""
        columns, whole = schema.record.c, schema.record.alias()
        names = list(steps)
        asked = (
            select(columns.id, columns.superseded_by)
            .join(whole, whole.c.id == columns.superseded_by)
            .where(
                whole.c.step.in_(names),
                columns.step.not_in(names),
                columns.dossier.is_not_distinct_from(dossier),
            )
        )
        return {row.id: row.superseded_by for row in self._connection.execute(asked)}

    def file_under(self, article_id: str, dossier: str | None) -> None:
        """Put an article and what rests on it alone into a dossier; None leaves it where it is."""
        if dossier is None:
            return
        columns = schema.record.c
        is_meant = (columns.id == article_id) | (columns.article_id == article_id)
        moved = self._connection.execute(
            update(schema.record)
            .where(is_meant, columns.dossier.is_distinct_from(dossier))
            .values(dossier=dossier)
        )
        if moved.rowcount:
            self._note_again(article_id)

    def _note_again(self, article_id: str) -> None:
        """Note once more how an article stands to others, which tells all who keep counts that it changed."""
        log, record = schema.relation.c, schema.record.c
        asked = select(schema.relation).where(log.article_id == article_id).order_by(log.seq.desc()).limit(1)
        last = self._connection.execute(asked).mappings().first()
        noted = dict(last) if last is not None else dict.fromkeys(log.keys())
        at = self._connection.scalar(select(record.recorded_at).where(record.id == article_id))
        again = {"article_id": article_id, "at": noted["at"] or at, "seq": self._take("relation")}
        self._insert(schema.relation, [{**noted, **again}])

    def relate(self, relations: Iterable[Relation], *, at: str) -> int:
        """Note how articles stand to each other, and return for how many that has changed."""
        wanted = {relation.article_id: relation for relation in relations}
        known = relations_of(self._connection, wanted)
        changed = [relation for relation in wanted.values() if known.get(relation.article_id) != relation]
        rows = [{"seq": self._take("relation"), "at": at, **asdict(relation)} for relation in changed]
        self._insert(schema.relation, rows)
        return len(rows)

    def give_notice(self, notices: Mapping[str, Sequence[Notice]], *, at: str) -> int:
        """Note what looks odd in articles beside others, and return for how many that has changed.

        Args:
            notices: article id -> its notices, none where it has none any more. Other articles keep theirs.
            at: the moment, RFC 3339 in UTC.
        """
        known = notices_of(self._connection, notices)
        changed = {
            name: tuple(found) for name, found in notices.items() if known.get(name, ()) != tuple(found)
        }
        rows = [
            {"seq": self._take("notice"), "article_id": name, "body": notices_body(found), "at": at}
            for name, found in changed.items()
        ]
        self._insert(schema.notice, rows)
        return len(rows)

    # -- judging ------------------------------------------------------------------------------

    def judged(self) -> Judged:
        """Return what the judgements add up to now."""
        return judged_in(self._connection)

    def _judge(self, judgement: Judgement) -> None:
        rows = [
            {"judgement_id": judgement.id, "place": place, "target_id": target, "kind": judgement.kind.value}
            for place, target in enumerate(judgement.targets)
        ]
        self._insert(schema.judgement_target, rows)
        self._refresh(touched_by(self._connection, judgement))

    def _refresh(self, ids: Iterable[str]) -> None:
        """Bring what is shown of some records in line with what was superseded and judged."""
        self._rows = None  # what hides a record has changed
        refresh_shown(self._connection, ids, self.judged())

    # -- what has been read -------------------------------------------------------------------

    def mark_done(self, *keys: str, outcome: str | None, at: str) -> None:
        """Note that what the keys stand for has been done, and what came of it; the latest note counts."""
        if keys:
            self._connection.exec_driver_sql(
                f"INSERT INTO done (key, outcome, at) VALUES ({self._places(3)}) "
                "ON CONFLICT (key) DO UPDATE SET outcome = excluded.outcome, at = excluded.at",
                [(key, outcome, at) for key in keys],
            )
