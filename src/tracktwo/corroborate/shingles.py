"""A text as hashed words and word 4-grams, the unit in which shared text is counted."""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tracktwo.records import Article, PartKind

GRAM = 4
MOST_WORDS = 500_000
PARTING = '.,;:!?…"“”«»()[]/–—-'  # as a space does: most of what parts words
LONG_WORD = 40  # characters; in a script without spaces whole paragraphs stand between two
SAMPLED = 4  # one 4-gram in four is indexed; a power of two
QUOTE_RUN = 6  # words in a row inside quotation marks that two articles do not hit upon by themselves
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
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0x27D4EB2F165667C5,
        0x85EBCA77C2B2AE63,
        0xD6E8FEB86659FD93,
    ],
    np.uint64,
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)

Hashes = NDArray[np.uint64]
_Unsigned = TypeVar("_Unsigned", np.uint32, np.uint64)


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


class _Numbers(dict[str, tuple[int, ...]]):
    """The numbers of the words between two spaces, worked out once; begun anew when there are very many."""

    def __missing__(self, written: str) -> tuple[int, ...]:
        words = (written,) if written.isalnum() else WORD.findall(written)
        numbers = tuple([zlib.crc32(word.encode("utf-8", "replace")) for word in words])
        if len(self) >= MOST_WORDS:
            self.clear()
        if len(written) <= LONG_WORD:
            self[written] = numbers
        return numbers


_NUMBERS = _Numbers()


def numbers_of(text: str) -> list[int]:
    """Return a text's words in order as numbers, the same on every machine."""
    even = text.lower().replace("’", "'")
    for mark in PARTING:
        even = even.replace(mark, " ")
    # No word goes over a space, and most of what stands between two was seen before.
    return list(chain.from_iterable(map(_NUMBERS.__getitem__, even.split())))


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
    return WordPrint(words, _sorted_once(gram_row(words)))


def _sorted_once(hashes: Hashes) -> Hashes:
    """Return hashes in order, each once: what `np.unique` does, in less than half the time for short rows."""
    row = np.sort(hashes)
    is_first = np.ones(len(row), np.bool_)
    np.not_equal(row[1:], row[:-1], out=is_first[1:])
    first: Hashes = row[is_first]
    return first


def gram_row(words: NDArray[np.uint32], *, size: int = GRAM) -> Hashes:
    """Return the hash of every run of some words, in order; a shorter text is one run."""
    row = words.astype(np.uint64)
    if len(row) < size:
        row = np.concatenate([row, np.zeros(size - len(row), np.uint64)])
    total = np.zeros(len(row) - size + 1, np.uint64)
    for place in range(size):
        total += row[place : len(row) - size + 1 + place] * _FACTORS[place]
    total = (total ^ (total >> np.uint64(33))) * _MIX
    mixed: Hashes = total ^ (total >> np.uint64(29))
    return mixed


def run_hashes(quotations: Iterable[tuple[str, ...]]) -> Hashes:
    """Return the hashes of every six words in a row of some quotations, in order of size, each once."""
    lowered = (map(str.lower, words) for words in quotations if len(words) >= QUOTE_RUN)
    numbers = (chain.from_iterable(map(_NUMBERS.__getitem__, words)) for words in lowered)
    rows = (np.array(list(row), np.uint32) for row in numbers)
    runs = [gram_row(row, size=QUOTE_RUN) for row in rows if len(row) >= QUOTE_RUN]
    return _sorted_once(np.concatenate(runs)) if runs else np.zeros(0, np.uint64)


def contained(inner: WordPrint, outer: WordPrint) -> float:
    """Return the share of the first text's 4-grams that the second holds, 0..1."""
    return shared(inner, outer) / max(1, len(inner.grams))


def shared(one: WordPrint, other: WordPrint) -> int:
    """Return how many 4-grams two texts have in common."""
    fewer, more = sorted((one.grams, other.grams), key=len)
    return int(np.count_nonzero(are_in(fewer, more)))


def are_in(some: NDArray[_Unsigned], known: NDArray[_Unsigned]) -> NDArray[np.bool_]:
    """Tell for each hash whether it is among known ones, which are sorted."""
    if not len(known):
        return np.zeros(len(some), np.bool_)
    at = np.minimum(np.searchsorted(known, some), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == some
    return found


def sampled(words: WordPrint) -> Hashes:
    """Return the 4-grams by which a text is looked up: the same quarter of all in every text."""
    kept: Hashes = words.grams[words.grams & np.uint64(SAMPLED - 1) == 0]
    return kept
