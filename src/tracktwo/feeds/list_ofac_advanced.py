"""OFAC's lists in the "advanced" XML: one entry's name, numbers, days and programmes stand far apart.

Names stand with the party, its numbers under the identity that they are of, the programmes and the day of
listing in a third place. The file is gone through once and put together at its end.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import ListItem, children, text_of, xml_elements
from tracktwo.feeds.list_ids import days_of_birth, entry, identifier, known, words_of
from tracktwo.records import Identifier, ListedRow, ListVersion, MeasureKind, TargetKind

NAME = "list-ofac-advanced"
IMPOSER = "gov.USA"
TITLES = {
    "ofac-sdn": "OFAC: Specially Designated Nationals and Blocked Persons",
    "ofac-non-sdn": "OFAC: consolidated list without SDN",
}
KINDS = {"individual": TargetKind.PERSON, "entity": TargetKind.BODY, "vessel": TargetKind.VESSEL,
         "aircraft": TargetKind.VESSEL}  # fmt: skip
ADVICE = "Take the list's file anew from its publisher."
WANTED = ("DateOfIssue", "PartySubType", "PartyType", "IDRegDocType", "FeatureType", "NamePartType",
          "Country", "SanctionsType", "List", "IDRegDocument", "DistinctParty", "SanctionsEntry")  # fmt: skip
PROGRAMME = "Program"


@dataclass(slots=True)
class Party:
    """What the party's own element says."""

    where: str
    text: str
    names: tuple[str, ...]
    subtype: str
    identities: tuple[str, ...]
    features: tuple[tuple[str, str], ...]


class Document(NamedTuple):
    """A number, the ids of what kind it is and of the state that gave it, and its element."""

    label: str
    number: str
    country: str
    text: str


class Sanction(NamedTuple):
    """The list an entry is on, its element, its programmes and since when it is listed."""

    list_id: str
    text: str
    programmes: tuple[str, ...]
    day: str | None


@dataclass(slots=True)
class Contents:
    """What was gathered of a file: the words for its ids, its parties, numbers and entries."""

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    numbers: dict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))
    entries: dict[str, list[Sanction]] = field(default_factory=lambda: defaultdict(list))
    day: str | None = None


