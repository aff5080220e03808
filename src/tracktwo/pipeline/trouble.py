"""Feeds in trouble: one issue for each that is broken or quiet, taken back when it is well again."""

from collections.abc import Collection

from tracktwo.feeds.failure import FeedFailure
from tracktwo.pipeline.report import ReadReport
from tracktwo.pipeline.stamp import issue, moment, stamped
from tracktwo.protocols import View
from tracktwo.records import Issue
from tracktwo.store.database import Store

STEP = "feed"


def troubles_of(view: View, urls: Collection[str]) -> list[Issue]:
    """Return the standing issues of some feeds, oldest first."""
    found = (record for record in view.records("issues", facet=STEP) if isinstance(record, Issue))
    return [record for record in found if record.where in urls]


class Troubles:
    """The standing issues of the feeds that are watched."""

    def __init__(self, store: Store, urls: Collection[str]) -> None:
        self._store = store
        self._standing: dict[str, list[str]] = {}
        for record in troubles_of(store.view(), urls):
            self._standing.setdefault(record.where, []).append(record.id)

    def begin(self, failure: FeedFailure, *, dossier: str | None) -> bool:
        """Let an issue stand for a feed, in place of any other, and return whether it is new."""
        found = _issue(failure)
        before = self._standing.get(failure.where, [])
        if before == [found.id]:
            return False
        at = moment()
        with self._store.writing() as writing:
            if writing.add(stamped([found], at=at, dossier=dossier)) == 0 and found.id not in before:
                writing.restore([found.id], at=at)  # the same trouble as once before
            writing.supersede({old: found.id for old in before if old != found.id}, at=at)
        self._standing[failure.where] = [found.id]
        return True

    def end(self, url: str) -> None:
        """Take back what stands against a feed: it is well again."""
        before = self._standing.pop(url, [])
        if before:
            with self._store.writing() as writing:
                writing.supersede(dict.fromkeys(before), at=moment())

    def count(self, failure: FeedFailure, report: ReadReport) -> None:
        """Tell of a feed's trouble in a report; what failed there are articles."""
        report.issues.append(_issue(failure))


def _issue(failure: FeedFailure) -> Issue:
    return issue(STEP, where=failure.where, what=failure.what, how_to_fix=failure.how_to_fix)
