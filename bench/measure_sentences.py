"""Measures on sentences of the project's own: half were read while rules were written, half only scored."""

from collections import Counter
from pathlib import Path

from bench.parsed import parsed, row_reading
from bench.talks import is_party
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Measure

NAME = "measure_sentences"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "measure_sentences.tsv"
PUBLISHED = "2025-06-12"
FLOORS: dict[str, float] = {"read: kind and imposer F1": 0.93, "kept: kind and imposer F1": 0.9}

Label = tuple[str, str, str]
Row = tuple[str, str, tuple[Label, ...], tuple[Measure, ...]]


def run() -> dict[str, float]:
    """Return F1 of kind and imposer, and how often the status is right on those, for both halves."""
    rows = read_sentences()
    figures: dict[str, float] = {}
    for half in ("read", "kept"):
        own = [row for row in rows if row[0] == half]
        figures |= {f"{half}: {name}": value for name, value in _figures(own).items()}
    return figures


def read_sentences() -> list[Row]:
    """Return each sentence with its half, its labels and what is read from it."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    cells = [line.split("\t") for line in lines]
    books = code_books()
    given = ({"id": str(n), "text": text, "date": PUBLISHED} for n, (_, _, text) in enumerate(cells))
    found = [run_extractors(reading, books).records for reading in parsed(map(row_reading, given))]
    return [
        (half, text, tuple(_labels(told)), tuple(r for r in records if isinstance(r, Measure)))
        for (half, told, text), records in zip(cells, found, strict=True)
    ]


def _labels(told: str) -> list[Label]:
    cells = ([*one.split(":"), ""] for one in told.split(" ; ") if told != "-")
    return [(one[0], one[1], one[2]) for one in cells]


def agrees(label: Label, one: Measure) -> bool:
    """Whether a measure has the kind and the imposer of a label."""
    return label[0] == one.kind.value and is_party(label[1], one.imposer)


def _figures(rows: list[Row]) -> dict[str, float]:
    count = Counter[str]()
    for _, _, labels, found in rows:
        hits = [(label, next((m for m in found if agrees(label, m)), None)) for label in labels]
        count["right"] += sum(one is not None for _, one in hits)
        count["gold"] += len(labels)
        count["told"] += len(found)
        count["false"] += bool(found) and not labels
        status = [(label[2], one.status.value) for label, one in hits if one is not None]
        count["status"] += sum(given == (wanted or given) for wanted, given in status)
    return {
        "sentences": float(len(rows)),
        "kind and imposer F1": 2 * count["right"] / (count["gold"] + count["told"]),
        "status right on those": count["status"] / max(1, count["right"]),
        "sentences with a measure that is none": float(count["false"]),
    }
