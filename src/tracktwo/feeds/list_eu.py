"""The European Union's consolidated list of financial sanctions, as XML (1.0, 1.1) and as CSV (1.1)."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import ListItem, csv_rows, day_in, is_xml, texts, xml_elements
from tracktwo.feeds.list_ids import days_of_birth, entry, identifier, known, words_of
from tracktwo.records import Identifier, ListedRow, ListVersion, MeasureKind, TargetKind

NAME = "list-eu"
LIST, TITLE, IMPOSER = "eu", "European Union: consolidated list of financial sanctions", "igo.eu"
KINDS = {
    "P": TargetKind.PERSON,
    "E": TargetKind.BODY,
    "person": TargetKind.PERSON,
    "enterprise": TargetKind.BODY,
}
ADVICE = "Take the list's file anew from its publisher."
DAY = "%Y-%m-%d"
STATES = ("Citizenship_CountryDescription", "Citizenship_CountryIso2Code", "Address_CountryDescription")
ABOUT = ("true", "1", "y", "yes")
NUMBER, GROUP = "Entity_EU_ReferenceNumber", "Entity_LogicalId"


def is_list(head: str) -> bool:
    """Return whether a file that begins so is this list."""
    return ("<export" in head and "sanctionEntity" in head) or (
        GROUP in head and "Entity_Regulation_Programme" in head
    )


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the list's version, then its entries, and what is wrong with one, by its line.

    Raises:
        FeedError: the file cannot be read, or it is not the list.
    """
    yield from _xml(where) if is_xml(where) else _csv(where)


def _xml(where: str) -> Iterator[ListItem]:
    for found in xml_elements(where, tags=("sanctionEntity",)):
        if isinstance(found, FeedFailure):
            yield found
        elif not found[1]:
            yield ListVersion(LIST, TITLE, day_in(found[0].get("generationDate") or "", DAY))
        else:
            yield _entity(found[0], found[1], f"{where}:{found[0].sourceline}")


