"""The notices of a dossier's articles in one list: what looks odd, in which words, beside which others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.protocols import View
from tracktwo.records import Article, Evidence, Record
from tracktwo.store.beside import noticed_articles

KIND_WORDS = {
    "overtaken": "Overtaken by events",
    "expert": "Expert with several institutes",
    "lone_quotation": "Quotation no other origin has",
    "uncredited": "Shared text nobody credits",
    "translated_quotation": "Translated quotation",
}


@dataclass(frozen=True, slots=True)
class Noticed:
    """A notice with the article it is given."""

    article_id: str
    outlet: str | None
    published_at: str | None
    title: str | None
    kind: str
    text: str
    evidence: tuple[Evidence, ...]

    @property
    def heading(self) -> str:
        """What kind of notice it is, in words."""
        return heading_of(self.kind)


def heading_of(kind: str) -> str:
    """Return a kind of notice in words.

    >>> heading_of("uncredited"), heading_of("paywall")
    ('Shared text nobody credits', 'Paywall')
    """
    return KIND_WORDS.get(kind, kind.replace("_", " ").capitalize())


def notices_of(view: View, dossier: str | None = None, *, with_reading: bool = False) -> list[Noticed]:
    """Return the notices of a dossier's articles, or of all articles, the newest article first.

    Args:
        with_reading: also those that say how an article was read (undated, paywall, furniture ...).
    """
    return noticed_in(noticed_articles(view, dossier), with_reading=with_reading)


def noticed_in(articles: Iterable[Record], *, with_reading: bool = False) -> list[Noticed]:
    """Return the notices of some articles, in their order."""
    return list(_noticed(articles, with_reading))


def _noticed(articles: Iterable[Record], with_reading: bool) -> Iterator[Noticed]:
    for article in articles:
        if not isinstance(article, Article):
            continue
        for notice in article.notices:
            if with_reading or not notice.is_about_reading:
                yield Noticed(
                    article_id=article.id,
                    outlet=article.outlet,
                    published_at=article.published_at,
                    title=article.title,
                    kind=notice.kind,
                    text=notice.text,
                    evidence=notice.evidence,
                )
