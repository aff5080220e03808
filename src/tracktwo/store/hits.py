"""A search over everything: the matches, as readers see them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from tracktwo.protocols import Hit
from tracktwo.store.reading import Clock, Rows
from tracktwo.store.search import matches, score
from tracktwo.store.words import Term, marks_in, parse_query, words_at

SHOWN_WORDS = 300  # characters of a hit without evidence


def find_hits(
    connection: Connection, rows: Rows, query: str, *, kinds: Sequence[str], dossier: str | None, by: Clock
) -> list[Hit]:
    """Return what matches, best first; of many matches, the best among the newest.

    Raises:
        StoreError: the query asks for no word.
    """
    terms = parse_query(query)
    condition, values = _condition(rows.moment, by, kinds, dossier)
    retracted = rows.judged(connection).retracted
    found = matches(connection, terms, condition=condition, values=values)
    kept = [row for row in found if row.article_id not in retracted]
    if rows.moment is not None:
        then = {r.id for r, is_shown in rows.by_id(connection, {row.id for row in kept}) if is_shown}
        kept = [row for row in kept if row.id in then]
    titles = _titles(connection, rows, [row.id for row in kept if row.words is None])
    return sorted((_hit(row, terms, titles) for row in kept), key=lambda hit: -hit.score)


def _condition(
    moment: str | None, by: Clock, kinds: Sequence[str], dossier: str | None
) -> tuple[str, dict[str, Any]]:
    conditions, values = ["r.shown"], dict[str, Any]()
    if moment is not None:
        column = "recorded_at" if by == "recorded" else "known_at"
        conditions, values = [f"r.{column} <= :moment"], {"moment": moment}
    if kinds:
        names = [f"kind{n}" for n in range(len(kinds))]
        conditions.append(f"s.kind IN ({', '.join(':' + name for name in names)})")
        values |= dict(zip(names, kinds, strict=True))
    if dossier is not None:
        conditions.append("r.dossier = :dossier")
        values["dossier"] = dossier
    return " AND ".join(conditions), values


def _titles(connection: Connection, rows: Rows, ids: list[str]) -> dict[str, str]:
    """The words to show for records without evidence: their title, name or question."""
    fields = ("title", "name", "question", "text")
    return {
        record.id: next((w for f in fields if (w := getattr(record, f, ""))), "")[:SHOWN_WORDS]
        for record, _ in rows.by_id(connection, ids)
    }


def _hit(row: Row[Any], terms: tuple[Term, ...], titles: dict[str, str]) -> Hit:
    text = titles.get(row.id, "") if row.words is None else row.words
    words = list(words_at(text))
    marks = marks_in(words, terms)
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
        score=score(len(marks), len(words)),
    )
