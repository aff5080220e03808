"""The lists of the United Kingdom: the UK Sanctions List and OFSI's, each as XML and as CSV."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import (
    ListItem,
    children,
    csv_rows,
    day_in,
    imposed_in,
    is_xml,
    text_of,
    texts,
    xml_elements,
)  # fmt: skip
from tracktwo.feeds.list_ids import days_of_birth, entry, identifier, known, words_of
from tracktwo.feeds.list_ods import is_spreadsheet, spreadsheet_rows
from tracktwo.records import Identifier, ListedRow, ListVersion, MeasureKind, TargetKind

NAME = "list-uk"
IMPOSER = "gov.GBR"
TITLES = {"uk": "United Kingdom: UK Sanctions List", "uk-ofsi": "United Kingdom: OFSI consolidated list"}
KINDS = {"individual": TargetKind.PERSON, "entity": TargetKind.BODY, "ship": TargetKind.VESSEL}
DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%d %B %Y")
NUMBERED = re.compile(r"\(\d{1,2}\)|;|,")  # cells that hold several numbers
FIRST_BYTES = 200
ADVICE = "Take the list's file anew from its publisher."
# How each list's table and XML call what is read of an entry: ours -> theirs, without spaces and marks.
FIELDS = {
    "uk": {
        "number": "uniqueid", "regime": "regimename", "imposed": "sanctionsimposed",
        "listed": "datedesignated", "remarks": "otherinformation", "kind": "designationtype",
    },
    "uk-ofsi": {
        "number": "groupid", "regime": "regime", "imposed": "groupsanctions", "listed": "listedon",
        "remarks": "otherinformation", "kind": "grouptype",
    },
}  # fmt: skip
OFSI_XML = {"regimename": "regime", "datelisted": "listedon", "grouptypedescription": "grouptype",
            "individualnationality": "nationality"}  # fmt: skip
OFSI_XML |= {"individualdateofbirth": "dob", "individualpassportnumber": "passportnumber",
             "individualninumber": "nationalidentificationnumber"}  # fmt: skip
# Where numbers stand, in both lists' tables and XML.
NUMBERS = {
    "passportnumber": "passport", "nationalidentifiernumber": "national", "imonumber": "imo",
    "imonumbers": "imo", "nationalidentificationnumber": "national", "businessregistrationnumber": "business",
    "businessregistrationnumbers": "business", "unreferencenumber": "un ref",
    "entitybusinessregistrationnumber": "business", "shipimonumber": "imo",
}  # fmt: skip
BIRTHS = ("dob", "dateofbirth")
OWN_SCRIPT = "namenonlatinscript"  # a name as it is written at home
UK_NUMBER = re.compile(r"\(UK Sanctions List Ref\):\s*([A-Z]{3}\d{4})")  # among OFSI's other information
STATES = ("nationality", "nationalityies", "country", "addresscountry", "currentbelievedflagofship")


def is_list(head: str) -> bool:
    """Return whether a file that begins so is one of these lists."""
    plain = head.replace(" ", "").replace('"', "").lower()
    return (
        "<designations" in plain
        or "financialsanctionstarget" in plain
        or ("uniqueid,ofsigroupid" in plain and "name6" in plain)
        or ("name6,name1" in plain and "groupid" in plain)
    )


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the list's version, then its entries, and what is wrong with one, by its line.

    Raises:
        FeedError: the file cannot be read, or it is not the list.
    """
    yield from _xml(where) if is_xml(where) else _csv(where)


def _xml(where: str) -> Iterator[ListItem]:
    targets: dict[str, list[tuple[str, dict[str, str], str]]] = {}
    told = False
    for found in xml_elements(where, tags=("DateGenerated", "Designation", "FinancialSanctionsTarget")):
        if isinstance(found, FeedFailure):
            yield found
            continue
        element, text = found
        at = f"{where}:{element.sourceline}"
        tag = etree.QName(element).localname
        if not told and text and tag != "FinancialSanctionsTarget":
            told = True
            day = day_in(element.text or "", *DAYS) if tag == "DateGenerated" else None
            yield ListVersion("uk", TITLES["uk"], day)
        if text and tag == "Designation":
            yield _designation(element, text, at)
        elif text and tag == "FinancialSanctionsTarget":
            row = {_plain(etree.QName(cell).localname): (cell.text or "").strip() for cell in element}
            row |= {ours: row[theirs] for theirs, ours in OFSI_XML.items() if row.get(theirs)}
            targets.setdefault(row.get("groupid", at), []).append((at, row, text))
    if targets:
        yield ListVersion("uk-ofsi", TITLES["uk-ofsi"], None)
    for rows in targets.values():
        yield _group(rows, "uk-ofsi")


def _designation(element: Any, text: str, where: str) -> ListedRow | FeedFailure:
    aliases = [one for part in children(element, "Names") for one in part]
    names = [n for n in (_spoken({_plain(str(c.tag)): c.text or "" for c in name}) for name in aliases) if n]
    number, stated = text_of(element, "UniqueID"), text_of(element, "DateDesignated")
    if not number or not names:
        return FeedFailure(where, "the designation has no UniqueID or no name", ADVICE)
    regimes = texts(element, "RegimeName")
    cells = [
        (_plain(etree.QName(c).localname), (c.text or "").strip()) for c in element.iter() if _is_cell(c)
    ]
    ids = known((*_entries("uk", number, text_of(element, "OFSIGroupID")), *_numbers(cells)))
    born = tuple(words for name, words in cells if name in BIRTHS and words)
    own_script = tuple(words for name, words in cells if name == OWN_SCRIPT and words)
    return ListedRow(
        where=where, text=text, identity=text, number=number, imposer=IMPOSER, name=names[0],
        kind=KINDS.get(text_of(element, "IndividualEntityShip").lower(), TargetKind.UNKNOWN),
        imposed=imposed_in(text_of(element, "SanctionsImposed"), MeasureKind.SANCTION),
        aliases=tuple(dict.fromkeys((*names[1:], *own_script))),
        states=texts(element, "Nationality", "AddressCountry", "CurrentBelievedFlagOfShip"),
        programmes=regimes,
        remarks=" ".join(texts(element, "OtherInformation", "UKStatementofReasons")),
        listed_on=day_in(stated, *DAYS), identifiers=ids, births=days_of_birth(born),
        words=(text_of(element, "Name6"), *regimes, stated, *words_of(ids), *born),
    )  # fmt: skip


