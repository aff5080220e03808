"""What a step that works across articles has worked out before, and need not work out again.

A dossier is linked anew whenever an article is added; most of what that compares was compared the last time.
Whoever links a growing dossier keeps one `Recall` and hands it to each step. A step only ever recalls what
follows from the very records it was handed (the same objects, for records never change) and from the articles
they rest on, so that its outcome is the one it would have without it. A record that was changed is handed
over as another object, and with a changed article all that rests on it.

A `Recall` can be pickled, together with the records, so that another process goes on from there: which
objects are the same objects stays so, for nothing is known by its place in memory once it is written down.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import takewhile
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_Key = tuple[tuple[int, ...], Hashable]  # where some items are in memory, and a mark


class Choices(Generic[T]):
    """Choices made one after the other, each of which follows from the items up to its own."""

    def __init__(self) -> None:
        self._items: list[object] = []
        self._marks: list[Hashable] = []
        self._basis: Hashable = None
        self.made: list[T] = []
        self.anew = 0

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
        self.anew = len(self._items) - same
        return same

    def __len__(self) -> int:
        """Return for how many items choices were last made."""
        return len(self._items)


class Memo(Generic[T]):
    """What was made of some items, as long as it was asked for in the last run or the one before."""

    def __init__(self) -> None:
        self._new: dict[_Key, tuple[tuple[object, ...], T]] = {}
        self._old: dict[_Key, tuple[tuple[object, ...], T]] = {}
        self.anew = 0

    def __len__(self) -> int:
        """Return how much was asked for in this run."""
        return len(self._new)

    def __getstate__(self) -> list[tuple[tuple[object, ...], Hashable, T]]:
        return [(held, mark, made) for (_, mark), (held, made) in self._new.items()]

    def __setstate__(self, rows: list[tuple[tuple[object, ...], Hashable, T]]) -> None:
        self._new = {(tuple(map(id, held)), mark): (held, made) for held, mark, made in rows}
        self._old, self.anew = {}, 0

    def age(self) -> None:
        """Begin a run: forget what the last one did not ask for."""
        self._old, self._new = self._new, {}
        self.anew = 0

    def of(self, items: Iterable[object], make: Callable[[], T], *, mark: Hashable = None) -> T:
        """Return what is made of items and a mark, made when it is first asked for."""
        held = tuple(items)
        key = (tuple(map(id, held)), mark)  # the items are held, so that no other object takes their id
        found = self._new.get(key) or self._old.get(key)
        if found is None:
            found = (held, make())
            self.anew += 1
        self._new[key] = found
        return found[1]


class Matches:
    """Which of some items go with which of some others: only new ones are compared."""

    def __init__(self) -> None:
        self._ones: dict[int, object] = {}
        self._others: dict[int, object] = {}
        self._found: dict[int, list[object]] = {}
        self._basis: Hashable = None

    def __getstate__(self) -> tuple[list[object], list[object], list[tuple[object, list[object]]], Hashable]:
        found = [(self._ones[one], others) for one, others in self._found.items()]
        return [*self._ones.values()], [*self._others.values()], found, self._basis

    def __setstate__(
        self, state: tuple[list[object], list[object], list[tuple[object, list[object]]], Hashable]
    ) -> None:
        ones, others, found, self._basis = state
        self._ones = {id(one): one for one in ones}
        self._others = {id(other): other for other in others}
        self._found = {id(one): list(matched) for one, matched in found}

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

    def anew(self) -> float:
        """Return the share of what was asked in this run that had to be worked out, 0..1."""
        shares = [_share(found) for found in (self._memos.values(), self._choices.values())]
        return max(shares)

    def age(self) -> None:
        """Begin a run: forget what the last one did not ask for."""
        for memo in self._memos.values():
            memo.age()


def _share(found: Iterable[Memo[Any]] | Iterable[Choices[Any]]) -> float:
    known: list[Memo[Any] | Choices[Any]] = [*found]
    return sum(one.anew for one in known) / max(1, sum(map(len, known)))
