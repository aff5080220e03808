"""The transitions of spaCy's parser and recognizer, taken step by step with the interpreter's lock held.

spaCy 3.8 lets go of the lock for a greedy run, and its compiled state takes it again in nearly every small
question it is asked: thousands of times for a word with seventy moves. That is half the time of its parser
and two thirds of its recognizer's. Where the lock is held, asking for it costs next to nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_KEPT = 6_000  # words for whose numbers room is kept, some 25 MB; for more it is made anew


class Greedy:
    """A parser or recognizer of a spaCy pipeline: the same transitions by the same compiled code."""

    def __init__(self, component: Any) -> None:
        """Take a component that `can_be_greedy`."""
        self._component = component
        self._scores = component.model.get_ref("upper").predict
        lower = component.model.get_ref("lower")
        component.model.replace_node(lower, _with_room(lower))

    def pipe(self, docs: Iterable[Any], *, batch_size: int) -> Iterator[Any]:
        """Yield the documents with what the component finds in them, in the order given."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self._component.set_annotations(batch, self._states(batch))
            yield from batch

    def _states(self, docs: Sequence[Any]) -> list[Any]:
        """Return the final state of each document. All of them take their next step at once."""
        states: list[Any] = self._component.moves.init_batch(docs)
        waiting = [state for state in states if not state.is_final()]
        if not waiting:
            return states
        model = self._component.model.predict(docs)
        while waiting:
            hidden = model.state2vec.predict(model.get_token_ids(waiting))
            waiting = self._component.transition_states(waiting, self._scores(hidden))
        return states


def can_be_greedy(component: Any) -> bool:
    """Tell whether a component is a transition model that takes the best move, of all that it knows."""
    model: Any = getattr(component, "model", None)
    if getattr(model, "name", None) != "parser_model" or not hasattr(component, "transition_states"):
        return False
    has_all = model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    return bool(has_all and component.cfg["beam_width"] == 1)


def _with_room(lower: Any) -> Any:
    """Return the layer that gives each word's numbers in every role, which keeps the room for them.

    They are four kilobytes for each word; getting them from the system anew for every batch takes longer
    than working them out.
    """
    from thinc.api import Model

    sizes = {name: lower.get_dim(name) for name in lower.dim_names}
    params = {name: lower.get_param(name) for name in lower.param_names}
    roles, width = sizes["nF"], sizes["nO"] * sizes["nP"]
    weights = np.ascontiguousarray(params["W"].reshape((roles * width, sizes["nI"])))
    padding = params["pad"].reshape(roles * width)
    room = np.empty((0, roles * width), np.float32)

    def forward(_: Any, words: NDArray[np.float32], **_how: bool) -> tuple[Any, Callable[[Any], Any]]:
        nonlocal room
        many = len(words) + 1
        taken = room
        if len(taken) < many:
            taken = np.empty((many, roles * width), np.float32)
            room = taken if many <= MOST_KEPT else room
        lower.ops.gemm(words, weights, trans2=True, out=taken[1:many])
        taken[0] = padding
        return taken[:many].reshape((many, roles, sizes["nO"], sizes["nP"])), list  # never taught

    return Model(lower.name, forward, dims=sizes, params=params, ops=lower.ops)
