"""The lexicon of promises: how they are made, kept, broken, and who checks them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tracktwo.errors import OntologyError
from tracktwo.ontology.word_patterns import Phrase, phrase
from tracktwo.records import ConfidenceMeasure

FILE = Path(__file__).parent / "promises.yaml"

WORD_LISTS = (
    "binding",
    "strong",
    "renewing",
    "missed",
    "nouns",
    "agreements",
    "acts",
    "agreed_acts",
    "hostile",
)

Frames = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Promises:
    """The lexicon. Frames are a verb's lemma, then lemmas that must hang on it, the longest first.

    They stand under that verb's lemma.
    """

    making: Frames
    kept: Frames
    broken: Frames
    lapsed: Frames
    binding: frozenset[str]
    strong: frozenset[str]
    renewing: frozenset[str]
    missed: frozenset[str]
    nouns: frozenset[str]
    agreements: frozenset[str]
    acts: frozenset[str]
    agreed_acts: frozenset[str]
    hostile: frozenset[str]
    alike: tuple[frozenset[str], ...]
    mechanisms: tuple[Phrase, ...]
    confidence: tuple[tuple[ConfidenceMeasure, tuple[str, ...]], ...]


@cache
def load_promises() -> Promises:
    """Return the project's lexicon of promises.

    Raises:
        OntologyError: a measure of confidence is unknown.
    """
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Promises(
        making=_frames(rows["making"]),
        kept=_frames(rows["kept"]),
        broken=_frames(rows["broken"]),
        lapsed=_frames(rows["lapsed"]),
        **{name: frozenset(rows[name]) for name in WORD_LISTS},
        alike=tuple(map(frozenset, rows["alike"])),
        mechanisms=tuple(map(phrase, rows["mechanisms"])),
        confidence=tuple((_measure(name), tuple(listed)) for name, listed in rows["confidence"].items()),
    )


def _measure(name: str) -> ConfidenceMeasure:
    try:
        return ConfidenceMeasure(name)
    except ValueError as error:
        raise OntologyError(f"{FILE.name}: {error}. Use one of {', '.join(ConfidenceMeasure)}.") from error


def _frames(listed: list[str]) -> Frames:
    frames: dict[str, tuple[tuple[str, ...], ...]] = {}
    for frame in sorted((tuple(text.split()) for text in listed), key=len, reverse=True):
        frames[frame[0]] = (*frames.get(frame[0], ()), frame)
    return frames
