"""Scenario sets: probabilities that sum to one, and who has named which scenario."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracktwo.errors import ConfigError
from tracktwo.records import Evidence, Scenario, ScenarioSet

OTHER = "other"
SUM_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class NamedScenario:
    """One scenario as articles name it: by whom, under which condition, with which words."""

    name: str
    named_by: tuple[str, ...]
    conditions: tuple[str, ...]
    descriptions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def check_probabilities(probabilities: Mapping[str, float]) -> None:
    """Check that a set of scenarios is exclusive, has a rest class and sums to one.

    Raises:
        ConfigError: "other" is missing, a number is outside 0..1, or the sum is not 1.
    """
    if OTHER not in probabilities:
        raise ConfigError(
            "The scenario set has no 'other'. Add it, so that the set covers every way things may go."
        )
    for name, probability in probabilities.items():
        if not 0.0 <= probability <= 1.0:
            raise ConfigError(f"Scenario {name!r} has probability {probability}. Give a number from 0 to 1.")
    total = sum(probabilities.values())
    if abs(total - 1.0) > SUM_TOLERANCE:
        raise ConfigError(f"The scenarios' probabilities sum to {total:.4f}. Change them to sum to 1.")


def normalise(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as probabilities that sum to one, in the order given.

    Raises:
        ConfigError: a weight is negative or all are zero.

    >>> normalise({"truce": 1, "other": 3})
    {'truce': 0.25, 'other': 0.75}
    """
    total = sum(weights.values())
    if total <= 0 or min(weights.values()) < 0:
        raise ConfigError("Scenario weights must not be negative, and one must be above zero.")
    return {name: weight / total for name, weight in weights.items()}


def collect_named(sets: Iterable[ScenarioSet]) -> tuple[NamedScenario, ...]:
    """Return the scenarios that articles name, same names together, in order of first mention."""
    collected: dict[str, list[tuple[ScenarioSet, Scenario]]] = {}
    for scenario_set in sets:
        for scenario in scenario_set.scenarios:
            collected.setdefault(scenario.name.casefold(), []).append((scenario_set, scenario))
    return tuple(_joined(group) for group in collected.values())


def _joined(group: list[tuple[ScenarioSet, Scenario]]) -> NamedScenario:
    scenarios = [scenario for _, scenario in group]
    return NamedScenario(
        name=scenarios[0].name,
        named_by=_distinct(scenario_set.named_by for scenario_set, _ in group),
        conditions=_distinct(scenario.condition for scenario in scenarios),
        descriptions=_distinct(scenario.description for scenario in scenarios),
        evidence=tuple(dict.fromkeys(item for s in scenarios for item in s.evidence)),
    )


def _distinct(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
