"""The day of a meeting that stands in the sentences around it, on passages of the project's own.

Half of the passages were read while the rule was written; the others were labelled before and only scored.
`day` is the day, month or year of the meeting as a reader would give it; null where the passage does not
say it, however many other days it names.
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
from tracktwo.records import Round, RoundStatus

NAME = "round_days"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "round_days.jsonl"
FLOORS: dict[str, float] = {
    "read: day right where told": 0.8,
    "kept: day right where told": 0.57,
    "read: left undated of those untold": 1.0,
    "kept: left undated of those untold": 1.0,
}

Row = dict[str, Any]
Found = tuple[Row, Sequence[Round]]


def run() -> dict[str, float]:
    """Return how many meetings are found, dated rightly where a day is told and left alone where none is."""
    found = read_passages()
    figures: dict[str, float] = {}
    for half in ("read", "kept"):
        rows = [pair for pair in found if pair[0]["half"] == half]
        figures |= {f"{half}: {name}": value for name, value in _figures(rows).items()}
    return figures


def read_passages() -> list[Found]:
    """Return each passage with the held rounds of its parties that are read from it."""
    books = code_books()
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    given = [{**row, "id": str(n), "published_at": row["published"]} for n, row in enumerate(rows)]
    read = [run_extractors(reading, books).records for reading in parsed(map(row_reading, given))]
    return [
        (row, [r for r in records if isinstance(r, Round) and r.status is RoundStatus.HELD])
        for row, records in zip(rows, read, strict=True)
    ]


def day_of(row: Row, rounds: Sequence[Round]) -> str | None:
    """Return the day that is read for a passage's meeting, as precise as the label; "none" when not found."""
    mine = [r for r in rounds if _is_meant(row, r)]
    if not mine:
        return "none"
    dates = [(r.date.start, r.date.end) for r in mine if r.date and r.date.start]
    if not dates:
        return None
    start, end = dates[0]
    length = len(row["day"] or start)
    is_wide = start[:length] != (end or start)[:length] and end != row.get("any_end")
    return f"{start}/{end}" if is_wide else start[:length]


def _is_meant(row: Row, one: Round) -> bool:
    seats = [delegation.party for delegation in one.delegations]
    return all(any(is_party(label, seat) for seat in seats) for label in row["parties"])


def _figures(found: Sequence[Found]) -> dict[str, float]:
    count = Counter[str]()
    for row, rounds in found:
        day = day_of(row, rounds)
        told = "told" if row["day"] else "untold"
        count[told] += 1
        count[f"{told} found"] += day != "none"
        count[f"{told} right"] += day == row["day"]
        count["wrong"] += day not in ("none", None, row["day"])
    return {
        "passages": float(len(found)),
        "meetings found": (count["told found"] + count["untold found"]) / len(found),
        "day right where told": count["told right"] / count["told"],
        "left undated of those untold": count["untold right"] / max(1, count["untold found"]),
        "wrong days (count)": float(count["wrong"]),
    }
