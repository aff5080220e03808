"""How fast pages become articles, beside bare trafilatura on the same pages in the same run."""

import contextlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura

from bench.parsed import GOLD, gold_rows
from tracktwo.corroborate.copies import find_copies
from tracktwo.errors import ExtractError
from tracktwo.pipeline.stamp import moment, stamped
from tracktwo.protocols import RawArticle
from tracktwo.records import Article
from tracktwo.store.archive import Archive
from tracktwo.store.database import open_store
from tracktwo.text.article import article_from
from tracktwo.text.page import read_page

NAME = "pages_speed"
BODIES, METADATA = "extraction/scrapinghub.jsonl", "extraction/pages_metadata.jsonl"
GOLD_FILES = (BODIES, METADATA)
FLOORS: dict[str, float] = {}  # speeds depend on the machine and its load; the ratios are what to look at
GROUP = 32  # articles written to the store at a time
WARMING = 12  # pages read first, for both load their word lists at the first page


def run() -> dict[str, float]:
    """Return pages a second of bare trafilatura, of reading a page, and of pages read, stored and compared.

    Processor time of one core; the readers take turns at each page. Overhead 0.2 means a fifth slower.
    """
    pages = [(row, (GOLD / "extraction" / row["html"]).read_bytes()) for row in _rows()]
    readers: dict[str, Callable[[dict[str, Any], bytes], object]] = {"bare": _bare, "read": _read}
    for row, raw in pages[:WARMING]:
        for reader in readers.values():
            reader(row, raw)
    spent = dict.fromkeys(readers, 0.0)
    for number, (row, raw) in enumerate(pages):
        for name in sorted(readers, reverse=number % 2 == 1):
            began = time.process_time()
            readers[name](row, raw)
            spent[name] += time.process_time() - began
    stored = _stored(pages)
    return {
        "bare trafilatura, pages a second": len(pages) / spent["bare"],
        "page to article, pages a second": len(pages) / spent["read"],
        "page to article, overhead": spent["read"] / spent["bare"] - 1,
        "archived, stored, dated, compared, pages a second": len(pages) / stored,
        "archived, stored, dated, compared, overhead": stored / spent["bare"] - 1,
    }


def _rows() -> list[dict[str, Any]]:
    return [row for file in GOLD_FILES for row in gold_rows(file)]


def _bare(row: dict[str, Any], raw: bytes) -> object:
    return trafilatura.bare_extraction(
        raw,
        url=row["url"],
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
    )


def _read(row: dict[str, Any], raw: bytes) -> object:
    with contextlib.suppress(ExtractError):
        return read_page(raw, media_type="text/html", url=row["url"])
    return None


def _stored(pages: list[tuple[dict[str, Any], bytes]]) -> float:
    """Return the seconds it takes to archive, read, store and compare the pages."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.sqlite")
        archive = Archive(Path(folder) / "archive")
        began = time.process_time()
        articles: list[Article] = []
        for row, raw in pages:
            archive.keep(raw, where=row["url"])
            item = RawArticle(where=row["id"], raw=raw, media_type="text/html", url=row["url"])
            with contextlib.suppress(ExtractError):
                articles.append(article_from(item))
        for start in range(0, len(articles), GROUP):
            store.add(stamped(articles[start : start + GROUP], at=moment(), dossier=None))
        find_copies(articles)
        spent = time.process_time() - began
        store.close()
    return spent
