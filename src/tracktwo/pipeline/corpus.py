"""What can only be seen across articles: copies, stories, one event in several reports, disagreements.

Every step works on all of a dossier's records as single articles gave them, so its outcome does not depend
on the order in which articles were read. What it finds is appended; what it no longer finds is superseded
by what took its place, and records that it had assembled stand again when it lets go of them.
"""

import dataclasses
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus_kept import KeptLinks, uncollected
from tracktwo.pipeline.corpus_recall import Recalled, recall_of
from tracktwo.pipeline.corpus_steps import LINKERS, STEPS, Corpus, link, notices, relations, settled
from tracktwo.pipeline.stamp import moment, stamped
from tracktwo.records import KINDS, Record
from tracktwo.store.database import Store
from tracktwo.store.judged import Judged
from tracktwo.store.singly import ids_read_from
from tracktwo.store.view import View

Progress = Callable[[str, int], None]
READING, NOTICES, STORING = "what was read", "notices", "storing"
LINK_STEPS = tuple(STEPS)
KINDS_LINKED = sorted(Corpus.KINDS)
KIND_WORDS = {kind: word for word, kind in KINDS.items()}


@dataclasses.dataclass(slots=True)
class LinkReport:
    """What linking did: how many records stand of each kind that it makes, and how many were new."""

    found: Counter[str] = dataclasses.field(default_factory=Counter)
    new: int = 0
    superseded: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {"found": dict(sorted(self.found.items())), "new": self.new, "superseded": self.superseded}


def link_corpus(
    store: Store,
    *,
    books: CodeBooks,
    dossier: str | None = None,
    kept: KeptLinks | None = None,
    progress: Progress | None = None,
) -> LinkReport:
    """Link the articles of one dossier, or of every dossier and of none, and return what was found.

    What has not changed since it was last linked is left alone.

    Args:
        kept: where processes keep what they compared, for the next one.
        progress: told what is done next, and how many things are left after it.
    """
    report = LinkReport()
    view = store.view()
    with uncollected():
        names = [dossier] if dossier is not None else [*view.dossiers(), None]
        waiting = [one for one in (_waiting(store, view, name) for name in names) if one is not None]
        stages = _Stages(progress, len(waiting))
        for one in waiting:
            recalled = recall_of(store, one.dossier, books, kept=kept)
            _link_one(store, view, one, recalled, report, stages)
            if kept is not None:
                recalled.keep(kept, store.where, one.dossier)
    return report


class _Stages:
    """Tells what is done next in linking some dossiers, and how much is left."""

    def __init__(self, progress: Progress | None, dossiers: int) -> None:
        self._progress = progress
        self._left = dossiers * len((READING, *LINKERS, NOTICES, STORING))

    def begin(self, what: str) -> None:
        """Tell that something is done next."""
        self._left -= 1
        if self._progress is not None:
            self._progress(what.removeprefix("link."), self._left)


class _Waiting(NamedTuple):
    """A dossier that is not linked as it stands: its records by id and moment, and a word for these."""

    dossier: str | None
    ids: list[tuple[str, str]]
    state: str

    @property
    def key(self) -> str:
        """Under what the store knows in which state it was linked."""
        return f"linked {self.dossier}"


def _waiting(store: Store, view: View, dossier: str | None) -> _Waiting | None:
    ids = list(ids_read_from(view, KINDS_LINKED, dossier=dossier, linked_by=LINK_STEPS))
    found = _Waiting(dossier, ids, _state(ids, view.judged()))
    return None if store.done([found.key]).get(found.key) == found.state else found


def _link_one(
    store: Store, view: View, one: _Waiting, recalled: Recalled, report: LinkReport, stages: _Stages
) -> None:
    stages.begin(READING)
    given = recalled.records(view, KINDS_LINKED, one.ids, dossier=one.dossier, linked_by=LINK_STEPS)
    if not given:
        return
    corpus = Corpus(given, recalled.books, recalled.recall)
    found = settled(link(corpus, begin=stages.begin), recalled.recall)
    stages.begin(NOTICES)
    related, noticed = list(relations(corpus, found)), notices(corpus, found)
    stages.begin(STORING)
    with store.writing() as writing:
        writing.relate(related, at=moment())
        writing.give_notice(noticed, at=moment())
    _store(store, view, one.dossier, {record.id: record for record in found}, report)
    with store.writing() as writing:
        writing.mark_done(one.key, outcome=one.state, at=moment())


def _state(given: Iterable[tuple[str, str]], judged: Judged) -> str:
    """A word for exactly these records, by id and moment, as people corrected them, and for the steps."""
    total = hashlib.sha256(json.dumps(STEPS).encode())
    for record_id, recorded_at in given:
        total.update(f"{record_id} {recorded_at}\n".encode())
        for edit in judged.edits.get(record_id, ()):
            total.update(f"{edit.id}\n".encode())
    return total.hexdigest()


def _store(
    store: Store, view: View, dossier: str | None, found: dict[str, Record], report: LinkReport
) -> None:
    at = moment()
    with store.writing() as writing:
        before = writing.made_by(LINK_STEPS, dossier=dossier)
        fresh = (record for name, record in found.items() if name not in before)
        added = writing.add(stamped(fresh, at=at, dossier=dossier))
        standing = {old for old, successor in before.items() if successor is None}
        gone = standing - found.keys()
        records = view.get_many(gone)
        after = _successors([records[old] for old in sorted(gone & records.keys())], found.values())
        again = {old for old, successor in before.items() if successor is not None} & found.keys()
        parts = _parts(found.values())
        held = writing.parts_held(LINK_STEPS, dossier=dossier)
        freed = held.keys() - parts.keys()
        joined = {part: whole for part, whole in parts.items() if held.get(part) != whole}
        writing.supersede({**after, **joined}, at=at)
        writing.restore(sorted(again | freed), at=at)
    report.new += added
    report.superseded += len(after) + len(joined)
    report.found.update(KIND_WORDS[type(record)] for record in found.values())


def _parts(found: Iterable[Record]) -> dict[str, str]:
    """Each single record that was assembled into another -> that other."""
    return {part: record.id for record in found for part in parts_of(record)}


def parts_of(record: Record) -> Sequence[str]:
    """Return the ids of the single records that a record was assembled from."""
    reports: tuple[str, ...] = getattr(record, "reports", ())
    return reports


def _successors(olds: Iterable[Record], found: Iterable[Record]) -> dict[str, str | None]:
    """Return what took the place of each record no longer found: of its kind, sharing most with it."""
    holders: defaultdict[tuple[type[Record], str], list[str]] = defaultdict(list)
    for record in found:
        for member in _members(record):
            holders[type(record), member].append(record.id)
    after: dict[str, str | None] = {}
    for old in olds:
        shared = Counter(one for member in _members(old) for one in holders.get((type(old), member), ()))
        best = max(((many, one) for one, many in shared.items()), default=None)
        after[old.id] = best[1] if best else None
    return after


def _members(record: Record) -> set[str]:
    articles = set(getattr(record, "articles", ()))
    return articles | set(parts_of(record)) | {f"{e.article_id}:{e.start}" for e in record.evidence}
