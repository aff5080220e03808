"""OpenSanctions as a table (targets.simple.csv): a row a target, cells that are lines of CSV themselves.

The table does not say which of a target's sanctions stands on which of its lists: where it stands on several,
no single one is named. What the entities in FollowTheMoney say better is read from those (list_ftm).
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import ListItem, csv_rows, day_in
from tracktwo.feeds.list_ftm import IMPOSERS, KINDS, is_sanction, version_of
from tracktwo.feeds.list_ids import days_of_birth, entry, identifier, known, words_of
from tracktwo.records import Identifier, ListedRow, MeasureKind, TargetKind

NAME = "list-ftm-simple"
COLUMNS = (
    "id",
    "schema",
    "name",
    "aliases",
    "birth_date",
    "countries",
    "identifiers",
    "sanctions",
    "dataset",
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SEPARATOR = " - "  # between a sanction's programme, reason, status, first day and last day
MOST_NAMED = 4  # lists that are named where a sanction may be any of them
ADVICE = "Take the dataset's targets.simple.csv anew."

Row = dict[str, str]


def is_list(head: str) -> bool:
    """Return whether a file that begins so is such a table."""
    first = head.lstrip("\ufeff").split("\n", 1)[0].replace('"', "").strip().split(",")
    return set(COLUMNS) <= set(first)


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the version, then a row for each sanction on a target, and what is wrong with a line.

    Raises:
        FeedError: the file cannot be read.
    """
    held: list[tuple[str, Row, str]] = []
    for found in _rows(where):
        if isinstance(found, FeedFailure):
            yield found
        else:
            held.append(found)
    days = (row.get("last_seen", "") for _, row, _ in held)
    yield version_of(
        "simple", {name for _, row, _ in held for name in values(row["dataset"])}, max(days, default="")
    )
    for at, row, text in held:
        for told in values(row["sanctions"]):
            if is_sanction(told):
                yield _listed(at, row, text, told)


def _rows(where: str) -> Iterator[tuple[str, Row, str] | FeedFailure]:
    head: list[str] = []
    for found in csv_rows(where):
        if isinstance(found, FeedFailure):
            yield found
            continue
        line, cells, text = found
        at = f"{where}:{line}"
        if not head:
            head = [cell.strip() for cell in cells]
        elif len(cells) != len(head):
            yield FeedFailure(at, f"the row has {len(cells)} cells of {len(head)}", ADVICE)
        else:
            row = dict(zip(head, cells, strict=True))
            is_whole = row["id"] and row["name"]
            yield (at, row, text) if is_whole else FeedFailure(at, "the row has no id or no name", ADVICE)


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell: a line of CSV with semicolons, so that a value may hold one itself.

    >>> values('Arkady Belsky;"Volna; Works"')
    ('Arkady Belsky', 'Volna; Works')
    """
    try:
        found = next(csv.reader(io.StringIO(cell, newline=""), delimiter=";"), [])
    except csv.Error:
        found = [cell]
    return tuple(dict.fromkeys(value.strip() for value in found if value.strip()))


def _listed(at: str, row: Row, text: str, told: str) -> ListedRow:
    parts = [part.strip() for part in told.split(SEPARATOR)]
    days = [day for part in parts if DAY.fullmatch(part) and (day := day_in(part, "%Y-%m-%d"))]
    programme = parts[0] if not DAY.fullmatch(parts[0]) else ""
    lists = values(row["dataset"])
    ids, born = known(_identifiers(row)), values(row["birth_date"])
    lasting = (row["id"], row["name"], row["aliases"], row["birth_date"], row["identifiers"], told)
    return ListedRow(
        where=at, text=text, identity="\n".join(lasting),
        number="/".join(filter(None, (row["id"], programme[:80], *days[:1]))),
        imposer=_imposer(lists), authority=_authority(lists), name=row["name"],
        kind=KINDS.get(row["schema"], TargetKind.UNKNOWN), imposed=(MeasureKind.SANCTION,),
        aliases=values(row["aliases"]), states=values(row["countries"]),
        programmes=(programme,) if programme else (), remarks=told, listed_on=next(iter(days), None),
        ended_on=days[1] if len(days) > 1 else None, words=(row["name"], told, *words_of(ids), *born),
        identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip


def _imposer(lists: Sequence[str]) -> str:
    """Return who makes the list that a target stands on, "" where that is not known or stands on several.

    >>> _imposer(["US OFAC Specially Designated Nationals (SDN) List"]), _imposer(["EU one", "UK other"])
    ('gov.USA', '')
    """
    codes = {name.partition(" ")[0].lower().replace("uk", "gb") for name in lists}
    return IMPOSERS.get(codes.pop(), "") if len(codes) == 1 else ""


def _authority(lists: Sequence[str]) -> str:
    named = ", ".join(lists[:MOST_NAMED])
    return f"one or several of: {named}" if len(lists) > 1 else named


def _identifiers(row: Row) -> Iterator[Identifier | None]:
    yield entry(row["id"])
    for value in values(row["identifiers"]):
        is_wikidata = re.fullmatch(r"Q\d+", value)
        yield identifier("wikidata" if is_wikidata else "id number", value)
