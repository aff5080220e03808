"""A promise as a sentence tells it, and what is needed to read one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracktwo.ontology.promises import Promises
from tracktwo.records import CommitmentStatus, Reading, Sentence, Token


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise as a sentence tells it. `who` is the word for who is bound, None when nobody is named."""

    rule: str
    anchor: Token
    who: Token | None
    words: tuple[Token, ...]
    status: CommitmentStatus


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence of a reading, and the lexicon to read it with."""

    reading: Reading
    sentence: Sentence
    lexicon: Promises


Finder = Callable[[Setting, Token], Iterator[Promise]]
