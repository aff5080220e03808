"""One way a sentence speaks of a meeting."""

from dataclasses import dataclass

from tracktwo.extract.issue_words import word_forms
from tracktwo.ontology.tracks import Phrases
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import RoundStatus, Sentence, Token


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


def has_phrase(phrases: Phrases, tokens: list[Token]) -> bool:
    """Whether any of the phrases stands in the words."""
    forms, _ = word_forms(tokens)
    return any(find_phrase(wanted, forms) for wanted in phrases)
