"""Which records of a dossier stand, brought up to date without counting them all anew."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select
from sqlalchemy.sql import ColumnElement

from tracktwo.store import schema

Numbers = NDArray[np.int64]
table = schema.record.c


def shown_now(
    connection: Connection, asked: Sequence[ColumnElement[bool]], known: Numbers
) -> tuple[Numbers, Numbers]:
    """Return the numbers of the records that are asked for and not known, and of those known no longer there.

    What was only appended is told by its number; where count or sum say that more has changed, all are read.

    Args:
        known: the numbers of those that were there when they were last read.
    """
    last = int(known.max()) if len(known) else 0
    fresh = np.fromiter(connection.scalars(select(table.seq).where(*asked, table.seq > last)), np.int64)
    count, total = connection.execute(select(func.count(), func.sum(table.seq)).where(*asked)).one()
    if count == len(known) + len(fresh) and int(total or 0) == int(known.sum() + fresh.sum()):
        return fresh, np.empty(0, np.int64)
    shown = np.fromiter(connection.scalars(select(table.seq).where(*asked)), np.int64)
    return np.setdiff1d(shown, known), np.setdiff1d(known, shown)
