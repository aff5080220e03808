"""Questions on counts against their average, as `bench forecast` scores them."""

from collections import defaultdict
from typing import Any

from bench.clusters import judged
from bench.deaths_panel import read_panel
from bench.parsed import gold_rows
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.counts import CountQuestion, answer_counts, levels_of
from tracktwo.pipeline.deaths import Panel

COUNTS = "forecast/acled_questions.jsonl"
TENFOLD = 10.0
BUCKETS = (0.0, 1.0, 10.0)  # bounds between the averages that the baseline tells apart
Scored = dict[str, list[tuple[str, float, bool]]]  # method -> series, probability, outcome


def score_counts() -> Scored:
    """Return each question's chance with its outcome, and the baseline's for those that are not tenfold."""
    rows = gold_rows(COUNTS)
    found = read_panel()
    level = levels_of(Panel(found.countries, found.months, found.deaths), code_books().actors)
    answers = answer_counts([_question(row) for row in rows], level)
    scoring = {row["id"] for row in judged(rows)}
    scored: Scored = defaultdict(list)
    for row, answer in zip(rows, answers, strict=True):
        if row["id"] not in scoring:
            continue
        series, chance, came = answer.question.series, answer.probability, bool(row["outcome"])
        scored["tenfold" if row["tenfold"] else "not tenfold"].append((series, chance, came))
        if not row["tenfold"]:
            part = "average missing" if answer.is_missing else "average told"
            scored[f"not tenfold, {part}"].append((series, chance, came))
            scored["not tenfold, rate of its bucket"].append((series, _rate_of_bucket(row, rows), came))
    return scored


def _question(row: dict[str, Any]) -> CountQuestion:
    """A row as it is asked; a tenfold question's reference value is the average plus one."""
    times = TENFOLD if row["tenfold"] else 1.0
    average = max(float(row["ref_value"]) - (1.0 if row["tenfold"] else 0.0), 0.0)
    return CountQuestion(
        row["forecast_due"], row["country"], row["event_type"], average, row["horizon_days"], times
    )


def _rate_of_bucket(row: dict[str, Any], rows: list[dict[str, Any]]) -> float:
    """How often questions of averages as high came true, in all other series: the field note's baseline."""
    asked = _question(row)
    alike = [
        other["outcome"]
        for other in rows
        if not other["tenfold"]
        and _bucket(_question(other)) == _bucket(asked)
        and _question(other).series != asked.series
    ]
    return (sum(map(float, alike)) + 0.5) / (len(alike) + 1.0)


def _bucket(asked: CountQuestion) -> int:
    return sum(asked.average > bound for bound in BUCKETS)
