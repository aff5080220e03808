"""Plans, drafts and answers to them on passages of the project's own, labelled before they were scored.

Half of them were read while rules were written; the others were only scored. `authors` null: no text is on
any table there.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.parsed import parsed, row_reading
from bench.talks import is_party
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import ActorRef, Proposal

NAME = "proposal_passages"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "proposal_passages.jsonl"
PUBLISHED = "2025-06-12"
FLOORS: dict[str, float] = {
    "read: found": 0.95,
    "kept: found": 0.85,
    "kept: authors right": 0.85,
    "kept: answers F1": 0.8,
}

Row = dict[str, Any]


def run() -> dict[str, float]:
    """Return how many texts are found, and what is right of their authors, recipients, points and answers."""
    found = read_passages()
    figures: dict[str, float] = {}
    for half in ("read", "kept"):
        own = [pair for pair in found if pair[0]["half"] == half]
        figures |= {f"{half}: {name}": value for name, value in _figures(own).items()}
    return figures


def read_passages() -> list[tuple[Row, list[Proposal]]]:
    """Return each passage with the proposals that are read from it."""
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    given = ({**row, "id": f"proposal-{n}", "date": PUBLISHED} for n, row in enumerate(rows))
    books = code_books()
    read = [run_extractors(reading, books).records for reading in parsed(map(row_reading, given))]
    return [
        (row, [r for r in records if isinstance(r, Proposal)])
        for row, records in zip(rows, read, strict=True)
    ]


def is_same(labels: Sequence[str], refs: Sequence[ActorRef]) -> bool:
    """Whether some labels and some references are the same parties."""
    return len(labels) == len(refs) and all(any(_is_party(x, ref) for ref in refs) for x in labels)


def _is_party(label: str, ref: ActorRef) -> bool:
    return is_party({"RSF": "Rapid Support Forces"}.get(label, label), ref)


def answers(row: Row, one: Proposal) -> tuple[int, int, int]:
    """Return how many answers are right, labelled and told."""
    told = {(r.party.name, r.stance.value): r for r in one.responses}.values()
    right = sum(
        any(_is_party(label, r.party) and r.stance.value == stance for r in told)
        for label, stance in row["responses"].items()
    )
    return right, len(row["responses"]), len(told)


def _figures(found: Sequence[tuple[Row, list[Proposal]]]) -> dict[str, float]:
    count = Counter[str]()
    for row, proposals in found:
        if row["authors"] is None:
            count["false"] += bool(proposals)
            continue
        count["labelled"] += 1
        count["gold"] += len(row["responses"])
        if not proposals:
            continue
        one = proposals[0]
        right, _, told = answers(row, one)
        count.update(found=1, one=len(proposals) == 1, right=right, told=told)
        count["authors"] += is_same(row["authors"], one.authors)
        count["recipients"] += is_same(row["recipients"], one.recipients)
        count["count"] += row["count"] == one.points_count
        count["points"] += row["points"] <= len(one.points)
    total = count["labelled"]
    names = ("found", "one", "authors", "recipients", "count", "points")
    return {
        **{f"{name} right" if name not in ("found", "one") else name: count[name] / total for name in names},
        "answers F1": 2 * count["right"] / max(1, count["gold"] + count["told"]),
        "texts where there is none": float(count["false"]),
    }
