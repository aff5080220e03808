"""Which articles are worth comparing: those that share sampled 4-grams, found without comparing all pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.corroborate.faces import Face
from tracktwo.corroborate.shingles import Hashes, numbers_of

HUB_PAIRS = 3  # in a group of many that share a 4-gram, each is paired with this many at either end
CANDIDATE_SHARE = 0.06
MOST_CANDIDATES = 10  # earlier articles that one is compared with, those that share most first

Numbers = NDArray[np.int64]


def sharing_pairs(sampled: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for every pair of texts that shares enough sampled 4-grams."""
    if not sampled:
        return
    lengths = np.array([len(hashes) for hashes in sampled], np.int64)
    codes, counts = np.unique(_pair_codes(np.concatenate(sampled), lengths), return_counts=True)
    earlier, later = np.divmod(codes, len(sampled))
    enough = counts >= CANDIDATE_SHARE * np.minimum(lengths[earlier], lengths[later])
    yield from _best(earlier[enough], later[enough], counts[enough])


def _best(earlier: Numbers, later: Numbers, counts: Numbers) -> Iterator[tuple[int, int]]:
    """Yield for each later text the earlier ones that share most with it."""
    order = np.lexsort((earlier, -counts, later))
    earlier, later = earlier[order], later[order]
    starts = np.searchsorted(later, later)
    kept = np.arange(len(later)) - starts < MOST_CANDIDATES
    yield from zip(earlier[kept].tolist(), later[kept].tolist(), strict=True)


def _pair_codes(hashes: Hashes, lengths: Numbers) -> Numbers:
    """Return one number, earlier times the number of texts plus later, for each pair and 4-gram it shares.

    In a large group, each member is paired with its nearest and with the first members only.
    """
    count = len(lengths)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], np.repeat(np.arange(count), lengths)[order]
    starts = np.concatenate([[0], np.flatnonzero(np.diff(hashes)) + 1])
    sizes = np.diff(np.concatenate([starts, [len(hashes)]]))
    position = np.flatnonzero(np.repeat(sizes > 1, sizes))  # what stands in one text only has no pair
    start_of = np.repeat(starts, sizes)[position]
    found: list[Numbers] = []
    for step in range(1, HUB_PAIRS + 1):
        near = position[position - step >= start_of]
        found.append(owners[near - step] * count + owners[near])
        # pairs with the first members that the steps backwards did not reach
        is_far = position - (start_of + step - 1) > HUB_PAIRS
        found.append(owners[start_of[is_far] + step - 1] * count + owners[position[is_far]])
    return np.concatenate(found)


class Spotter:
    """Which of many names stand in an article: looked up by their first words, not one by one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[int, list[str]] = defaultdict(list)
        for name in names:
            if len(name) > 3 and (first := numbers_of(name)[:1]):
                self._by_first[first[0]].append(name)

    def within(self, face: Face, text: str) -> list[str]:
        """Return the names that a text of the article holds, in alphabetical order."""
        words = {*face.words.words.tolist(), *numbers_of(face.article.title or "")}
        firsts = self._by_first.keys() & words
        return sorted(name for first in firsts for name in self._by_first[first] if name in text)
