"""Claims on the talks set: the words found, the slot, the value, who asserts it."""

from typing import Any

from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Claim

NAME = "claims"
GOLD_FILES = ("talks/articles.jsonl",)
FLOORS = {"F1 with slot": 0.66, "F1 found at all": 0.69}
# The gold has one slot "other" for what RECORDS.md splits further, and "assessment" for the finer ones.
COARSE = dict.fromkeys(("attended", "proposed_by", "missing", "departed"), "other") | {"growth": "amount"}
SHARE = 0.5


def coarse(slot: str) -> str:
    """Return a slot by the gold's names."""
    return "assessment" if slot.startswith(("can_", "seeks", "is_ready_to")) else COARSE.get(slot, slot)


def share(ours: str, theirs: str) -> float:
    """Return the words shared, as a share of the fewer words."""
    one, other = (set(text.lower().replace(",", " ").replace(".", " ").split()) for text in (ours, theirs))
    return len(one & other) / max(1, min(len(one), len(other)))


def matches(ours: list[Claim], gold: list[dict[str, Any]]) -> list[tuple[Claim, dict[str, Any]]]:
    """Return claims and gold one to one: those of one slot first, the likest first."""
    pairs = sorted(
        (
            (coarse(claim.slot) == row["slot"], share(claim.text, row["text"]), i, j)
            for i, claim in enumerate(ours)
            for j, row in enumerate(gold)
        ),
        key=lambda pair: (-pair[0], -pair[1], pair[2:]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, alike, i, j in pairs:
        if alike >= SHARE and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((ours[i], gold[j]))
    return found


def run() -> dict[str, float]:
    """Return F1 with and without the slot, and how often value and asserter are right on a match."""
    books, rows = code_books(), gold_rows(GOLD_FILES[0])
    said = meant = at_all = slots = values = valued = 0
    by_slot: dict[str, list[int]] = {}
    for row, reading in zip(rows, parsed(map(row_reading, rows)), strict=True):
        finds = run_extractors(reading, books, steps=frozenset({"claims"}))
        claims = [r for r in finds.records if isinstance(r, Claim)]
        claims = [c for c in claims if not c.slot.startswith(("can_", "seeks", "is_ready_to"))]
        found = matches(claims, row["claims"])
        said, meant, at_all = said + len(claims), meant + len(row["claims"]), at_all + len(found)
        for gold in row["claims"]:
            by_slot.setdefault(gold["slot"], [0, 0])[1] += 1
        for claim, gold in found:
            if coarse(claim.slot) == gold["slot"]:
                slots += 1
                by_slot[gold["slot"]][0] += 1
                if isinstance(gold["value"], int | float):
                    valued, values = valued + 1, values + (claim.value == gold["value"])
    return {
        "claims": said,
        "gold": meant,
        "F1 found at all": 2 * at_all / (said + meant),
        "precision with slot": slots / max(1, said),
        "recall with slot": slots / meant,
        "F1 with slot": 2 * slots / (said + meant),
        "number right on a match": values / max(1, valued),
        **{f"recall {slot}": hits / total for slot, (hits, total) in sorted(by_slot.items())},
    }