def _entity(element: Any, text: str, where: str) -> ListedRow | FeedFailure:
    below: dict[str, list[Any]] = {}
    for one in element.iter():
        if isinstance(one.tag, str):
            below.setdefault(etree.QName(one).localname, []).append(one)
    names = [n for n in (_name_of(alias) for alias in below.get("nameAlias", ())) if n]
    number = element.get("euReferenceNumber") or element.get("logicalId")
    if not names or not number:
        return FeedFailure(where, "the entry has no name or no reference number", ADVICE)
    acts = [
        one
        for one in below.get("regulation", ())
        if etree.QName(one.getparent()).localname == "sanctionEntity"
    ]
    days = sorted(filter(None, (_day_of(act) for act in acts)))
    programmes = dict.fromkeys(p for p in (act.get("programme") for act in acts) if p)
    subject = next(iter(below.get("subjectType", ())), None)
    code = (subject.get("classificationCode") or subject.get("code") or "") if subject is not None else ""
    states = [one.get(key) for tag in ("citizenship", "address") for one in below.get(tag, ())
              for key in ("countryDescription", "countryIso2Code")]  # fmt: skip
    listed = day_in(element.get("designationDate") or "", DAY) or (days[0] if days else None)
    born = tuple(
        filter(
            None, (one.get("birthdate") for one in below.get("birthdate", ()) if not _is_about(one.attrib))
        )
    )
    ids = known((entry("eu-fsf", number), *_numbers(below, element.get("unitedNationId") or "")))
    return ListedRow(
        where=where, text=text, identity=text, number=number, imposer=IMPOSER, name=names[0],
        kind=KINDS.get(code, TargetKind.UNKNOWN), imposed=(MeasureKind.ASSET_FREEZE,),
        aliases=tuple(dict.fromkeys(names[1:])),
        states=tuple(dict.fromkeys(s for s in states if s and s not in ("00", "UNKNOWN"))),
        programmes=tuple(programmes), remarks=" ".join(texts(element, "remark")), listed_on=listed,
        words=tuple(filter(None, (names[0], *programmes, listed, *words_of(ids), *born))),
        url=next(iter(texts(element, "publicationUrl")), None), identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip


def _is_about(birth: Any) -> bool:
    """Return whether a day of birth is only about right; such a day tells nobody from anybody."""
    return str(birth.get("circa") or "").lower() in ABOUT


def _numbers(below: dict[str, list[Any]], united_nations: str) -> Iterator[Identifier | None]:
    yield identifier("un ref", united_nations)
    for one in below.get("identification", ()):
        label = f"{one.get('identificationTypeCode') or ''} {one.get('identificationTypeDescription') or ''}"
        yield identifier(label, one.get("number") or "")


def _name_of(alias: Any) -> str:
    parts = (alias.get(key) for key in ("firstName", "middleName", "lastName"))
    return " ".join((alias.get("wholeName") or " ".join(filter(None, parts))).split())


def _day_of(act: Any) -> str | None:
    """Return the day on which an act was published: amendments that only correct an entry come later."""
    return day_in(act.get("publicationDate") or "", DAY) or day_in(act.get("entryIntoForceDate") or "", DAY)


def _csv(where: str) -> Iterator[ListItem]:
    """Yield entries of the table, which has several rows for each: one a name, address, birth."""
    head: list[str] = []
    groups: dict[str, list[tuple[int, dict[str, str], str]]] = {}
    version: ListVersion | None = None
    for found in csv_rows(where, delimiter=";"):
        if isinstance(found, FeedFailure):
            yield found
            continue
        line, cells, text = found
        if not head:
            head = [cell.strip() for cell in cells]
            continue
        row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        if len(cells) < len(head) // 2 or not row.get(GROUP):
            yield FeedFailure(f"{where}:{line}", f"the row has {len(cells)} cells of {len(head)}", ADVICE)
            continue
        if version is None:
            version = ListVersion(LIST, TITLE, day_in(row.get(head[0], ""), DAY, "%d/%m/%Y"))
        groups.setdefault(row[GROUP], []).append((line, row, text))
    yield version or ListVersion(LIST, TITLE, None)
    for rows in groups.values():
        yield _group(rows, where)


def _group(rows: list[tuple[int, dict[str, str], str]], where: str) -> ListedRow | FeedFailure:
    def all_of(*names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v for _, row, _ in rows for name in names if (v := row.get(name, ""))))

    at = f"{where}:{rows[0][0]}"
    names = all_of("NameAlias_WholeName") or all_of("NameAlias_LastName")
    if not names:
        return FeedFailure(at, "the entry has no name", ADVICE)
    days = [day_in(v, DAY, "%d/%m/%Y") for v in all_of("Entity_DesignationDate")] or [
        day_in(v, DAY, "%d/%m/%Y") for v in all_of("Entity_Regulation_PublicationDate")
    ]
    stated = all_of("Entity_DesignationDate") or all_of("Entity_Regulation_PublicationDate")
    text = "\n".join(line for _, _, line in rows)
    code = (all_of("Entity_SubjectType_ClassificationCode", "Entity_SubjectType") or ("",))[0]
    programmes = all_of("Entity_Regulation_Programme")
    number = (all_of(NUMBER) or all_of(GROUP))[0]
    exact = [row for _, row, _ in rows if row.get("BirthDate_Circa", "").lower() not in ABOUT]
    born = tuple(dict.fromkeys(filter(None, (row.get("BirthDate_BirthDate") for row in exact))))
    ids = known((
        entry("eu-fsf", number), *(identifier("un ref", v) for v in all_of("Entity_UnitedNationId")),
        *(identifier(_label(row), row.get("Identification_Number", "")) for _, row, _ in rows),
    ))  # fmt: skip
    return ListedRow(
        where=at, text=text, number=number, imposer=IMPOSER, name=names[0],
        # the first column is the day on which the file was made
        identity="\n".join(line.partition(";")[2] for _, _, line in rows),
        kind=KINDS.get(code, TargetKind.UNKNOWN), imposed=(MeasureKind.ASSET_FREEZE,), aliases=names[1:],
        states=all_of(*STATES),
        programmes=programmes, remarks=" ".join(all_of("Entity_Remark")),
        listed_on=min(filter(None, days), default=None),
        words=(names[0], *programmes, *stated[:1], *words_of(ids), *born),
        url=next(iter(all_of("Entity_Regulation_PublicationUrl")), None), identifiers=ids,
        births=days_of_birth(born),
    )  # fmt: skip


def _label(row: dict[str, str]) -> str:
    return f"{row.get('Identification_TypeCode', '')} {row.get('Identification_TypeDescription', '')}"
