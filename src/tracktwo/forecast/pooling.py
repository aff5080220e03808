"""Several probabilities for one question pooled into one."""

import math
from collections.abc import Sequence

from tracktwo.errors import ConfigError

EDGE = 1e-4  # probabilities are kept this far from 0 and 1, so that one certain voice cannot decide alone


def pool_odds(probabilities: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """Return the weighted geometric mean of odds, as a probability in 0..1. No extremising.

    Raises:
        ConfigError: there is nothing to pool, a number is outside 0..1, or the weights do not fit.
    Reference: Satopää et al. (2014), International Journal of Forecasting 30.

    >>> round(pool_odds([0.2, 0.8]), 6)
    0.5
    """
    shares = [1.0] * len(probabilities) if weights is None else list(weights)
    if not probabilities or len(shares) != len(probabilities) or min(shares) < 0 or sum(shares) == 0:
        raise ConfigError(
            "Nothing to pool: give at least one probability, and one weight of 0 or more for each."
        )
    if any(not 0.0 <= p <= 1.0 for p in probabilities):
        raise ConfigError("A probability to pool is outside 0..1. Correct it.")
    log_odds = sum(w * log_odds_of(p) for w, p in zip(shares, probabilities, strict=True)) / sum(shares)
    return 1.0 / (1.0 + math.exp(-log_odds))


def log_odds_of(probability: float) -> float:
    """Return a probability's log-odds, kept away from 0 and 1 as in a pool.

    >>> log_odds_of(0.5)
    0.0
    """
    kept = min(max(probability, EDGE), 1.0 - EDGE)
    return math.log(kept / (1.0 - kept))
