"""A text as hashed words and word 4-grams, the unit in which shared text is counted."""

import re
import zlib
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tracktwo.records import Article, PartKind

GRAM = 4
MOST_WORDS = 500_000
SAMPLED = 4  # one 4-gram in four is indexed
WORD = re.compile(r"[^\W_]++(?:[’'][^\W_]++)*+")
COUNTED = frozenset(
    {
        PartKind.PARAGRAPH,
        PartKind.LIST_ITEM,
        PartKind.ANSWER,
        PartKind.TIP,
        PartKind.QUESTION,
        PartKind.CAPTION,
    }
)
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], np.uint64
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class WordPrint:
    """A text's words: `words` as numbers in order, `grams` the sorted set of its 4-gram hashes."""

    words: NDArray[np.uint32]
    grams: Hashes


def body_of(article: Article) -> str:
    """Return an article's running text: headings, title, byline and furniture left out."""
    kept = [article.text[part.start : part.end] for part in article.parts if part.kind in COUNTED]
    return "\n".join(kept) if kept else article.text


def counted_spans(article: Article) -> tuple[tuple[int, int], ...]:
    """Return the offsets of every word of an article's running text, in order."""
    spans = [(part.start, part.end) for part in article.parts if part.kind in COUNTED]
    found: list[tuple[int, int]] = []
    for start, end in spans or [(0, len(article.text))]:
        found += [match.span() for match in WORD.finditer(article.text, start, end)]
    return tuple(found)


class _Numbers(dict[str, int]):
    """Each word's number, worked out once; begun anew when there are very many."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        number = self[word] = zlib.crc32(word.encode("utf-8", "replace"))
        return number


_NUMBERS = _Numbers()


def numbers_of(text: str) -> list[int]:
    """Return a text's words in order as numbers, the same on every machine."""
    return [_NUMBERS[word] for word in WORD.findall(text.lower().replace("’", "'"))]


def word_span(article: Article, first: int, last: int) -> tuple[int, int]:
    """Return the offsets from one word of an article's running text to another, counted from 0."""
    spans = [(part.start, part.end) for part in article.parts if part.kind in COUNTED]
    passed, start, end = 0, 0, 0
    for opens, closes in spans or [(0, len(article.text))]:
        count = len(WORD.findall(article.text, opens, closes))
        if passed <= first < passed + count:
            start = _word(article.text, opens, first - passed).start()
        if passed + count > last:
            return start, _word(article.text, opens, last - passed).end()
        if count:
            end = _word(article.text, opens, count - 1).end()
        passed += count
    return start, end


def _word(text: str, start: int, number: int) -> re.Match[str]:
    return next(islice(WORD.finditer(text, start), number, None))


def print_of(text: str) -> WordPrint:
    """Return the words and 4-grams of a text; the same text gives the same numbers on every machine."""
    words = np.array(numbers_of(text), np.uint32)
    return WordPrint(words, np.unique(gram_row(words)))


def gram_row(words: NDArray[np.uint32]) -> Hashes:
    """Return the hash of every run of four words, in order; a shorter text is one run."""
    row = words.astype(np.uint64)
    if len(row) < GRAM:
        row = np.concatenate([row, np.zeros(GRAM - len(row), np.uint64)])
    with np.errstate(over="ignore"):
        total = np.zeros(len(row) - GRAM + 1, np.uint64)
        for place in range(GRAM):
            total += row[place : len(row) - GRAM + 1 + place] * _FACTORS[place]
        total = (total ^ (total >> np.uint64(33))) * _MIX
        mixed: Hashes = total ^ (total >> np.uint64(29))
    return mixed


def contained(inner: WordPrint, outer: WordPrint) -> float:
    """Return the share of the first text's 4-grams that the second holds, 0..1."""
    return shared(inner, outer) / max(1, len(inner.grams))


def shared(one: WordPrint, other: WordPrint) -> int:
    """Return how many 4-grams two texts have in common."""
    fewer, more = sorted((one.grams, other.grams), key=len)
    return int(np.count_nonzero(are_in(fewer, more)))


def are_in(some: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Tell for each hash whether it is among known ones, which are sorted and not empty."""
    at = np.minimum(np.searchsorted(known, some), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == some
    return found


def sampled(words: WordPrint) -> Hashes:
    """Return the 4-grams by which a text is looked up: the same quarter of all in every text."""
    kept: Hashes = words.grams[words.grams % np.uint64(SAMPLED) == 0]
    return kept
