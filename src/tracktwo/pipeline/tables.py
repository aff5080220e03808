"""Tables of events as their publishers ship them: CSV, or a zip of one, of any encoding and separator."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tracktwo.errors import ConfigError

SEPARATORS = ",;\t|"
SNIFFED_BYTES = 1 << 16
LARGEST_BYTES = 4 << 30  # of what a zip holds: a hundred times the largest of these tables
OTHER_FORMS = (".xlsx", ".xls", ".rds", ".rdata", ".sav", ".dta", ".parquet")


@contextmanager
def open_table(path: Path, *, bare: Sequence[str] = ()) -> "Iterator[csv.DictReader[str]]":
    """Yield the rows of a table, its column names in lower case.

    Args:
        path: a CSV file, or a zip that holds one.
        bare: the names of the columns where a table of as many columns begins with a row of figures.
    Raises:
        ConfigError: it cannot be opened, holds no table or several, is of another form, or a row is no CSV.
    """
    if path.suffix.lower() in OTHER_FORMS:
        raise ConfigError(f"{path} is no CSV file. Save it as CSV, or take the publisher's own CSV.")
    try:
        with _opened(path) as raw:
            reader = _reader(raw, path, bare)
            try:
                yield reader
            except csv.Error as error:
                raise ConfigError(
                    f"{path}, line {reader.line_num + 1}: this is no CSV ({error}). Most often a quotation "
                    "mark before it was never closed. Correct it, or take the table anew."
                ) from error
    except (OSError, zipfile.BadZipFile, RuntimeError, csv.Error) as error:
        raise ConfigError(f"{path} cannot be read: {error}. Give a CSV file or a zip of one.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        held = [one for one in archive.infolist() if one.filename.lower().endswith((".csv", ".tsv", ".txt"))]
        held = [one for one in held if not one.filename.startswith("__MACOSX")]
        tables = [one for one in held if not one.filename.lower().endswith(".txt")] or held
        if len(tables) != 1:
            names = ", ".join(one.filename for one in tables) or "none"
            raise ConfigError(f"{path} holds {len(tables)} tables ({names}). Unpack it and name one.")
        if tables[0].file_size > LARGEST_BYTES:
            raise ConfigError(f"{path} unpacks to {tables[0].file_size:,} bytes. Name a smaller table.")
        with archive.open(tables[0]) as file:
            yield file


def _reader(raw: IO[bytes], path: Path, bare: Sequence[str]) -> "csv.DictReader[str]":
    head = raw.read(SNIFFED_BYTES)
    raw.seek(0)
    text = io.TextIOWrapper(raw, encoding=_encoding(head), errors="replace", newline="")
    first = next(iter(head.decode("latin-1").splitlines()), "")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.DictReader(text, delimiter=separator)
    names = [name.strip().strip("\ufeff").lower() for name in reader.fieldnames or ()]
    if not any(names):
        raise ConfigError(f"{path} is empty. It needs a row of column names.")
    if len(names) == len(bare) and names[0].isdigit():
        text.seek(0)
        return csv.DictReader(text, fieldnames=bare, delimiter=separator)
    reader.fieldnames = names
    return reader


def _encoding(head: bytes) -> str:
    """UTF-8 unless the beginning is none; then what Excel writes in the west."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:  # not merely a character that the cut went through
            return "cp1252"
    return "utf-8-sig"
