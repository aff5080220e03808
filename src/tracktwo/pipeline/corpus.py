"""What can only be seen across articles: copies, stories, one event in several reports, disagreements.

Every step works on all of a dossier's records as single articles gave them, so its outcome does not depend
on the order in which articles were read. What it finds is appended; what it no longer finds is superseded
by what took its place, and records that it had assembled stand again when it lets go of them.
"""

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus_steps import STEPS, Corpus, link, notices, relations, settled
from tracktwo.pipeline.stamp import moment, stamped
from tracktwo.records import KINDS, Record
from tracktwo.store.database import Store
from tracktwo.store.view import View

LINK_STEPS = tuple(STEPS)
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


def link_corpus(store: Store, *, books: CodeBooks, dossier: str | None = None) -> LinkReport:
    """Link the articles of one dossier, or of every dossier and of none, and return what was found.

    What has not changed since it was last linked is left alone.
    """
    report = LinkReport()
    view = store.view()
    for name in [dossier] if dossier is not None else [*view.dossiers(), None]:
        _link_one(store, view, name, books, report)
    return report


def _link_one(store: Store, view: View, dossier: str | None, books: CodeBooks, report: LinkReport) -> None:
    given = list(view.read_from(sorted(Corpus.KINDS), dossier=dossier, linked_by=LINK_STEPS))
    name, state = f"linked {dossier}", _state(given)
    if not given or store.done([name]).get(name) == state:
        return
    corpus = Corpus(given, books)
    found = settled(link(corpus))
    with store.writing() as writing:
        writing.relate(relations(corpus, found), at=moment())
        writing.give_notice(notices(corpus, found), at=moment())
    _store(store, view, dossier, {record.id: record for record in found}, report)
    with store.writing() as writing:
        writing.mark_done(name, outcome=state, at=moment())


def _state(given: Iterable[Record]) -> str:
    """A word for exactly these records linked by these versions."""
    total = hashlib.sha256(json.dumps(STEPS).encode())
    for record in given:
        total.update(f"{record.id} {record.provenance.recorded_at}\n".encode())
    return total.hexdigest()


def _store(
    store: Store, view: View, dossier: str | None, found: dict[str, Record], report: LinkReport
) -> None:
    at = moment()
    with store.writing() as writing:
        before = writing.made_by(LINK_STEPS, dossier=dossier)
        added = writing.add(stamped(found.values(), at=at, dossier=dossier))
        standing = {old for old, successor in before.items() if successor is None}
        gone = standing - found.keys()
        records = view.get_many(gone)
        after = {old: _successor(records[old], found.values()) for old in sorted(gone) if old in records}
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


def _successor(old: Record, found: Iterable[Record]) -> str | None:
    """The record that took the place of one no longer found: of its kind, sharing most with it."""
    members = _members(old)
    shared = [(len(members & _members(r)), r.id) for r in found if type(r) is type(old)]
    best = max(shared, default=(0, ""))
    return best[1] if best[0] else None


def _members(record: Record) -> set[str]:
    articles = set(getattr(record, "articles", ()))
    return articles | set(parts_of(record)) | {f"{e.article_id}:{e.start}" for e in record.evidence}
