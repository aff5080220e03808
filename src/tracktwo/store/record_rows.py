"""Records as rows of all the tables that they stand in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from tracktwo.errors import RecordError
from tracktwo.records import Actor, Article, Record
from tracktwo.store import schema
from tracktwo.store.judged import Judged
from tracktwo.store.rows import (
    FILTERED_ON,
    actor_keys,
    body_of,
    is_storable,
    kind_of,
    own_date,
    searched_words,
    value_of,
)
from tracktwo.store.standing import chunks

Row = dict[str, Any]
Take = Callable[[str], int]  # the next free number of a table
TABLES = (schema.article_text, schema.record, schema.evidence, schema.record_actor, schema.searchable)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows by table, in the order in which they are to be inserted, and the words of the searchable ones."""

    tables: dict[Table, list[Row]]
    words: list[tuple[int, str]]


class RecordRows:
    """Makes the rows of records in one transaction.

    What was judged and when articles were published is looked up once: whoever changes it in the same
    transaction goes on with a new one.
    """

    def __init__(self, connection: Connection, take: Take, judged: Judged) -> None:
        self._connection = connection
        self._take = take
        self._judged = judged
        self._dates: dict[str, tuple[str, str]] = {}

    def of(self, records: Iterable[Record]) -> Gathered:
        """Return the rows of records; an article comes before what rests on it.

        Raises:
            RecordError: a record was not stamped with `recorded_at`, or holds text that cannot be kept.
        """
        found = Gathered({table: [] for table in TABLES}, [])
        for record in records:
            if isinstance(record, Article):
                found.tables[schema.article_text].append(_text_row(record))
            rests_on = _rests_on(record)
            row = self._row(record, rests_on)
            found.tables[schema.record].append(row)
            found.tables[schema.evidence].extend(_evidence_rows(row["seq"], record, rests_on))
            found.tables[schema.record_actor].extend(_actor_rows(row, record))
            self._index(row, record, found)
        return found

    def _row(self, record: Record, rests_on: set[str]) -> Row:
        kind = kind_of(record)
        recorded_at = record.provenance.recorded_at
        if recorded_at is None:
            raise RecordError(
                f"{record.id} has no provenance.recorded_at. Stamp it with the moment before it is stored."
            )
        if isinstance(record, Article):
            date, known_at = _article_dates(record, recorded_at)
            self._dates[record.id] = date, known_at
        else:
            date, known_at = self._dates_of(rests_on, recorded_at)
        facet, status = FILTERED_ON.get(kind, (None, None))
        return {
            "seq": self._take("record"),
            "id": record.id,
            "kind": kind,
            "dossier": record.dossier,
            "article_id": next(iter(rests_on)) if len(rests_on) == 1 else getattr(record, "article_id", None),
            "step": record.provenance.step,
            "version": record.provenance.version,
            "recorded_at": recorded_at,
            "known_at": known_at,
            "sort_date": own_date(record, kind) or date,
            "facet": value_of(record, facet),
            "status": value_of(record, status),
            "superseded_by": None,
            "shown": not self._judged.hides(record.id, rests_on),
            "body": body_of(record),
        }

    def _dates_of(self, articles: set[str], recorded_at: str) -> tuple[str, str]:
        """The day and the moment at which the latest of some articles was published."""
        missing = [article for article in articles if article not in self._dates]
        if missing:
            self._look_up(missing)
        known = [self._dates[article] for article in articles if article in self._dates]
        return (
            (max(d for d, _ in known), max(k for _, k in known)) if known else (recorded_at[:10], recorded_at)
        )

    def _look_up(self, articles: list[str]) -> None:
        table = schema.record.c
        for batch in chunks(articles):
            found = self._connection.execute(
                select(table.id, table.sort_date, table.known_at).where(table.id.in_(batch))
            )
            self._dates.update({row.id: (row.sort_date, row.known_at) for row in found})

    def _index(self, row: Row, record: Record, found: Gathered) -> None:
        text = searched_words(record, row["kind"])
        if not text:
            return
        first = record.evidence[0] if record.evidence else None
        if first is not None and first.text not in text:
            text = f"{text} \n{first.text}"
        seq = self._take("searchable")
        found.tables[schema.searchable].append(
            {
                "seq": seq,
                "kind": row["kind"],
                "record_seq": row["seq"],
                "article_id": first.article_id if first else None,
                "start": first.start if first else 0,
                "stop": first.end if first else 0,
            }
        )
        found.words.append((seq, text))


def _text_row(article: Article) -> Row:
    if not is_storable(article.text):
        raise RecordError(
            f"The text of article {article.id} holds a NUL or half a surrogate pair. "
            "Replace such characters before the article is stored."
        )
    return {"article_id": article.id, "text": article.text}


def _article_dates(article: Article, recorded_at: str) -> tuple[str, str]:
    known_at = article.published_at or article.retrieved_at or recorded_at
    return known_at[:10], known_at


def _rests_on(record: Record) -> set[str]:
    """The articles without which a record falls. An actor's evidence is an example of where it is named."""
    return set() if isinstance(record, Actor) else {evidence.article_id for evidence in record.evidence}


def _evidence_rows(seq: int, record: Record, rests_on: set[str]) -> list[Row]:
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
