"""A row of a public list of those under sanctions, and where a measure stands on such a list."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.measure import MeasureKind


class TargetKind(StrEnum):
    """What sort of target a row names."""

    PERSON = "person"
    BODY = "body"
    VESSEL = "vessel"
    UNKNOWN = "unknown"


class IdentifierKind(StrEnum):
    """What sort of number or name points at one target only. ENTRY is that of an entry of some list."""

    PASSPORT = "passport"
    NUMBER = "number"  # national, tax and registration numbers: lists disagree on which is which
    IMO = "imo"
    LEI = "lei"
    SWIFT = "swift"
    UN = "un"
    WIKIDATA = "wikidata"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Identifier:
    """What points at one target. `value` is capital letters and digits, `words` as the list has it."""

    kind: IdentifierKind
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of a list. `day` is the day it was made (ISO), None when the file does not say.

    `list_id` is a short word for it ("eu", "ofac-sdn"), `name` what readers call it.
    """

    list_id: str
    name: str
    day: str | None


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One target as a list has it. `text` is the row as it stands in the file.

    `identity` is what two versions of the list share where nothing was changed in the row. `imposer` is an
    actor's slug, "" where only `authority` says who. `states` are the target's states in the list's own
    words or codes; `listed_on` and `ended_on` are ISO days. `words` are pieces of `text` that say the name,
    the programme and the days. `births` are ISO days, of which a person may have several.
    """

    where: str
    text: str
    identity: str
    number: str
    imposer: str
    name: str
    kind: TargetKind
    imposed: tuple[MeasureKind, ...]
    aliases: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    remarks: str = ""
    authority: str = ""
    listed_on: str | None = None
    ended_on: str | None = None
    words: tuple[str, ...] = ()
    url: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    births: tuple[str, ...] = ()
