"""Probabilities as the doors print them."""

from collections.abc import Iterable

from tracktwo.forecast.words import percent, rough_percent, word_for
from tracktwo.records import Forecast

__all__ = ["latest", "percent", "rough_percent", "word_for"]


def latest(made: Iterable[Forecast]) -> list[Forecast]:
    """Return each forecaster's last forecast, in the order in which they first gave one."""
    return list({one.made_by: one for one in made}.values())
