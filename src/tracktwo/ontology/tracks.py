"""The lexicon of meetings: nouns and verbs of meeting, status, format, channel, outcome, level."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tracktwo.errors import OntologyError
from tracktwo.ontology.word_patterns import Phrase, phrase
from tracktwo.records import Channel, Level, Outcome, RoundFormat, Track

FILE = Path(__file__).parent / "tracks.yaml"

E = TypeVar("E", bound=StrEnum)
Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    """How the news speaks of meetings. `words` holds the plain word lists by name, lower-case lemmas.

    The other fields are tried in the order they have in the file.
    """

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    formats: tuple[tuple[RoundFormat, Phrases], ...]
    channels: tuple[tuple[Channel, Phrases], ...]
    tracks: tuple[tuple[Track, Phrases], ...]
    outcomes: tuple[tuple[Outcome, Phrases], ...]
    levels: tuple[tuple[Level, tuple[str, ...]], ...]


@cache
def load_tracks() -> Tracks:
    """Return the project's lexicon of meetings.

    Raises:
        OntologyError: a heading names no value of its kind.
    """
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    lists = {name: entry for name, entry in rows.items() if isinstance(entry, list)}
    return Tracks(
        words={name: frozenset(map(str, entry)) for name, entry in lists.items()},
        phrases={
            name: tuple(map(phrase, entry)) for name, entry in lists.items() if name.endswith("phrases")
        },
        formats=_kinds(rows["formats"], RoundFormat),
        channels=_kinds(rows["channels"], Channel),
        tracks=_kinds(rows["tracks"], Track),
        outcomes=_kinds(rows["outcomes"], Outcome),
        levels=tuple((Level(name), tuple(entry)) for name, entry in rows["levels"].items()),
    )


def _kinds(table: Mapping[str, Any], kind: type[E]) -> tuple[tuple[E, Phrases], ...]:
    try:
        return tuple((kind(name), tuple(map(phrase, entry))) for name, entry in table.items())
    except ValueError as error:
        raise OntologyError(f"{FILE.name}: {error}. Use one of the values in RECORDS.") from error
