"""What linking a dossier recalls of the last time, while nothing it rests on has changed.

A process that stays keeps it in memory; for the next process it is kept in a file (`corpus_kept`).
"""

from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus_kept import KeptLinks
from tracktwo.pipeline.corpus_steps import LinkRecall
from tracktwo.records import Article, Record
from tracktwo.store.database import Store
from tracktwo.store.judged import Judged
from tracktwo.store.singly import ids_resting_on, read_from, read_some
from tracktwo.store.view import View

MOST_HELD = 300_000  # records of all dossiers; beyond, the dossier linked longest ago is forgotten
LEAST_KEPT = 300  # records of a dossier; fewer are linked before a file is read
# The share of what linking asks that is worked out anew before it is written down again: writing takes about
# as long as what it saves, and a file that lacks a few articles is as good.
KEPT_AGAIN = 0.01


class Recalled:
    """The records of a dossier as they were last linked, and what was worked out of them."""

    def __init__(self, books: CodeBooks) -> None:
        self.books = books
        self.recall = LinkRecall()
        self._held: dict[str, Record] = {}
        self._moments: dict[str, str] = {}
        self._judged: Judged | None = None
        self._unkept = 0.0

    def load(self, kept: KeptLinks, where: str, dossier: str | None) -> None:
        """Take in what another process kept of a dossier, if anything can be believed."""
        match kept.load(where, dossier):
            case (LinkRecall() as recall, dict() as held, dict() as moments, Judged() as judged):
                self.recall, self._held, self._moments, self._judged = recall, held, moments, judged

    def keep(self, kept: KeptLinks, where: str, dossier: str | None) -> None:
        """Keep for other processes what was worked out, when enough of it is not kept yet."""
        self._unkept += self.recall.anew()
        if self._unkept >= KEPT_AGAIN and len(self) >= LEAST_KEPT:
            kept.keep(where, dossier, (self.recall, self._held, self._moments, self._judged))
            self._unkept = 0.0

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

        Those that were changed, judged or taken away since are read again, and with an article all that rests
        on it: they are other objects then, of which nothing is recalled.

        Args:
            ids: what `ids_read_from` yields.
        """
        moments, judged = dict(ids), view.judged()
        changed = self._changed(moments, judged) if self._held else set()
        for name in changed | ids_resting_on(view, changed):
            self._held.pop(name, None)
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

    def _changed(self, moments: Mapping[str, str], judged: Judged) -> set[str]:
        """Return the ids of what is not as it was read: recorded or judged since, or gone."""
        changed = {name for name, at in self._moments.items() if moments.get(name) != at}
        return changed | _judged_apart(judged, self._judged or Judged())


def _judged_apart(one: Judged, other: Judged) -> set[str]:
    """Return the records of which two sums of judgements do not say the same."""
    if one == other:
        return set()
    apart = (one.rejected ^ other.rejected) | (one.split ^ other.split) | (one.retracted ^ other.retracted)
    for ours, theirs in ((one.merged, other.merged), (one.edits, other.edits)):
        apart |= {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
    return set(apart)


_RECALLED: WeakKeyDictionary[Store, dict[str | None, Recalled]] = WeakKeyDictionary()


def recall_of(
    store: Store, dossier: str | None, books: CodeBooks, *, kept: KeptLinks | None = None
) -> Recalled:
    """Return what is recalled of a dossier: nothing when it is linked for the first time.

    Args:
        kept: where other processes keep it.
    """
    dossiers = _RECALLED.setdefault(store, {})
    found = dossiers.pop(dossier, None)
    if found is None or found.books is not books:
        found = Recalled(books)
        if kept is not None:
            found.load(kept, store.where, dossier)
    while dossiers and sum(map(len, dossiers.values())) + len(found) > MOST_HELD:
        del dossiers[next(iter(dossiers))]
    dossiers[dossier] = found
    return found
