"""Probabilities in words, after ICD 203 (2015), and back to the band that a word stands for.

The directive's rows share their bounds and leave out 0 and 100 %. Bins here are half-open, so that
each probability has one word: the lower bound belongs to the bin, the upper to the next one.
"""

import math
from dataclasses import dataclass

from tracktwo.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Band:
    """One likelihood term with its half-open interval of probability."""

    word: str
    low: float
    high: float


BANDS = (
    Band("almost no chance", 0.01, 0.05),
    Band("very unlikely", 0.05, 0.20),
    Band("unlikely", 0.20, 0.45),
    Band("roughly even chance", 0.45, 0.55),
    Band("likely", 0.55, 0.80),
    Band("very likely", 0.80, 0.95),
    Band("almost certain", 0.95, 0.99),
)


SURE = 0.99


def word_for(probability: float) -> str:
    """Return the ICD 203 term for a probability.

    Below the first bin and from the last bin's end on, ICD 203 has no word; the nearest is given.

    Raises:
        ConfigError: the number is not in 0..1.

    >>> word_for(0.2), word_for(0.549), word_for(0.55), word_for(0.001)
    ('unlikely', 'roughly even chance', 'likely', 'almost no chance')
    """
    if not 0.0 <= probability <= 1.0:
        raise ConfigError(f"{probability} is not a probability. Give a number from 0 to 1.")
    exact = round(probability, 9)  # .45 may come out of a division as .44999999999999996
    return next((band.word for band in BANDS if exact < band.high), BANDS[-1].word)


def percent(probability: float) -> str:
    """Return a probability in percent, with a decimal where rounding would put it under another word.

    >>> percent(0.62), percent(0.196)
    ('62 %', '19.6 %')
    """
    whole = round(probability * 100)
    if word_for(min(whole / 100, 1.0)) == word_for(probability):
        return f"{whole} %"
    return f"{math.floor(probability * 1000) / 10:.1f} %"


def rough_percent(share: float) -> str:
    """Return a chance counted from few cases in percent: never certain, never none.

    >>> rough_percent(0.999), rough_percent(0.0), rough_percent(0.3)
    ('over 99 %', 'under 1 %', '30 %')
    """
    if share > SURE:
        return f"over {SURE:.0%}".replace("%", " %")
    return "under 1 %" if share < 1.0 - SURE else f"{share * 100:.0f} %"


def band_for(word: str) -> Band | None:
    """Return the band of an ICD 203 term, None when the word is not one.

    >>> band_for("likely").low
    0.55
    """
    return next((band for band in BANDS if band.word == word.lower().strip()), None)
