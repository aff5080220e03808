"""The lexicon of measures: which verbs with which objects are pressure or relief, and of which kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tracktwo.errors import OntologyError
from tracktwo.ontology.word_patterns import Phrase, phrase
from tracktwo.records import MeasureKind

FILE = Path(__file__).parent / "measures.yaml"


@dataclass(frozen=True, slots=True)
class MeasureAct:
    """Verbs that make a measure of one kind when their object holds one of the things.

    With `prepositions` it is what stands behind one of these that must hold the thing, and the verb's object
    is the target: "added two banks to its sanctions list". `withheld`: it is cut off, not given.
    """

    kind: MeasureKind
    verbs: frozenset[str]
    things: tuple[Phrase, ...]
    prepositions: frozenset[str] = frozenset()
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """The lexicon; of `acts`, then of `beside`, the first that fits counts.

    `nouns` names acts told without a verb; `listing` are verbs that put their object under sanctions.
    """

    acts: tuple[MeasureAct, ...]
    beside: tuple[MeasureAct, ...]
    listing: frozenset[str]
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
    acts, beside = (tuple(map(read_act, rows[name])) for name in ("acts", "beside"))
    nouns = {noun: _kind(kind) for kind, listed in rows["nouns"].items() for noun in listed}
    return Measures(
        acts,
        beside,
        frozenset(rows["listing"]),
        nouns,
        tuple(map(phrase, rows["arms_things"])),
        frozenset(rows["threats"]),
    )


def read_act(row: dict[str, Any]) -> MeasureAct:
    """Return one entry of the lexicon.

    Raises:
        OntologyError: the kind is unknown, or YAML read an unquoted on, off or no as a value.
    """
    for name in ("verbs", "things", "prepositions"):
        for word in row.get(name, ()):
            if not isinstance(word, str):
                raise OntologyError(
                    f"{FILE.name}: {word!r} among {name} is no word. Quote on, off, yes and no."
                )
    things = tuple(map(phrase, row["things"]))
    prepositions = frozenset(row.get("prepositions", ()))
    return MeasureAct(
        _kind(row["kind"]), frozenset(row["verbs"]), things, prepositions, bool(row.get("withheld"))
    )


def _kind(name: str) -> MeasureKind:
    try:
        return MeasureKind(name)
    except ValueError as error:
        raise OntologyError(f"{FILE.name}: {error}. Use one of {', '.join(MeasureKind)}.") from error
