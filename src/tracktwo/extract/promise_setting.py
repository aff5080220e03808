"""A promise as a sentence tells it, and what is needed to read one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.promises import Frames, Promises
from tracktwo.records import CommitmentStatus, Reading, Sentence, Token

DENIALS = frozenset({"deny", "dispute", "reject", "refute"})


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise as a sentence tells it. `who` is the word for who is bound, None when nobody is named.

    `is_late`: it is kept, after the day it was promised for.
    """

    rule: str
    anchor: Token
    who: Token | None
    words: tuple[Token, ...]
    status: CommitmentStatus
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence of a reading, and the lexicon to read it with."""

    reading: Reading
    sentence: Sentence
    lexicon: Promises


Finder = Callable[[Setting, Token], Iterator[Promise]]


def frame_at(sentence: Sentence, verb: Token, frames: Frames) -> tuple[str, ...] | None:
    """Return the first frame that a verb and what hangs on it fill."""
    headed = frames.get(verb.lemma.lower())
    if headed is None:
        return None
    beside = {child.lemma.lower() for child in child_tokens(sentence, verb.i)}
    return next((frame for frame in headed if beside.issuperset(frame[1:])), None)
