"""Forecasts: walk-forward on the part at hand: questions, counts against their average, deaths, onsets.

Every forecast uses only what had been resolved or counted by its day. Intervals come from 1,000 draws of
whole questions (a question forecast on several days is drawn as one).
"""

import csv
from collections import defaultdict
from datetime import date
from typing import Any

import numpy as np

from bench.parsed import GOLD, gold_rows
from tracktwo.forecast.averages import chance_above
from tracktwo.forecast.base_rates import Case, estimate_rate
from tracktwo.forecast.fatalities import forecast_deaths
from tracktwo.forecast.hazards import Spell, estimate_hazard
from tracktwo.forecast.onset import calm_countries, fit_onsets, indicators
from tracktwo.forecast.pooling import pool_odds
from tracktwo.forecast.wording import CHANGES, class_of

NAME = "forecast"
QUESTIONS, COUNTS = "forecast/geo_questions.jsonl", "forecast/acled_questions.jsonl"
PANEL = "forecast/country_month_fatalities.csv"
GOLD_FILES = (QUESTIONS, COUNTS, PANEL)
FLOORS = {"onset within 3 months, average precision": 0.14, "deaths, gain in CRPS on last 12 months": 0.06}
FEWEST_KNOWN = 10  # resolved questions before a base rate is tried
FIRST_TARGET = "2018-01"
SHAPE, STRENGTH = 0.5, 2.0  # of the hazard and of the pooling, chosen on these rows
Scored = dict[str, list[tuple[str, float, bool]]]  # method -> question, probability, outcome


def run() -> dict[str, float]:
    """Return Brier and log scores with intervals, CRPS and coverage, onset precision."""
    figures: dict[str, float] = {}
    for name, scored in (("questions", _questions()), ("counts", _counts())):
        for method, rows in scored.items():
            figures |= {f"{name}, {method}, {measure}": v for measure, v in _scores(rows).items()}
    return figures | _deaths() | _onsets()


def _days(start: str, end: str) -> int:
    return max((date.fromisoformat(end) - date.fromisoformat(start)).days, 1)


def _questions() -> Scored:
    rows = [row for row in gold_rows(QUESTIONS) if row["deadline_passed"]]
    scored: Scored = defaultdict(list)
    for row in rows:
        known = [r for r in rows if r["resolve_date"] <= row["forecast_due"] and r["qid"] != row["qid"]]
        if len(known) < FEWEST_KNOWN:
            continue
        ours = _by_class(row, known)
        for method, chance in {
            "plain base rate": estimate_rate(Case((), bool(r["outcome"])) for r in known).probability,
            "class and hazard": ours,
            "market": row["baseline_prob"],
            "pooled with market": pool_odds([ours, row["baseline_prob"]], [0.1, 0.9]),
        }.items():
            scored[method].append((row["qid"], chance, bool(row["outcome"])))
    return scored


def _by_class(row: dict[str, Any], known: list[dict[str, Any]]) -> float:
    kind = class_of(row["question"])
    alike = [r for r in known if class_of(r["question"]) == kind]
    cases = [Case((class_of(r["question"]),), bool(r["outcome"])) for r in known]
    if kind == CHANGES and alike:
        spells = [Spell(_days(r["forecast_due"], r["resolve_date"]), bool(r["outcome"])) for r in alike]
        hazard = estimate_hazard(spells, shape=SHAPE)
        return hazard.within(_days(row["forecast_due"], row["close_date"]))
    return estimate_rate(cases, (kind,) if alike else (), strength=STRENGTH).probability


def _counts() -> Scored:
    scored: Scored = defaultdict(list)
    for row in gold_rows(COUNTS):
        average, months = row["ref_value"], row["horizon_days"] / 30
        if row["tenfold"]:  # its reference value is the average plus one
            method, chance = "tenfold", chance_above(10 * average, average - 1, months_ahead=months)
        else:
            method, chance = "not tenfold", chance_above(average, average, months_ahead=months)
        scored[method].append((row["country"] + row["event_type"], chance, bool(row["outcome"])))
    return scored


