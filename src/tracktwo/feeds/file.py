"""Files and folders: HTML pages, plain text, and JSON Lines with one article or exported record a row."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.records import Exported, is_record, record_of
from tracktwo.protocols import RawArticle

NAME = "file"
MAX_BYTES = 20_000_000
MEDIA_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".txt": "text/plain",
    ".text": "text/plain", ".md": "text/plain",
}  # fmt: skip
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson"})
Item = RawArticle | FeedFailure | Exported
Kinds = Mapping[str, Callable[[str], Iterator[Item]]]
TEXT_FIELDS = ("url", "outlet", "title", "published_at", "lang")


def fetch(where: str, *, others: Kinds | None = None) -> Iterator[Item]:
    """Yield the articles of a file, or of every readable file below a folder, in the order of their names.

    Args:
        others: what reads the files of other kinds in a folder, by the ending of their names.
    Raises:
        FeedError: there is no such file or folder, or it may not be read.
    """
    path = Path(where)
    try:
        if path.is_dir():
            yield from _folder(path, others or {})
        elif path.suffix.lower() in ROW_SUFFIXES:
            with open(path, encoding="utf-8-sig", errors="replace") as file:
                yield from rows(file, where=where)
        else:
            yield _page(path)
    except OSError as error:
        raise _unreadable(where, error) from error


def _unreadable(where: str, error: OSError) -> FeedError:
    reason = (error.strerror or type(error).__name__).lower()
    return FeedError(f"{where} cannot be read: {reason}. Check the path and that you may read it.")


def _folder(folder: Path, others: Kinds) -> Iterator[Item]:
    """Yield what the files below a folder hold; files of other kinds are counted in one failure."""
    skipped: set[str] = set()
    count = 0
    for path in _files(folder):
        read = reader_of(path.name, others)
        if read is None:
            skipped.add(path.suffix.lower() or "no suffix")
            count += 1
            continue
        try:
            yield from read(str(path))
        except FeedError as error:
            yield failure_of(str(path), error)
    if count:
        kinds = ", ".join(sorted(skipped)[:8])
        yield FeedFailure(
            str(folder),
            f"{count} files are of no kind read from a folder ({kinds})",
            "Name such a file itself if it is an article, or save it as .txt, .html or .jsonl.",
        )


def reader_of(name: str, others: Kinds) -> Callable[[str], Iterator[Item]] | None:
    """Return what reads a file of this name: the kind with the longest ending it has; None for no kind."""
    endings = [suffix for suffix in others if name.lower().endswith(suffix)]
    if endings:
        return others[max(endings, key=len)]
    suffix = Path(name).suffix.lower()
    return fetch if suffix in MEDIA_TYPES or suffix in ROW_SUFFIXES else None


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _page(path: Path) -> RawArticle | FeedFailure:
    size = path.stat().st_size
    if size > MAX_BYTES:
        return FeedFailure(
            str(path),
            f"the file has {size / 1e6:.0f} MB; an article has less than {MAX_BYTES / 1e6:.0f}",
            "Split a collection into one file an article, or into JSON Lines with one article a row.",
        )
    return RawArticle(where=str(path), raw=path.read_bytes(), media_type=MEDIA_TYPES.get(path.suffix.lower()))


def rows(lines: Iterable[str], *, where: str) -> Iterator[Item]:
    """Yield the article in each row of JSON Lines, or what is wrong with the row.

    Rows are {id, url, outlet, author, title, published_at, lang, text}, all but `text` optional;
    `author` is one name or a list of names. The row's `id` becomes the article's `external_id`.
    Rows that Tracktwo exported come as the records they are.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, f"{where}:{number}")


def _row(line: str, where: str) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return FeedFailure(where, f"the row is not JSON ({error})"[:200], "Write one JSON object a line.")
    return row_item(row, where)


def row_item(row: object, where: str) -> Item:
    """Return the article or exported record in a row of JSON values, or what is wrong with the row."""
    if not isinstance(row, dict):
        return FeedFailure(
            where, "the row is not a JSON object", 'Write rows such as {"id": "1", "text": "..."}.'
        )
    if is_record(row):
        return record_of(row, where)
    problem = _problem(row)
    if problem:
        return FeedFailure(where, *problem)
    author = row.get("author") or ()
    identity = row.get("id")
    return RawArticle(
        where=where,
        text=row["text"],
        url=row.get("url") or None,
        outlet=row.get("outlet") or None,
        author=(author,) if isinstance(author, str) else tuple(filter(None, author)),
        title=row.get("title") or None,
        published_at=row.get("published_at") or None,
        lang=row.get("lang") or None,
        external_id=None if identity is None else str(identity),
    )


def _problem(row: dict[str, Any]) -> tuple[str, str] | None:
    """Return what is wrong with a row's fields and how to fix it, or None."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return "`text` is missing, empty or not text", "Put the article's words into `text`."
    for name in TEXT_FIELDS:
        if not isinstance(row.get(name), str | None):
            return f"`{name}` is {row[name]!r:.40}, not text", f"Give `{name}` as text, or leave it out."
    author = row.get("author")
    names = author if isinstance(author, list) else [author]
    if not all(isinstance(name, str | None) for name in names):
        return f"`author` is {author!r:.40}", "Give `author` as one name or a list of names."
    if not isinstance(row.get("id"), str | int | None):
        return f"`id` is {row['id']!r:.40}", "Give `id` as text or a whole number."
    return None
