"""Sentences of the project's own that tell no event, by why not: sport, business, fiction, history ...

They were written before the coder saw them. Of each class the odd lines were read and learnt from, the even
ones only scored. What is told of the past may be an event if its status says that it is history.
"""

from bench.event_sentences import HALVES, PUBLISHED, TEXTS
from bench.events import fill, share
from bench.parsed import parsed
from tracktwo.extract import events
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.reading import start_reading
from tracktwo.records import Event, EventStatus

NAME = "event_silence"
GOLD_FILES: tuple[str, ...] = ()
FILE = "no_event_sentences.tsv"
FLOORS: dict[str, float] = {"odd lines, read: silent": 0.97, "even lines, only scored: silent": 0.86}

Coded = list[tuple[str, list[Event]]]


def run() -> dict[str, float]:
    """Return the shares of sentences of each class that are given an event, and of all, by half."""
    kinds = code()
    figures: dict[str, float] = {}
    for half, first in HALVES.items():
        marks = {kind: [bool(found) for _, found in rows[first::2]] for kind, rows in kinds.items()}
        figures[f"{half}: sentences"] = sum(map(len, marks.values()))
        alarms = share(mark for row in marks.values() for mark in row)
        figures[f"{half}: false alarms"] = alarms
        figures[f"{half}: silent"] = 1 - alarms
        figures.update({f"{half}: {kind}": share(row) for kind, row in marks.items()})
    return figures


def code() -> dict[str, Coded]:
    """Return every sentence with the events found that are told as more than history, by class."""
    kinds: dict[str, Coded] = {}
    for n, line in enumerate((TEXTS / FILE).read_text("utf-8").splitlines()):
        kind, text = line.split("\t")
        (reading,) = parsed([start_reading(f"silence-{n}", text, published_on=PUBLISHED)])
        found = events.extract(fill(reading), books=code_books())
        told = [e for e in found if e.status is not EventStatus.HISTORICAL]
        kinds.setdefault(kind, []).append((text, told))
    return kinds
