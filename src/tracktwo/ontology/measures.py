"""The lexicon of measures: which verbs with which objects are pressure or relief, and of which kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tracktwo.errors import OntologyError
from tracktwo.ontology.word_patterns import Phrase, phrase
from tracktwo.records import MeasureKind

FILE = Path(__file__).parent / "measures.yaml"


@dataclass(frozen=True, slots=True)
class MeasureAct:
    """Verbs that make a measure of one kind when their object holds one of the things."""

    kind: MeasureKind
    verbs: frozenset[str]
    things: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """The lexicon; of `acts` the first that fits counts. `nouns` names acts told without a verb."""

    acts: tuple[MeasureAct, ...]
    nouns: Mapping[str, MeasureKind]
    arms_things: tuple[Phrase, ...]
    threats: frozenset[str]


@cache
def load_measures() -> Measures:
    """Return the project's lexicon of measures.

    Raises:
        OntologyError: a kind is unknown.
    """
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    acts = tuple(
        MeasureAct(_kind(row["kind"]), frozenset(row["verbs"]), tuple(map(phrase, row["things"])))
        for row in rows["acts"]
    )
    nouns = {noun: _kind(kind) for kind, listed in rows["nouns"].items() for noun in listed}
    return Measures(acts, nouns, tuple(map(phrase, rows["arms_things"])), frozenset(rows["threats"]))


def _kind(name: str) -> MeasureKind:
    try:
        return MeasureKind(name)
    except ValueError as error:
        raise OntologyError(f"{FILE.name}: {error}. Use one of {', '.join(MeasureKind)}.") from error
