"""Whether an event happened, who says so and on which day: sentences of the project's own.

They tell of wars and talks the labelled sets do not have, in many moods: sessions ahead, denials, hearsay,
drafts, what nearly happened, habits, history, days counted from another day. They were labelled before the
rules were looked at for them; the odd lines were read and learnt from, the even ones only scored.

A label is TYPE STATUS =TELLER #DAY. A teller is a country ("/REB" behind it for a group at war with it), IGO
for any body, a word of an unnamed teller ("~villager"), "-" where the sentence itself tells. A day is a
date, month or year; "<" before it says "on or before", ".." joins two ends, "/week" names the precision.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.event_passages import sides
from bench.event_sentences import HALVES, STATUS
from bench.events import f1, fill, share
from bench.parsed import parsed
from tracktwo.extract import events
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.reading import start_reading
from tracktwo.records import Event, Granularity, Relation

NAME = "event_status"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "event_status_sentences.tsv"
PUBLISHED = date(2025, 6, 12)
FLOORS: dict[str, float] = {
    "odd lines, read: status right, of those found": 0.96,
    "odd lines, read: teller right, of those found": 0.97,
    "odd lines, read: day right, of those found": 0.96,
    "even lines, only scored: status right, of those found": 0.88,
    "even lines, only scored: teller right, of those found": 0.93,
    "even lines, only scored: day right, of those found": 0.87,
}
FINE = frozenset({Granularity.DAY, Granularity.HOUR, Granularity.MINUTE})
BY_LENGTH = {4: "year", 7: "month", 10: "day"}


class Label(NamedTuple):
    """One event a sentence tells; `teller` and `day` as the module's head says, None where not asked."""

    type: str
    status: str
    teller: str | None
    day: str | None


Coded = list[tuple[str, tuple[Label, ...], list[Event]]]


def run() -> dict[str, float]:
    """Return the figures of both halves."""
    coded, figures = code(), dict[str, float]()
    for half, first in HALVES.items():
        for name, value in measure(coded[first::2]).items():
            figures[f"{half}: {name}"] = value
    return figures


def measure(rows: Coded) -> dict[str, float]:
    """Return how often types are found, and of those found status, teller and day are right."""
    pairs = [pair for _, labels, found in rows for pair in paired(labels, found)]
    gold = sum(len(labels) for _, labels, _ in rows)
    predicted = sum(len(found) for _, _, found in rows)
    right = [is_status(label, event) for label, event in pairs]
    return {
        "events labelled": gold,
        "type recall": len(pairs) / gold,
        "type + status F1": f1(sum(right), predicted, gold),
        "status right, of those found": share(right),
        "teller right, of those found": share(is_teller(g, e) for g, e in pairs if g.teller),
        "day right, of those found": share(is_day(g, e) for g, e in pairs if g.day),
        "sentences without an event given one": share(bool(found) for _, labels, found in rows if not labels),
    }


def code() -> Coded:
    """Return every line with its labels and the events found."""
    books, rows = code_books(), list(_rows())
    readings = (
        start_reading(f"status-{n}", text, published_on=PUBLISHED) for n, (text, _) in enumerate(rows)
    )
    return [
        (text, labels, list(events.extract(fill(reading), books=books)))
        for (text, labels), reading in zip(rows, parsed(readings), strict=True)
    ]


def _rows() -> Iterable[tuple[str, tuple[Label, ...]]]:
    for line in FILE.read_text("utf-8").splitlines():
        labels, text = line.split("\t")
        yield text, tuple(_label(part) for part in labels.split("; ") if part)


def _label(part: str) -> Label:
    kind, status, *rest = part.split()
    marked: dict[str, str] = {word[0]: word[1:] for word in rest}
    return Label(kind, STATUS[status], marked.get("="), marked.get("#"))


def paired(labels: tuple[Label, ...], found: list[Event]) -> list[tuple[Label, Event]]:
    """Return each label with an event of its type, one with its status before any other."""
    left, pairs = list(found), list[tuple[Label, Event]]()
    for agrees in (is_status, is_type):
        for label in labels:
            fits = [event for event in left if agrees(label, event)]
            if fits and not any(label is taken for taken, _ in pairs):
                left.remove(fits[0])
                pairs.append((label, fits[0]))
    return pairs


def is_type(label: Label, event: Event) -> bool:
    """Tell whether an event has the type of a label."""
    return event.type.value == label.type


def is_status(label: Label, event: Event) -> bool:
    """Tell whether an event has the type and the status of a label."""
    return is_type(label, event) and event.status.value == label.status


def is_teller(label: Label, event: Event) -> bool:
    """Tell whether an event is said by whom the label names."""
    by, want = event.said_by, label.teller or "-"
    if want == "-" or by is None:
        return want == "-" and by is None
    return want[1:] in by.name.lower() if want.startswith("~") else want in sides([by])


def is_day(label: Label, event: Event) -> bool:
    """Tell whether an event has the day of the label, as precise as it is told, and "by" where it says so."""
    words, when = label.day or "-", event.date
    if when is None or when.start is None:
        return False
    is_by, words = words.startswith("<"), words.removeprefix("<")
    start, _, grain = words.partition("/")
    first, _, last = start.partition("..")
    fine = "day" if when.granularity in FINE else when.granularity.value
    return (
        when.start.startswith(first)
        and (not last or (when.end or "").startswith(last))
        and (when.relation is Relation.BY) == is_by
        and fine == (grain or BY_LENGTH[len(first)])
    )


def misses(rows: Coded) -> Iterable[str]:
    """Yield what is wrong, for reading: the line, and what was found."""
    asked: tuple[tuple[str, Callable[[Label, Event], bool]], ...] = (
        ("status", is_status), ("teller", is_teller), ("day", is_day),
    )  # fmt: skip
    for text, labels, found in rows:
        pairs = paired(labels, found)
        for label in labels:
            event = next((e for g, e in pairs if g is label), None)
            if event is None:
                yield f"type {label.type} not found among {[e.type.value for e in found]}: {text}"
            for name, agrees in asked if event is not None else ():
                wanted = getattr(label, name)
                if event is not None and wanted is not None and not agrees(label, event):
                    yield f"{name} {label} but {told(event)}: {text}"
        if not labels and found:
            yield f"coded {[told(e) for e in found]}: {text}"


def told(event: Event) -> str:
    """Return the parts of an event this bench asks for."""
    by = event.said_by.name if event.said_by else "-"
    day = (
        f"{event.date.start}..{event.date.end} {event.date.granularity} {event.date.relation}"
        if event.date
        else "-"
    )
    return f"{event.type.value} {event.status.value} ={by} #{day} {event.provenance.rule_or_model}"
