"""The articles of a dossier beside each other, as the rules for notices see them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.outlets import Outlet
from tracktwo.records import Article, Claim, Evidence, Notice, Quotation, Story
from tracktwo.records.recall import Recall

MOST_NAMED = 3  # outlets named in one sentence


class Given(NamedTuple):
    """A notice and the article it is given."""

    article_id: str
    notice: Notice


class Together:
    """A dossier's articles with their quotations, origins and stories.

    Args:
        origin_of: article id -> the first article of its origin line; what is missing is its own origin.
        books: for outlets, actors and words.
        recall: of earlier runs on the same articles or fewer, so that only stories that grew are looked at.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        *,
        quotations: Iterable[Quotation] = (),
        claims: Iterable[Claim] = (),
        stories: Iterable[Story] = (),
        origin_of: Mapping[str, str] | None = None,
        books: CodeBooks,
        recall: Recall | None = None,
    ) -> None:
        self.articles = {article.id: article for article in articles}
        self.quotations = [q for q in quotations if self._is_here(q.evidence)]
        self.claims = [claim for claim in claims if self._is_here(claim.evidence)]
        self.books = books
        self.recall = recall or Recall()
        self._stories = tuple(stories)
        self._origin_of = origin_of or {}

    def _is_here(self, evidence: Sequence[Evidence]) -> bool:
        return bool(evidence) and evidence[0].article_id in self.articles

    @property
    def stories(self) -> list[list[Article]]:
        """The articles of each story that more than one article tells."""
        groups = ([self.articles[a] for a in story.articles if a in self.articles] for story in self._stories)
        return [group for group in groups if len(group) > 1]

    @cached_property
    def quotations_in(self) -> dict[str, list[Quotation]]:
        """Article id -> its quotations."""
        found: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.quotations:
            found[quotation.evidence[0].article_id].append(quotation)
        return found

    def origin(self, article: Article) -> str:
        """Return the id of the first article of an article's origin line."""
        return self._origin_of.get(article.id, article.id)

    def outlet(self, article: Article) -> Outlet | None:
        """Return what is known of an article's outlet."""
        return self.books.outlets.named(article.outlet) if article.outlet else None

    def house(self, article: Article) -> str | None:
        """Return a word for who publishes an article: sister outlets have one; None when it is unknown."""
        listed = self.outlet(article)
        name = listed.owner if listed else article.outlet
        return name.casefold() if name else None


def named(articles: Iterable[Article]) -> str:
    """Return some articles' outlets with their days, as a sentence names them: "A (2026-03-01) and B".

    Of more than three, three are named and the others counted.
    """
    told = list(dict.fromkeys(_named(article) for article in articles))
    rest = len(told) - MOST_NAMED
    if rest > 0:
        told = [*told[:MOST_NAMED], f"{rest} more"]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _named(article: Article) -> str:
    day = (article.published_at or "")[:10] or "undated"
    return f"{article.outlet or 'an unknown outlet'} ({day}, {article.id})"


def day_of(article: Article) -> date | None:
    """Return the day an article was published, None when unknown."""
    return date.fromisoformat(article.published_at[:10]) if article.published_at else None
