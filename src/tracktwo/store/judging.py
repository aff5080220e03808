"""Keeping the column `shown` in line with supersessions and judgements."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from tracktwo.records import Judgement, JudgementKind
from tracktwo.store import schema
from tracktwo.store.judged import Judged
from tracktwo.store.rows import record_from
from tracktwo.store.standing import articles_of, chunks, heirs_of

table = schema.record.c


def touched_by(connection: Connection, judgement: Judgement) -> set[str]:
    """Return the ids of the records whose standing a judgement may change."""
    touched = set(judgement.targets)
    if judgement.kind is JudgementKind.UNDO:
        for target in judgement.targets:
            undone = _judgement(connection, target)
            touched |= touched_by(connection, undone) if undone else set()
    touched.update(heir for heirs in heirs_of(connection, touched).values() for heir in heirs)
    evidence = schema.evidence.c
    for batch in chunks(sorted(touched)):
        touched.update(connection.scalars(select(table.id).where(table.superseded_by.in_(batch))))
        touched.update(
            connection.scalars(
                select(table.id)
                .join(schema.evidence, evidence.record_seq == table.seq)
                .where(evidence.article_id.in_(batch))
            )
        )
    return touched


def _judgement(connection: Connection, judgement_id: str) -> Judgement | None:
    asked = select(table.body).where(table.id == judgement_id, table.kind == "judgements")
    body = connection.scalar(asked)
    found = record_from("judgements", body) if body else None
    return found if isinstance(found, Judgement) else None


def refresh_shown(connection: Connection, ids: Iterable[str], judged: Judged) -> None:
    """Bring the column `shown` of some records in line with supersessions and what was judged."""
    for batch in chunks(sorted(ids)):
        rests_on = articles_of(connection, batch)
        found = connection.execute(
            select(table.id, table.superseded_by, table.shown).where(table.id.in_(batch))
        ).all()
        turned: dict[bool, list[str]] = {True: [], False: []}
        for row in found:
            shown = not (judged.replaces(row.superseded_by) or judged.hides(row.id, rests_on.get(row.id, ())))
            if shown != row.shown:
                turned[shown].append(row.id)
        for shown, ids_turned in turned.items():
            if ids_turned:
                connection.execute(update(schema.record).where(table.id.in_(ids_turned)).values(shown=shown))
