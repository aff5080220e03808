"""The articles of the store once more: what a new version, profile or setting reads in them."""

from collections.abc import Iterator

from tracktwo.feeds.records import Exported
from tracktwo.protocols import View
from tracktwo.records import Article

AT_ONCE = 64  # articles taken from the store together


def stored_articles(view: View, *, dossier: str | None = None) -> Iterator[Exported]:
    """Yield the articles of a dossier, or of all, as they are kept, for `read_articles` to read again.

    They are listed before the first is given, so that what is written meanwhile is not met again.
    """
    ids = [article.id for article in view.records("articles", dossier=dossier)]
    for start in range(0, len(ids), AT_ONCE):
        for record in view.get_many(ids[start : start + AT_ONCE]).values():
            if isinstance(record, Article):
                yield Exported(record.url or record.title or record.id, record)
