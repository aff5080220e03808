"""OFAC's lists of the United States (SDN, consolidated non-SDN), as XML or as CSV with its side tables.

Beside the table lie those of other names, of addresses, and of what remarks had no room for.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import (
    ListItem,
    children,
    csv_rows,
    day_in,
    given_first,
    is_xml,
    text_of,
    texts,
    xml_elements,
)  # fmt: skip
from tracktwo.feeds.list_ids import (
    born_in,
    days_of_birth,
    entry,
    identifier,
    known,
    names_in,
    numbers_in,
    words_of,
)
from tracktwo.records import ListedRow, ListVersion, MeasureKind, TargetKind

NAME = "list-ofac"
IMPOSER = "gov.USA"
TITLES = {
    "ofac-sdn": "OFAC: Specially Designated Nationals and Blocked Persons",
    "ofac-non-sdn": "OFAC: consolidated list without SDN",
}
KINDS = {
    "individual": TargetKind.PERSON, "entity": TargetKind.BODY, "": TargetKind.BODY,
    "vessel": TargetKind.VESSEL, "aircraft": TargetKind.VESSEL,
}  # fmt: skip
COLUMNS, NAMES, ADDRESSES, COMMENTS = 12, 5, 6, 2  # of the table and of those beside it
EMPTY, FEWEST_EMPTY = "-0-", 3
HEAD = "ent_num"  # what some who pass the table on write above it
ADVICE = "Take the list's file anew from its publisher."
CITIZEN = re.compile(r"\b(?:nationality|citizen|Flag)\s+([A-Z][^;.]{2,40})")
SIDE_CSV = re.compile(r"^\d+,\d+,")
COMMENT_CSV = re.compile(r'^\d+,"[^"\n]*(?:; (?:alt\. )?[A-Z]|[afn]\.k\.a\. )[^"\n]*"\s*$')


def is_list(head: str) -> bool:
    """Return whether a file that begins so is one of these lists, or a side table of one."""
    return "<sdnList" in head or _is_entry(_first_line(head)) or is_side_table(head)


def is_side_table(head: str) -> bool:
    """Return whether a file that begins so is a table that is read with the list it lies beside."""
    first = _first_line(head)
    is_side = bool(SIDE_CSV.match(first)) and EMPTY in head and not _is_entry(first)
    return is_side or bool(COMMENT_CSV.match(first))


def _first_line(head: str) -> str:
    """Return the first line that is none of names of columns."""
    lines = head.lstrip("\ufeff").split("\n", 2)
    return lines[1] if len(lines) > 1 and lines[0].strip('"').lower().startswith(HEAD) else lines[0]


def _is_entry(line: str) -> bool:
    """Return whether a line is an entry: a number, a name, and what is not known marked so.

    >>> _is_entry("36,VOLNA SHIPYARD,-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ")
    True
    """
    cells = next(csv.reader([line.rstrip("\r\n")]), [])
    empty = sum(cell.strip() == EMPTY for cell in cells)
    return len(cells) == COLUMNS and cells[0].strip().isdigit() and empty >= FEWEST_EMPTY


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the list's version, then its entries, and what is wrong with one, by its line.

    Neither format says when an entry was listed: that is only known between two versions.

    Raises:
        FeedError: the file cannot be read, or it is not the list.
    """
    yield from _xml(where) if is_xml(where) else _csv(where)


def list_id(where: str) -> str:
    """Return which of the two lists a file is, by its name."""
    return "ofac-non-sdn" if "cons" in Path(where).name.lower() else "ofac-sdn"


def _imposed(which: str) -> tuple[MeasureKind, ...]:
    return (MeasureKind.ASSET_FREEZE if which == "ofac-sdn" else MeasureKind.SANCTION,)


def _xml(where: str) -> Iterator[ListItem]:
    which, told = list_id(where), False
    for found in xml_elements(where, tags=("publshInformation", "sdnEntry")):
        if isinstance(found, FeedFailure):
            yield found
            continue
        element, text = found
        if not text:
            continue
        if not told:
            told = True
            yield ListVersion(which, TITLES[which], day_in(text_of(element, "Publish_Date"), "%m/%d/%Y"))
        if element.tag.endswith("sdnEntry"):
            yield _entry(element, text, f"{where}:{element.sourceline}", which)
    if not told:
        yield ListVersion(which, TITLES[which], None)


