"""Positions on sentences of the project's own: half were read while rules were written, half only scored."""

from collections import Counter
from pathlib import Path

from bench.parsed import parsed, row_reading
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Position

NAME = "position_sentences"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "position_sentences.tsv"
PUBLISHED = "2026-09-22"
FLOORS: dict[str, float] = {"read: party and stance F1": 0.7, "kept: party and stance F1": 0.55}
ANYBODY = "?"


def run() -> dict[str, float]:
    """Return F1 of party and stance, and how many sentences without a position gave one, for both halves."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    cells = [line.split("\t") for line in lines]
    books = code_books()
    given = ({"id": str(n), "text": text, "date": PUBLISHED} for n, (_, _, text) in enumerate(cells))
    counts: dict[str, Counter[str]] = {"read": Counter(), "kept": Counter()}
    for (half, label, _), reading in zip(cells, parsed(map(row_reading, given)), strict=True):
        found = [r for r in run_extractors(reading, books).records if isinstance(r, Position)]
        count = counts[half]
        count["sentences"] += 1
        count["gold"] += label != "-"
        count["told"] += len(found)
        count["right"] += label != "-" and any(agrees(label, one) for one in found)
        count["false"] += label == "-" and bool(found)
    return {name: value for half, count in counts.items() for name, value in _figures(half, count).items()}


def agrees(label: str, one: Position) -> bool:
    """Whether a position has the party and the stance of a label ("Rwanda:demands")."""
    party, stance = label.split(":")
    return stance == one.stance.value and (party == ANYBODY or party.casefold() in one.party.name.casefold())


def _figures(half: str, count: Counter[str]) -> dict[str, float]:
    return {
        f"{half}: sentences": float(count["sentences"]),
        f"{half}: party and stance F1": 2 * count["right"] / (count["gold"] + count["told"]),
        f"{half}: party and stance recall": count["right"] / count["gold"],
        f"{half}: sentences with a position that is none": float(count["false"]),
    }
