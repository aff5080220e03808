"""The United Nations Security Council's consolidated list, as XML.

It does not say of an entry whether assets are frozen, travel is banned or arms are embargoed: that is for
the resolution of its regime. So each entry is a sanction, and no more.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import ListItem, children, day_in, text_of, texts, xml_elements
from tracktwo.feeds.list_ids import days_of_birth, entry, identifier, known, words_of
from tracktwo.records import Identifier, ListedRow, ListVersion, MeasureKind, TargetKind

NAME = "list-un"
LIST, TITLE, IMPOSER = "un", "United Nations: Security Council consolidated list", "igo.un"
KINDS = {"INDIVIDUAL": TargetKind.PERSON, "ENTITY": TargetKind.BODY}
NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
DAY = "%Y-%m-%d"
ADVICE = "Take the list's file anew from its publisher."


def is_list(head: str) -> bool:
    """Return whether a file that begins so is this list."""
    return "<CONSOLIDATED_LIST" in head


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the list's version, then its entries, and what is wrong with one, by its line.

    Raises:
        FeedError: the file cannot be read, or it is not the list.
    """
    for found in xml_elements(where, tags=tuple(KINDS)):
        if isinstance(found, FeedFailure):
            yield found
        elif not found[1]:
            yield ListVersion(LIST, TITLE, day_in(found[0].get("dateGenerated") or "", DAY))
        else:
            yield _entry(found[0], found[1], f"{where}:{found[0].sourceline}")


def _entry(element: Any, text: str, where: str) -> ListedRow | FeedFailure:
    name = " ".join(filter(None, (_own(element, part) for part in NAMES)))
    number, listed = _own(element, "REFERENCE_NUMBER"), _own(element, "LISTED_ON")
    if not name or not number:
        return FeedFailure(where, "the entry has no name or no reference number", ADVICE)
    programmes = texts(element, "UN_LIST_TYPE")
    others = (*texts(element, "ALIAS_NAME"), *texts(element, "NAME_ORIGINAL_SCRIPT"))
    born = tuple(_exact_births(element))
    ids = known((identifier("un ref", number), entry("unsc", _own(element, "DATAID")), *_documents(element)))
    states = [value for one in children(element, "NATIONALITY") for value in texts(one, "VALUE")]
    states += [value for one in element if _name(one).endswith("_ADDRESS") for value in texts(one, "COUNTRY")]
    return ListedRow(
        where=where, text=text, identity=text, number=number, imposer=IMPOSER, name=name,
        kind=KINDS[_name(element)], imposed=(MeasureKind.SANCTION,),
        aliases=tuple(dict.fromkeys(one for one in others if one != name)),
        states=tuple(dict.fromkeys(states)), programmes=programmes,
        remarks=" ".join(texts(element, "COMMENTS1")), listed_on=day_in(listed, DAY),
        words=tuple(filter(None, (*(_own(element, part) for part in NAMES), *programmes, listed,
                                  *words_of(ids), *born))),
        identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _own(element: Any, name: str) -> str:
    found = next((one for one in element if _name(one) == name), None)
    return " ".join((found.text or "").split()) if found is not None else ""


def _exact_births(element: Any) -> Iterator[str]:
    """Yield the days of birth that are told to be exact; years and days about right tell nobody apart."""
    for one in children(element, "INDIVIDUAL_DATE_OF_BIRTH"):
        if text_of(one, "TYPE_OF_DATE").upper() == "EXACT" and (day := text_of(one, "DATE")):
            yield day


def _documents(element: Any) -> Iterator[Identifier | None]:
    for one in children(element, "INDIVIDUAL_DOCUMENT"):
        yield identifier(text_of(one, "TYPE_OF_DOCUMENT"), text_of(one, "NUMBER"))
