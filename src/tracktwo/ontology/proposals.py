"""The lexicon of texts on the table: what they are called and what parties do with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tracktwo.errors import OntologyError
from tracktwo.records import ProposalKind

FILE = Path(__file__).parent / "proposals.yaml"
WORD_LISTS = (
    "general", "deals", "drafting", "peace", "ends", "others", "travel", "seen", "refusing", "willing",
    "asking", "denying", "unacceptable", "acceptable", "parts", "mediators", "revised", "answering",
    "calling", "promising", "plainly",
)  # fmt: skip
FRAME_LISTS = (
    "author", "send", "carry", "receive", "discuss", "revise", "sign", "leak", "accepts", "rejects",
    "open_to", "contents", "omits",
)  # fmt: skip

Frames = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """The lexicon. `frames` lists by act and verb what must hang on the verb, the longest first."""

    kinds: Mapping[str, ProposalKind]
    frames: Mapping[str, Frames]
    words: Mapping[str, frozenset[str]]


@cache
def load_proposals() -> ProposalWords:
    """Return the project's lexicon of proposals.

    Raises:
        OntologyError: a kind of text is unknown.
    """
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return ProposalWords(
        kinds={noun: _kind(name) for name, nouns in rows["nouns"].items() for noun in nouns},
        frames={name: _frames(rows[name]) for name in FRAME_LISTS},
        words={name: frozenset(rows[name]) for name in WORD_LISTS},
    )


def _kind(name: str) -> ProposalKind:
    try:
        return ProposalKind(name)
    except ValueError as error:
        raise OntologyError(f"{FILE.name}: {error}. Use one of {', '.join(ProposalKind)}.") from error


def _frames(listed: list[str]) -> Frames:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in listed:
        lemma, *rest = text.split()
        found.setdefault(lemma, []).append(tuple(rest))
    return {lemma: tuple(sorted(rests, key=len, reverse=True)) for lemma, rests in found.items()}
