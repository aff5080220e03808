"""'Will it happen by that date?': a hazard by the day, so that a later date is never less likely.

From a daily hazard h, P(within t days) = 1 - exp(-h * t^k). With k = 1 no day is likelier than another; k
below 1 says that what did not happen soon gets less likely. As days pass without news, the days left shrink,
and so does the probability.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.errors import ConfigError

PRIOR_EVENTS = 0.5  # half an event before any was seen, so that no hazard is exactly 0


@dataclass(frozen=True, slots=True)
class Spell:
    """Days under watch in one past case, and whether the event ended them (else: still waiting)."""

    days: float
    happened: bool


@dataclass(frozen=True, slots=True)
class Hazard:
    """A daily rate with what it rests on: `events` in `days` of `n` spells. `shape` is k above."""

    rate: float
    events: int
    n: int
    days: float
    shape: float = 1.0

    def within(self, days: float) -> float:
        """Return P(happens within so many days), 0..1; never falls as the days grow.

        Raises:
            ConfigError: the days are below 0 or not a number.
        """
        if not days >= 0:
            raise ConfigError(f"{days} days from now is in the past. Give a date that is still to come.")
        return -math.expm1(-self.rate * days**self.shape)

    def given_quiet(self, quiet_days: float, days: float) -> float:
        """Return P(happens within `days` more, given that `quiet_days` passed without it).

        >>> round(Hazard(0.01, 1, 1, 100).given_quiet(50, 100), 3)
        0.632
        """
        before = self.within(quiet_days)
        after = self.within(quiet_days + days)
        return 1.0 if before >= 1.0 else min(max((after - before) / (1.0 - before), 0.0), 1.0)


def estimate_hazard(
    spells: Iterable[Spell], *, parent: Hazard | None = None, strength: float = 2.0, shape: float = 1.0
) -> Hazard:
    """Return the daily hazard of past spells; open ones count as days without the event.

    Args:
        spells: past cases, at least one with a day in it.
        parent: the hazard of a wider class to lean on, worth `strength` events.
        shape: k in (0, 1]; 1 when no day is likelier than another.
    Raises:
        ConfigError: there is no day to learn from, or the shape is outside (0, 1].
    Reference: occurrence/exposure rate with a gamma prior; Cox & Oakes (1984), Analysis of Survival Data.
    """
    if not 0.0 < shape <= 1.0:
        raise ConfigError(f"A shape of {shape} is not in (0, 1]. 1 says that every day is alike.")
    known = [spell for spell in spells if spell.days > 0]
    exposure = sum(spell.days**shape for spell in known)
    if not known:
        raise ConfigError("No past spell has a day in it, so there is no hazard. Add past cases.")
    events = sum(spell.happened for spell in known)
    if parent is None:
        rate = (events + PRIOR_EVENTS) / exposure
    else:
        rate = (events + strength) / (exposure + strength / parent.rate)
    return Hazard(rate, events, len(known), sum(spell.days for spell in known), shape)
