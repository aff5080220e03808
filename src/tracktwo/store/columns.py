"""The events of a dossier as columns: day, type, status and place of each, for counting many of them at once.

Counting 100,000 events in the database takes a second where each is a row of two kilobytes. The columns are
read once and then brought up to date by what is new, so a page counts them in a few milliseconds. What people
put out of sight or what was assembled into another event is left out as in `View.records`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from tracktwo.records import Event, Place, Record, from_dict
from tracktwo.store import schema
from tracktwo.store.reading import FETCH
from tracktwo.store.standing import chunks
from tracktwo.store.view import View

Numbers = NDArray[np.int64]
NOWHERE = -1  # in `places`: the event names no place
PLACE_KEY = '"place":'  # in a body only ever the event's own: a quotation mark inside a text is written \"

table = schema.record.c


@dataclass(frozen=True, slots=True)
class Columns:
    """The current events of a dossier in columns of the same length, in the order of their recording.

    `days` counts from 1970-01-01; a day that nobody stated is that of the first article. `types`, `statuses`
    and `places` are indexes into the tuples beside them, `places` NOWHERE where none is named.
    """

    seqs: Numbers
    days: Numbers
    types: Numbers
    statuses: Numbers
    places: Numbers
    type_names: tuple[str, ...]
    status_names: tuple[str, ...]
    spots: tuple[Place, ...]

    def kept(self, mask: NDArray[np.bool_]) -> "Columns":
        """Return only the events for which the mask is true."""
        return replace(
            self,
            seqs=self.seqs[mask],
            days=self.days[mask],
            types=self.types[mask],
            statuses=self.statuses[mask],
            places=self.places[mask],
        )


class EventColumns:
    """Keeps the columns of one dossier. Safe to ask from several threads."""

    def __init__(self, dossier: str) -> None:
        self._dossier = dossier
        self._lock = Lock()
        self._types: dict[str, int] = {}
        self._statuses: dict[str, int] = {}
        self._places: dict[tuple[object, ...], int] = {}
        self._spots: list[Place] = []
        self._all: Numbers = np.empty((0, 5), np.int64)
        self._current: tuple[str, Columns] | None = None

    def current(self, view: View) -> Columns:
        """Return the columns as the store stands now."""
        version = view.version()
        with self._lock:
            if self._current is None or self._current[0] != version:
                self._current = version, self._brought_up_to_date(view)
            return self._current[1]

    def _brought_up_to_date(self, view: View) -> Columns:
        asked = [table.dossier == self._dossier, table.kind == "events", table.shown]
        with view.connected() as connection:
            shown = np.fromiter(connection.scalars(select(table.seq).where(*asked)), np.int64)
            new = np.setdiff1d(shown, self._all[:, 0])
            if len(new):
                columns = (table.seq, table.sort_date, table.facet, table.status, table.body)
                since = select(*columns).where(*asked, table.seq >= int(new.min())).order_by(table.seq)
                rows = connection.execute(since.execution_options(yield_per=FETCH))
                self._append(list(self._coded(rows, known=set(self._all[:, 0].tolist()))))
        kept = self._all[np.isin(self._all[:, 0], shown)]
        seqs, days, types, statuses, places = (kept[:, i] for i in range(5))
        names = tuple(self._types), tuple(self._statuses)
        return Columns(seqs, days, types, statuses, places, *names, tuple(self._spots))

    def _coded(self, rows: Iterable[Sequence[object]], *, known: set[int]) -> Iterator[tuple[int, ...]]:
        for seq, day, facet, status, body in rows:
            if seq in known:
                continue
            yield (
                int(str(seq)),
                _days_since_1970(str(day)),
                self._types.setdefault(str(facet), len(self._types)),
                self._statuses.setdefault(str(status), len(self._statuses)),
                self._place(str(body)),
            )

    def _place(self, body: str) -> int:
        found = place_in(body)
        if found is None:
            return NOWHERE
        key = tuple(found.values())
        if key not in self._places:
            self._places[key] = len(self._spots)
            self._spots.append(from_dict(Place, found))
        return self._places[key]

    def _append(self, rows: list[tuple[int, ...]]) -> None:
        if rows:
            self._all = np.concatenate([self._all, np.array(rows, np.int64)])


def place_in(body: str) -> dict[str, object] | None:
    """Return the place in an event's stored JSON, without its words as printed; reads nothing else of it."""
    at = body.find(PLACE_KEY)
    if at < 0:
        return None
    found, _ = json.JSONDecoder().raw_decode(body, at + len(PLACE_KEY))
    return {**found, "text": ""} if found else None


def _days_since_1970(day: str) -> int:
    try:
        return date.fromisoformat(day[:10]).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return 0


def named_in(view: View, actor: str) -> Numbers:
    """Return the seqs of the events that name an actor, by its id or its country's or body's code."""
    named = schema.record_actor.c
    asked = select(named.record_seq).where(named.actor == actor, named.kind == "events")
    with view.connected() as connection:
        return np.fromiter(connection.scalars(asked), np.int64)


def events_at(view: View, seqs: Sequence[int]) -> list[Event]:
    """Return the events with these seqs, in this order."""
    with view.connected() as connection:
        ids = {
            row.seq: row.id
            for batch in chunks(map(str, seqs))
            for row in connection.execute(
                select(table.seq, table.id).where(table.seq.in_([int(seq) for seq in batch]))
            )
        }
    found: dict[str, Record] = view.get_many(ids.values())
    events = (found.get(ids.get(seq, "")) for seq in seqs)
    return [one for one in events if isinstance(one, Event)]
