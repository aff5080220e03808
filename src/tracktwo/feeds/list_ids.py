"""What points at one target only, as lists write it: passports, registration numbers, days of birth."""

import re
from collections.abc import Iterable, Iterator

from tracktwo.feeds.list_file import day_in
from tracktwo.records import Identifier, IdentifierKind

# Words by which lists name a kind of number; the first that stands in the label counts.
LABELS = (
    ("passport", IdentifierKind.PASSPORT),
    ("imo", IdentifierKind.IMO),
    ("vessel registration", IdentifierKind.IMO),
    ("lei", IdentifierKind.LEI),
    ("legal entity", IdentifierKind.LEI),
    ("swift", IdentifierKind.SWIFT),
    ("bic", IdentifierKind.SWIFT),
    ("un ref", IdentifierKind.UN),
    ("wikidata", IdentifierKind.WIKIDATA),
    *((words, IdentifierKind.NUMBER) for words in (
        "tax", "inn", "ogrn", "fiscal", "regist", "national", "identi", "cedula", "ssn", "company number",
        "id card", "id number", "personal", "business", "trade licen", "organization code", "no.",
        "nit", "ruc", "rif", "r.f.c", "c.u.r.p", "d.n.i", "unified social credit",
    )),
)  # fmt: skip
SHORTEST = {
    IdentifierKind.PASSPORT: 6, IdentifierKind.NUMBER: 7, IdentifierKind.LEI: 20, IdentifierKind.SWIFT: 8,
    IdentifierKind.UN: 4, IdentifierKind.WIKIDATA: 2,
}  # fmt: skip
LONGEST = 40
IMO = re.compile(r"(?<!\d)\d{7}(?!\d)")
NOT_KEPT = re.compile(r"[^0-9A-Z]")
PREFIX = re.compile(r"^(?:NO|NR|N)(?=\d)")
# One entry of OFAC's remarks: "Passport 753615892 (Russia) expires 2020".
REMARK = re.compile(
    r"(?P<label>Passport|[A-Z][\w.]*(?: [\w./]+){0,4}? (?:No\.|ID|Number|Identification)|SWIFT/BIC"
    r"|Tax ID No\.|Vessel Registration Identification|National ID No\.|Cedula No\.|SSN|[A-Z]{2,4} #"
    r"|(?:[A-Z]\.){2,4}|Unified Social Credit Code \(USCC\))"
    r" (?P<value>(?:IMO )?[A-Z]{0,3}[-\s]?[\dA-Z](?:[\dA-Z/.-]|(?<=\d) (?=\d)){4,})"
)
# One name of OFAC's remarks: "a.k.a. 'THE RIVER'"; a name may hold such a mark itself.
OTHER_NAME = re.compile(r"\s*(?:alt\. )?[afn]\.k\.a\. '(?P<name>.+)'\.?\s*")
BORN = re.compile(r"\b(?:alt\. )?DOB (?P<day>\d{1,2} [A-Z][a-z]{2} \d{4})")
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%d.%m.%Y")
MOST = 12  # identifiers, and days of birth, of one entry that are kept


def identifier(label: str, words: str) -> Identifier | None:
    """Return what a label and a number say, None where it points at nobody: too short, or of no known kind.

    >>> identifier("Passport number", "No. 75 3615892")
    Identifier(kind=<IdentifierKind.PASSPORT: 'passport'>, value='753615892', words='No. 75 3615892')
    >>> identifier("imo", "IMO 9187629").value
    '9187629'
    """
    lower = label.lower()
    kind = next((kind for word, kind in LABELS if re.search(rf"(?<![a-z]){re.escape(word)}", lower)), None)
    if kind is IdentifierKind.IMO or words.upper().startswith("IMO"):
        number = IMO.search(words)
        return Identifier(IdentifierKind.IMO, number[0], words.strip()) if number else None
    value = PREFIX.sub("", NOT_KEPT.sub("", words.upper()))
    if kind is None or not SHORTEST[kind] <= len(value) <= LONGEST or not value.strip("0X"):
        return None
    if kind in (IdentifierKind.PASSPORT, IdentifierKind.NUMBER) and sum(map(str.isdigit, value)) < 4:
        return None
    return Identifier(kind, value, words.strip())


def entry(*parts: str) -> Identifier:
    """Return the identifier of an entry of a list, as other lists point at it: "ofac-5001"."""
    name = "-".join(re.sub(r"[^0-9a-z]+", "-", part.lower()).strip("-") for part in parts)
    return Identifier(IdentifierKind.ENTRY, name, parts[-1])


def known(found: Iterable[Identifier | None]) -> tuple[Identifier, ...]:
    """Return identifiers, each once, no more than a reader can go through."""
    once = {(one.kind, one.value): one for one in reversed([f for f in found if f is not None])}
    return tuple(reversed(once.values()))[:MOST]


def words_of(found: Iterable[Identifier]) -> tuple[str, ...]:
    """Return the words of numbers, those of entries left out: they are not the target's own."""
    return tuple(one.words for one in found if one.kind is not IdentifierKind.ENTRY)


def numbers_in(remarks: str) -> Iterator[Identifier | None]:
    """Yield what OFAC's remarks tell of numbers: "Passport 753615892 (Russia); Tax ID No. 7702000000"."""
    for part in remarks.split(";"):
        for found in REMARK.finditer(part):
            yield identifier(found["label"], found["value"].strip(" .,"))


def born_in(remarks: str) -> tuple[str, ...]:
    """Return the days of birth that OFAC's remarks tell, as written."""
    return tuple(found["day"] for found in BORN.finditer(remarks))


def names_in(remarks: str) -> tuple[str, ...]:
    """Return the other names that OFAC's remarks tell.

    >>> names_in("DOB 1 Feb 1961; a.k.a. 'ABU-'UMAR'; f.k.a. 'VOLNA, LTD'.")
    ("ABU-'UMAR", 'VOLNA, LTD')
    """
    found = (OTHER_NAME.fullmatch(part) for part in remarks.split(";"))
    return tuple(one["name"].strip() for one in found if one)


def days_of_birth(stated: Iterable[str]) -> tuple[str, ...]:
    """Return the ISO days among what is stated of births; years and months alone point at nobody.

    >>> days_of_birth(["01/02/1961", "1961", "00/00/1961", "1 Feb 1961", "1961-02-01"])
    ('1961-02-01',)
    """
    days = (day_in(words, *DAYS) for words in stated if words)
    return tuple(dict.fromkeys(day for day in days if day))[:MOST]
