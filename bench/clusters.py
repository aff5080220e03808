"""Intervals over draws of whole questions, series or countries, and what is saved on a baseline."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

DRAWS, SEED = 1000, 7
ENDS = (0.025, 0.975)
Array = NDArray[Any]


def drawn_rows(names: Sequence[Hashable]) -> list[Array]:
    """Return 1,000 draws of whole clusters with replacement, each as the rows drawn."""
    rows: dict[Hashable, list[int]] = {}
    for at, name in enumerate(names):
        rows.setdefault(name, []).append(at)
    groups = [np.array(group) for group in rows.values()]
    drawn = np.random.default_rng(SEED).integers(0, len(groups), (DRAWS, len(groups)))
    return [np.concatenate([groups[at] for at in draw]) for draw in drawn]


def ends_of(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of drawn values."""
    low, high = np.quantile(np.asarray(values), ENDS)
    return float(low), float(high)


def interval(names: Sequence[Hashable], values: Array) -> tuple[float, float]:
    """Return the 95 % interval of a mean over draws of whole clusters."""
    return ends_of([float(values[rows].mean()) for rows in drawn_rows(names)])


def against(
    title: str, names: Sequence[Hashable], ours: Array, baseline: Array, *, score: Callable[[Array], float]
) -> dict[str, float]:
    """Return a lower-is-better score beside a baseline's on the same rows, and the share of it saved.

    Args:
        title: how the figures are named.
        names: the cluster of each row.
        ours: what `score` takes, row by row; `baseline` likewise.
    """
    mine, other = score(ours), score(baseline)
    saved = [1.0 - score(ours[rows]) / score(baseline[rows]) for rows in drawn_rows(names)]
    low, high = ends_of(saved)
    return {
        f"{title}: ours": mine, f"{title}: baseline": other,
        f"{title}: saved of the baseline": 1.0 - mine / other,
        f"{title}: saved, low": low, f"{title}: saved, high": high,
    }  # fmt: skip


def mean(values: Array) -> float:
    """Return the mean of row scores."""
    return float(values.mean())


def judged(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows to score: those held out, in a file that has some; every row is there to learn from."""
    held_out = [row for row in rows if row["split"] == "heldout"]
    return held_out or list(rows)
