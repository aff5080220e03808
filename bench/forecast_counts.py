"""Questions on counts against their average, as `bench forecast` scores them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from bench.clusters import judged
from bench.deaths_panel import Panel, read_panel
from bench.parsed import gold_rows
from tracktwo.forecast.averages import chance_above
from tracktwo.forecast.unknown_average import KnownAverage, are_missing, chance_above_unknown
from tracktwo.ontology.loader import code_books

COUNTS = "forecast/acled_questions.jsonl"
LEVEL_MONTHS, LEVEL_MANY = (
    60,
    1.0,
)  # months of deaths behind a country's level; a month, from which they are many
LATEST_MONTHS_BEFORE = 2  # a month's deaths are published within so many
BUCKETS = (0.0, 1.0, 10.0)  # bounds between the averages that the baseline tells apart
Scored = dict[str, list[tuple[str, float, bool]]]  # method -> series, probability, outcome


def score_counts() -> Scored:
    """Return each question's chance with its outcome, and the baseline's for those that are not tenfold."""
    rows = gold_rows(COUNTS)
    lists: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        lists[row["forecast_due"]].append(row)
    missing = {day for day, asked in lists.items() if are_missing([_average(row) for row in asked])}
    scoring = {row["id"] for row in judged(rows)}
    scored: Scored = defaultdict(list)
    for day, asked in sorted(lists.items()):
        known = list(_known(rows, day, missing))
        for row in (row for row in asked if row["id"] in scoring):
            chance = _chance(row, known) if day in missing else _by_average(row)
            scored[_kind(row)].append((_series(row), chance, bool(row["outcome"])))
            if not row["tenfold"]:
                plain = _rate_of_bucket(row, rows)
                scored["not tenfold, rate of its bucket"].append((_series(row), plain, bool(row["outcome"])))
                part = "average missing" if day in missing else "average told"
                scored[f"not tenfold, {part}"].append((_series(row), chance, bool(row["outcome"])))
    return scored


def _kind(row: dict[str, Any]) -> str:
    return "tenfold" if row["tenfold"] else "not tenfold"


def _series(row: dict[str, Any]) -> str:
    return f"{row['country']}, {row['event_type']}"


def _average(row: dict[str, Any]) -> float:
    """Last year's monthly average; a tenfold question's reference value is the average plus one."""
    return max(float(row["ref_value"]) - (1.0 if row["tenfold"] else 0.0), 0.0)


def _by_average(row: dict[str, Any]) -> float:
    average, months = _average(row), row["horizon_days"] / 30
    threshold = 10.0 * row["ref_value"] if row["tenfold"] else average
    return chance_above(threshold, average, months_ahead=months)


def _chance(row: dict[str, Any], known: list[KnownAverage]) -> float:
    if row["tenfold"]:
        return _by_average(row)
    months = row["horizon_days"] / 30
    return chance_above_unknown(_classes(row), known, months_ahead=months)


def _known(rows: list[dict[str, Any]], day: str, missing: set[str]) -> Iterator[KnownAverage]:
    """Yield the averages that lists up to a day told, each series once, as it was told last."""
    told = {}
    for row in sorted(rows, key=lambda row: row["forecast_due"]):
        if row["forecast_due"] <= day and row["forecast_due"] not in missing:
            told[_series(row)] = row
    for row in told.values():
        yield KnownAverage(_classes(row, day), _average(row))


def _classes(row: dict[str, Any], day: str | None = None) -> tuple[str, ...]:
    level = _level(row["country"], day or row["forecast_due"])
    return (level, row["country"], row["event_type"])


def _level(country: str, day: str) -> str:
    """How deadly a country was, by the months that were published by a day."""
    code, panel = _codes().get(country.casefold()), _panel()
    if code is None:
        return "no state"
    if code not in panel.countries:
        return "no deaths"
    until = panel.months_before(day, LATEST_MONTHS_BEFORE)
    deaths = panel.deaths[panel.countries.index(code), max(until - LEVEL_MONTHS, 0) : until]
    if not deaths.any():
        return "no deaths"
    return "many deaths" if deaths.mean() >= LEVEL_MANY else "some deaths"


@cache
def _panel() -> Panel:
    return read_panel()


@cache
def _codes() -> dict[str, str]:
    states = code_books().actors.states.values()
    return {name.casefold(): state.iso3 for state in states for name in state.names}


def _rate_of_bucket(row: dict[str, Any], rows: list[dict[str, Any]]) -> float:
    """How often questions of averages as high came true, in all other series: the field note's baseline."""
    alike = [
        other["outcome"]
        for other in rows
        if not other["tenfold"] and _bucket(other) == _bucket(row) and _series(other) != _series(row)
    ]
    return (sum(alike) + 0.5) / (len(alike) + 1.0)


def _bucket(row: dict[str, Any]) -> int:
    return sum(_average(row) > bound for bound in BUCKETS)
