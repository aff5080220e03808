"""What an export of events needs beside the events: their articles, and what a reader must know of them."""

from types import ModuleType
from typing import Any

from tracktwo import __version__
from tracktwo.export.event_rows import Around
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.contested import told_coding
from tracktwo.protocols import View
from tracktwo.records import Article
from tracktwo.settings import Settings


def around_of(view: View, books: CodeBooks, *, all_status: bool) -> Around:
    """Return what stands around the events of a view; each article is looked up once."""
    known: dict[str, Article | None] = {}

    def article(article_id: str) -> Article | None:
        if article_id not in known:
            known[article_id] = view.article(article_id)
        return known[article_id]

    return Around(article=article, all_status=all_status, books=books)


def about(settings: Settings, made: ModuleType) -> dict[str, Any]:
    """Return the notes that go beside an export: its format, columns and how contested entities are coded."""
    return {
        "format": made.NAME,
        "what": (made.__doc__ or "").strip().splitlines()[0],
        "made_by": f"Tracktwo {__version__}",
        "contested": told_coding(settings),
        "columns": {column.name: column.whence for column in made.COLUMNS},
    }