def _is_cell(element: Any) -> bool:
    return isinstance(element.tag, str) and not len(element)


def _numbers(cells: Iterable[tuple[str, str]]) -> Iterator[Identifier | None]:
    """Yield what the cells that hold numbers tell; one cell may hold several: "(1) 123456 (2) 7890123"."""
    for name, words in cells:
        if name in NUMBERS:
            for one in NUMBERED.split(words):
                yield identifier(NUMBERS[name], one.strip(" ,;"))


def _entries(which: str, number: str, group: str, reference: str = "") -> Iterator[Identifier]:
    """Yield the numbers of an entry, by which the two lists of the United Kingdom point at each other."""
    if which == "uk" or reference:
        yield entry("gb-fcdo", reference or number)
    if group:
        yield entry("gb-hmt", group)


def _uk_number(stated: Iterable[str], remarks: Iterable[str]) -> str:
    """Return the number that an entry of OFSI's has in the UK Sanctions List, "" where it names none."""
    found = (UK_NUMBER.search(words) for words in remarks)
    return next(iter((*stated, *(one[1] for one in found if one))), "")


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def _spoken(row: Mapping[str, str]) -> str:
    parts = [*(row.get(f"name{number}", "") for number in range(1, 6)), row.get("name6", "")]
    return " ".join(" ".join(parts).split())


def _csv(where: str) -> Iterator[ListItem]:
    """Yield the entries of a table, which has a row for each name; the first line says when it was made."""
    head: list[str] = []
    day: str | None = None
    groups: dict[str, list[tuple[str, dict[str, str], str]]] = {}
    which = "uk"
    rows = spreadsheet_rows(where) if _is_spreadsheet(where) else csv_rows(where)
    for found in rows:
        if isinstance(found, FeedFailure):
            yield found
            continue
        line, cells, text = found
        at = f"{where}:{line}"
        if not head and "name6" not in map(_plain, cells):
            day = day or next(filter(None, (day_in(w, *DAYS) for w in (*cells, *cells[0].split(":")))), None)
        elif not head:
            head = [_plain(cell) for cell in cells]
            which = "uk" if "uniqueid" in head else "uk-ofsi"
        elif len(cells) < len(head) // 2:
            yield FeedFailure(at, f"the row has {len(cells)} cells of {len(head)}", ADVICE)
        else:
            row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
            groups.setdefault(row.get(FIELDS[which]["number"]) or at, []).append((at, row, text))
    yield ListVersion(which, TITLES[which], day)
    for held in groups.values():
        yield _group(held, which)


def _is_spreadsheet(where: str) -> bool:
    with open(where, "rb") as file:
        return is_spreadsheet(file.read(FIRST_BYTES))


def _group(rows: list[tuple[str, dict[str, str], str]], which: str) -> ListedRow | FeedFailure:
    fields = FIELDS[which]

    def all_of(*names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v for _, row, _ in rows for name in names if (v := row.get(name, ""))))

    rows = sorted(
        rows, key=lambda one: _plain(one[1].get("nametype", one[1].get("aliastype", ""))) != "primaryname"
    )
    names = [n for n in dict.fromkeys(_spoken(row) for _, row, _ in rows) if n]
    number, stated = all_of(fields["number"]), all_of(fields["listed"])
    if not number or not names:
        return FeedFailure(rows[0][0], "the entry has no number or no name", ADVICE)
    imposed = all_of(fields["imposed"])
    group = number[0] if which == "uk-ofsi" else next(iter(all_of("ofsigroupid")), "")
    cells = [(name, words) for _, row, _ in rows for name, words in row.items()]
    reference = "" if which == "uk" else _uk_number(all_of("uksanctionslistref"), all_of(fields["remarks"]))
    ids = known((*_entries(which, number[0], group, reference), *_numbers(cells)))
    born = all_of(*BIRTHS)
    freeze = MeasureKind.ASSET_FREEZE if which == "uk-ofsi" else MeasureKind.SANCTION
    days = [day for day in (day_in(words, *DAYS) for words in stated) if day]
    text = "\n".join(line for _, _, line in rows)
    return ListedRow(
        where=rows[0][0], text=text, identity=text, number=number[0], imposer=IMPOSER, name=names[0],
        kind=KINDS.get(next(iter(all_of(fields["kind"])), "").lower(), TargetKind.UNKNOWN),
        imposed=imposed_in("|".join(imposed), freeze) if which == "uk" else (freeze,),
        aliases=tuple(dict.fromkeys((*names[1:], *all_of(OWN_SCRIPT)))),
        states=all_of(*STATES), programmes=all_of(fields["regime"]),
        remarks=" ".join(all_of(fields["remarks"], "ukstatementofreasons")),
        listed_on=min(days, default=None),
        words=tuple(filter(None, (rows[0][1].get("name6", ""), *all_of(fields["regime"]), *stated[:1],
                                  *words_of(ids), *born))),
        identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip
