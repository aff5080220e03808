"""The page door: HTML files in, what they say as articles out, without a store."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tracktwo.errors import ExtractError
from tracktwo.pipeline.rows import RowError
from tracktwo.text.article import page_row
from tracktwo.text.page import read_page

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt"})


def page_files(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and of each folder the pages right in it, by name."""
    for place in places:
        if place.is_dir():
            yield from sorted(p for p in place.iterdir() if p.suffix.lower() in SUFFIXES)
        else:
            yield place


def page_rows(places: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield for each page {id: the file's name, title, author, published_at, lang, text}.

    A page that cannot be read gives {id, error: {what, where, how_to_fix}} in its place.
    """
    for path in page_files(places):
        try:
            yield page_row(path.name, read_page(path.read_bytes(), where=str(path)))
        except OSError as error:
            reason = error.strerror or str(error)
            yield _bad(path, f"the file cannot be read: {reason}", "Check the path and that you may read it.")
        except ExtractError as error:
            what, _, fix = str(error).partition(". ")
            yield _bad(path, what, fix)
        except Exception as error:  # a page that breaks the parser must not stop the others
            yield _bad(path, f"{type(error).__name__}: {error}", "Report this with the page.")


def _bad(path: Path, what: str, how_to_fix: str) -> dict[str, Any]:
    return {"id": path.name, "error": asdict(RowError(what, str(path), how_to_fix))}
