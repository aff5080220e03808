"""How far a figure can be trusted: from what it rests on and how far ahead it looks, apart from how likely.

ICD 203 asks that likelihood and confidence do not stand in one sentence; both functions here return a
sentence of their own.
"""

from datetime import date
from enum import StrEnum

from tracktwo.forecast.words import percent, word_for

ENOUGH, SOME = 10, 4  # pieces (cases, or independent origins) for high, and for moderate confidence
NEAR_DAYS, FAR_DAYS = 92, 366  # beyond the first at most moderate, beyond the second low


class Confidence(StrEnum):
    """How far a figure can be trusted."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


def confidence_in(pieces: int, *, days_ahead: int) -> Confidence:
    """Return the confidence in a figure that rests on so many pieces and looks so many days ahead.

    >>> confidence_in(40, days_ahead=30).value, confidence_in(40, days_ahead=200).value
    ('high', 'moderate')
    """
    if pieces < SOME or days_ahead > FAR_DAYS:
        return Confidence.LOW
    if pieces < ENOUGH or days_ahead > NEAR_DAYS:
        return Confidence.MODERATE
    return Confidence.HIGH


def tell_likelihood(what: str, probability: float) -> str:
    """Return a sentence of likelihood alone, in the words of ICD 203.

    >>> tell_likelihood("Frozen line", 0.62)
    'Frozen line: likely, 62 %.'
    """
    return f"{what}: {word_for(probability)}, {percent(probability)}."


def tell_confidence(pieces: int, what: str, *, days_ahead: int) -> str:
    """Return a sentence of confidence alone, with what it rests on and what caps it.

    >>> tell_confidence(2, "independent origin", days_ahead=400)
    'Confidence is low: it rests on 2 independent origins and looks 400 days ahead.'
    """
    many = f"{pieces} {what}{'' if pieces == 1 else 's'}"
    level = confidence_in(pieces, days_ahead=days_ahead)
    return f"Confidence is {level}: it rests on {many} and looks {days_ahead} days ahead."


def days_between(start: str, end: str) -> int:
    """Return how many days lie between two ISO days; 0 when the second is not after the first."""
    return max((date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days, 0)
