"""What lies near in time or belongs together: so that a large dossier is not compared pair by pair."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date


class ByDay:
    """The numbers of some items by their day; an item without a day is near every day."""

    def __init__(self, days: Sequence[date | None]) -> None:
        self._count = len(days)
        self._dated = sorted((day.toordinal(), number) for number, day in enumerate(days) if day)
        self._undated = [number for number, day in enumerate(days) if not day]

    def near(self, day: date | None, *, within: int) -> Iterable[int]:
        """Return the numbers of the items that lie so many days or fewer from a day, in no order."""
        if day is None:
            return range(self._count)
        first = bisect_left(self._dated, (day.toordinal() - within, -1))
        last = bisect_right(self._dated, (day.toordinal() + within, self._count))
        return [*self._undated, *(number for _, number in self._dated[first:last])]


class ByKeyAndDay:
    """The numbers of some items by their keys and their day; an item without a day is near every day."""

    def __init__(self, items: Iterable[tuple[Iterable[Hashable], date | None]]) -> None:
        numbers: defaultdict[Hashable, list[int]] = defaultdict(list)
        days: list[date | None] = []
        for number, (keys, day) in enumerate(items):
            days.append(day)
            for key in keys:
                numbers[key].append(number)
        self._with = {key: (held, ByDay([days[n] for n in held])) for key, held in numbers.items()}

    def near(self, keys: Iterable[Hashable], day: date | None, *, within: int) -> set[int]:
        """Return the numbers of the items that share a key and lie so many days or fewer from a day."""
        return {
            held[place]
            for key in keys
            if key in self._with
            for held, by_day in (self._with[key],)
            for place in by_day.near(day, within=within)
        }


class Joined:
    """Numbered items in groups that grow together: what joins two items joins their groups."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def first(self, number: int) -> int:
        """Return the lowest number in an item's group.

        >>> joined = Joined(4)
        >>> joined.join(3, 1), joined.join(2, 3), joined.first(2), joined.groups()
        (True, True, 1, [[1, 2, 3]])
        """
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> bool:
        """Make two items' groups one, and tell whether they were two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low
        return low != high

    def groups(self) -> list[list[int]]:
        """Return the groups of two items and more, by their lowest numbers."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            members.setdefault(self.first(number), []).append(number)
        return [group for group in members.values() if len(group) > 1]
