"""The stance lexicon: what verbs, nouns and predicates make of the sticking point they govern."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tracktwo.errors import OntologyError
from tracktwo.records import Stance

FILE = Path(__file__).parent / "stances.yaml"


WORD_LISTS = (
    "concessions", "threats", "verdict_verbs", "ruin_verbs", "ruin_things", "parleying", "pointers",
    "documents",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StanceFrame:
    """One frame: its words (a lemma, and lemmas that must hang on it), the stance, that under negation.

    `stance` is None where the words tell of a position only when they are denied.
    """

    words: tuple[str, ...]
    stance: Stance | None
    negated: Stance | None

    @property
    def rule(self) -> str:
        """The frame's rule id."""
        stance = self.stance or self.negated
        return f"{stance.value if stance else 'none'}:{' '.join(self.words)}"


@dataclass(frozen=True, slots=True, eq=False)
class Stances:
    """The lexicon. `verbs` lists a lemma's frames, the longest first; `predicates` are lower-case words.

    `equations` are nouns that take a stance where a party's own "is" something, the `nouns` among them.
    """

    verbs: Mapping[str, tuple[StanceFrame, ...]]
    nouns: Mapping[str, Stance]
    equations: Mapping[str, Stance]
    predicates: tuple[tuple[tuple[str, ...], Stance], ...]
    concessions: frozenset[str]
    threats: frozenset[str]
    verdict_verbs: frozenset[str]
    verdicts: tuple[tuple[Stance, tuple[str, ...]], ...]
    ruin_verbs: frozenset[str]
    ruin_things: frozenset[str]
    parleying: frozenset[str]
    pointers: frozenset[str]
    documents: frozenset[str]


@cache
def load_stances() -> Stances:
    """Return the project's stance lexicon.

    Raises:
        OntologyError: a stance is unknown, or a noun stands under two.
    """
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    nouns: dict[str, Stance] = {}
    for entry in rows["nouns"]:
        for word in entry["words"]:
            if word in nouns:
                raise OntologyError(f"{FILE.name}: the noun {word!r} stands twice. Keep one.")
            nouns[word] = _stance(entry)
    predicates = [
        (tuple(frame.split()), _stance(entry)) for entry in rows["predicates"] for frame in entry["frames"]
    ]
    return Stances(
        verbs=_verbs(rows["verbs"]),
        nouns=nouns,
        equations=nouns | {word: Stance(name) for name, words in rows["equations"].items() for word in words},
        predicates=tuple(sorted(predicates, key=lambda pair: -len(pair[0]))),
        verdicts=tuple((Stance(name), tuple(listed)) for name, listed in rows["verdicts"].items()),
        **{name: frozenset(rows[name]) for name in WORD_LISTS},
    )


def _verbs(entries: list[dict[str, Any]]) -> dict[str, tuple[StanceFrame, ...]]:
    found: dict[str, list[StanceFrame]] = {}
    for entry in entries:
        stance = _stance(entry) if "stance" in entry else None
        negated = Stance(entry["negated"]) if "negated" in entry else None
        for text in entry["frames"]:
            words = tuple(text.split())
            found.setdefault(words[0], []).append(StanceFrame(words, stance, negated))
    return {lemma: tuple(sorted(frames, key=lambda f: -len(f.words))) for lemma, frames in found.items()}


def _stance(entry: dict[str, Any]) -> Stance:
    try:
        return Stance(entry["stance"])
    except ValueError as error:
        known = ", ".join(Stance)
        raise OntologyError(f"{FILE.name}: {error}. Use one of {known}.") from error
