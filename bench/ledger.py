"""The ledger: pairs of passages across the talks articles, each a disagreement or none."""

from collections.abc import Iterator
from typing import Any

from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.corroborate.compare import Comparison, Label, compare
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.compare import tell
from tracktwo.records import Reading

NAME = "ledger"
GOLD_FILES = ("talks/disagreements.jsonl", "talks/articles.jsonl")
FLOORS = {"F1": 0.8, "precision": 0.9}


def judged() -> Iterator[tuple[dict[str, Any], Comparison]]:
    """Yield each pair of passages with our comparison of them, read in their articles."""
    books = code_books()
    readings = {r.article_id: r for r in parsed(row_reading(row) for row in gold_rows(GOLD_FILES[1]))}
    for row in gold_rows(GOLD_FILES[0]):
        tellings = [
            tell(readings[side["article"]], books, start=start, end=end)
            for side in (row["a"], row["b"])
            for start, end in (_where(readings[side["article"]], side["text"]),)
        ]
        yield row, compare(tellings[0], tellings[1], rivals=books.rivals, same_story=True)


def _where(reading: Reading, words: str) -> tuple[int, int]:
    start = reading.text.index(words)
    return start, start + len(words)


def run() -> dict[str, float]:
    """Return precision, recall and F1 of disagreements, and the false alarms among the other pairs."""
    pairs = [(row["disagree"], found.label is Label.CONTRADICTION) for row, found in judged()]
    true = sum(gold and ours for gold, ours in pairs)
    said, meant = sum(ours for _, ours in pairs), sum(gold for gold, _ in pairs)
    precision, recall = true / max(1, said), true / max(1, meant)
    return {
        "pairs": len(pairs),
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "false alarms": (said - true) / max(1, len(pairs) - meant),
    }
