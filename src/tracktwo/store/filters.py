"""What a page of records is asked for, as conditions on the table of records."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select, true, union_all
from sqlalchemy.sql import ColumnElement

from tracktwo.errors import StoreError
from tracktwo.protocols import Where
from tracktwo.records import KINDS
from tracktwo.store import schema

table = schema.record.c


def filtered(asked: Select[Any], kind: str, where: Where) -> Select[Any]:
    """Return a question narrowed to the records of a kind that are wanted.

    Raises:
        StoreError: there is no such kind.
    """
    if kind not in KINDS:
        raise StoreError(f"There is no kind of record called {kind!r}. The kinds are: {', '.join(KINDS)}.")
    asked = asked.where(table.kind == kind)
    if (dossier := where.get("dossier")) is not None:
        asked = asked.where(_is_named_in(dossier) if kind == "actors" else table.dossier == dossier)
    for name in ("facet", "status"):
        if (value := where.get(name)) is not None:
            asked = asked.where(schema.record.c[name] == value)
    if (since := where.get("since")) is not None:
        asked = asked.where(table.sort_date >= since[:10])
    if (until := where.get("until")) is not None:
        asked = asked.where(table.sort_date <= until[:10])
    if (article := where.get("article")) is not None:
        evidence = schema.evidence.c
        asked = asked.where(table.seq.in_(select(evidence.record_seq).where(evidence.article_id == article)))
    if (actor := where.get("actor")) is not None:
        named = schema.record_actor.c
        asked = asked.where(
            table.seq.in_(select(named.record_seq).where(named.actor == actor, named.kind == kind))
        )
    return asked


def recorded_after(
    asked: Select[Any],
    kinds: Sequence[str],
    *,
    dossier: str | None,
    after: str | None,
    actor: str | None,
    limit: int | None = None,
) -> Select[Any]:
    """Return a question for the records of some kinds, those recorded last first.

    Args:
        limit: of those that stand now, at most so many of each kind, which an index gives at once.
    """
    order = (table.recorded_at.desc(), table.seq.desc())
    if limit is not None and dossier is not None and actor is None:
        last = (table.recorded_at > after) if after is not None else true()
        of_kinds = (
            select(table.seq)
            .where(table.dossier == dossier, table.kind == kind, table.shown, last)
            .order_by(*order)
            .limit(limit)
            .subquery()
            for kind in kinds
        )
        newest = union_all(*(select(found.c.seq) for found in of_kinds))
        return asked.where(table.seq.in_(newest)).order_by(*order)
    asked = asked.where(table.kind.in_(kinds))
    if dossier is not None:
        asked = asked.where(table.dossier == dossier)
    if after is not None:
        asked = asked.where(table.recorded_at > after)
    if actor is not None:
        named = schema.record_actor.c
        asked = asked.where(table.seq.in_(select(named.record_seq).where(named.actor == actor)))
    return asked.order_by(*order)


def replaced_after(asked: Select[Any], moment: str, kinds: Sequence[str], *, dossier: str) -> Select[Any]:
    """Return a question for the records known at a moment whose successor was named since."""
    log = schema.supersession.c
    return asked.where(
        table.kind.in_(kinds),
        table.dossier == dossier,
        table.recorded_at <= moment,
        table.id.in_(select(log.old_id).where(log.at > moment)),
    ).order_by(table.sort_date.desc(), table.seq.desc())


def _is_named_in(dossier: str) -> ColumnElement[bool]:
    """An actor belongs to no dossier: it is asked for by the mentions that name it there."""
    mention = schema.record.alias()
    named = select(mention.c.facet).where(
        mention.c.kind == "mentions", mention.c.dossier == dossier, mention.c.shown
    )
    return table.id.in_(named)
