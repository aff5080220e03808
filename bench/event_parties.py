"""Who acts and who is acted on, of the labelled events that are found: the talks set."""

from collections.abc import Iterable

from bench.event_passages import sides
from bench.events import Row, fill, overlap
from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.extract import events
from tracktwo.ontology.loader import code_books
from tracktwo.records import Event

NAME = "event_parties"
GOLD_FILES = ("talks/articles.jsonl",)
FLOORS: dict[str, float] = {
    "recipients right": 0.44,
    "actors right": 0.75,
}

Found = list[tuple[Row, Row, Event]]


def run() -> dict[str, float]:
    """Return the shares of found events with the labelled actors, and with the labelled recipients.

    Bodies and classes of people ("civilians") that the label names and no code book has are not asked for.
    """
    found = met()
    asked = [(label, event) for _, label, event in found if parties(label["recipients"])]
    told = [event for _, _, event in found if event.recipients]
    return {
        "events found": len(found),
        "actors right": sum(actors_right(label, event) for _, label, event in found) / len(found),
        "recipients asked": len(asked),
        "recipients right": sum(recipients_right(label, event) for label, event in asked) / len(asked),
        "recipients told": len(told),
        "recipients told right": sum(
            sides(event.recipients) <= parties(label["recipients"]) | parties(label["actors"])
            for _, label, event in found
            if event.recipients
        )
        / len(told),
    }


def met() -> Found:
    """Return the labelled events that are found, each with its article and the event that meets it."""
    pairs: Found = []
    rows = gold_rows(GOLD_FILES[0])
    for row, reading in zip(rows, parsed(map(row_reading, rows)), strict=True):
        left = list(events.extract(fill(reading), books=code_books()))
        for label in row["events"]:
            fits = [
                (overlap(label["text"], e.evidence[0].text), label["type"] == e.type.value, e) for e in left
            ]
            best = max(fits, key=lambda fit: fit[:2], default=None)
            if best is not None and best[0] >= 0.5:
                left.remove(best[2])
                pairs.append((row, label, best[2]))
    return pairs


def actors_right(label: Row, event: Event) -> bool:
    """Tell whether exactly the labelled parties act; where none is acted on, they may stand on both sides."""
    wanted, have = parties(label["actors"]), sides(event.actors)
    return wanted == have or (not label["recipients"] and wanted == have | sides(event.recipients))


def recipients_right(label: Row, event: Event) -> bool:
    """Tell whether exactly the labelled parties are acted on."""
    return parties(label["recipients"]) == sides(event.recipients)


def parties(names: Iterable[str]) -> frozenset[str]:
    """Return labelled parties as the passages write them: a code, "/REB" behind a group's, IGO for a body."""
    books = code_books()
    found = set()
    for name in names:
        entries = books.actors.lookup(name)
        if name in books.actors.states:
            found.add(name)
        elif entries:
            found |= sides([books.actors.reference(entries[0])])
    return frozenset(found)
