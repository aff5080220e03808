"""What was read or worked out once, kept for the next page: shared by all views of a store, bounded.

Two hundred thousand events on a page that counts them, fifty readers, a writer beside them: reading the JSON
of a record is what costs. A record never changes once it is written, so it is read once and kept until others
push it out. What is worked out from many of them is kept by the dossier it is about, and brought up to date.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

from tracktwo.records import Record

MOST_CHARACTERS = 48_000_000  # of the JSON of the records kept; in memory each takes about three bytes
MOST_THINGS = 64  # worked out, by what they are and which dossier; each knows its own bound

T = TypeVar("T")


class Kept:
    """Keeps records by their number, and things worked out by their key. Safe to ask from several threads."""

    def __init__(self, *, most_characters: int = MOST_CHARACTERS) -> None:
        self._lock = Lock()
        self._records: OrderedDict[int, tuple[Record, int]] = OrderedDict()
        self._most = most_characters
        self._held = 0
        self._things: OrderedDict[tuple[object, ...], object] = OrderedDict()

    def __len__(self) -> int:
        """Return how many records are kept."""
        return len(self._records)

    def record(self, seq: int) -> Record | None:
        """Return the record with this number as it was written, None when it is not kept."""
        with self._lock:
            found = self._records.get(seq)
            if found is None:
                return None
            self._records.move_to_end(seq)
            return found[0]

    def keep(self, seq: int, record: Record, characters: int) -> None:
        """Keep a record as it was written; `characters` are those of its JSON."""
        with self._lock:
            if seq in self._records:
                return
            self._records[seq] = record, characters
            self._held += characters
            while self._held > self._most:
                _, (_, gone) = self._records.popitem(last=False)
                self._held -= gone

    def thing(self, make: Callable[[], T], *key: object) -> T:
        """Return what is kept under a key, made when there is nothing yet; the key names what it is."""
        with self._lock:
            if key not in self._things:
                self._things[key] = make()
                if len(self._things) > MOST_THINGS:
                    self._things.popitem(last=False)
            self._things.move_to_end(key)
            return cast(T, self._things[key])
