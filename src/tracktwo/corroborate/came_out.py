"""In what order articles came out, the versions of one address among them."""

from collections import Counter
from collections.abc import Sequence

from tracktwo.records import Article


def moments_of(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article's id words that sort as the articles came out.

    That is by publication; the versions of one address were published at one moment and are put in the order
    in which their page says they were changed, else in which they were fetched.
    """
    printed = Counter(article.canonical_url or article.id for article in articles)
    return {
        article.id: f"{article.published_at or ''} {_seen(article)}"
        if printed[article.canonical_url or article.id] > 1
        else article.published_at or ""
        for article in articles
    }


def _seen(article: Article) -> str:
    return f"{article.modified_at or article.published_at or ''} {article.retrieved_at or ''}"
