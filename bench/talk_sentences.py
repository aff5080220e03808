"""Positions and promises on sentences of our own: half were read while rules were written, half only scored.

A line has its half, its label ("Rwanda:demands", "-" for a sentence without any) and the sentence.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.parsed import parsed, row_reading
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import ActorRef, Commitment, Position, Record

NAME = "talk_sentences"
GOLD_FILES: tuple[str, ...] = ()
TEXTS = Path(__file__).parent / "texts"
PUBLISHED = "2026-09-22"
FLOORS: dict[str, float] = {
    "positions, read: F1": 0.72,
    "positions, kept: F1": 0.58,
    "commitments, read: F1": 0.75,
    "commitments, kept: F1": 0.63,
}
ANYBODY = "?"

Told = tuple[ActorRef | None, str]


def _position(record: Record) -> Told | None:
    return (record.party, record.stance.value) if isinstance(record, Position) else None


def _commitment(record: Record) -> Told | None:
    return (record.by, record.status.value) if isinstance(record, Commitment) else None


KINDS: dict[str, tuple[str, Callable[[Record], Told | None]]] = {
    "positions": ("position_sentences.tsv", _position),
    "commitments": ("commitment_sentences.tsv", _commitment),
}


def run() -> dict[str, float]:
    """Return F1 of who and how (stance, status), and how many sentences without any gave one."""
    return {name: value for kind in KINDS for name, value in _figures(kind).items()}


def _figures(kind: str) -> dict[str, float]:
    file, told = KINDS[kind]
    lines = (TEXTS / file).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and line[0] != "#"]
    given = ({"id": f"{kind}{n}", "text": text, "date": PUBLISHED} for n, (_, _, text) in enumerate(cells))
    counts: dict[str, Counter[str]] = {"read": Counter(), "kept": Counter()}
    for (half, label, _), reading in zip(cells, parsed(map(row_reading, given)), strict=True):
        found = [one for r in run_extractors(reading, code_books()).records if (one := told(r)) is not None]
        counts[half] += Counter(
            sentences=1,
            gold=label != "-",
            told=len(found),
            right=label != "-" and any(agrees(label, one) for one in found),
            false=label == "-" and bool(found),
        )
    return {
        f"{kind}, {half}: {name}": value
        for half, count in counts.items()
        for name, value in {
            "sentences": float(count["sentences"]),
            "F1": 2 * count["right"] / (count["gold"] + count["told"]),
            "recall": count["right"] / count["gold"],
            "sentences with one that is none": float(count["false"]),
        }.items()
    }


def agrees(label: str, one: Told) -> bool:
    """Whether a record has the party and the stance or status of a label ("Rwanda:demands")."""
    party, value = label.split(":")
    name = one[0].name.casefold() if one[0] else ""
    return value == one[1] and (party == ANYBODY or party.casefold() in name)
