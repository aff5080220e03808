"""The layers of spaCy's window encoder, the same numbers with less carrying to and fro.

Each layer looks at a word and its two neighbours, takes the largest of three sums and evens them out. Asked
to predict and never to learn, it needs no copies for later; and where the three sums stand in three blocks,
two comparisons make one of them.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

LAYER = "expand_window>>maxout>>layernorm>>dropout"
PIECES = 3
TINY = 1e-08  # thinc's, which keeps a word of equal numbers from being divided by nothing
MOST_KEPT = 6_000  # words for whose numbers room is kept, some 16 MB; for more it is made anew
Numbers = NDArray[np.float32]


def quicken_windows(component: Any) -> None:
    """Let the window layers of a component of a spaCy pipeline do the same in less time."""
    model: Any = getattr(component, "model", None)
    room = _Room()
    for node in list(model.walk()) if model is not None else ():
        if node.name == LAYER:
            window, maxout, norm = (_part(node, name) for name in ("expand_window", "maxout", "layernorm"))
            if window.attrs["window_size"] == 1 and maxout.get_dim("nP") == PIECES:
                model.replace_node(node, _quickened(maxout, norm, room))


def _part(node: Any, name: str) -> Any:
    return next(part for part in node.walk() if part.name == name)


class _Room:
    """The room for the numbers of a batch's words, kept from one batch to the next."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], Numbers] = {}

    def for_(self, what: str, many: int, width: int) -> Numbers:
        """Return room for so many words, with whatever stood there before."""
        kept = self._kept.get((what, width))
        if kept is None or len(kept) < many:
            kept = np.empty((many, width), np.float32)
            if many <= MOST_KEPT:
                self._kept[what, width] = kept
        return kept[:many]


def _quickened(maxout: Any, norm: Any, room: _Room) -> Any:
    from thinc.api import Model

    wide, given = maxout.get_dim("nO"), maxout.get_dim("nI")
    weights = np.ascontiguousarray(maxout.get_param("W").transpose(1, 0, 2).reshape(PIECES * wide, given))
    added = np.ascontiguousarray(maxout.get_param("b").T.reshape(PIECES * wide))
    scale, shift = norm.get_param("G"), norm.get_param("b")

    def forward(_: Any, words: Numbers, **_how: bool) -> tuple[Numbers, Callable[[Any], Any]]:
        beside = _beside(words, room.for_("beside", len(words), given))
        sums = room.for_("sums", len(words), PIECES * wide)
        maxout.ops.gemm(beside, weights, trans2=True, out=sums)
        np.add(sums, added, out=sums)
        largest = room.for_("largest", len(words), wide)
        np.maximum(sums[:, :wide], sums[:, wide : 2 * wide], out=largest)
        np.maximum(largest, sums[:, 2 * wide :], out=largest)
        return _evened(largest, scale, shift), list  # never taught

    return Model("quick_window", forward, dims={"nO": wide})


def _beside(words: Numbers, room: Numbers) -> Numbers:
    """Return each word's numbers between those of its neighbours, nothing beyond the ends."""
    wide = words.shape[1]
    room[:, wide : 2 * wide] = words
    room[1:, :wide] = words[:-1]
    room[:-1, 2 * wide :] = words[1:]
    room[:1, :wide] = 0
    room[-1:, 2 * wide :] = 0
    return room


def _evened(words: Numbers, scale: Numbers, shift: Numbers) -> Numbers:
    """Return the numbers of each word about their mean and by their spread, in the order thinc reckons."""
    words -= words.mean(axis=1, keepdims=True)
    spread = np.add.reduce(words * words, axis=1, keepdims=True)
    spread /= np.float32(words.shape[1])
    spread += TINY
    words *= spread ** (-1.0 / 2.0)
    words *= scale
    words += shift
    return words
