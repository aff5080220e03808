"""The PLOVER code book: types, modes, contexts, quad classes, scores, and CAMEO both ways."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tracktwo.errors import OntologyError
from tracktwo.records import EventType

BOOK = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type is done. `score` is None where the type's own applies."""

    name: str
    definition: str
    score: float | None
    example: str


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """An event type. `quad` 1..4; `score` -10..10; `roots` the CAMEO codes that lead to it."""

    type: EventType
    quad: int
    score: float
    roots: tuple[str, ...]
    needs_recipient: bool
    definition: str
    example: str
    modes: dict[str, Mode]


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about, and the words that point to it."""

    name: str
    definition: str
    example: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A special rule of the manual, or a choice where manual and conversion table differ."""

    id: str
    follows: str
    text: str


@dataclass(frozen=True, slots=True)
class Plover:
    """The code book. `context_words` are the words of all contexts together."""

    types: dict[EventType, TypeEntry]
    exceptions: dict[str, EventType]
    rules: dict[str, Rule]
    contexts: dict[str, Context]
    context_words: frozenset[str]
    weapons: frozenset[str]
    targets: frozenset[str]

    def score(self, kind: EventType, mode: str | None) -> float:
        """Return the intensity of a type and mode, -10 (worst conflict) to 10."""
        entry = self.types[kind]
        found = entry.modes.get(mode or "")
        return entry.score if found is None or found.score is None else found.score

    def quad(self, kind: EventType) -> int:
        """Return the quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
        return self.types[kind].quad

    def type_of_cameo(self, code: str) -> EventType | None:
        """Return the type a CAMEO code converts to, None for statements (roots 01 and 02).

        >>> load_plover().type_of_cameo("0871").value
        'RETREAT'
        """
        for length in (4, 3):
            if code[:length] in self.exceptions:
                return self.exceptions[code[:length]]
        for entry in self.types.values():
            if code[:2] in entry.roots:
                return entry.type
        return None

    def cameo_root(self, kind: EventType) -> str:
        """Return the CAMEO root a type converts to.

        >>> load_plover().cameo_root(EventType.ACCUSE)
        '11'
        """
        return {
            EventType.ACCUSE: "11",
            EventType.COERCE: "17",
            EventType.ASSAULT: "19",
            EventType.RETREAT: "08",
        }.get(kind, self.types[kind].roots[0])


@cache
def load_plover() -> Plover:
    """Return the code book.

    Raises:
        OntologyError: a type is missing, or a mode or exception names something unknown.
    """
    book = yaml.load(BOOK.read_text("utf-8"), yaml.CSafeLoader)
    types = {EventType(name): _type(name, entry) for name, entry in book["types"].items()}
    missing = sorted(kind.value for kind in EventType if kind not in types)
    if missing:
        raise OntologyError(f"{BOOK.name}: no entry for {', '.join(missing)}. Every PLOVER type needs one.")
    contexts = {name: _context(name, entry) for name, entry in book["contexts"].items()}
    return Plover(
        types=types,
        exceptions={str(code): EventType(name) for code, name in book["exceptions"].items()},
        rules={entry["id"]: Rule(**entry) for entry in book["rules"]},
        contexts=contexts,
        context_words=frozenset(word for context in contexts.values() for word in context.words),
        weapons=frozenset(book["weapons"].split()),
        targets=frozenset(book["targets"].split()),
    )


def _type(name: str, entry: dict[str, Any]) -> TypeEntry:
    try:
        modes = {
            mode: Mode(mode, found["definition"], found.get("score"), found["example"])
            for mode, found in entry["modes"].items()
        }
        return TypeEntry(
            type=EventType(name),
            quad=int(entry["quad"]),
            score=float(entry["score"]),
            roots=tuple(entry["roots"]),
            needs_recipient=entry["recipient"] == "required",
            definition=entry["definition"],
            example=entry["example"],
            modes=modes,
        )
    except KeyError as error:
        raise OntologyError(f"{BOOK.name}, type {name}: {error} is missing.") from error


def _context(name: str, entry: dict[str, str]) -> Context:
    try:
        return Context(name, entry["definition"], entry["example"], frozenset(entry["words"].split()))
    except KeyError as error:
        raise OntologyError(f"{BOOK.name}, context {name}: {error} is missing. Add it.") from error
