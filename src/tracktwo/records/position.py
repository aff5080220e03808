"""What a party wants on a sticking point."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.values import ActorRef, TimeValue


class Stance(StrEnum):
    """How a party stands to an option."""

    DEMANDS = "demands"
    INSISTS = "insists"
    PREFERS = "prefers"
    OPEN_TO = "open_to"
    OFFERS = "offers"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """A party's dated stance on an option of an issue; `previous` is the position it shifts from.

    `reports` holds the ids of the statements an assembled position was made from, oldest first.
    """

    party: ActorRef
    issue: str
    option: str
    stance: Stance
    condition: str | None
    red_line: bool | None
    date: TimeValue | None
    previous: str | None = None
    text: str = ""
    reports: tuple[str, ...] = ()
