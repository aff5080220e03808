"""GDELT 2 files: the pages that a mentions or events table points to, each address once."""

import csv
from collections.abc import Iterator
from pathlib import Path

from tracktwo.errors import FeedError
from tracktwo.feeds import web
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle

NAME = "gdelt"
SUFFIXES = (".mentions.csv", ".export.csv", ".gdelt.csv")
EVENT_COLUMNS = 61  # GDELT 2.0 event table; tab separated, no header, SOURCEURL last
MENTION_COLUMNS = range(14, 17)  # GDELT 2.0 mentions table: 16 columns, the last two may be missing
MENTION_TYPE, MENTION_ADDRESS = 3, 5
ON_THE_WEB = "1"  # MentionType 1: the identifier is a web address


def fetch(where: str, *, fetcher: web.WebFetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages that the rows name, fetched one after the other.

    Raises:
        FeedError: there is no such file, or it is no GDELT 2 table.
    """
    for url in addresses(where):
        yield from web.fetch(url, fetcher=fetcher)


def addresses(where: str) -> Iterator[str]:
    """Yield the web addresses in a GDELT 2 table, in its order, each once.

    Raises:
        FeedError: there is no such file, or its rows have another number of columns.
    """
    seen: set[str] = set()
    try:
        with open(Path(where), encoding="utf-8", errors="replace", newline="") as file:
            first = file.readline()
            file.seek(0)
            rows = csv.reader(file, delimiter="\t" if "\t" in first else ",")
            for number, row in enumerate(rows, start=1):
                url = _address(row, where=f"{where}:{number}")
                if url and url not in seen:
                    seen.add(url)
                    yield url
    except OSError as error:
        raise FeedError(
            f"{where} cannot be read: {error}. Check the path and that you may read it."
        ) from error


def _address(row: list[str], *, where: str) -> str | None:
    """Return a row's web address; None for a header, an empty row or a source that is not on the web."""
    if not row or row[0].casefold() == "globaleventid":
        return None
    if len(row) == EVENT_COLUMNS:
        url = row[-1]
    elif len(row) in MENTION_COLUMNS:
        url = row[MENTION_ADDRESS] if row[MENTION_TYPE] == ON_THE_WEB else ""
    else:
        raise FeedError(
            f"{where} has {len(row)} columns; a GDELT 2 event has {EVENT_COLUMNS}, a mention 14 to 16. "
            "Give the table as GDELT publishes it."
        )
    return url if url.startswith(("http://", "https://")) else None
