"""A large dossier as far as one page can tell it: all its articles, and the latest records of each kind.

What a briefing prints of a year's events is the latest two dozen. Reading, checking and ordering all of a
hundred thousand for that takes minutes; reading the latest some hundreds gives the same lines. Whoever shows
it says from which day on, see `Latest.cut`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Unpack

from tracktwo.protocols import Hit, Standing, View, Where
from tracktwo.records import Article, Provenance, PublishedSource, Record
from tracktwo.store.press import Printed, press_of

MOST = 500  # records of a kind
UNREAD = Provenance(step="article", version="", rule_or_model="", recorded_at=None)


class Latest:
    """A view that gives of each kind the latest records where nothing narrower is asked for.

    `cut` holds, by kind, the first day told where there were more records; filled as they are asked for.
    With `until`, an ISO day, the latest up to that day are given: what lies behind the cut is reached so.
    With `with_articles` the articles behind the records are looked up with them, for pages that name each.
    """

    def __init__(
        self, view: View, *, most: int = MOST, with_articles: bool = True, until: str | None = None
    ) -> None:
        self.as_of: datetime | None = view.as_of
        self.cut: dict[str, str] = {}
        self.whole = view
        self._most = most
        self._until = until
        self._with_articles = with_articles
        self._kept: dict[tuple[str, str | None], list[Record]] = {}
        self._articles: dict[str, Article] = {}

    def records(
        self,
        kind: str,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
        **where: Unpack[Where],
    ) -> Iterator[Record]:
        """Yield records as `View.records`; of articles only who printed them, when and after whom."""
        is_whole = limit is None and not offset and not newest_first
        narrowed = {name for name, value in where.items() if value is not None} - {"dossier"}
        if not is_whole or narrowed or kind == "judgements":
            yield from self.whole.records(
                kind, newest_first=newest_first, limit=limit, offset=offset, **where
            )
            return
        dossier = where.get("dossier")
        if (kind, dossier) not in self._kept:
            self._kept[kind, dossier] = self._read(kind, dossier)
        yield from self._kept[kind, dossier]

    def _read(self, kind: str, dossier: str | None) -> list[Record]:
        if kind == "articles":
            last = self._until or "9999"
            return [_article(one, dossier) for one in press_of(self.whole, dossier) if one.day <= last]
        newest = self.whole.records(
            kind, dossier=dossier, newest_first=True, limit=self._most + 1, until=self._until
        )
        found = list(islice(newest, self._most + 1))
        is_cut = len(found) > self._most
        found = found[: self._most]
        if self._with_articles:
            self._fetch({piece.article_id for record in found for piece in record.evidence})
        if is_cut:
            self.cut[kind] = _day(self, found[-1])
        return found[::-1]

    def _fetch(self, ids: set[str]) -> None:
        """Look up the articles behind records at once; a briefing asks for each of them."""
        found = self.whole.get_many(ids - self._articles.keys())
        self._articles |= {i: article for i, article in found.items() if isinstance(article, Article)}

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        return self.whole.get(record_id)

    def get_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return the records with these ids; unknown ids are left out."""
        asked = set(record_ids)
        known = {i: self._articles[i] for i in asked & self._articles.keys()}
        return {**known, **self.whole.get_many(asked - known.keys())}

    def standing(self, record_id: str) -> Standing | None:
        """Return how a record stands, or None for an unknown id."""
        return self.whole.standing(record_id)

    def count(self, kind: str, **where: Unpack[Where]) -> int:
        """Return how many current records of a kind there are, all counted."""
        return self.whole.count(kind, **where)

    def counts(self, *, dossier: str | None = None) -> dict[str, int]:
        """Return how many current records there are of each kind, all counted."""
        return self.whole.counts(dossier=dossier)

    def dossiers(self) -> dict[str, int]:
        """Return the dossiers that hold articles, with how many."""
        return self.whole.dossiers()

    def article(self, article_id: str) -> Article | None:
        """Return one article, or None."""
        return self._articles.get(article_id) or self.whole.article(article_id)

    def resting_on(self, article_id: str) -> Iterator[Record]:
        """Yield the current records with evidence in an article, in the order of the text."""
        return self.whole.resting_on(article_id)

    def search(
        self, query: str, *, kinds: Sequence[str] = (), dossier: str | None = None, limit: int = 50
    ) -> list[Hit]:
        """Return what matches, best first, of everything."""
        return self.whole.search(query, kinds=kinds, dossier=dossier, limit=limit)

    def version(self) -> str:
        """Return a word that changes whenever anything in the store does."""
        return self.whole.version()


def _article(one: Printed, dossier: str | None) -> Article:
    """An article as far as a page that tells of all of them asks for it."""
    return Article(
        **one._asdict(),
        dossier=dossier,
        evidence=(),
        confidence=1.0,
        provenance=UNREAD,
        url=None,
        canonical_url=None,
        author=(),
        title=None,
        published_source=PublishedSource.UNKNOWN,
        text="",
        sha256="",
    )


def _day(view: View, record: Record) -> str:
    """The day by which a record stands where it does: its own, else that of its articles."""
    for name in ("date", "as_of", "first_seen", "published_at"):
        value = getattr(record, name, None)
        day = getattr(value, "start", None) or getattr(value, "end", None) or value
        if isinstance(day, str) and day:
            return day[:10]
    found = [view.article(piece.article_id) for piece in record.evidence]
    return max((article.published_at or "" for article in found if article), default="")[:10]