def _entry(element: Any, text: str, where: str, which: str) -> ListedRow | FeedFailure:
    uid, last, first = (_own(element, name) for name in ("uid", "lastName", "firstName"))
    if not uid or not last:
        return FeedFailure(where, "the entry has no uid or no name", ADVICE)
    kind = KINDS.get(text_of(element, "sdnType").lower(), TargetKind.UNKNOWN)
    aliases = tuple(
        f"{text_of(a, 'firstName')} {text_of(a, 'lastName')}".strip() for a in children(element, "aka")
    )
    programmes = texts(element, "program")
    remarks = " ".join(texts(element, "remarks"))
    stated = [identifier(text_of(one, "idType"), text_of(one, "idNumber")) for one in children(element, "id")]
    ids = known((entry("ofac", uid), *stated, *numbers_in(remarks)))
    born = (*texts(element, "dateOfBirth"), *born_in(remarks))
    return ListedRow(
        where=where, text=text, identity=text, number=uid, imposer=IMPOSER, name=f"{first} {last}".strip(),
        kind=kind, imposed=_imposed(which), aliases=aliases, programmes=programmes, remarks=remarks,
        states=(*texts(element, "country", "vesselFlag"), *CITIZEN.findall(remarks)),
        words=tuple(filter(None, (last, first, *programmes, *words_of(ids), *born))),
        identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip


def _own(element: Any, name: str) -> str:
    """Return the text of an entry's own element: its other names have elements of the same names."""
    found = (below for below in element if isinstance(below.tag, str) and below.tag.endswith(name))
    return next((" ".join((below.text or "").split()) for below in found), "")


def _csv(where: str) -> Iterator[ListItem]:
    which = list_id(where)
    yield ListVersion(which, TITLES[which], None)  # the table does not say when it was made
    beside: dict[str, list[tuple[list[str], str]]] = {}
    for side in _side_tables(where):
        for found in csv_rows(str(side)):
            if isinstance(found, FeedFailure):
                yield found
            else:
                beside.setdefault(found[1][0], []).append((found[1], found[2]))
    for found in csv_rows(where):
        if isinstance(found, FeedFailure):
            yield found
        elif found[1][0].strip().lower() != HEAD:
            yield _row(found, where, beside, which)


def _side_tables(where: str) -> list[Path]:
    """Return the tables that lie beside the list: alt.csv, add.csv, sdn_comments.csv."""
    path = Path(where)
    is_sdn = list_id(where) == "ofac-sdn"
    names = ("alt", "add", "sdn_comments") if is_sdn else ("cons_alt", "cons_add", "cons_comments")
    wanted = {f"{name}{path.suffix}".lower() for name in names}
    return sorted(one for one in path.parent.iterdir() if one.name.lower() in wanted)


def _row(
    found: tuple[int, list[str], str], where: str, beside: dict[str, list[tuple[list[str], str]]], which: str
) -> ListedRow | FeedFailure:
    line, cells, text = found
    at = f"{where}:{line}"
    if len(cells) != COLUMNS or not cells[0].strip().isdigit():
        return FeedFailure(at, f"the row has {len(cells)} cells; an entry has {COLUMNS}", ADVICE)
    number, name, kind, programme, *_, flag, _owner, remarks = (_plain(cell) for cell in cells)
    sides = beside.get(cells[0].strip(), ())
    # What had no room goes on where the remarks were cut, often within a word.
    remarks += "".join(_plain(row[1]) for row, _ in sides if len(row) == COMMENTS)
    told = (*(_plain(row[3]) for row, _ in sides if len(row) == NAMES), *names_in(remarks))
    is_person = kind.lower() == "individual"
    others = tuple(dict.fromkeys(given_first(name) if is_person else name for name in told))
    countries = tuple(_plain(row[4]) for row, _ in sides if len(row) == ADDRESSES)
    whole = "\n".join((text, *(row for _, row in sides)))
    programmes = tuple(p.strip(" []") for p in programme.split("] ["))
    ids, born = known((entry("ofac", number), *numbers_in(remarks))), born_in(remarks)
    return ListedRow(
        where=at, text=whole, identity=whole, number=number, imposer=IMPOSER,
        name=given_first(name) if is_person else name, kind=KINDS.get(kind.lower(), TargetKind.UNKNOWN),
        imposed=_imposed(which), aliases=others, programmes=tuple(filter(None, programmes)), remarks=remarks,
        states=tuple(filter(None, (*countries, flag, *CITIZEN.findall(remarks)))),
        words=tuple(filter(None, (name, *programmes, *words_of(ids), *born))),
        identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip


def _plain(cell: str) -> str:
    stripped = cell.strip()
    return "" if stripped == EMPTY else stripped
