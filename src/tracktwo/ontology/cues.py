"""The cue lexicon: which words attribute, what they make of the words they govern, and where those stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tracktwo.errors import OntologyError
from tracktwo.records import Polarity, SpeechAct

FRAMES = frozenset(
    [
        "clause",
        "quote",
        "to",
        "ing",
        "object",
        "person+to",
        "as",
        "small",
        "shown",
        "raised",
        "passive",
        "for",
        "on",
        "upon",
        "of",
        "about",
        "against",
        "with",
        "at",
        "to-prep",
    ]
)


class CueKind(StrEnum):
    """How far a cue is from plain speech."""

    SPEECH = "speech"
    CLAIM = "claim"
    REPORT = "report"
    JUDGEMENT = "judgement"
    ATTITUDE = "attitude"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue makes of the words in one of its frames."""

    act: SpeechAct
    kind: CueKind
    polarity: Polarity


Frames = Mapping[str, Sense]


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon. The three word classes map a lemma to its frames, a frame to its sense.

    `content` is tried in order on the words themselves; the first pattern found names the act.
    """

    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    adjectives: Mapping[str, Frames]
    hearsay: frozenset[str]
    spoken: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    light: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]
    outlets: frozenset[str]
    offices: frozenset[str]
    neutral: frozenset[str]
    expert: frozenset[str]
    content: tuple[tuple[SpeechAct, re.Pattern[str]], ...]
    quote_verbs: frozenset[str] = field(default=frozenset())


@cache
def load_cues() -> Cues:
    """Return the project's cue lexicon."""
    return parse_cues(resources.files("tracktwo.ontology").joinpath("cues.yaml").read_text("utf-8"))


def parse_cues(text: str) -> Cues:
    """Return the lexicon that a YAML text holds; `cues.yaml` shows the form.

    Raises:
        OntologyError: an entry has an unknown frame, act, kind or polarity, or a pattern that is not one.
    """
    rows = yaml.load(text, Loader=yaml.CSafeLoader)
    verbs = _lemmas(rows, "verbs")
    return Cues(
        verbs=verbs,
        nouns=_lemmas(rows, "nouns"),
        adjectives=_lemmas(rows, "adjectives"),
        hearsay=frozenset(rows["hearsay"].split()),
        spoken=frozenset(rows["spoken"].split()),
        prepositions=tuple(tuple(words.split()) for words in rows["prepositions"]),
        light=frozenset(rows["light"].split()),
        documents=frozenset(rows["documents"].split()),
        people=frozenset(rows["people"].split()),
        things=frozenset(rows["things"].split()),
        outlets=frozenset(rows["outlets"].split()),
        offices=frozenset(rows["offices"].split()),
        neutral=frozenset(rows["neutral"].split()),
        expert=frozenset(rows["expert"].split()),
        content=tuple(_patterns(rows["content"])),
        quote_verbs=frozenset(lemma for lemma, frames in verbs.items() if "quote" in frames),
    )


def _lemmas(rows: Mapping[str, Any], section: str) -> dict[str, dict[str, Sense]]:
    """Return lemma -> frame -> sense; where two entries give a lemma the same frame, the first holds."""
    found: dict[str, dict[str, Sense]] = {}
    for number, entry in enumerate(rows[section], start=1):
        where = f"cues.yaml, {section}, entry {number}"
        sense = _sense(entry, where)
        unknown = set(entry["takes"]) - FRAMES
        if unknown:
            raise OntologyError(f"{where}: no frame is called {sorted(unknown)}. Known: {sorted(FRAMES)}.")
        for lemma in entry["words"].split():
            frames = found.setdefault(lemma, {})
            for frame in entry["takes"]:
                frames.setdefault(frame, sense)
    return found


def _sense(entry: Mapping[str, Any], where: str) -> Sense:
    try:
        return Sense(
            act=SpeechAct(entry["act"]),
            kind=CueKind(entry["kind"]),
            polarity=Polarity(entry.get("polarity", "affirmed")),
        )
    except (KeyError, ValueError) as error:
        raise OntologyError(
            f"{where}: {error}. Give act, kind and takes as the head of the file lists."
        ) from error


def _patterns(rows: list[Mapping[str, Any]]) -> Iterator[tuple[SpeechAct, re.Pattern[str]]]:
    for number, entry in enumerate(rows, start=1):
        try:
            yield SpeechAct(entry["act"]), re.compile("|".join(entry["words"]), re.IGNORECASE)
        except (KeyError, ValueError, re.error) as error:
            raise OntologyError(f"cues.yaml, content, entry {number}: {error}.") from error
