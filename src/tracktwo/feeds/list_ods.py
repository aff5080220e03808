"""OpenDocument spreadsheets (.ods), in which the United Kingdom offers its list too, as rows of cells."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tracktwo.errors import FeedError
from tracktwo.feeds.list_file import LONGEST_ROW, MOST_BYTES, need_file

CONTENT = "content.xml"
CELLS = ("table-cell", "covered-table-cell")
MOST_CELLS = 200  # of one row; the rest of a row is said to be empty a thousand times over


def is_spreadsheet(first: bytes) -> bool:
    """Return whether a file that begins so is an OpenDocument spreadsheet."""
    return first[:2] == b"PK" and b"opendocument.spreadsheet" in first


def spreadsheet_rows(where: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield each filled row's number, cells and text, the text being the cells as CSV.

    Raises:
        FeedError: the file cannot be read, is no spreadsheet, or holds more than any list.
    """
    need_file(where)
    try:
        with zipfile.ZipFile(where) as file:
            if file.getinfo(CONTENT).file_size > MOST_BYTES:
                raise FeedError(f"{where} unpacks to more than any list holds. Take the list's own file.")
            with file.open(CONTENT) as content:
                yield from _rows(content)
    except (zipfile.BadZipFile, KeyError, OSError, etree.XMLSyntaxError) as error:
        raise FeedError(f"{where} is no whole spreadsheet ({error}). Take the file anew.") from error


def _rows(content: Any) -> Iterator[tuple[int, list[str], str]]:
    number = 0
    events = etree.iterparse(content, resolve_entities=False, load_dtd=False, no_network=True)
    for _, element in events:
        if not isinstance(element.tag, str) or etree.QName(element).localname != "table-row":
            continue
        number += 1
        cells = list(_cells(element))
        element.clear()
        if any(cells):
            text = _as_csv(cells)
            if len(text) <= LONGEST_ROW:
                yield number, cells, text


def _cells(row: Any) -> Iterator[str]:
    count = 0
    for cell in row:
        if not isinstance(cell.tag, str) or etree.QName(cell).localname not in (
            "table-cell",
            "covered-table-cell",
        ):
            continue
        repeated = next((v for k, v in cell.attrib.items() if k.endswith("number-columns-repeated")), "1")
        words = "\n".join("".join(part.itertext()) for part in cell if isinstance(part.tag, str))
        for _ in range(min(int(repeated) if repeated.isdigit() else 1, MOST_CELLS - count)):
            count += 1
            yield words


def _as_csv(cells: list[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().strip("\r\n").rstrip(",")
