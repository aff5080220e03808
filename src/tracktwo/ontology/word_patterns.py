"""Phrases of the code books against words: alternatives, beginnings and gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

GAP = ".."
GAP_WORDS = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a code book, split into steps. A step is the alternatives for one word."""

    text: str
    steps: tuple[tuple[str, ...], ...]


@cache
def phrase(text: str) -> Phrase:
    """Return the phrase that a line of a code book spells.

    >>> phrase("pull|pulled out").steps
    (('pull', 'pulled'), ('out',))
    """
    return Phrase(text, tuple(tuple(step.split("|")) for step in text.split()))


def find_phrase(wanted: Phrase, forms: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
    """Return where a phrase first stands: (first, last) word, or None.

    Args:
        wanted: the phrase.
        forms: per word, its lower-case form and its lower-case lemma.

    >>> find_phrase(phrase("halt .. strike*"), [("halt", "halt"), ("all", "all"), ("strikes", "strike")])
    (0, 2)
    """
    for first in range(len(forms)):
        last = _match(wanted.steps, forms, first)
        if last is not None:
            return first, last
    return None


def _match(steps: tuple[tuple[str, ...], ...], forms: Sequence[tuple[str, str]], at: int) -> int | None:
    if steps[0] == (GAP,):
        for skip in range(GAP_WORDS + 1):
            last = _match(steps[1:], forms, at + skip)
            if last is not None:
                return last
        return None
    if at >= len(forms) or not _fits(steps[0], forms[at]):
        return None
    return at if len(steps) == 1 else _match(steps[1:], forms, at + 1)


def _fits(alternatives: tuple[str, ...], forms: tuple[str, str]) -> bool:
    for word in alternatives:
        if word.endswith("*"):
            if forms[0].startswith(word[:-1]) or forms[1].startswith(word[:-1]):
                return True
        elif word in forms:
            return True
    return False
