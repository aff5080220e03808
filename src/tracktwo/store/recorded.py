"""How many records of a dossier were recorded since a moment, counted in the database."""

from collections.abc import Sequence

from sqlalchemy import func, select

from tracktwo.store import schema
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
