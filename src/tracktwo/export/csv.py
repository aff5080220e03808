"""CSV for spreadsheets: one record a row, nested values as JSON in their cell, UTF-8.

A text cell that a spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import fields
from typing import IO, Any

from tracktwo.records import Record, to_dict
from tracktwo.records.serial import json_name

NAME = "csv"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write a header and the records and return how many."""
    names = [json_name(field.name) for field in fields(kind)]
    table = csv.writer(_Lines(file), lineterminator="\r\n")  # so that a cell with either of them is quoted
    table.writerow(names)
    count = 0
    for record in records:
        row = to_dict(record)
        table.writerow([cell(row[name]) for name in names])
        count += 1
    return count


class _Lines:
    """A file whose rows end in a line feed alone."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, row: str) -> int:
        """Write one row as the csv module hands it over."""
        return self._file.write(row.removesuffix("\r\n") + "\n")


def cell(value: Any) -> Any:
    """Return a JSON value as a cell.

    >>> cell("=1+1"), cell(-2.5), cell(None), cell(True), cell(["Kyiv"])
    ("'=1+1", -2.5, '', 'true', '["Kyiv"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return guarded(value)
    return value


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    is_formula = text.lstrip(" \u00a0").startswith(FORMULA_STARTS) or text.startswith("'")
    return f"'{text}" if is_formula else text
