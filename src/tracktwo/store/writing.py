"""One transaction of the writer: append records, say which supersede which, note what has been read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update

from tracktwo.errors import RecordError, StoreError
from tracktwo.protocols import Relation
from tracktwo.records import Actor, Article, Judgement, JudgementKind, Notice, Record
from tracktwo.store import schema
from tracktwo.store.judged import WITHDRAWN, Judged
from tracktwo.store.noticed import notices_body, notices_of
from tracktwo.store.rows import (
    FILTERED_ON,
    actor_keys,
    body_of,
    is_storable,
    kind_of,
    own_date,
    record_from,
    searched_words,
    value_of,
)
from tracktwo.store.search import index_words
from tracktwo.store.standing import articles_of, chunks, heirs_of, judged_in, relations_of

Row = dict[str, Any]


class Writing:
    """What can be done to a store while its lock is held. All of it happens, or none."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._next: dict[str, int] = {}
        self._dates: dict[str, tuple[str, str]] = {}

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
        column = schema.record.c.id
        return {
            found
            for batch in chunks(ids)
            for found in self._connection.scalars(select(column).where(column.in_(batch)))
        }

    def _append(self, records: list[Record]) -> None:
        judged = self.judged()
        rows: dict[str, list[Row]] = {"record": [], "evidence": [], "record_actor": [], "searchable": []}
        words: list[tuple[int, str]] = []
        for record in records:
            if isinstance(record, Article):
                self._keep_text(record)
            row = self._row(record, judged)
            rows["record"].append(row)
            rows["evidence"].extend(_evidence_rows(row["seq"], record))
            rows["record_actor"].extend(_actor_rows(row, record))
            self._index(row, record, rows["searchable"], words)
        for name, found in rows.items():
            self._insert(schema.metadata.tables[name], found)
        index_words(self._connection, words)
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
        paramstyle = self._connection.dialect.paramstyle
        places = ", ".join(["?" if paramstyle == "qmark" else "%s"] * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        pick = itemgetter(*names)
        self._connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})', [pick(row) for row in rows]
        )

    def _row(self, record: Record, judged: Judged) -> Row:
        kind = kind_of(record)
        recorded_at = record.provenance.recorded_at
        if recorded_at is None:
            raise RecordError(
                f"{record.id} has no provenance.recorded_at. Stamp it with the moment before it is stored."
            )
        articles = _rests_on(record)
        if isinstance(record, Article):
            date, known_at = _article_dates(record, recorded_at)
            self._dates[record.id] = date, known_at
        else:
            date, known_at = self._dates_of(articles, recorded_at)
        facet, status = FILTERED_ON.get(kind, (None, None))
        return {
            "seq": self._take("record"),
            "id": record.id,
            "kind": kind,
            "dossier": record.dossier,
            "article_id": next(iter(articles)) if len(articles) == 1 else getattr(record, "article_id", None),
            "step": record.provenance.step,
            "version": record.provenance.version,
            "recorded_at": recorded_at,
            "known_at": known_at,
            "sort_date": own_date(record, kind) or date,
            "facet": value_of(record, facet),
            "status": value_of(record, status),
            "superseded_by": None,
            "shown": not judged.hides(record.id, articles),
            "body": body_of(record),
        }

    def _keep_text(self, article: Article) -> None:
        if not is_storable(article.text):
            raise RecordError(
                f"The text of article {article.id} holds a NUL or half a surrogate pair. "
                "Replace such characters before the article is stored."
            )
        self._insert(schema.article_text, [{"article_id": article.id, "text": article.text}])

    def _dates_of(self, articles: set[str], recorded_at: str) -> tuple[str, str]:
        """The day and the moment at which the latest of some articles was published."""
        missing = [article for article in articles if article not in self._dates]
        table = schema.record.c
        for batch in chunks(missing):
            found = self._connection.execute(
                select(table.id, table.sort_date, table.known_at).where(table.id.in_(batch))
            )
            self._dates.update({row.id: (row.sort_date, row.known_at) for row in found})
        known = [self._dates[article] for article in articles if article in self._dates]
        return (
            (max(d for d, _ in known), max(k for _, k in known)) if known else (recorded_at[:10], recorded_at)
        )

    def _take(self, name: str) -> int:
        """The next free number of a table."""
        if name not in self._next:
            column = schema.metadata.tables[name].c.seq
            self._next[name] = (self._connection.scalar(select(func.max(column))) or 0) + 1
        number = self._next[name]
        self._next[name] += 1
        return number

    # -- searching ----------------------------------------------------------------------------

    def _index(self, row: Row, record: Record, found: list[Row], words: list[tuple[int, str]]) -> None:
        text = searched_words(record, row["kind"])
        if not text:
            return
        first = record.evidence[0] if record.evidence else None
        if first is not None and first.text not in text:
            text = f"{text} \n{first.text}"
        seq = self._take("searchable")
        found.append(
            {
                "seq": seq,
                "kind": row["kind"],
                "record_seq": row["seq"],
                "article_id": first.article_id if first else None,
                "start": first.start if first else 0,
                "stop": first.end if first else 0,
            }
        )
        words.append((seq, text))

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
        for old, new in successors.items():
            self._connection.execute(
                update(schema.record).where(schema.record.c.id == old).values(superseded_by=new)
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
        self._refresh(self._touched(judgement))

    def _touched(self, judgement: Judgement) -> set[str]:
        """The ids of the records whose standing a judgement may change."""
        touched = set(judgement.targets)
        if judgement.kind is JudgementKind.UNDO:
            for target in judgement.targets:
                undone = self._judgement(target)
                touched |= self._touched(undone) if undone else set()
        touched.update(heir for heirs in heirs_of(self._connection, touched).values() for heir in heirs)
        table, evidence = schema.record.c, schema.evidence.c
        for batch in chunks(sorted(touched)):
            touched.update(self._connection.scalars(select(table.id).where(table.superseded_by.in_(batch))))
            touched.update(
                self._connection.scalars(
                    select(table.id)
                    .join(schema.evidence, evidence.record_seq == table.seq)
                    .where(evidence.article_id.in_(batch))
                )
            )
        return touched

    def _judgement(self, judgement_id: str) -> Judgement | None:
        table = schema.record.c
        body = self._connection.scalar(
            select(table.body).where(table.id == judgement_id, table.kind == "judgements")
        )
        found = record_from("judgements", body) if body else None
        return found if isinstance(found, Judgement) else None

    def _refresh(self, ids: Iterable[str]) -> None:
        """Bring the column `shown` in line with supersessions and judgements."""
        judged = self.judged()
        table = schema.record.c
        for batch in chunks(sorted(ids)):
            rests_on = articles_of(self._connection, batch)
            found = self._connection.execute(
                select(table.id, table.superseded_by, table.shown).where(table.id.in_(batch))
            ).all()
            for row in found:
                shown = not (
                    judged.replaces(row.superseded_by) or judged.hides(row.id, rests_on.get(row.id, ()))
                )
                if shown != row.shown:
                    self._connection.execute(
                        update(schema.record).where(table.id == row.id).values(shown=shown)
                    )

    # -- what has been read -------------------------------------------------------------------

    def mark_done(self, key: str, *, outcome: str | None, at: str) -> None:
        """Note that what `key` stands for has been done, and what came of it; the latest note counts."""
        self._connection.execute(delete(schema.done).where(schema.done.c.key == key))
        self._insert(schema.done, [{"key": key, "outcome": outcome, "at": at}])


def _article_dates(article: Article, recorded_at: str) -> tuple[str, str]:
    known_at = article.published_at or article.retrieved_at or recorded_at
    return known_at[:10], known_at


def _rests_on(record: Record) -> set[str]:
    """The articles without which a record falls. An actor's evidence is an example of where it is named."""
    return set() if isinstance(record, Actor) else {evidence.article_id for evidence in record.evidence}


def _evidence_rows(seq: int, record: Record) -> list[Row]:
    rests_on = _rests_on(record)
    return [
        {"record_seq": seq, "article_id": e.article_id, "start": e.start, "stop": e.end}
        for e in dict.fromkeys(record.evidence)
        if e.article_id in rests_on
    ]


def _actor_rows(row: Row, record: Record) -> list[Row]:
    return [
        {"actor": actor, "kind": row["kind"], "sort_date": row["sort_date"], "record_seq": row["seq"]}
        for actor in sorted(actor_keys(record))
    ]
