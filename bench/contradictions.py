"""Contradictions: pairs of sentences, articles against sentences, templated cases, false-alarm stress."""

from collections.abc import Iterator
from typing import Any

from bench.parsed import gold_rows, parsed
from tracktwo.corroborate.compare import Label, compare
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.compare import tell
from tracktwo.pipeline.reading import start_reading

NAME = "contradictions"
GOLD_FILES = (
    "contradictions/summedits_news_pairs.jsonl",
    "contradictions/summedits_news_doc.jsonl",
    "contradictions/synthetic_conflict.jsonl",
    "contradictions/claimdiff_weaken.jsonl",
    "contradictions/qags_news.jsonl",
)
NO_ALARMS = ("lower_bound", "different_event", "unit", "affiliation", "date", "casualty")
FLOORS = {
    "pairs: balanced accuracy": 0.83,
    "pairs: precision": 0.93,
    "doc: precision": 0.9,
    "synthetic: right": 0.99,
    "synthetic: no false alarm": 1.0,
    "claimdiff: no false alarm": 0.99,
}


def judged(name: str) -> Iterator[tuple[dict[str, Any], Label]]:
    """Yield each row of a gold file with the label we give it."""
    rows, books = gold_rows(name), code_books()
    firsts = parsed(start_reading(f"{row['id']}-a", row["a"]) for row in rows)
    seconds = parsed(start_reading(f"{row['id']}-b", row["b"]) for row in rows)
    for row, first, second in zip(rows, firsts, seconds, strict=True):
        yield (
            row,
            compare(tell(first, books), tell(second, books), rivals=books.rivals, same_story=True).label,
        )


def _figures(pairs: list[tuple[dict[str, Any], Label]], positive: str) -> dict[str, float]:
    hits = [label is Label.CONTRADICTION for _, label in pairs]
    gold = [row["label"] == positive for row, _ in pairs]
    true = sum(h and g for h, g in zip(hits, gold, strict=True))
    alarms = sum(h and not g for h, g in zip(hits, gold, strict=True))
    recall, alarm_rate = true / max(1, sum(gold)), alarms / max(1, len(gold) - sum(gold))
    return {
        "balanced accuracy": (recall + 1 - alarm_rate) / 2,
        "precision": true / max(1, true + alarms),
        "recall": recall,
        "false alarms": alarm_rate,
        "no false alarm": 1 - alarm_rate,
    }


def _by_kind(pairs: list[tuple[dict[str, Any], Label]]) -> dict[str, float]:
    found: dict[str, list[bool]] = {}
    for row, label in pairs:
        for kind in row["kinds"] or ["(none)"]:
            if row["label"] == "contradiction":
                found.setdefault(kind, []).append(label is Label.CONTRADICTION)
    return {f"recall {kind}": sum(hits) / len(hits) for kind, hits in sorted(found.items())}


def _synthetic(pairs: list[tuple[dict[str, Any], Label]]) -> dict[str, float]:
    right = [(label is Label.CONTRADICTION) == (row["label"] == "contradiction") for row, label in pairs]
    figures = {"right": sum(right) / len(right)}
    for kind in NO_ALARMS:
        figures[f"false alarms {kind}"] = sum(
            label is Label.CONTRADICTION
            for row, label in pairs
            if row["kind"] == kind and row["label"] != "contradiction"
        )
    return figures


def run() -> dict[str, float]:
    """Return the figures of every set."""
    figures: dict[str, float] = {}
    for short, name, positive in (
        ("pairs", GOLD_FILES[0], "contradiction"),
        ("doc", GOLD_FILES[1], "contradiction"),
        ("synthetic", GOLD_FILES[2], "contradiction"),
        ("claimdiff", GOLD_FILES[3], "weakens"),
        ("qags", GOLD_FILES[4], "unsupported"),
    ):
        pairs = list(judged(name))
        found = _figures(pairs, positive)
        found |= _by_kind(pairs) if short == "pairs" else _synthetic(pairs) if short == "synthetic" else {}
        figures |= {f"{short}: {key}": value for key, value in found.items()}
    return figures
