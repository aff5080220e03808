"""Rows of events that others coded, beside articles: what origin a row goes back to."""

from collections.abc import Mapping, Sequence

from tracktwo.records import Article
from tracktwo.records.coded_row import NO_WORDS


def is_row(article: Article) -> bool:
    """Tell whether an article is a row of coded events, which has no words to compare."""
    return article.lang == NO_WORDS


def row_origins(articles: Sequence[Article], origin_of: Mapping[str, str]) -> dict[str, str]:
    """Return the origin of each row, so that a page and a coding of it are not counted as two tellings.

    A row goes back to the page at its address when that has been read, else to the first row with that
    address; a row without one is its own.

    Args:
        articles: rows and others.
        origin_of: the origins of the others.
    """
    first: dict[str, str] = {}
    for article in articles:
        if not is_row(article):
            for address in filter(None, (article.canonical_url, article.url)):
                first.setdefault(address, origin_of.get(article.id, article.id))
    rows = [article for article in articles if is_row(article)]
    return {row.id: first.setdefault(row.url, row.id) if row.url else row.id for row in rows}
