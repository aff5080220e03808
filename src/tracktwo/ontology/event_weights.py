"""The learned doubt: how much each feature of a draft speaks for an event, fitted on our own sentences."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracktwo.errors import OntologyError

BOOK = Path(__file__).with_suffix(".tsv")
ALWAYS = "always"  # the weight that every draft has


@dataclass(frozen=True, slots=True)
class EventWeights:
    """A logistic regression over features that are there or not."""

    always: float
    weights: dict[str, float]

    def chance(self, features: Iterable[str]) -> float:
        """Return the probability (0 to 1) that a draft with these features tells an event.

        >>> EventWeights(0.0, {"lemma shell": 1.0}).chance(["dep ROOT"])
        0.5
        """
        score = self.always + math.fsum(self.weights.get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-score))


@cache
def load_event_weights() -> EventWeights:
    """Return the weights.

    Raises:
        OntologyError: a line is not a feature and a number.
    """
    weights: dict[str, float] = {}
    for number, line in enumerate(BOOK.read_text("utf-8").splitlines(), start=1):
        feature, _, weight = line.partition("\t")
        try:
            weights[feature] = float(weight)
        except ValueError as error:
            raise OntologyError(
                f"{BOOK.name}, line {number}: {line!r} is no feature with a number. Write the file anew with"
                " 'python -m bench.event_learned'."
            ) from error
    return EventWeights(weights.pop(ALWAYS, 0.0), weights)
