"""Which articles are worth comparing: those that share sampled 4-grams or marks, found without all pairs."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.corroborate.faces import Face
from tracktwo.corroborate.shingles import Hashes, are_in, numbers_of

HUB_PAIRS = 3  # in a group of many that share a 4-gram, each is paired with this many at either end
CANDIDATE_SHARE = 0.06
MOST_CANDIDATES = 10  # earlier articles that one is compared with, those that share most first

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


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


def numbered(marks: Sequence[Collection[Hashable]]) -> list[Numbers]:
    """Return each text's marks as numbers: one mark has one number in all of them."""
    numbers: dict[Hashable, int] = {}
    return [
        np.fromiter((numbers.setdefault(mark, len(numbers)) for mark in held), np.int64, len(held))
        for held in marks
    ]


def holding_pairs(
    marks: Sequence[Numbers] | Sequence[Hashes],
    *,
    latest: int,
    may_be: Callable[[Numbers, Numbers], Mask] | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for texts with a mark in common, in the order of the later and of the earlier.

    Args:
        marks: each text's, as numbers, each once.
        latest: with so many of the latest before it that hold a mark, a text that holds it is paired.
        may_be: given the numbers of the earlier and of the later texts of many pairs, tells which are taken.
    """
    count = len(marks)
    if count < 2 or not any(len(held) for held in marks):
        return
    held = np.concatenate(marks)
    order = np.argsort(held, kind="stable")
    held, owners = held[order], np.repeat(np.arange(count), [len(row) for row in marks])[order]
    found: list[Numbers] = []
    for step in range(1, latest + 1):
        is_shared = held[step:] == held[:-step]
        if not is_shared.any():
            break
        earlier, later = owners[:-step][is_shared], owners[step:][is_shared]
        taken = later * count + earlier
        found.append(taken if may_be is None else taken[may_be(earlier, later)])
    for code in np.unique(np.concatenate(found)).tolist() if found else ():
        later_one, earlier_one = divmod(code, count)
        yield earlier_one, later_one


class Spotter:
    """Which of many names stand in an article: looked up by their first words, not one by one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[int, list[str]] = defaultdict(list)
        for name in names:
            if len(name) > 3 and (first := numbers_of(name)[:1]):
                self._by_first[first[0]].append(name)
        self._firsts = np.array(sorted(self._by_first), np.uint32)

    def within(self, face: Face, text: str) -> list[str]:
        """Return the names that a text of the article holds, in alphabetical order."""
        words = face.words.words
        told = words[are_in(words, self._firsts)].tolist()
        firsts = self._by_first.keys() & {*told, *numbers_of(face.article.title or "")}
        return sorted(name for first in firsts for name in self._by_first[first] if name in text)
