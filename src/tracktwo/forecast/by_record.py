"""A probability for a question from what is known on its day: past questions, and the dossier's own record.

Three views, pooled by the geometric mean of odds. The base rate asks how often questions like it came true.
The hazard asks how often what the rule looks for has happened in this dossier, and how long it has been
quiet. Indicators in the flow are weighed where the dossier has been watched long enough to learn from. Where
there is nothing to count, there is no figure.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.errors import ConfigError
from tracktwo.forecast.base_rates import BaseRate, Case, estimate_rate
from tracktwo.forecast.confidence import days_between
from tracktwo.forecast.flow import Noted, estimate_from_flow
from tracktwo.forecast.hazards import Spell, estimate_hazard
from tracktwo.forecast.pooling import log_odds_of, pool_odds
from tracktwo.forecast.query import Match
from tracktwo.records import Evidence, Term

METHOD = "2"
SHAPE = 0.5  # of the hazard: what did not happen soon gets less likely; chosen on the bench's earlier part
MOST_EVIDENCE = 5
PART = "  of these,"  # begins a term that is part of the one before and not pooled beside it


@dataclass(frozen=True, slots=True)
class Watched:
    """What the dossier holds on a question's day: its days under watch, and what the rule found in them.

    `noted` are its records as indicators, `published` the days of its articles; both may be empty. `asked_on`
    is the day as of which is asked, where that is later than the last day watched: a dossier that nobody
    reads on has not become quiet.
    """

    first: str
    last: str
    found: tuple[Match, ...]
    noted: tuple[Noted, ...] = ()
    published: tuple[str, ...] = ()
    asked_on: str = ""

    def days_to(self, closes: str) -> int:
        """Return how many days are left until a question closes."""
        return days_between(max(self.asked_on, self.last), closes)

    @property
    def days(self) -> int:
        """How many days the dossier has been watched."""
        return days_between(self.first, self.last) + 1


@dataclass(frozen=True, slots=True)
class Estimate:
    """A probability with the terms it is pooled from; `pieces` is how many cases stand behind it.

    `left_out` says why indicators are not among the terms, "" where they are or where the rule is no query.
    """

    probability: float
    base_rate: float
    terms: tuple[Term, ...]
    pieces: int
    left_out: str = ""


def estimate(
    cases: Iterable[Case],
    reference_class: Sequence[str],
    record: Watched | None,
    *,
    closes: str,
    wanted: int = 1,
    none: bool = False,
) -> Estimate:
    """Return the probability of a question on the last day of the record, or of its cases alone.

    Args:
        cases: resolved questions, each with its classes from the widest on.
        reference_class: of this question, from the widest on.
        record: what the dossier holds; None for a rule that is no query.
        closes: the question's last day is the one before.
        wanted: how many more are needed, 0 when the rule is met already.
        none: the question is whether nothing of the kind happens.
    Raises:
        ConfigError: there is neither a past question of its class nor a record to count in.
    """
    rate = _rate(list(cases), tuple(reference_class))
    terms, pieces = ([_rate_term(rate)], rate.n) if rate else ([], 0)
    details: tuple[Term, ...] = ()
    left_out: list[str] = []
    if record is not None:
        pieces += len(record.found)
        try:
            terms.append(_hazard_term(record, closes=closes, wanted=wanted, none=none))
            flow = _flow_terms(record, closes=closes, wanted=wanted, none=none)
        except ConfigError as error:
            left_out.append(str(error))
        else:
            terms.append(flow[0])
            details = flow[1:]
    if not terms:
        why = " ".join(left_out) or "The rule is no query."
        raise ConfigError(
            f"No past question of this class is resolved, so there is no base rate. {why} "
            "Give a probability of your own."
        )
    chances = [1.0 / (1.0 + math.exp(-term.weight)) for term in terms]
    base = rate.probability if rate else chances[0]
    return Estimate(pool_odds(chances), base, (*terms, *details), pieces, " ".join(left_out))


def _hazard_term(record: Watched, *, closes: str, wanted: int, none: bool) -> Term:
    """The hazard's chance.

    Raises:
        ConfigError: nothing of the kind was ever seen, in fewer days than are still to go: any rate would do.
    """
    if not record.found and wanted > 0 and record.days < record.days_to(closes):
        ahead = record.days_to(closes)
        raise ConfigError(f"The hazard is left out: no such record in {record.days} days, and {ahead} to go.")
    chance, told = chance_by(record, closes=closes, wanted=wanted)
    evidence = tuple(match.record.evidence[0] for match in record.found if match.record.evidence)
    if none:
        chance, told = 1.0 - chance, f"{told} The question is that none comes."
    return Term(told, log_odds_of(chance), evidence[-MOST_EVIDENCE:])


def _flow_terms(record: Watched, *, closes: str, wanted: int, none: bool) -> tuple[Term, ...]:
    """The chance by the dossier's flow, then what each indicator adds to it.

    Raises:
        ConfigError: there are too few past cases, or the rule is met already.
    """
    if wanted <= 0:
        raise ConfigError("Indicators are left out: the rule is met already.")
    found = estimate_from_flow(
        record.noted,
        [match.last for match in record.found],
        record.published,
        first=record.first,
        today=record.last,
        days=record.days_to(closes),
        wanted=wanted,
    )
    sign = -1.0 if none else 1.0
    whole = f"Indicators in the flow: {found.yes} of {found.n} past stretches of {found.days} days had one."
    parts = [
        Term(f"{PART} {part.name}: {part.count} in the last 30 days", sign * part.weight, part.evidence)
        for part in found.parts
    ]
    return (Term(whole, sign * log_odds_of(found.probability)), *parts)


def _rate(cases: list[Case], wanted: tuple[str, ...]) -> BaseRate | None:
    """The rate of the narrowest class that has a case."""
    for depth in range(len(wanted), 0, -1):
        if any(case.classes[:depth] == wanted[:depth] for case in cases):
            return estimate_rate(cases, wanted[:depth])
    return None


def _rate_term(rate: BaseRate) -> Term:
    return Term(f"Base rate of questions, {rate.describe()}", log_odds_of(rate.probability))


def chance_by(record: Watched, *, closes: str, wanted: int = 1) -> tuple[float, str]:
    """Return P(what the rule looks for happens `wanted` times before `closes`), and how it was counted.

    Never falls as `closes` moves out; falls with every quiet day for a fixed `closes`.
    """
    ahead = record.days_to(closes)
    days = sorted({match.last for match in record.found})
    counted = f"{len(days)} day{'' if len(days) == 1 else 's'} with such a record in {record.days} days"
    if wanted <= 0:
        return 1.0, f"Hazard: the rule is met already; {counted}."
    edges = [record.first, *days]
    spells = [Spell(max(days_between(a, b), 1), True) for a, b in zip(edges, days, strict=False)]
    quiet = days_between(edges[-1], record.last)
    hazard = estimate_hazard([*spells, Spell(max(quiet, 1), False)], shape=SHAPE if wanted == 1 else 1.0)
    chance = hazard.given_quiet(quiet, ahead) if wanted == 1 else _at_least(wanted, hazard.rate * ahead)
    return chance, f"Hazard: {counted}; quiet for {quiet}, {ahead} to go."


def _at_least(wanted: int, mean: float) -> float:
    """P(a Poisson count of this mean is `wanted` or more)."""
    term, below = math.exp(-mean), 0.0
    for count in range(wanted):
        below += term
        term *= mean / (count + 1)
    return min(max(1.0 - below, 0.0), 1.0)


def words_of(evidence: Iterable[Evidence], most: int = 100) -> str:
    """Return the first words of some evidence, on one line."""
    words = " ".join(next((piece.text for piece in evidence), "").split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
