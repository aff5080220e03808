"""How records stand: what the judgements and logs in a store say of them, read over one connection."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice

from sqlalchemy import Connection, select

from tracktwo.protocols import Relation
from tracktwo.records import Judgement
from tracktwo.store import schema
from tracktwo.store.judged import Judged, judge_all
from tracktwo.store.rows import record_from

MOST_HEIRS = 50  # newer readings followed from a judged record
CHUNK = 400  # ids in one question, under both databases' limit on parameters


def chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids a batch at a time."""
    waiting = iter(items)
    while batch := list(islice(waiting, CHUNK)):
        yield batch


def judged_in(connection: Connection, *, until: str | None = None) -> Judged:
    """Return what the judgements recorded up to a moment add up to."""
    table = schema.record.c
    asked = select(table.body).where(table.kind == "judgements").order_by(table.seq)
    if until is not None:
        asked = asked.where(table.recorded_at <= until)
    found = [record_from("judgements", body) for body in connection.scalars(asked)]
    judgements = [record for record in found if isinstance(record, Judgement)]
    return judge_all(judgements, heirs_of(connection, {t for j in judgements for t in j.targets}))


def heirs_of(connection: Connection, targets: set[str]) -> dict[str, list[str]]:
    """Return for records that were superseded the newer readings by the same step that took their place."""
    old, new = schema.record.alias(), schema.record.alias()
    heirs: dict[str, list[str]] = {}
    latest = {target: target for target in targets}
    for _ in range(MOST_HEIRS):
        found = {}
        for batch in chunks(sorted(set(latest.values()))):
            asked = select(old.c.id, new.c.id).join(new, new.c.id == old.c.superseded_by)
            same = (new.c.step == old.c.step) & (new.c.kind == old.c.kind) & old.c.id.in_(batch)
            found.update({row[0]: row[1] for row in connection.execute(asked.where(same))})
        latest = {
            t: found[at] for t, at in latest.items() if at in found and found[at] not in heirs.get(t, ())
        }
        if not latest:
            break
        for target, heir in latest.items():
            heirs.setdefault(target, []).append(heir)
    return heirs


def articles_of(connection: Connection, ids: list[str]) -> dict[str, set[str]]:
    """Return the articles that each of some records rests on."""
    table, evidence = schema.record.c, schema.evidence.c
    found = connection.execute(
        select(table.id, evidence.article_id)
        .join(schema.evidence, evidence.record_seq == table.seq)
        .where(table.id.in_(ids))
    )
    rests_on: dict[str, set[str]] = {}
    for row in found:
        rests_on.setdefault(row.id, set()).add(row.article_id)
    return rests_on


def relations_of(
    connection: Connection, article_ids: Iterable[str], *, until: str | None = None
) -> dict[str, Relation]:
    """Return how articles stand to others, as last noted up to a moment."""
    column = schema.relation.c
    names = [field.name for field in fields(Relation)]
    found: dict[str, Relation] = {}
    for batch in chunks(article_ids):
        asked = select(*(column[name] for name in names)).where(column.article_id.in_(batch))
        if until is not None:
            asked = asked.where(column.at <= until)
        for row in connection.execute(asked.order_by(column.seq)):
            found[row.article_id] = Relation(*row)
    return found
