"""How many records of a dossier there are, by kind or by what they are about, counted in the database."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select

from tracktwo import protocols
from tracktwo.store import schema
from tracktwo.store.rows import FILTERED_ON, value_of
from tracktwo.store.view import View

table = schema.record.c


def recorded_counts(
    view: View, kinds: Sequence[str], *, dossier: str, after: str | None = None
) -> dict[str, int]:
    """Return how many current records were recorded later than a moment; kinds with none are absent.

    Args:
        after: a moment as records carry it; None counts all.
    """
    asked = select(table.kind, func.count().label("many")).where(
        table.kind.in_(kinds), table.dossier == dossier, table.shown
    )
    if after is not None:
        asked = asked.where(table.recorded_at > after)
    with view.connected() as connection:
        return {row.kind: row.many for row in connection.execute(asked.group_by(table.kind))}


def facets_of(view: protocols.View, kind: str, *, dossier: str) -> dict[str, int]:
    """Return what the current records of a kind are about (see `FILTERED_ON`), with how many of each."""
    whole = getattr(view, "whole", view)
    if not isinstance(whole, View) or whole.as_of is not None:
        field, _ = FILTERED_ON[kind]
        values = (value_of(record, field) for record in view.records(kind, dossier=dossier))
        return dict(Counter(value for value in values if value is not None))
    asked = (
        select(table.facet, func.count().label("many"))
        .where(table.kind == kind, table.dossier == dossier, table.shown, table.facet.is_not(None))
        .group_by(table.facet)
    )
    with whole.connected() as connection:
        return {row.facet: row.many for row in connection.execute(asked)}
