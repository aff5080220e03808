"""Numbers given for one thing, each beside each: which cannot both be right, which one side raised later."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


class Number(NamedTuple):
    """A number as numbers are compared: the lowest and highest it allows, who says it, where and when."""

    low: float
    high: float
    least: float
    printed: date | None
    asserter: str
    voice: tuple[str, str | None]

    def clashes(self, other: "Number") -> bool:
        """Tell whether no number fits both, and they are not a total and a part of it in one article."""
        return (self.high < other.low or other.high < self.low) and self.voice != other.voice


class Pairs:
    """Each of some numbers beside each other one, as masks with a row and a column for each."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        low, high, self._least = (
            np.array([getattr(n, field) for n in numbers], float) for field in ("low", "high", "least")
        )
        self._day = np.array([n.printed.toordinal() if n.printed else 0 for n in numbers], np.int64)
        self._asserter = _coded([n.asserter for n in numbers])
        voice = _coded([n.voice for n in numbers])
        is_below = high[:, None] < low[None, :]
        # as `Number.clashes` has it
        self.clash: Mask = (is_below | is_below.T) & (voice[:, None] != voice[None, :])

    def none(self) -> Mask:
        """Return a row that holds none of the numbers."""
        return np.zeros(len(self._day), np.bool_)

    def raised(self, among: Mask) -> Mask:
        """Return the numbers that the same side raised later, among some pairs."""
        found: Mask = np.any(self._raised() & among, axis=1)
        return found

    def in_raised(self) -> Mask:
        """Return the numbers that were raised later, and those they were raised to."""
        raised = self._raised()
        inside: Mask = np.any(raised, axis=1) | np.any(raised, axis=0)
        return inside

    def only_rose(self) -> bool:
        """Tell whether in each pair that clashes the later number is the higher one."""
        is_known = (self._day[:, None] > 0) & (self._day[None, :] > 0)
        fell = self._earlier() & (self._least[None, :] < self._least[:, None])
        is_open = ~is_known | (self._day[:, None] == self._day[None, :]) | fell | fell.T
        return not bool((self.clash & is_open).any())

    def _raised(self) -> Mask:
        """Return the pairs of an earlier number of one side, by row, and its later and higher one."""
        is_one = self._asserter[:, None] == self._asserter[None, :]
        raised: Mask = is_one & self._earlier() & (self._least[None, :] > self._least[:, None])
        return raised

    def _earlier(self) -> Mask:
        days = self._day
        earlier: Mask = (days[:, None] > 0) & (days[None, :] > 0) & (days[:, None] < days[None, :])
        return earlier


def _coded(values: Sequence[Hashable]) -> NDArray[np.int64]:
    codes: dict[Hashable, int] = {}
    return np.array([codes.setdefault(value, len(codes)) for value in values], np.int64)
