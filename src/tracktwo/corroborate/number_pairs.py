"""Numbers given for one thing, each beside each: which cannot both be right, which one side raised later."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


class Number(NamedTuple):
    """A number as numbers are compared: the lowest and highest it allows, who says it, where and when.

    `is_own` where the outlet says it in its own voice; `moment` sorts as articles came out.
    """

    low: float
    high: float
    least: float
    printed: date | None
    asserter: str
    voice: tuple[str, str | None]
    outlet: str = ""
    moment: str = ""
    is_own: bool = False

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
        self._asserter, self._outlet = (
            _coded([n.asserter for n in numbers]),
            _coded([n.outlet for n in numbers]),
        )
        self._moment = _ranked([n.moment for n in numbers])
        self._is_own = np.array([n.is_own for n in numbers], np.bool_)
        self._has_outlet = np.array([bool(n.outlet) for n in numbers], np.bool_)
        self._bounds = _coded([(n.low, n.high) for n in numbers])
        voice = _coded([n.voice for n in numbers])
        is_below = high[:, None] < low[None, :]
        # as `Number.clashes` has it
        self.clash: Mask = (is_below | is_below.T) & (voice[:, None] != voice[None, :])

    def none(self) -> Mask:
        """Return a row that holds none of the numbers."""
        return np.zeros(len(self._day), np.bool_)

    def replaced(self) -> Mask:
        """Return the numbers that were given up: by the side that raised one, by an outlet that gave another.

        Whoever tells such a number again, without somebody else who says it, repeats what was given up.
        """
        found: Mask = np.any(self._raised() | (self.clash & self._renewed()), axis=1)
        repeats = (self._bounds[:, None] == self._bounds[None, :]) & self._may_be_one_side()
        is_later = self._moment[:, None] >= self._moment[None, :]
        again: Mask = found | np.any(repeats & is_later & found[None, :], axis=1)
        return again

    def in_raised(self) -> Mask:
        """Return the numbers that were raised later, and those they were raised to."""
        raised = self._raised()
        inside: Mask = np.any(raised, axis=1) | np.any(raised, axis=0)
        return inside

    def only_rose(self, among: Mask) -> bool:
        """Tell whether in each of some pairs that clash the later number is the higher one."""
        is_known = (self._day[:, None] > 0) & (self._day[None, :] > 0)
        fell = self._earlier() & (self._least[None, :] < self._least[:, None])
        is_open = ~is_known | (self._day[:, None] == self._day[None, :]) | fell | fell.T
        return not bool((among & is_open).any())

    def _raised(self) -> Mask:
        """Return the pairs of an earlier number of one side, by row, and its later and higher one."""
        is_one = self._asserter[:, None] == self._asserter[None, :]
        raised: Mask = is_one & self._earlier() & (self._least[None, :] > self._least[:, None])
        return raised

    def _renewed(self) -> Mask:
        """Return the pairs of an earlier number in an outlet, by row, and its later one of the same side."""
        is_one = (self._outlet[:, None] == self._outlet[None, :]) & self._has_outlet[:, None]
        is_later = self._moment[:, None] < self._moment[None, :]
        renewed: Mask = is_one & is_later & self._may_be_one_side()
        return renewed

    def _may_be_one_side(self) -> Mask:
        is_one = self._asserter[:, None] == self._asserter[None, :]
        may_be: Mask = is_one | self._is_own[:, None] | self._is_own[None, :]
        return may_be

    def _earlier(self) -> Mask:
        days = self._day
        earlier: Mask = (days[:, None] > 0) & (days[None, :] > 0) & (days[:, None] < days[None, :])
        return earlier


def _coded(values: Sequence[Hashable]) -> NDArray[np.int64]:
    codes: dict[Hashable, int] = {}
    return np.array([codes.setdefault(value, len(codes)) for value in values], np.int64)


def _ranked(values: Sequence[str]) -> NDArray[np.int64]:
    """Return numbers that stand to each other as some words do in alphabetical order."""
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}
    return np.array([ranks[value] for value in values], np.int64)
