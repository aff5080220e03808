"""Events told over two and more sentences, where the second says "the group", "it" or "both sides".

The passages are the project's own, on wars the labelled sets do not have. Those of the first file were read
and learnt from, those of the second only scored; of the third (other wars, in the voices of an agency, a
local paper, an institute and a ministry) and the fourth (words and diplomacy, told in as many ways as
reporters have) the odd lines were read, the even ones only scored, as of those on who acts ("actors"),
of material acts in thirty wars ("field") and of the like in other words yet, written once the lexicon for
these was done ("field, later"); a last eighteen ("field, last") were scored once and not read.
A party is a country; "/REB" behind it means a group at war with it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from bench.event_sentences import HALVES, Label, sentences
from bench.events import BODIES, fill
from bench.parsed import parsed
from tracktwo.extract import events
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.reading import start_reading
from tracktwo.records import ActorRef, Event

NAME = "event_passages"
GOLD_FILES: tuple[str, ...] = ()
TEXTS = Path(__file__).parent / "texts"
FILES = {
    "read": "event_passages.tsv", "kept back": "event_passages_kept.tsv",
    "fresh": "event_passages_fresh.tsv", "chancery": "event_passages_chancery.tsv",
    "field": "event_passages_field.tsv", "field, later": "event_passages_field_later.tsv",
    "field, last": "event_passages_field_last.tsv",
    "actors": "actor_passages.tsv",
}  # fmt: skip
HALVED = ("fresh", "chancery", "field", "actors", "field, later")
PUBLISHED = date(2025, 6, 12)
FLOORS: dict[str, float] = {
    "chancery, even lines, only scored: type + parties F1": 0.51,
    "chancery, even lines, only scored: type F1": 0.74,
    "chancery, odd lines, read: type + parties F1": 0.62,
    "chancery, odd lines, read: type F1": 0.79,
    "field, last: type + parties F1": 0.46,
    "field, last: type F1": 0.7,
    "field, even lines, only scored: type + parties F1": 0.44,
    "field, even lines, only scored: type F1": 0.76,
    "field, later, even lines, only scored: type F1": 0.5,
    "field, odd lines, read: type F1": 0.77,
    "actors, even lines, only scored: type + parties F1": 0.74,
    "actors, odd lines, read: type + parties F1": 0.76,
    "fresh, even lines, only scored: place right": 0.66,
    "fresh, even lines, only scored: type + parties F1": 0.66,
    "fresh, even lines, only scored: type F1": 0.77,
    "fresh, odd lines, read: type + parties F1": 0.78,
    "fresh, odd lines, read: type F1": 0.85,
    "read: type F1": 0.83,
    "read: type + parties F1": 0.62,
    "kept back: type F1": 0.72,
    "kept back: type + parties F1": 0.54,
}
IN_ARMS = frozenset({"REB", "UAF", "PRM"})

Coded = list[tuple[str, tuple[Label, ...], list[Event]]]


def run() -> dict[str, float]:
    """Return the figures of all files."""
    figures: dict[str, float] = {}
    for name, file in FILES.items():
        coded = code(file)
        if name not in HALVED:
            figures.update(_figures(name, coded))
            continue
        for half, first in HALVES.items():
            figures.update(_figures(f"{name}, {half}", coded[first::2]))
    return figures


def _figures(name: str, coded: Coded) -> dict[str, float]:
    counts = sum((score(labels, found) for _, labels, found in coded), Counter[str]())
    figures: dict[str, float] = {
        f"{name}: events labelled": counts["gold"],
        f"{name}: type recall": counts["type"] / counts["gold"],
    }
    for measure in ("type", "type + status", "type + parties"):
        figures[f"{name}: {measure} F1"] = 2 * counts[measure] / (counts["gold"] + counts["found"])
    for measure in ("place", "day"):
        if counts[f"{measure} asked"]:
            figures[f"{name}: {measure} right"] = counts[measure] / counts[f"{measure} asked"]
    figures[f"{name}: false alarms in passages without events"] = counts["false"]
    return figures


def code(file: str) -> Coded:
    """Return every passage of a file with its labels and the events found."""
    books, rows = code_books(), sentences(file)
    readings = (
        start_reading(f"{file}-{n}", text, published_on=PUBLISHED) for n, (text, _) in enumerate(rows)
    )
    return [
        (text, labels, list(events.extract(fill(reading), books=books)))
        for (text, labels), reading in zip(rows, parsed(readings), strict=True)
    ]


def score(labels: tuple[Label, ...], found: list[Event]) -> Counter[str]:
    """Return how many labels are met by an event of their type; with the status; with all the parties."""
    counts = Counter(gold=len(labels), found=len(found), false=0 if labels else len(found))
    counts["type"] = _met(labels, found, lambda _label, _event: True)
    counts["type + status"] = _met(labels, found, lambda label, event: label.status == event.status.value)
    counts["type + parties"] = _met(labels, found, has_parties)
    placed, dated = [g for g in labels if g.place], [g for g in labels if g.day]
    counts["place asked"], counts["day asked"] = len(placed), len(dated)
    counts["place"], counts["day"] = _met(placed, found, _is_at), _met(dated, found, _is_on)
    return counts


def _is_at(label: Label, event: Event) -> bool:
    named = f"{event.place.name} {event.place.text}" if event.place else ""
    return str(label.place) in named


def _is_on(label: Label, event: Event) -> bool:
    start = event.date.start if event.date else None
    return start is not None and start[:10] == label.day


def _met(labels: Sequence[Label], found: list[Event], agrees: Callable[[Label, Event], bool]) -> int:
    left, met = list(found), 0
    for label in labels:
        fits = [event for event in left if event.type.value == label.type and agrees(label, event)]
        if fits:
            left.remove(fits[0])
            met += 1
    return met


def has_parties(label: Label, event: Event) -> bool:
    """Tell whether an event has exactly the label's actors and at least its recipients.

    Where an event has no recipient the two sides may stand on either side.
    """
    actors, recipients = sides(event.actors), sides(event.recipients)
    if not label.recipients and len(label.actors) > 1:
        return label.actors == actors | recipients
    return label.actors == actors and label.recipients <= recipients


def sides(refs: Iterable[ActorRef]) -> frozenset[str]:
    """Return parties as labelled: the country, "/REB" after it for those who fight it, IGO for any body.

    >>> sorted(sides([ActorRef(None, "M23", "COD", "REB"), ActorRef(None, "Kinshasa", "COD", "GOV")]))
    ['COD', 'COD/REB']
    """
    states = code_books().actors.states
    found = set()
    for ref in refs:
        if ref.code in states:
            found.add(f"{ref.code}/REB" if ref.sector in IN_ARMS else str(ref.code))
        elif ref.code or ref.sector in BODIES:
            found.add("IGO")
    return frozenset(found)
