"""What a step that works across articles has worked out before, and need not work out again.

A dossier is linked anew whenever an article is added; most of what that compares was compared the last time.
Whoever links a growing dossier keeps one `Recall` and hands it to each step. A step only ever recalls what
follows from the very records it was handed (the same objects, for records never change), so that its outcome
is the one it would have without it. Where a record or article was changed or taken away, begin a new one.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import takewhile
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Choices(Generic[T]):
    """Choices made one after the other, each of which follows from the items up to its own."""

    def __init__(self) -> None:
        self._items: list[object] = []
        self._marks: list[Hashable] = []
        self._basis: Hashable = None
        self.made: list[T] = []

    def follow(self, items: Sequence[object], *, marks: Sequence[Hashable], basis: Hashable = None) -> int:
        """Return how many choices still hold for a row of items; those after them are forgotten.

        Args:
            items: all that will be chosen for, in order.
            marks: what else each choice follows from, one for each item.
            basis: what all choices follow from.
        """
        pairs = zip(self._items, items, self._marks, marks, strict=False)
        same = sum(1 for _ in takewhile(lambda row: row[0] is row[1] and row[2] == row[3], pairs))
        same = min(same, len(self.made)) if basis == self._basis else 0
        self._items, self._marks, self._basis = list(items), list(marks), basis
        del self.made[same:]
        return same


class Memo(Generic[T]):
    """What was made of some items, as long as it was asked for in the last run or the one before."""

    def __init__(self) -> None:
        self._new: dict[Hashable, tuple[tuple[object, ...], T]] = {}
        self._old: dict[Hashable, tuple[tuple[object, ...], T]] = {}

    def age(self) -> None:
        """Begin a run: forget what the last one did not ask for."""
        self._old, self._new = self._new, {}

    def of(self, items: Iterable[object], make: Callable[[], T], *, mark: Hashable = None) -> T:
        """Return what is made of items and a mark, made when it is first asked for."""
        held = tuple(items)
        key = (tuple(map(id, held)), mark)  # the items are held, so that no other object takes their id
        found = self._new.get(key) or self._old.get(key)
        if found is None:
            found = (held, make())
        self._new[key] = found
        return found[1]


class Matches:
    """Which of some items go with which of some others: only new ones are compared."""

    def __init__(self) -> None:
        self._ones: dict[int, object] = {}
        self._others: dict[int, object] = {}
        self._found: dict[int, list[object]] = {}
        self._basis: Hashable = None

    def among(
        self,
        ones: Sequence[object],
        others: Sequence[object],
        *,
        near_one: Callable[[int], Iterable[int]],
        near_other: Callable[[int], Iterable[int]],
        is_match: Callable[[int, int], bool],
        basis: Hashable = None,
    ) -> list[list[int]]:
        """Return for each of the ones the numbers of the others that go with it, in order.

        Args:
            ones: those that are asked about.
            others: those that may go with them.
            near_one: one's number -> the numbers of the others worth comparing with it.
            near_other: the same from the others' side.
            is_match: tells of one and another, by number, whether they go together.
            basis: what all comparisons follow from besides.
        """
        if basis != self._basis:
            self._ones, self._others, self._found = {}, {}, {}
        place = {id(other): number for number, other in enumerate(others)}
        found = [self._known(one, place) for one in ones]
        fresh = [number for number, one in enumerate(ones) if id(one) not in self._ones]
        added = [number for number, other in enumerate(others) if id(other) not in self._others]
        for one in fresh:
            found[one] = [n for n in near_one(one) if is_match(one, n)]
        is_fresh = set(fresh)
        for other in added:
            for one in near_other(other):
                if one not in is_fresh and is_match(one, other):
                    found[one].append(other)
        found = [sorted(numbers) for numbers in found]
        self._keep(ones, others, found, basis)
        return found

    def _known(self, one: object, place: dict[int, int]) -> list[int]:
        return [place[id(other)] for other in self._found.get(id(one), ()) if id(other) in place]

    def _keep(
        self, ones: Sequence[object], others: Sequence[object], found: list[list[int]], basis: Hashable
    ) -> None:
        self._ones = {id(one): one for one in ones}
        self._others = {id(other): other for other in others}
        self._found = {
            id(one): [others[n] for n in numbers] for one, numbers in zip(ones, found, strict=True) if numbers
        }
        self._basis = basis


class Recall:
    """What the steps recall, each under names of its own."""

    def __init__(self) -> None:
        self._choices: defaultdict[str, Choices[Any]] = defaultdict(Choices)
        self._memos: defaultdict[str, Memo[Any]] = defaultdict(Memo)
        self._matches: defaultdict[str, Matches] = defaultdict(Matches)

    def choices(self, name: str) -> Choices[Any]:
        """Return the choices kept under a name."""
        return self._choices[name]

    def memo(self, name: str) -> Memo[Any]:
        """Return what was made and kept under a name."""
        return self._memos[name]

    def matches(self, name: str) -> Matches:
        """Return the matches kept under a name."""
        return self._matches[name]

    def age(self) -> None:
        """Begin a run: forget what the last one did not ask for."""
        for memo in self._memos.values():
            memo.age()
