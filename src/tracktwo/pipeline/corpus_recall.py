"""What linking a dossier recalls of the last time in this process, while nothing it rests on has changed."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus_steps import LinkRecall
from tracktwo.records import Article, Record
from tracktwo.store.database import Store
from tracktwo.store.judged import Judged
from tracktwo.store.singly import read_from, read_some
from tracktwo.store.view import View

MOST_HELD = 300_000  # records of all dossiers; beyond, the dossier linked longest ago is forgotten


class Recalled:
    """The records of a dossier as they were last linked, and what was worked out of them."""

    def __init__(self, books: CodeBooks) -> None:
        self.books = books
        self._forget()

    def _forget(self) -> None:
        self.recall = LinkRecall()
        self._held: dict[str, Record] = {}
        self._moments: dict[str, str] = {}
        self._judged: Judged | None = None

    def __len__(self) -> int:
        """Return how many records are held."""
        return len(self._held)

    def records(
        self,
        view: View,
        kinds: Sequence[str],
        ids: Sequence[tuple[str, str]],
        *,
        dossier: str | None,
        linked_by: Sequence[str],
    ) -> list[Record]:
        """Return the records that `read_from` yields; only those not read before are read.

        Where one was changed, judged or taken away since, nothing is recalled and all are read.

        Args:
            ids: what `ids_read_from` yields.
        """
        moments, judged = dict(ids), view.judged()
        is_same = judged == self._judged and self._moments.items() <= moments.items()
        if not is_same:
            self._forget()
        self._moments, self._judged = moments, judged
        self.recall.age()
        if self._held:
            new = (name for name in moments if name not in self._held)
            self._held |= {record.id: record for record in read_some(view, new)}
        else:
            given = read_from(view, kinds, dossier=dossier, linked_by=linked_by)
            self._held = {record.id: record for record in given}
        records = [self._held[name] for name in moments if name in self._held]
        self.recall.faces.keep_only(record for record in records if isinstance(record, Article))
        return records


_RECALLED: WeakKeyDictionary[Store, dict[str | None, Recalled]] = WeakKeyDictionary()


def recall_of(store: Store, dossier: str | None, books: CodeBooks) -> Recalled:
    """Return what is recalled of a dossier: nothing when it is linked for the first time."""
    dossiers = _RECALLED.setdefault(store, {})
    found = dossiers.pop(dossier, None)
    if found is None or found.books is not books:
        found = Recalled(books)
    while dossiers and sum(map(len, dossiers.values())) + len(found) > MOST_HELD:
        del dossiers[next(iter(dossiers))]
    dossiers[dossier] = found
    return found
