"""An article's text cut into pieces, each with the records whose evidence covers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.records import Article, Part, PartKind, Record
from tracktwo.web.captions import kind_of
from tracktwo.web.words import FAMILIES


@dataclass(frozen=True, slots=True)
class Note:
    """A record beside the text: its number on the page and the offsets of its evidence there."""

    number: int
    record: Record
    kind: str
    family: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same notes. `anchors` begin here, `ends` are the notes that end here."""

    text: str
    notes: tuple[Note, ...]
    anchors: tuple[str, ...]
    ends: tuple[Note, ...]
    is_focus: bool
    is_found: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it has words to mark; a full stop alone is left plain."""
        return bool(self.notes or self.is_found) and any(letter.isalnum() for letter in self.text)

    @property
    def family(self) -> str:
        """The family that colours it: that of the note with the tightest evidence."""
        return min(self.notes, key=lambda note: note.end - note.start).family if self.notes else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A typed part of an article, its pieces, and the notes that begin in it."""

    kind: PartKind
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def anchor(start: int, end: int) -> str:
    """Return the name of the place on an article's page where some evidence begins."""
    return f"m-{start}-{end}"


def notes_of(article: Article, records: Sequence[Record]) -> tuple[Note, ...]:
    """Return a note for each stretch of each record's evidence in the article, numbered from the top."""
    found = sorted(
        {
            (evidence.start, -evidence.end, record.id): (record, evidence)
            for record in records
            for evidence in record.evidence
            if evidence.article_id == article.id and evidence.end <= len(article.text)
        }.items(),
        key=lambda item: item[0],
    )
    numbers: dict[str, int] = {}
    notes = []
    for _, (record, evidence) in found:
        number = numbers.setdefault(record.id, len(numbers) + 1)
        kind = kind_of(record)
        family = FAMILIES.get(kind, "other")
        notes.append(Note(number, record, kind, family, evidence.start, evidence.end))
    return tuple(notes)


def blocks_of(
    article: Article,
    notes: Sequence[Note],
    *,
    focus: str | None = None,
    found: tuple[int, int] | None = None,
) -> tuple[Block, ...]:
    """Return the article's parts in order, cut into pieces; words between parts become parts too.

    Args:
        focus: the record whose evidence is set off.
        found: offsets of words that a search led to.
    """
    blocks = []
    for part in _all_parts(article):
        here = [note for note in notes if note.start < part.end and note.end > part.start]
        begun = {note.record.id: note for note in reversed(here) if part.start <= note.start}
        ordered = tuple(sorted(begun.values(), key=lambda note: note.number))
        blocks.append(Block(part.kind, tuple(_pieces(article.text, part, here, focus, found)), ordered))
    return tuple(blocks)


def _all_parts(article: Article) -> list[Part]:
    parts, at = [], 0
    for part in sorted(article.parts, key=lambda part: part.start):
        if article.text[at : part.start].strip():
            parts.append(Part(PartKind.PARAGRAPH, at, part.start))
        if part.end > max(at, part.start):
            parts.append(Part(part.kind, max(at, part.start), part.end))
        at = max(at, part.end)
    if article.text[at:].strip():
        parts.append(Part(PartKind.PARAGRAPH, at, len(article.text)))
    return parts


def _pieces(
    text: str, part: Part, notes: Sequence[Note], focus: str | None, found: tuple[int, int] | None
) -> list[Piece]:
    cuts = {part.start, part.end}
    for note in notes:
        cuts |= {max(note.start, part.start), min(note.end, part.end)}
    if found and found[0] < part.end and found[1] > part.start:
        cuts |= {max(found[0], part.start), min(found[1], part.end)}
    edges = sorted(cuts)
    pieces = []
    for start, end in pairwise(edges):
        over = tuple(note for note in notes if note.start < end and note.end > start)
        pieces.append(
            Piece(
                text=text[start:end],
                notes=over,
                anchors=_anchors(start, over, found),
                ends=tuple(note for note in over if note.end == end),
                is_focus=any(note.record.id == focus for note in over),
                is_found=bool(found and found[0] <= start and end <= found[1]),
            )
        )
    return pieces


def _anchors(start: int, over: Sequence[Note], found: tuple[int, int] | None) -> tuple[str, ...]:
    spans = [(note.start, note.end) for note in over] + ([found] if found else [])
    return tuple(dict.fromkeys(anchor(*span) for span in spans if span[0] == start))