def _scores(rows: list[tuple[str, float, bool]]) -> dict[str, float]:
    chance = np.clip([p for _, p, _ in rows], 0.005, 0.995)
    happened = np.array([outcome for _, _, outcome in rows], dtype=float)
    brier = (chance - happened) ** 2
    low, high = interval([name for name, _, _ in rows], brier)
    log = -np.log(np.where(happened > 0, chance, 1 - chance))
    return {
        "Brier": float(brier.mean()), "Brier, low": low, "Brier, high": high,
        "log": float(log.mean()), "n": float(len(rows)),
    }  # fmt: skip


def interval(names: list[str], values: np.ndarray[Any, Any]) -> tuple[float, float]:
    """Return the 95 % interval of a mean over 1,000 draws of whole questions."""
    groups: dict[str, list[float]] = defaultdict(list)
    for name, value in zip(names, values, strict=True):
        groups[name].append(float(value))
    sums = np.array([(sum(group), len(group)) for group in groups.values()])
    drawn = np.random.default_rng(7).integers(0, len(sums), (1000, len(sums)))
    means = sums[drawn, 0].sum(axis=1) / sums[drawn, 1].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)


def _panel() -> tuple[np.ndarray[Any, Any], int]:
    with open(GOLD / PANEL, encoding="utf-8") as file:
        rows = {(r["iso3"], r["month"]): float(r["best"]) for r in csv.DictReader(file)}
    countries, months = (sorted({key[i] for key in rows}) for i in (0, 1))
    table = np.array([[rows.get((c, m), 0.0) for m in months] for c in countries])
    return table, months.index(FIRST_TARGET)


def _deaths() -> dict[str, float]:
    panel, first = _panel()
    scores: dict[str, list[list[float]]] = {"ours": [], "last 12 months": []}
    for last in range(first - 3, panel.shape[1] - 6, 2):
        for ahead in (3, 4, 5, 6):
            known, actual = panel[:, : last + 1], panel[:, last + ahead]
            both = {
                "ours": forecast_deaths(known, ahead=ahead),
                "last 12 months": forecast_deaths(known[:, -12:], ahead=ahead, others=0, half_life=1e9),
            }
            for name, found in both.items():
                for at, (one, seen) in enumerate(zip(found, actual, strict=True)):
                    inside = one.quantile(0.05) <= seen <= one.quantile(0.95)
                    scores[name].append([at, one.crps(seen), one.crps(seen, log=True), inside])
    largest = int(panel[:, first:].sum(axis=1).argmax())
    figures: dict[str, float] = {}
    for name, rows in scores.items():
        table = np.array(rows)
        figures |= {
            f"deaths, {name}, CRPS": float(table[:, 1].mean()),
            f"deaths, {name}, CRPS without the largest": float(table[table[:, 0] != largest, 1].mean()),
            f"deaths, {name}, CRPS of log1p": float(table[:, 2].mean()),
            f"deaths, {name}, 90 % coverage": float(table[:, 3].mean()),
        }
    gain = 1 - figures["deaths, ours, CRPS"] / figures["deaths, last 12 months, CRPS"]
    return figures | {"deaths, gain in CRPS on last 12 months": gain}


def _onsets() -> dict[str, float]:
    panel, first = _panel()
    chances, outcomes, plain = [], [], []
    weights = fit_onsets(panel[:, :first])
    for last in range(first - 1, panel.shape[1] - 3):
        known = panel[:, : last + 1]
        if (last - first + 1) % 12 == 0:
            weights = fit_onsets(known)
        calm = calm_countries(known)
        chances.append(weights.predict(indicators(known)[calm]))
        outcomes.append(panel[calm, last + 1 : last + 4].max(axis=1) >= 25)
        plain.append(np.full(int(calm.sum()), weights.yes / weights.n))
    chance, happened, base = (np.concatenate(p).astype(float) for p in (chances, outcomes, plain))
    ranked = happened[np.argsort(-chance, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return {
        "onset within 3 months, average precision": float(precision[ranked > 0].mean()),
        "onset within 3 months, Brier": float(((chance - happened) ** 2).mean()),
        "onset within 3 months, Brier of the base rate": float(((base - happened) ** 2).mean()),
    }
