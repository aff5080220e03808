"""OFAC's lists of the United States (SDN, consolidated non-SDN), as XML or as CSV with its side tables."""

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
    text_of,
    texts,
    xml_elements,
)  # fmt: skip
from tracktwo.feeds.list_ids import born_in, days_of_birth, entry, identifier, known, numbers_in, words_of
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
COLUMNS, NAMES, ADDRESSES = 12, 5, 6  # of the table, of that of other names, of that of addresses
EMPTY = "-0-"
ADVICE = "Take the list's file anew from its publisher."
CITIZEN = re.compile(r"\b(?:nationality|citizen|Flag)\s+([A-Z][^;.]{2,40})")
FIRST_CSV = re.compile(r'^\d+,"[^"]+",("?-0- ?"?|"?individual"?|"?vessel"?|"?aircraft"?|"?entity"?),', re.I)
SIDE_CSV = re.compile(r"^\d+,\d+,")


def is_list(head: str) -> bool:
    """Return whether a file that begins so is one of these lists, or a side table of one."""
    first = head.lstrip("\ufeff").split("\n", 1)[0]
    return "<sdnList" in head or bool(FIRST_CSV.match(first)) or is_side_table(head)


def is_side_table(head: str) -> bool:
    """Return whether a file that begins so is a table of other names or addresses, read with its list."""
    first = head.lstrip("\ufeff").split("\n", 1)[0]
    return bool(SIDE_CSV.match(first)) and EMPTY in head and not FIRST_CSV.match(first)


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the list's version, then its entries, and what is wrong with one, by its line.

    Neither format says when an entry was listed: that is only known between two versions.

    Raises:
        FeedError: the file cannot be read, or it is not the list.
    """
    with open(where, "rb") as file:
        is_xml = file.read(200).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    yield from _xml(where) if is_xml else _csv(where)


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
    uid, last, first = (text_of(element, name) for name in ("uid", "lastName", "firstName"))
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
        yield found if isinstance(found, FeedFailure) else _row(found, where, beside, which)


def _side_tables(where: str) -> list[Path]:
    """Return the tables of other names and addresses that lie beside the list: alt.csv, add.csv."""
    path = Path(where)
    prefix = "cons_" if list_id(where) == "ofac-non-sdn" else ""
    wanted = {f"{prefix}alt{path.suffix}".lower(), f"{prefix}add{path.suffix}".lower()}
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
    others = tuple(given_first(_plain(row[3])) for row, _ in sides if len(row) == NAMES)
    countries = tuple(_plain(row[4]) for row, _ in sides if len(row) == ADDRESSES)
    whole = "\n".join((text, *(row for _, row in sides)))
    programmes = tuple(p.strip(" []") for p in programme.split("] ["))
    is_person = kind.lower() == "individual"
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
