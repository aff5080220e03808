"""What moves a set of scenarios: indicators seen in the record, each line with its event, origin and amount.

From starting shares p, the shares now are p * exp(sum of weights), brought back to a sum of 1. One origin
counts once for an indicator, however often its telling is reprinted; a further origin counts half of the one
before; no origin moves more than MOST_PER_ORIGIN in all, and no scenario moves more than MOST_PER_SCENARIO.
A weight fades by half in HALF_LIFE_DAYS. The weights are the profile's judgement, not fitted: this is
weighted evidence, not a posterior.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tracktwo.errors import ConfigError
from tracktwo.forecast.confidence import days_between
from tracktwo.forecast.scenarios import check_probabilities, normalise
from tracktwo.records import Evidence

METHOD = "2"  # of this page: raise it when the same record would give other figures
LOOK_BACK_DAYS = 90
HALF_LIFE_DAYS = 45.0
LATER_ORIGIN = 0.5
MOST_PER_ORIGIN = 1.0  # log weight: odds times 2.7
MOST_PER_SCENARIO = 2.0  # log weight: odds times 7.4
LEAST = 1e-4  # shares are kept this far from 0, so that what nobody expected can still be moved


@dataclass(frozen=True, slots=True)
class Sighting:
    """An indicator seen: which, for which scenario, in which record, on which day, from which origin."""

    scenario: str
    sign: str
    weight: float
    record: str
    words: str
    day: str
    origin: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One movement: the sighting, the log weight it was given, and the points it adds to its scenario.

    `points` is the share (0..1) with the line less the share without it. `note` says what cut the weight.
    """

    sighting: Sighting
    weight: float
    points: float
    note: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A set before and after its indicators; both sum to 1. `lines` the largest first."""

    start: dict[str, float]
    now: dict[str, float]
    lines: tuple[Line, ...]

    @property
    def origins(self) -> int:
        """How many independent origins stand behind the movement."""
        return len({line.sighting.origin for line in self.lines})


def starting_shares(ids: Sequence[str], given: Sequence[float | None]) -> dict[str, float]:
    """Return the profile's figures, or equal shares where it gives none; they sum to 1.

    Raises:
        ConfigError: some have a figure and some have none, or they do not sum to 1.
    """
    figures = [figure for figure in given if figure is not None]
    if not figures:
        return normalise(dict.fromkeys(ids, 1.0))
    if len(figures) < len(ids):
        raise ConfigError("Some scenarios have a probability and some have none. Give all or none.")
    shares = normalise(dict(zip(ids, figures, strict=True)))
    check_probabilities(shares)
    return normalise({name: max(share, LEAST) for name, share in shares.items()})


def move(start: Mapping[str, float], sightings: Iterable[Sighting], *, today: str) -> Moved:
    """Return a set of scenarios as its indicators move it.

    Args:
        start: shares that sum to 1, one of them of "other".
        sightings: in any order; those after `today`, too old, or of an unknown scenario are left out.
        today: the day as of which is asked, ISO.
    Raises:
        ConfigError: the starting shares are no distribution, or a weight is not finite.
    """
    check_probabilities(start)
    seen = [one for one in sightings if one.scenario in start and _is_recent(one, today)]
    if any(not math.isfinite(one.weight) for one in seen):
        raise ConfigError("The weight of an indicator is not a finite number. Correct the profile.")
    lines = _cap_scenarios(_cap_origins(_count_origins(seen, today)))
    now = _shares(start, lines)
    told = [
        replace(
            line, points=now[line.sighting.scenario] - _without(start, lines, line)[line.sighting.scenario]
        )
        for line in lines
        if line.weight
    ]
    told.sort(key=lambda line: (-abs(line.points), line.sighting.day, line.sighting.record))
    return Moved(dict(start), now, tuple(told))


def _is_recent(one: Sighting, today: str) -> bool:
    return one.day <= today and days_between(one.day, today) <= LOOK_BACK_DAYS


def _count_origins(seen: Iterable[Sighting], today: str) -> list[Line]:
    """One line for each indicator and origin, its latest sighting; later origins count less."""
    by_sign: dict[tuple[str, str], dict[str, Sighting]] = defaultdict(dict)
    for one in sorted(seen, key=lambda one: (one.day, one.record)):
        by_sign[one.scenario, one.sign][one.origin] = one
    lines = []
    for origins in by_sign.values():
        for place, one in enumerate(
            sorted(origins.values(), key=lambda one: (one.day, one.record, one.origin))
        ):
            faded = 0.5 ** (days_between(one.day, today) / HALF_LIFE_DAYS)
            weight = one.weight * faded * LATER_ORIGIN**place
            lines.append(Line(one, weight, 0.0, f"origin {place + 1} of this indicator" if place else ""))
    return lines


def _cap_origins(lines: Iterable[Line]) -> list[Line]:
    kept = list(lines)
    total: dict[str, float] = defaultdict(float)
    for line in kept:
        total[line.sighting.origin] += abs(line.weight)
    return [_cut(line, total[line.sighting.origin], MOST_PER_ORIGIN, "origin") for line in kept]


def _cap_scenarios(lines: Iterable[Line]) -> list[Line]:
    kept = list(lines)
    total: dict[str, float] = defaultdict(float)
    for line in kept:
        total[line.sighting.scenario] += abs(line.weight)
    return [_cut(line, total[line.sighting.scenario], MOST_PER_SCENARIO, "scenario") for line in kept]


def _cut(line: Line, total: float, most: float, of: str) -> Line:
    if total <= most:
        return line
    note = f"cut to the most of one {of}"
    return replace(line, weight=line.weight * most / total, note="; ".join(filter(None, (line.note, note))))


def _shares(start: Mapping[str, float], lines: Iterable[Line]) -> dict[str, float]:
    pull: dict[str, float] = defaultdict(float)
    for line in lines:
        pull[line.sighting.scenario] += line.weight
    return normalise({name: share * math.exp(pull[name]) for name, share in start.items()})


def _without(start: Mapping[str, float], lines: Sequence[Line], left_out: Line) -> dict[str, float]:
    return _shares(start, [line for line in lines if line is not left_out])


def pool_sets(sets: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return several sets over the same scenarios as one: the normalised geometric mean of their shares.

    Raises:
        ConfigError: there is none, or they are over different scenarios.
    Reference: Genest & Zidek (1986), Statistical Science 1, the logarithmic opinion pool.

    >>> pool_sets([{"truce": 0.2, "other": 0.8}, {"truce": 0.8, "other": 0.2}])
    {'truce': 0.5, 'other': 0.5}
    """
    if not sets or any(one.keys() != sets[0].keys() for one in sets):
        raise ConfigError("Sets to pool must be over the same scenarios, and there must be one.")
    return normalise(
        {name: math.exp(sum(math.log(max(one[name], LEAST)) for one in sets) / len(sets)) for name in sets[0]}
    )
