"""What a feed says of a record: a title, the words it rests on, its place on the desk, when it was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from tracktwo.export.ics import assembled, summary
from tracktwo.export.xml_words import clean
from tracktwo.records import (
    Article,
    Disagreement,
    Event,
    Evidence,
    Position,
    Quotation,
    Record,
    Story,
)

DESK = "http://127.0.0.1:8732"  # where a desk answers unless the settings say otherwise
UNDATED = "1970-01-01T00:00:00Z"  # a feed needs a moment; a record that nobody stored has none
LONGEST_TITLE = 160
MOST_EVIDENCE = 10  # pieces told in an entry; its page holds all


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. Its entries lead to `desk`; `own` is its address, "" for a file."""

    title: str
    id: str
    desk: str = DESK
    home: str = DESK
    own: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `id` stays the same while a record grows by further reports; `body` is HTML, escaped."""

    id: str
    title: str
    link: str
    updated: str
    body: str
    text: str
    tags: tuple[str, ...]
    record: Record


def head_of(kind: type[Record]) -> Head:
    """Return the head of a feed that holds the records of one kind."""
    word = kind.__name__.lower()
    return Head(title=f"Tracktwo: {word}s", id=f"urn:tracktwo:{word}s")


def entries_of(records: Iterable[Record], desk: str) -> list[Entry]:
    """Return the entries of records, assembled ones in place of their readings, in the order given."""
    return [_entry(record, desk) for record in assembled(records)]


def latest(entries: Iterable[Entry]) -> str:
    """Return the moment at which the newest of some entries was recorded."""
    return max((entry.updated for entry in entries), default=UNDATED)


def _entry(record: Record, desk: str) -> Entry:
    reports: tuple[str, ...] = getattr(record, "reports", ())
    shown = record.evidence[:MOST_EVIDENCE]
    status = str(getattr(record, "status", "") or "")
    return Entry(
        id=f"urn:tracktwo:{reports[0] if reports else record.id}",
        title=clean(title_of(record)),
        link=f"{desk}/record/{quote(record.id)}",
        updated=record.provenance.recorded_at or UNDATED,
        body="".join(_passage(record, piece, desk) for piece in shown)
        or f"<p>{escape(title_of(record))}</p>",
        text=clean("\n\n".join(f"“{piece.text}”" for piece in shown) or title_of(record)),
        tags=tuple(filter(None, (type(record).__name__.lower(), status))),
        record=record,
    )


def _passage(record: Record, piece: Evidence, desk: str) -> str:
    at = f"{piece.start}-{piece.end}"
    article = quote(piece.article_id)
    address = f"{desk}/article/{article}?focus={quote(record.id)}&at={at}#m-{at}"
    words = escape(clean(piece.text))
    return f'<blockquote><p>{words}</p></blockquote><p><a href="{escape(address)}">In the article</a></p>'


def title_of(record: Record) -> str:
    """Return a record in one line."""
    words = " ".join(_title(record).split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"


def _title(record: Record) -> str:
    if isinstance(record, Position):
        said = record.text or (record.evidence[0].text if record.evidence else record.option)
        return f"{record.party.name} on {record.issue.replace('_', ' ')}: {said} ({record.stance.value})"
    if isinstance(record, Quotation):
        return f"{record.speaker or 'Unnamed speaker'}: “{record.contents}”"
    if isinstance(record, Disagreement):
        return f"{record.question} {' / '.join(side.value for side in record.sides)}"
    if isinstance(record, (Article, Story)):
        return record.title or "Untitled"
    if isinstance(record, Event):
        actors = " and ".join(actor.name for actor in record.actors) or "Unnamed"
        return f"{record.type.value.lower()} ({record.status.value}), {actors}: {record.text}"
    return summary(record)
