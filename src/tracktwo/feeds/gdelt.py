"""GDELT files: the pages that a table of mentions, events or the knowledge graph points to, each once."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tracktwo.errors import FeedError
from tracktwo.feeds import web
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.protocols import RawArticle

NAME = "gdelt"
TABLES = (".mentions.csv", ".export.csv", ".gdelt.csv", ".gkg.csv")
SUFFIXES = (*TABLES, *(f"{suffix}.zip" for suffix in TABLES))  # GDELT publishes each table packed
EVENT_COLUMNS = 61  # GDELT 2.0 event table; tab separated, no header, SOURCEURL last
EVENT_COLUMNS_1 = 58  # GDELT 1.0 event table since April 2013, SOURCEURL last too
# The knowledge graph: its record's number says that a row is of it, its third column where its page is.
GRAPH_NUMBER = re.compile(r"\d{14}-T?\d+")
GRAPH_COLLECTION, GRAPH_ADDRESS = 2, 4
MENTION_COLUMNS = range(14, 17)  # GDELT 2.0 mentions table: 16 columns, the last two may be missing
MENTION_TYPE, MENTION_ADDRESS = 3, 5
ON_THE_WEB = "1"  # MentionType 1: the identifier is a web address
FIRST_COLUMN = "globaleventid"  # of a table with a header, as other programs write it
LINE_CHARACTERS = 1_000_000  # no row is as long; a longer line is no row
MAX_ROWS = 1_000_000  # a quarter of an hour of the whole world has a few thousand

Header = Mapping[str, int]


def fetch(where: str, *, fetcher: web.Fetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages that the rows name, asked for politely one after the other; a bad row is a failure.

    Raises:
        FeedError: there is no such file.
    """
    client = fetcher or PoliteFetcher(web.WebFetcher())
    for found in addresses(where):
        if isinstance(found, FeedFailure):
            yield found
        else:
            yield from web.fetch(found, fetcher=client)


def is_table(first_line: str) -> bool:
    """Return whether a file that begins with this line is a GDELT 2 table."""
    cells = _cells(first_line)
    if not cells:
        return False
    is_event = len(cells) in (EVENT_COLUMNS, EVENT_COLUMNS_1) and cells[0].isdigit()
    return is_event or cells[0].casefold() == FIRST_COLUMN or _is_graph(cells)


def addresses(where: str) -> Iterator[str | FeedFailure]:
    """Yield the web addresses in a GDELT 2 table, in its order, each once, and what is wrong with a row.

    Raises:
        FeedError: there is no such file, or it is no text or packed table.
    """
    seen: set[str] = set()
    header: Header = {}
    with _lines(where) as lines:
        for number in range(1, MAX_ROWS + 2):
            line = lines.readline(LINE_CHARACTERS)
            if not line:
                return
            if number > MAX_ROWS:
                yield FeedFailure(where, f"the first {MAX_ROWS:,} rows were read", "Split the table.")
                return
            cells = _cells(line)
            if cells and cells[0].casefold() == FIRST_COLUMN:
                header = {name.casefold(): place for place, name in enumerate(cells)}
                continue
            found = _address(cells, header, where=f"{where}:{number}")
            if isinstance(found, FeedFailure) or (found and found not in seen):
                yield found
                seen.add(found if isinstance(found, str) else found.where)


@contextmanager
def _lines(where: str) -> Iterator[io.TextIOBase]:
    try:
        if where.lower().endswith(".zip"):
            with zipfile.ZipFile(where) as packed, packed.open(packed.infolist()[0]) as member:
                yield io.TextIOWrapper(member, encoding="utf-8", errors="replace")
        else:
            with open(Path(where), encoding="utf-8", errors="replace") as file:
                yield file
    except (OSError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError, IndexError) as error:
        raise FeedError(
            f"{where} cannot be read: {error}. Check the path, that you may read it, and that it is whole."
        ) from error


def _cells(line: str) -> list[str]:
    """Return the cells of a row; one that is cut short or malformed gives what can be told apart."""
    try:
        return next(csv.reader([line], delimiter="\t" if "\t" in line else ","), [])
    except csv.Error:
        return line.split("\t")


def _address(row: list[str], header: Header, *, where: str) -> str | FeedFailure | None:
    """Return a row's web address; None for an empty row or a source that is not on the web."""
    if not any(cell.strip() for cell in row):
        return None
    try:
        url = _by_name(row, header) if header else _by_place(row)
    except (LookupError, ValueError):
        return FeedFailure(
            where,
            f"the row has {len(row)} columns; a GDELT 2 event has {EVENT_COLUMNS}, a mention 14 to 16",
            "Give the table as GDELT publishes it, or with its header.",
        )
    return url if url.startswith(("http://", "https://")) else None


def _by_name(row: list[str], header: Header) -> str:
    if "sourceurl" in header:
        return row[header["sourceurl"]]
    is_on_the_web = row[header["mentiontype"]] == ON_THE_WEB
    return row[header["mentionidentifier"]] if is_on_the_web else ""


def _is_graph(row: list[str]) -> bool:
    return len(row) > GRAPH_ADDRESS and GRAPH_NUMBER.fullmatch(row[0]) is not None


def _by_place(row: list[str]) -> str:
    if _is_graph(row):
        return row[GRAPH_ADDRESS] if row[GRAPH_COLLECTION] == ON_THE_WEB else ""
    if len(row) in (EVENT_COLUMNS, EVENT_COLUMNS_1):
        return row[-1]
    if len(row) not in MENTION_COLUMNS:
        raise ValueError(len(row))
    return row[MENTION_ADDRESS] if row[MENTION_TYPE] == ON_THE_WEB else ""
