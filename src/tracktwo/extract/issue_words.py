"""Which sticking point, and which option on it, a stretch of words is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.word_patterns import Forms, find_phrase, phrase, stands_any
from tracktwo.records import Reading, Token

WORD = re.compile(r"\w+(?:-\w+)*")
OTHER = "other"  # the sticking point for matters that have no point of their own


@dataclass(frozen=True, slots=True)
class IssueFound:
    """A sticking point in a clause: its id, the option's id, and the tokens that showed it."""

    issue: str
    option: str
    first: int
    last: int


def issues_for(reading: Reading, books: CodeBooks) -> tuple[StickingPoint, ...]:
    """Return the sticking points to look for: the shared ones, and those of dossiers the text speaks of."""
    return _issues_in(reading.text, books)


@lru_cache(maxsize=16)  # positions, rounds and proposals ask in turn for the same article
def _issues_in(text: str, books: CodeBooks) -> tuple[StickingPoint, ...]:
    forms = Forms((word, word) for word in WORD.findall(text.lower()))
    own = {
        issue.id: issue
        for profile in books.dossiers.values()
        if stands_any(profile.words, forms)
        for issue in profile.issues
    }
    # A dossier's own come first: of two that the same words name, the one its user wrote is meant.
    return (*own.values(), *(issue for issue in books.issues.values() if issue.id not in own))


def word_forms(tokens: Iterable[Token]) -> tuple[Forms, list[Token]]:
    """Return lower-case forms and lemmas of the words, punctuation left out, and the words themselves."""
    kept = [token for token in tokens if token.pos != "PUNCT" and not token.text.isspace()]
    return Forms([(token.text.lower(), token.lemma.lower()) for token in kept]), kept


def find_issues(tokens: Sequence[Token], issues: Sequence[StickingPoint]) -> tuple[IssueFound, ...]:
    """Return the sticking points a clause is about, the one that stands first coming first, "other" last."""
    forms, kept = word_forms(tokens)
    found: list[tuple[int, int, StickingPoint]] = []
    for issue in issues:
        if stands_any(issue.words, forms):
            places = [place for words in issue.words if (place := find_phrase(phrase(words), forms))]
            first, last = min(places, key=lambda place: (place[0], -place[1]))
            found.append((first, -last, issue))
    found.sort(key=lambda one: (one[2].id == OTHER, *one[:2]))
    return tuple(
        IssueFound(issue.id, _option(issue, forms), kept[first].i, kept[-last].i)
        for first, last, issue in found
    )


def _option(issue: StickingPoint, forms: Forms) -> str:
    for option in issue.options:
        if stands_any(option.words, forms):
            return option.id
    return issue.id
