"""One way a sentence speaks of a meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tracktwo.extract.issue_words import word_forms
from tracktwo.ontology.tracks import Phrases
from tracktwo.ontology.word_patterns import finds_any
from tracktwo.records import RoundStatus, Sentence, Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention:
    """One way a sentence speaks of a meeting.

    `trigger` is the word for the meeting, `verb` the verb that says what became of it (the trigger
    itself when that is a verb, None when a noun stands alone). `status` is None when the words leave
    it open: such a mention adds to a known meeting but makes none.
    """

    sentence: Sentence
    trigger: Token
    verb: Token | None
    status: RoundStatus | None
    kind: str


def has_phrase(phrases: Phrases, tokens: Sequence[Token]) -> bool:
    """Whether any of the phrases stands in the words."""
    return first_told([(True, phrases)], tokens) is not None


def first_told(table: Iterable[tuple[T, Phrases]], tokens: Sequence[Token]) -> T | None:
    """Return the first kind of a table of which a phrase stands in the words."""
    forms, _ = word_forms(tokens)
    return next((kind for kind, phrases in table if finds_any(phrases, forms)), None)
