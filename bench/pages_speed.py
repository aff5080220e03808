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
WARMING = 12  # pages read first, for all load their word lists at the first page
# Its only date is in words of a language: what reads those takes a second to load, whoever needs it first.
DATED_IN_WORDS = (
    b"<html lang='de'><head><title>Getreide</title></head><body><article><h1>Getreide</h1>"
    b"<p>Gesandte beider Ufer trafen sich am dritten im Zollhaus und sprachen drei Stunden lang.</p>"
    b"</article><div class='date'>vor 3 Tagen, 2023</div></body></html>"
)

Page = tuple[dict[str, Any], bytes]


def run() -> dict[str, float]:
    """Return pages a second of bare trafilatura, of reading a page, and of pages read, stored and compared.

    Processor time of one core; all three take turns at each page. Overhead 0.2 means a fifth slower.
    """
    pages = [(row, (GOLD / "extraction" / row["html"]).read_bytes()) for row in _rows()]
    with tempfile.TemporaryDirectory() as folder:
        desk = _Desk(Path(folder))
        readers: dict[str, Callable[[Page], object]] = {"bare": _bare, "read": _read, "kept": desk.take}
        spent = _taking_turns(readers, pages, warm_at=_Desk(Path(folder) / "warming"))
        began = time.process_time()
        desk.store_and_compare()
        stored = spent["kept"] + time.process_time() - began
        size = sum(path.stat().st_size for path in Path(folder).glob("archive/??/*"))
        desk.store.close()
    return {
        "bare trafilatura, pages a second": len(pages) / spent["bare"],
        "page to article, pages a second": len(pages) / spent["read"],
        "page to article, overhead": spent["read"] / spent["bare"] - 1,
        "archived, stored, dated, compared, pages a second": len(pages) / stored,
        "archived, stored, dated, compared, overhead": stored / spent["bare"] - 1,
        "archive, share of the pages' size": size / sum(len(raw) for _, raw in pages),
    }


class _Desk:
    """What pages are archived in, stored in and compared in."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.store = open_store(folder / "desk.sqlite")
        self._archive = Archive(folder / "archive")
        self._articles: list[Article] = []

    def take(self, page: Page) -> object:
        """Archive a page and read it."""
        row, raw = page
        self._archive.keep(raw, where=row["id"], url=row["url"])
        item = RawArticle(where=row["id"], raw=raw, media_type="text/html", url=row["url"])
        with contextlib.suppress(ExtractError):
            self._articles.append(article_from(item))
        return None

    def store_and_compare(self) -> None:
        """Store what was read and find the copies in it."""
        for start in range(0, len(self._articles), GROUP):
            group = stamped(self._articles[start : start + GROUP], at=moment(), dossier=None)
            self.store.add(group)
        find_copies(self._articles)


def _taking_turns(
    readers: dict[str, Callable[[Page], object]], pages: list[Page], *, warm_at: _Desk
) -> dict[str, float]:
    """Return the seconds that each reader takes for all pages, what is loaded once left out."""
    for page in (({"url": None, "id": "dated in words"}, DATED_IN_WORDS), *pages[:WARMING]):
        _bare(page), _read(page), warm_at.take(page)
    warm_at.store.close()
    spent = dict.fromkeys(readers, 0.0)
    names = list(readers)
    for number, page in enumerate(pages):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            began = time.process_time()
            readers[name](page)
            spent[name] += time.process_time() - began
    return spent


def _rows() -> list[dict[str, Any]]:
    return [row for file in GOLD_FILES for row in gold_rows(file)]


def _bare(page: Page) -> object:
    row, raw = page
    return trafilatura.bare_extraction(
        raw,
        url=row["url"],
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
    )


def _read(page: Page) -> object:
    row, raw = page
    with contextlib.suppress(ExtractError):
        return read_page(raw, media_type="text/html", url=row["url"])
    return None
