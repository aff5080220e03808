"""Everybody's last figures for a question pooled with the desk's own, by weights that are stated."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.errors import ConfigError
from tracktwo.forecast.confidence import tell_likelihood
from tracktwo.forecast.pooling import log_odds_of, pool_odds
from tracktwo.records import Forecast, Term

DESK = "tracktwo"  # who makes the desk's own forecasts
POOLED = "tracktwo and people"  # under whom all of them pooled are kept
MARKET = "market"  # who a market's price is given as
RESERVED = frozenset({DESK, POOLED})  # nobody else may forecast under these
# A person counts as much as the desk: nothing is known of their skill. A market counts for nine: with less
# weight, questions past their deadline were forecast worse on the bench's earlier part.
WEIGHTS = {MARKET: 9.0}
METHOD = "1"


@dataclass(frozen=True, slots=True)
class Voice:
    """One forecaster's last figure, with the weight it has among the others."""

    who: str
    probability: float
    made_at: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """The weighted geometric mean of odds of several voices."""

    probability: float
    voices: tuple[Voice, ...]

    @property
    def sentence(self) -> str:
        """The likelihood as a sentence of its own."""
        return tell_likelihood("All figures pooled", self.probability)

    def terms(self) -> tuple[Term, ...]:
        """Return a line for each voice, with its figure in log-odds and its share of all weight."""
        total = sum(voice.weight for voice in self.voices)
        return tuple(
            Term(
                f"{voice.who}, {voice.made_at[:10]}: {voice.probability * 100:.0f} %, "
                f"weight {voice.weight:g} of {total:g}",
                log_odds_of(voice.probability),
            )
            for voice in self.voices
        )


def pool_question(made: Iterable[Forecast], *, until: str = "9999") -> Pooled | None:
    """Return the last figures for a question of yes or no pooled; None where the desk or others gave none.

    Args:
        made: forecasts of one question, in any order; those for scenarios and the pooled ones are left out.
        until: a moment (RFC 3339); what was given later is not seen.
    """
    last: dict[str, Forecast] = {}
    for one in sorted(made, key=lambda one: one.made_at):
        if one.made_at <= until and one.scenario is None and one.made_by != POOLED:
            last[one.made_by] = one
    voices = tuple(Voice(w, one.probability, one.made_at, WEIGHTS.get(w, 1.0)) for w, one in last.items())
    if DESK not in last or len(voices) < 2:
        return None
    chance = pool_odds([voice.probability for voice in voices], [voice.weight for voice in voices])
    return Pooled(chance, voices)


def check_name(who: str) -> str:
    """Return a forecaster's name.

    Raises:
        ConfigError: the desk's own figures stand under it.
    """
    if who in RESERVED:
        raise ConfigError(f"{who!r} is the name under which the desk's own figures stand. Use another.")
    return who
