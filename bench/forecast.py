"""Forecasts: walk-forward on the part at hand: questions, counts against their average, deaths, onsets.

Every forecast uses only what had been resolved, published or counted by its day. Each figure stands beside
the baseline that it has to beat, on the same rows, with the share of that baseline's score that is saved:
the later part has baselines of its own, so that only this share can be carried over. Intervals come from
1,000 draws of whole questions, series or countries (a question forecast on several days is drawn as one).
"""

from collections import defaultdict
from datetime import date
from typing import Any

import numpy as np

from bench.clusters import against, interval, judged, mean
from bench.forecast_counts import COUNTS, score_counts
from bench.forecast_deaths import PANEL, score_deaths, score_onsets
from bench.parsed import gold_rows
from tracktwo.forecast.base_rates import Case, estimate_rate
from tracktwo.forecast.hazards import Spell, estimate_hazard
from tracktwo.forecast.pooling import pool_odds
from tracktwo.forecast.wording import CHANGES, class_of

NAME = "forecast"
QUESTIONS = "forecast/geo_questions.jsonl"
GOLD_FILES = (QUESTIONS, COUNTS, PANEL)
FLOORS = {
    "onset within 3 months, average precision": 0.15,
    "deaths, gain in CRPS on last 12 months": 0.07,
    "deaths, 90 % coverage": 0.87,
    "deaths, 90 % coverage, countries with 5 deaths a month": 0.87,
    "counts, on rate of bucket, Brier: saved of the baseline": 0.1,
    "questions, on base rate, Brier: saved of the baseline": 0.15,
}
FEWEST_KNOWN = 10  # resolved questions before a base rate is tried
SHAPE, STRENGTH = 0.5, 2.0  # of the hazard and of the pooling, chosen on these rows
EDGE = 0.005  # probabilities are kept so far from 0 and 1, as in the field note
Scored = dict[str, list[tuple[str, float, bool]]]  # method -> question, probability, outcome


def run() -> dict[str, float]:
    """Return Brier and log scores, CRPS and coverage, precision of onsets, each beside its baseline."""
    figures: dict[str, float] = {}
    asked, counted = _questions(), score_counts()
    for name, scored in (("questions", asked), ("counts", counted)):
        for method, rows in scored.items():
            figures |= {f"{name}, {method}, {measure}": v for measure, v in _scores(rows).items()}
    figures |= _versus("questions, on base rate", asked, "class and hazard", "plain base rate")
    figures |= _versus("questions, with the market, on it", asked, "pooled with market", "market")
    figures |= _versus("counts, on rate of bucket", counted, "not tenfold", "not tenfold, rate of its bucket")
    return figures | score_deaths() | score_onsets()


def _days(start: str, end: str) -> int:
    return max((date.fromisoformat(end) - date.fromisoformat(start)).days, 1)


def _questions() -> Scored:
    rows = [row for row in gold_rows(QUESTIONS) if row["deadline_passed"]]
    scored: Scored = defaultdict(list)
    for row in judged(rows):
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


def _brier(rows: list[tuple[str, float, bool]]) -> np.ndarray[Any, Any]:
    chance = np.clip([p for _, p, _ in rows], EDGE, 1.0 - EDGE)
    squared: np.ndarray[Any, Any] = (chance - np.array([outcome for _, _, outcome in rows], dtype=float)) ** 2
    return squared


def _scores(rows: list[tuple[str, float, bool]]) -> dict[str, float]:
    brier = _brier(rows)
    low, high = interval([name for name, _, _ in rows], brier)
    told = np.clip([p if outcome else 1.0 - p for _, p, outcome in rows], EDGE, 1.0 - EDGE)
    return {
        "Brier": float(brier.mean()), "Brier, low": low, "Brier, high": high,
        "log": float(-np.log(told).mean()), "n": float(len(rows)),
    }  # fmt: skip


def _versus(title: str, scored: Scored, ours: str, baseline: str) -> dict[str, float]:
    names = [name for name, _, _ in scored[ours]]
    return against(f"{title}, Brier", names, _brier(scored[ours]), _brier(scored[baseline]), score=mean)
