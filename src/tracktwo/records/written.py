"""A brief that a person put together: its sentences, the words each rests on, and what those do not hold."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence


class LineKind(StrEnum):
    """Who worded a line. A machine's is kept as it was picked; the others are a person's."""

    MACHINE = "machine"
    OWN = "own"
    HEADING = "heading"


class BriefState(StrEnum):
    """How far a brief is. A published one takes no change any more."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Cited:
    """Words a sentence rests on, frozen with what was known of their article when they were picked.

    `sha256` is the hash of the article's text, `retrieved_at` the moment it was fetched.
    """

    evidence: Evidence
    sha256: str
    outlet: str | None
    title: str | None
    url: str | None
    author: tuple[str, ...]
    published_at: str | None
    retrieved_at: str | None


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Words of a person's sentence that its evidence does not hold; `kind` is the evidence check's."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One sentence or heading. `key` names it within its brief, wherever it is moved to."""

    key: int
    kind: LineKind
    text: str
    cited: tuple[Cited, ...] = ()
    records: tuple[str, ...] = ()
    not_held: tuple[NotHeld, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBrief(Record):
    """One saved state of a person's brief; `brief_id` is the same in all of them, `previous` the one before.

    Its own evidence is empty: each line freezes what it rests on, so that a retraction changes no word of a
    published brief. `what` says what was done to reach this state.
    """

    brief_id: str
    title: str
    state: BriefState
    lines: tuple[WrittenLine, ...]
    who: str
    made_at: str
    previous: str | None
    what: str
