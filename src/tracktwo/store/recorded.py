"""Records of a dossier by what they are about and when they were told; how many, counted in the database."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select

from tracktwo import protocols
from tracktwo.records import KINDS, Record
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


def told_since(
    view: protocols.View, kind: str, day: str, *, dossier: str, facets: Sequence[str], statuses: Sequence[str]
) -> Iterator[Record]:
    """Yield the current records of a kind, some facets and statuses, that an article tells on a day or later.

    Args:
        day: ISO; that of the latest article which a record rests on counts.
    """
    whole = getattr(view, "whole", view)
    if not isinstance(whole, View) or whole.as_of is not None:
        facet, status = FILTERED_ON[kind]
        for record in view.records(kind, dossier=dossier):
            if value_of(record, facet) in facets and value_of(record, status) in statuses:
                yield record
        return
    yield from whole.stream(
        whole.rows.asked()
        .where(
            table.kind == kind,
            table.dossier == dossier,
            table.shown,
            table.known_at >= day,
            table.facet.in_(facets),
            table.status.in_(statuses),
        )
        .order_by(table.sort_date, table.seq)
    )


def dated_between(view: protocols.View, kind: str, *, dossier: str, since: str, until: str) -> list[Record]:
    """Return the current records of a kind that take place, or are told, between two days, both inside.

    A record whose date people corrected is among them whatever its date: its row stands where it was read.
    """
    found = list(view.records(kind, dossier=dossier, since=since, until=until))
    return [*found, *_corrected(view, kind, dossier, known=found)]


def holding(
    view: protocols.View, kind: str, words: str, *, dossier: str, facets: Sequence[str] = ()
) -> list[Record]:
    """Return the current records of a kind whose stored JSON holds some words, and those people corrected.

    It narrows down what is to be looked at: of a view that cannot tell, all records of the facets are given.
    """
    whole = getattr(view, "whole", view)
    if not isinstance(whole, View) or whole.as_of is not None:
        asked = [view.records(kind, dossier=dossier, facet=facet) for facet in facets or (None,)]
        return [record for records in asked for record in records]
    is_meant = [table.kind == kind, table.dossier == dossier, table.shown]
    is_meant += [table.facet.in_(facets)] if facets else []
    asked_for = whole.rows.asked().where(*is_meant, table.body.contains(words, autoescape=True))
    found = list(whole.stream(asked_for.order_by(table.sort_date, table.seq)))
    return [*found, *_corrected(view, kind, dossier, known=found)]


def _corrected(view: protocols.View, kind: str, dossier: str, *, known: Sequence[Record]) -> Iterator[Record]:
    """Yield the records that people corrected and that are not known: their rows stand as they were read."""
    whole = getattr(view, "whole", view)
    edited = whole.edited() - {record.id for record in known} if isinstance(whole, View) else ()
    for one in view.get_many(edited).values():
        standing = view.standing(one.id)
        if isinstance(one, KINDS[kind]) and one.dossier == dossier and standing and standing.is_shown:
            yield one


def last_recorded(view: View, kinds: Sequence[str], *, dossier: str) -> str | None:
    """Return the moment at which a record of some kinds was last made, None when there is none."""
    with view.connected() as connection:
        asked = (
            select(func.max(table.recorded_at)).where(
                table.dossier == dossier, table.kind == kind, table.shown
            )
            for kind in kinds
        )
        return max(filter(None, (connection.scalar(one) for one in asked)), default=None)
