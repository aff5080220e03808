"""The revisions of an article that a store holds, and what changed from each to the next."""

from itertools import pairwise

from tracktwo.corroborate.revisions import ChangedSentence, Revision, correction_notes, revision_between
from tracktwo.protocols import View
from tracktwo.records import Article, Record

__all__ = ["ChangedSentence", "Revision", "correction_notes", "revisions_of"]


def revisions_of(view: View, article: Record) -> tuple[tuple[Article, Article, Revision], ...]:
    """Return each revision of an article's address with the one before it and what changed, oldest first.

    () when the store holds the address once, the article has none, or the record is no article.
    """
    if not isinstance(article, Article) or not article.canonical_url:
        return ()
    found = view.records("articles", dossier=article.dossier, facet=article.outlet)
    same = [a for a in found if isinstance(a, Article) and a.canonical_url == article.canonical_url]
    distinct = list({a.sha256 + (a.title or ""): a for a in sorted(same, key=_seen, reverse=True)}.values())
    distinct.sort(key=_seen)
    return tuple((old, new, revision_between(old, new)) for old, new in pairwise(distinct))


def _seen(article: Article) -> tuple[str, str, str]:
    """When a revision was current: as the page says it was changed, else as it was fetched."""
    dated = article.modified_at or article.published_at or ""
    return (dated, article.retrieved_at or "", article.provenance.recorded_at or "")
