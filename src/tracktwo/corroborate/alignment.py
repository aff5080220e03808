"""Texts of two languages laid beside each other: the names and numbers that both have, in their order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from tracktwo.corroborate.traces import NAME, QUOTED, opens_sentence
from tracktwo.corroborate.words import skeleton
from tracktwo.records import PROSE, Article

# Thousands are parted by a comma, a point or a space, decimals begin with a comma or a point.
NUMBER = re.compile(r"\d(?<![\w.,].)(?:\d{0,2}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d*(?:[.,]\d+)?)")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A name by its consonants, or a number in plain digits, with its offset in the text."""

    key: str
    at: int

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.key[0].isdigit()


@dataclass(frozen=True)
class Layout:
    """An article's landmarks in order, its paragraphs and how many passages it quotes."""

    article: Article
    landmarks: tuple[Landmark, ...]
    paragraphs: tuple[tuple[int, int], ...]
    quoted: int

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The landmarks' keys in order."""
        return tuple(mark.key for mark in self.landmarks)

    def paragraph_at(self, at: int) -> tuple[int, int] | None:
        """Return the paragraph around an offset."""
        return next((pair for pair in self.paragraphs if pair[0] <= at < pair[1]), None)


def layout_of(article: Article) -> Layout:
    """Return how an article's prose is laid out."""
    paragraphs = tuple((part.start, part.end) for part in article.parts if part.kind in PROSE)
    marks = [mark for start, end in paragraphs for mark in _landmarks(article.text, start, end)]
    quoted = sum(len(QUOTED.findall(article.text, start, end)) for start, end in paragraphs)
    return Layout(article, tuple(marks), paragraphs, quoted)


def _landmarks(text: str, start: int, end: int) -> list[Landmark]:
    found = []
    for match in NAME.finditer(text, start, end):
        if not opens_sentence(text, match.start(), begin=start) and (key := skeleton(match[0])):
            found.append(Landmark(key, match.start()))
    found += [Landmark(plain_number(m[0]), m.start()) for m in NUMBER.finditer(text, start, end)]
    return sorted(found, key=lambda mark: mark.at)


def plain_number(words: str) -> str:
    """Return a number in digits without what parts its thousands, its decimals after a point.

    >>> plain_number("1 200"), plain_number("1,200"), plain_number("3,5")
    ('1200', '1200', '3.5')
    """
    if words.isdecimal():
        return words  # as most are, told without a search
    if re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+", words):
        return re.sub(r"\D", "", words)
    return words.replace(",", ".")


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places (in the first, in the second) of what two rows have in common in one order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [(a + step, b + step) for a, b, length in blocks for step in range(length)]
