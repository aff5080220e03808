"""The briefing as a record of its own: sections of lines, counts, and the numbered evidence."""

from dataclasses import dataclass

from tracktwo.protocols import BriefLine
from tracktwo.records import Evidence


@dataclass(frozen=True, slots=True)
class Basis:
    """What an article's own data let a sentence say: its outlet, and dates counted from its own.

    `published_at` is RFC 3339 or a date alone; None when nobody knows it. `retrieved_at` is when the article
    was fetched, `sha256` the hash of its text.
    """

    outlet: str | None = None
    published_at: str | None = None
    title: str | None = None
    url: str | None = None
    author: tuple[str, ...] = ()
    retrieved_at: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered piece of evidence: the words, where they stand, and the article's own data."""

    number: int
    evidence: Evidence
    basis: Basis


@dataclass(frozen=True, slots=True)
class Tally:
    """Something counted over the records, and which records were counted. `value` is never estimated."""

    label: str
    value: int
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a briefing. `empty` is what to print when there is nothing in it.

    One without a title goes on from the last; `byline` stands beside a title as beside a sentence.
    """

    name: str
    title: str
    lines: tuple[BriefLine, ...]
    tallies: tuple[Tally, ...] = ()
    empty: str = "Nothing in the articles read so far."
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A dossier's state on one page. `dropped` counts sentences the evidence check refused.

    `foreword` are the lines under the title; () for what a briefing written by machine alone says of itself.
    """

    title: str
    dossier: str | None
    today: str
    as_of: str | None
    since: str | None
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    dropped: int
    foreword: tuple[str, ...] = ()
    until: str | None = None
