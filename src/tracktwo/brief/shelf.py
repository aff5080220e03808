"""Articles of a view, looked up once each for a page or a briefing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracktwo.protocols import View
from tracktwo.records import Article, Record


@dataclass(slots=True)
class Shelf:
    """Articles looked up once each, to name the outlet and day beside every link and line."""

    view: View
    _articles: dict[str, Article | None] = field(default_factory=dict)

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None."""
        if article_id not in self._articles:
            self._articles[article_id] = self.view.article(article_id)
        return self._articles[article_id]

    def readings(self, record: Record) -> tuple[Record, ...]:
        """Return the single readings that an assembled record was made from; none for a single reading."""
        ids = getattr(record, "reports", ())
        return tuple(self.view.get_many(ids).values()) if ids else ()

    def fetch(self, records: Iterable[Record]) -> None:
        """Look up the articles behind many records at once."""
        self.fetch_articles(e.article_id for r in records for e in r.evidence)

    def fetch_articles(self, article_ids: Iterable[str]) -> None:
        """Look up many articles at once."""
        ids = set(article_ids) - self._articles.keys()
        found = self.view.get_many(ids)
        for article_id in ids:
            record = found.get(article_id)
            self._articles[article_id] = record if isinstance(record, Article) else None
