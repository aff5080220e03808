"""PLOVER events, JSON Lines or a table: our own export, the manual's fields, NGEC's and POLECAT's."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from tracktwo.errors import RecordError
from tracktwo.feeds.coded import CodedRow, coded_row, lines_of, provenance
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.ngec_row import as_plover, is_ngec
from tracktwo.feeds.plover_row import ALIASES, facts_of, foreign_event, plain_name
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Event, from_dict
from tracktwo.records.coded_row import CODER, OWN, row_digest

NAME = "plover"
WANTED = {"event", "actor", "date"}
HOW_TO_FIX = "Correct the row; the others were read."
LARGEST_CELL = 1_000_000

Found = CodedRow | FeedFailure


def is_table(first_line: str) -> bool:
    """Return whether a file that begins with this line holds PLOVER events."""
    line = first_line.strip().lstrip("\ufeff")
    if line.startswith("{"):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            return False
        return isinstance(row, dict) and (is_ngec(row) or (row.keys() >= WANTED and "evidence" not in row))
    return {ALIASES.get(plain_name(name)) for name in _cells(line, _delimiter(line))} >= WANTED


def fetch(where: str, *, books: CodeBooks) -> Iterator[Found]:
    """Yield each row with its event, and what is wrong with a row, by its line.

    A row that Tracktwo wrote and nobody changed gives the event it was written from; any other is read by
    its fields.

    Raises:
        FeedError: there is no such file.
    """
    lines = lines_of(where)
    first = next(lines, None)
    if first is None:
        return
    if first[1].lstrip().startswith("{"):
        for number, line in chain([first], lines):
            if not line.strip():
                continue
            yield _of_json(f"{where}:{number}", line, books)
    else:
        yield from _of_table(where, first[1], lines, books)


def _of_json(where: str, line: str, books: CodeBooks) -> Found:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return FeedFailure(where, f"the row is not JSON ({error})"[:200], "Write one JSON object a line.")
    if not isinstance(row, dict):
        return FeedFailure(where, "the row is not a JSON object", HOW_TO_FIX)
    return _found(where, line, row, row.get(OWN), books)


def _of_table(where: str, header: str, lines: Iterator[tuple[int, str]], books: CodeBooks) -> Iterator[Found]:
    delimiter = _delimiter(header)
    names = _cells(header, delimiter)
    for number, line in _whole_rows(lines):
        cells = _cells(line, delimiter)
        place = f"{where}:{number}"
        if len(cells) != len(names):
            what = f"the row has {len(cells)} cells; the header has {len(names)}"
            yield FeedFailure(place, what, HOW_TO_FIX)
            continue
        row = dict(zip(names, cells, strict=True))
        yield _found(place, line, row, _loaded(row.get(OWN)), books)


def _whole_rows(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield rows whose quoted cells are closed, so that a cell may hold line breaks."""
    start, held = 0, ""
    for number, line in lines:
        if not held and not line.strip():
            continue
        start, held = (start, f"{held}\n{line}") if held else (number, line)
        if held.count('"') % 2 == 0 or len(held) > LARGEST_CELL:
            yield start, held
            held = ""
    if held:
        yield start, held


def _found(where: str, line: str, row: Mapping[str, Any], own: object, books: CodeBooks) -> Found:
    try:
        row = as_plover(row) if is_ngec(row) else row
        event = _own_event(row, own) or foreign_event(row, books)
    except ValueError as error:
        return FeedFailure(where, str(error), HOW_TO_FIX)
    return coded_row(where, line, facts_of(row), event)


def _own_event(row: Mapping[str, Any], own: object) -> Event | None:
    """Return the event that Tracktwo wrote a row from; None for another's row, or one that was changed."""
    if row.get("coder") != CODER or not isinstance(own, dict) or own.get("row") != row_digest(row):
        return None
    try:
        event = from_dict(Event, own.get("event", {}))
    except RecordError:
        return None
    made = f"{event.provenance.step} {event.provenance.version}: {event.provenance.rule_or_model}"
    return replace(
        event,
        evidence=(),
        reports=(),
        tolls=(),
        dossier=None,
        superseded_by=None,
        provenance=provenance(made),
    )


def _loaded(cell: str | None) -> object:
    try:
        return json.loads(cell) if cell else None
    except (ValueError, RecursionError):
        return None


def _delimiter(header: str) -> str:
    return "\t" if "\t" in header else ","


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)
