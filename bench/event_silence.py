"""Sentences of the project's own that tell no event, by why not: sport, business, fiction, police, courts ...

They were written before the coder saw them, the second file (in the voices of local papers of many lands)
later than the first. Of each class the odd lines were read and learnt from, the even ones only scored. What
is told of the past may be an event if its status says that it is history. The twins tell an event with the
same verbs: they show what silence costs.
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
FILES = {"": "no_event_sentences.tsv", "local papers, ": "no_event_sentences_local.tsv"}
TWINS = "event_twins.tsv"
FLOORS: dict[str, float] = {
    "odd lines, read: silent": 0.97,
    "even lines, only scored: silent": 0.88,
    "local papers, odd lines, read: silent": 0.93,
    "local papers, even lines, only scored: silent": 0.82,
    "twins, odd lines, read: type found": 0.75,
    "twins, even lines, only scored: type found": 0.72,
}

Coded = list[tuple[str, str, list[Event]]]


def run() -> dict[str, float]:
    """Return the shares of sentences of each class that are given an event, and of all, by file and half."""
    figures: dict[str, float] = {}
    for name, file in FILES.items():
        kinds: dict[str, list[bool]] = {}
        for kind, _, found in code(file):
            told = any(event.status is not EventStatus.HISTORICAL for event in found)
            kinds.setdefault(kind, []).append(told)
        for half, first in HALVES.items():
            figures.update(_figures(f"{name}{half}", kinds, first))
    twins = [any(event.type.value == kind for event in found) for kind, _, found in code(TWINS)]
    for half, first in HALVES.items():
        figures[f"twins, {half}: type found"] = share(twins[first::2])
    return figures


def _figures(name: str, kinds: dict[str, list[bool]], first: int) -> dict[str, float]:
    alarms = share(mark for row in kinds.values() for mark in row[first::2])
    return {
        f"{name}: sentences": sum(len(row[first::2]) for row in kinds.values()),
        f"{name}: false alarms": alarms,
        f"{name}: silent": 1 - alarms,
        **{f"{name}: {kind}": share(row[first::2]) for kind, row in kinds.items()},
    }


def code(file: str) -> Coded:
    """Return the lines of a file in their order: the class (a type for twins), the text, the events found."""
    coded: Coded = []
    for n, (kind, text) in enumerate(lines(file)):
        (reading,) = parsed([start_reading(f"silence-{n}", text, published_on=PUBLISHED)])
        coded.append((kind, text, list(events.extract(fill(reading), books=code_books()))))
    return coded


def lines(file: str) -> list[tuple[str, str]]:
    """Return the lines of a file: the class, or the type a twin tells, and the text."""
    split = (line.split("\t") for line in (TEXTS / file).read_text("utf-8").splitlines())
    return [(kind, text) for kind, text in split]
