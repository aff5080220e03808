"""'More than the average of last year?': what counts of events imply for the months to come.

A month's count is taken as negative binomial around last year's monthly average, to which a little is added:
a year without an event does not mean that none can come. Counts are skewed, so that most months lie below
their average, and the chance of more than it is below one half.
"""

import math

from tracktwo.errors import ConfigError

MONTHS = 12.0  # months behind the average
EXTRA = 0.5  # events a year added to what was seen: Jeffreys' prior of a Poisson rate
CLUMPING = 1.0  # shape: 1 lets a month vary as much as its mean, smaller more
FAR_MONTHS = 0.3  # how the shape falls with the horizon: farther months vary more
MOST_SUMMED = 2000


def chance_above(threshold: float, average: float, *, months_ahead: float = 1.0) -> float:
    """Return P(a month's count is above `threshold`), 0..1, from last year's monthly average.

    Args:
        threshold: a count, 0 or more; need not be whole.
        average: events a month over the last twelve, 0 or more.
        months_ahead: how far off the month's end is, above 0.
    Raises:
        ConfigError: a number is negative or not finite.
    Reference: the negative binomial as a gamma mixture of Poissons; Cameron & Trivedi (2013), chapter 3.

    >>> chance_above(0, 0) < 0.05 < 0.3 < chance_above(10, 10) < 0.5
    True
    """
    if not (0 <= threshold < math.inf and 0 <= average < math.inf and 0 < months_ahead < math.inf):
        raise ConfigError("A threshold and an average must be 0 or more, months ahead above 0. Correct them.")
    mean = average + EXTRA / MONTHS
    shape = CLUMPING * max(months_ahead, 0.25) ** -FAR_MONTHS
    if threshold > MOST_SUMMED:  # so many that counts are as good as gamma: use their Wilson-Hilferty form
        cube = (threshold / mean) ** (1 / 3)
        centre, spread = 1 - 1 / (9 * shape), math.sqrt(1 / (9 * shape))
        return 0.5 * math.erfc((cube - centre) / (spread * math.sqrt(2)))
    share, log_weight = mean / (mean + shape), shape * math.log(shape / (mean + shape))
    below = 0.0
    for count in range(math.floor(threshold) + 1):
        below += math.exp(log_weight)
        log_weight += math.log(share) + math.log(shape + count) - math.log(count + 1)
    return min(max(1.0 - below, 0.0), 1.0)