def is_list(head: str) -> bool:
    """Return whether a file that begins so is a list in this format."""
    return "<Sanctions " in head and ("DateOfIssue" in head or "ADVANCED_XML" in head)


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the list's version, then its entries with the day they were listed, and what is wrong with one.

    Raises:
        FeedError: the file cannot be read, or it is not the list.
    """
    gathered = Contents()
    for found in xml_elements(where, tags=WANTED):
        if isinstance(found, FeedFailure):
            yield found
        elif found[1]:
            _gather(found[0], found[1], where, gathered)
    which = _list_id(gathered)
    yield ListVersion(which, TITLES[which], gathered.day)
    for number, party in gathered.parties.items():
        yield _row(number, party, gathered, which)


def _gather(element: Any, text: str, where: str, gathered: Contents) -> None:
    tag = etree.QName(element).localname
    if tag == "DateOfIssue":
        gathered.day = _day(element)
    elif tag == "DistinctParty":
        gathered.parties[element.get("FixedRef") or str(element.sourceline)] = _party(
            element, text, where, gathered
        )
    elif tag == "IDRegDocument":
        held = gathered.numbers[element.get("IdentityID") or ""]
        label, country = (element.get(name) or "" for name in ("IDRegDocTypeID", "IssuedBy-CountryID"))
        held.append(Document(label, text_of(element, "IDRegistrationNo"), country, text))
    elif tag == "SanctionsEntry":
        gathered.entries[element.get("ProfileID") or ""].append(_sanction(element, text, gathered))
    elif element.text:
        gathered.words[tag, element.get("ID") or ""] = element.text.strip()
        if tag == "PartySubType":
            gathered.above[element.get("ID") or ""] = element.get("PartyTypeID") or ""


def _sanction(element: Any, text: str, gathered: Contents) -> Sanction:
    days = (_day(one) for one in children(element, "EntryEvent"))
    programmes = tuple(
        text_of(one, "Comment")
        for one in children(element, "SanctionsMeasure")
        if gathered.words.get(("SanctionsType", one.get("SanctionsTypeID") or ""), PROGRAMME) == PROGRAMME
    )
    day = next(filter(None, days), None)
    return Sanction(element.get("ListID") or "", text, tuple(filter(None, programmes)), day)


def _day(element: Any) -> str | None:
    """Return the first day below an element: its Year, Month and Day, None unless all three are there."""
    parts = [text_of(element, name) for name in ("Year", "Month", "Day")]
    return "-".join(part.zfill(2) for part in parts) if all(part.isdigit() for part in parts) else None


def _party(element: Any, text: str, where: str, gathered: Contents) -> Party:
    profile = next(iter(children(element, "Profile")), element)
    aliases = sorted(children(element, "Alias"), key=lambda one: one.get("Primary") != "true")
    features = tuple(
        (one.get("FeatureTypeID") or "", told)
        for one in children(element, "Feature")
        if (told := _exact_day(one) or text_of(one, "VersionDetail"))
    )
    return Party(
        f"{where}:{element.sourceline}",
        text,
        tuple(dict.fromkeys(filter(None, (name for one in aliases for name in _names(one, gathered))))),
        profile.get("PartySubTypeID") or "",
        tuple(one.get("ID") or "" for one in children(element, "Identity")),
        features,
    )


def _exact_day(feature: Any) -> str | None:
    """Return the day of a feature, None where it is a span of days (a month, a year) or about right."""
    ends = [_day(one) for name in ("From", "To") for one in children(feature, name)] or [_day(feature)]
    is_about = any(one.get("Approximate") == "true" for one in feature.iter() if isinstance(one.tag, str))
    return ends[0] if len(set(ends)) == 1 and not is_about else None


def _names(alias: Any, gathered: Contents) -> Iterator[str]:
    """Yield an alias in each script it is written in, as it is spoken: last names behind the others."""
    groups = {
        group.get("ID"): gathered.words.get(("NamePartType", group.get("NamePartTypeID") or ""), "")
        for group in alias.getparent().iter()
        if isinstance(group.tag, str) and etree.QName(group).localname == "NamePartGroup"
    }
    for name in children(alias, "DocumentedName"):
        parts: list[tuple[bool, str]] = []
        for value in children(name, "NamePartValue"):
            kind = groups.get(value.get("NamePartGroupID"), "")
            parts.append((kind == "Last Name", (value.text or "").strip()))
        yield " ".join(word for _, word in sorted(parts, key=lambda part: part[0]))


def _list_id(gathered: Contents) -> str:
    named = {
        gathered.words.get(("List", row[0]), "SDN").lower()
        for rows in gathered.entries.values()
        for row in rows
    }
    return (
        "ofac-sdn"
        if not named or any("sdn" in name and "non" not in name for name in named)
        else "ofac-non-sdn"
    )


def _row(number: str, party: Party, gathered: Contents, which: str) -> ListedRow | FeedFailure:
    if not party.names:
        return FeedFailure(party.where, "the party has no name", ADVICE)
    entries = gathered.entries.get(number, [])
    documents = [row for identity in party.identities for row in gathered.numbers.get(identity, ())]
    text = "\n".join((party.text, *(one.text for one in documents), *(one.text for one in entries)))
    ids = known((entry("ofac", number), *(_identifier(one, gathered) for one in documents)))
    features = [(gathered.words.get(("FeatureType", kind), ""), told) for kind, told in party.features]
    days = [one.day for one in entries if one.day]
    kind = gathered.words.get(("PartyType", gathered.above.get(party.subtype, "")), "")
    sort = gathered.words.get(("PartySubType", party.subtype), "")
    states = [gathered.words.get(("Country", one.country), "") for one in documents]
    states += [told for label, told in features if "flag" in label.lower() or "nationality" in label.lower()]
    programmes = tuple(dict.fromkeys(p for one in entries for p in one.programmes))
    return ListedRow(
        where=party.where, text=text, identity=text, number=number, imposer=IMPOSER, name=party.names[0],
        kind=KINDS.get(kind.lower(), KINDS.get(sort.lower(), TargetKind.UNKNOWN)),
        imposed=(MeasureKind.ASSET_FREEZE if which == "ofac-sdn" else MeasureKind.SANCTION,),
        aliases=party.names[1:], states=tuple(dict.fromkeys(filter(None, states))), programmes=programmes,
        listed_on=min(days, default=None), identifiers=ids,
        births=days_of_birth(told for label, told in features if "birth" in label.lower()),
        words=tuple(filter(None, (*party.names[0].split(), *programmes, *words_of(ids)))),
    )  # fmt: skip


def _identifier(one: Document, gathered: Contents) -> Identifier | None:
    return identifier(gathered.words.get(("IDRegDocType", one.label), ""), one.number)
