"""What Tracktwo itself exports, as an input: records in JSON Lines, JSON or CSV, with ids and evidence.

A JSON Feed saved as a file ends in .json too, and is told by its version.
"""

import csv
import json
import types
import typing
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from tracktwo.errors import FeedError
from tracktwo.feeds import gdelt, rss
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.file import Item, row_item
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.feeds.records import Exported, is_record, kind_of, record_of
from tracktwo.feeds.web import WebFetcher
from tracktwo.records.serial import json_name

NAME = "exported"
SUFFIXES = (".json", ".csv")
MAX_BYTES = 500_000_000  # of a JSON list, which is held whole; JSON Lines and CSV are read row by row
APOSTROPHE = "'"  # before a cell that a spreadsheet would run: see export/csv.py


def fetch(where: str) -> Iterator[Item]:
    """Yield the records of an export, or the articles of a list or table of rows.

    Raises:
        FeedError: there is no such file, or it is too large to be held.
    """
    path = Path(where)
    try:
        yield from _table(path) if path.suffix.lower() == ".csv" else _list(path)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise FeedError(
            f"{where} cannot be read: {reason}. Check the path and that you may read it."
        ) from error


def _list(path: Path) -> Iterator[Item]:
    where = str(path)
    if path.stat().st_size > MAX_BYTES:
        raise FeedError(f"{where} has more than {MAX_BYTES / 1e6:.0f} MB. Export it as JSON Lines (jsonl).")
    text = path.read_text("utf-8-sig", "replace")
    if rss.is_feed(text[: rss.MARKS_WITHIN].encode()):
        yield from rss.with_pages(text.encode(), where=where, client=PoliteFetcher(WebFetcher()))
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{where} is not JSON ({str(error)[:100]}). Check that it is whole.") from error
    for number, row in enumerate(found if isinstance(found, list) else [found], start=1):
        yield row_item(row, f"{where}:{number}")


def _table(path: Path) -> Iterator[Item]:
    where = str(path)
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        if gdelt.is_table(file.readline(gdelt.LINE_CHARACTERS)):
            yield from gdelt.fetch(where)
            return
        file.seek(0)
        csv.field_size_limit(MAX_BYTES)  # an article's text is one cell
        yield from _rows(csv.reader(file), where)


def _rows(table: Iterator[list[str]], where: str) -> Iterator[Item]:
    try:
        names = next(table, [])
        for number, cells in enumerate(table, start=2):
            place = f"{where}:{number}"
            if len(cells) != len(names):
                yield FeedFailure(
                    place, f"the row has {len(cells)} cells, the header {len(names)}", "Correct the row."
                )
                continue
            row: dict[str, Any] = dict(zip(names, cells, strict=True))
            if is_record(row):
                yield _record_of_cells(row, place)
            else:
                yield row_item({name: cell for name, cell in row.items() if cell}, place)
    except csv.Error as error:
        yield FeedFailure(where, f"the table cannot be read on ({error})", "Save it as CSV in UTF-8.")


def _record_of_cells(row: dict[str, str], where: str) -> Exported | FeedFailure:
    kind = kind_of(frozenset(row))
    hints = _hints(typing.cast(Any, kind))
    try:
        return record_of({name: _value(cell, hints.get(name)) for name, cell in row.items()}, where)
    except ValueError as error:
        return FeedFailure(where, f"a cell cannot be read ({error})"[:200], "Export it anew.")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return {json_name(name): hint for name, hint in get_type_hints(kind).items()}


def _value(cell: str, hint: Any) -> Any:
    """Return a cell's JSON value: what export/csv.py wrote, undone."""
    allows_none = type(None) in typing.get_args(hint)
    if cell == "" and (allows_none or hint is not str):
        return None
    if _is_words(hint):
        return cell.removeprefix(APOSTROPHE)
    return json.loads(cell)


def _is_words(hint: Any) -> bool:
    is_either = typing.get_origin(hint) in (typing.Union, types.UnionType)
    members: Iterable[Any] = typing.get_args(hint) if is_either else (hint,)
    return any(isinstance(member, type) and issubclass(member, str) for member in members)
