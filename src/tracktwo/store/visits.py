"""What each person has seen of a dossier: a log that says since when something is new to whom.

It is no fact about the dossier: it changes no page of anybody else's, and no version of the store.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select

from tracktwo.store import schema

visit = schema.visit.c


class VisitKind(StrEnum):
    """What was done: all seen up to a moment, one record put off, one put off no longer."""

    SEEN = "seen"
    LATER = "later"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Visit:
    """One line of the log. `record_id` is None for `seen`; `at` an RFC 3339 moment in UTC."""

    who: str
    dossier: str
    what: VisitKind
    record_id: str | None
    at: str


def add_visit(connection: Connection, made: Visit) -> None:
    """Append to the log."""
    last = connection.scalar(select(func.max(visit.seq))) or 0
    connection.execute(
        insert(schema.visit).values(
            seq=last + 1, who=made.who, dossier=made.dossier, what=made.what.value,
            record_id=made.record_id, at=made.at,
        )
    )  # fmt: skip


def visits_of(connection: Connection, who: str, dossier: str) -> list[Visit]:
    """Return what one person has seen or put off of a dossier, oldest first."""
    asked = select(schema.visit).where(visit.who == who, visit.dossier == dossier).order_by(visit.seq)
    return [
        Visit(row.who, row.dossier, VisitKind(row.what), row.record_id, row.at)
        for row in connection.execute(asked)
    ]
