"""What is negotiated, on passages of our own: half of them read while rules were written, half only scored.

Each passage tells of a negotiation that no gold set has, in the voice of a wire, a readout, an analyst or
a columnist. A record is right when it shares half its words with a label and agrees on who and how, as on
the talks set; a record that no label fits at all is counted as one that nobody asked for. The labels were
written before the rules were looked at; since then only names were made those of the code books, and three
labels of the half that was read were brought in line with the talks set. "fresh" is a second set, of another
day and other conflicts, with texts on the table, measures and likelihoods beside them, and with look-alikes.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.parsed import parsed, row_reading
from bench.talks import attribute_agrees, is_party, match
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import ActorRef, Claim, Commitment, Measure, Position, Proposal, Record, Round

NAME = "talk_passages"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "talk_passages.yaml"
FLOORS: dict[str, float] = {
    "positions, read: F1": 0.66,
    "positions, kept: F1": 0.52,
    "positions, fresh read: F1": 0.45,
    "positions, fresh kept: F1": 0.23,
    "commitments, read: F1": 0.62,
    "commitments, kept: F1": 0.47,
    "commitments, fresh read: F1": 0.60,
    "commitments, fresh kept: F1": 0.29,
    "rounds, read: F1": 0.86,
    "rounds, kept: F1": 0.50,
    "rounds, fresh read: F1": 0.60,
    "rounds, fresh kept: F1": 0.34,
    "measures, fresh kept: F1": 0.47,
    "likelihoods, fresh kept: F1": 0.70,
}
ATTRIBUTES = ("date", "venue", "format", "channel", "outcome")

Row = dict[str, Any]
Agrees = Callable[[Row, Any], bool]


def named(label: str | None, ref: ActorRef | None) -> bool:
    """Whether a label (an ISO alpha-3 code, a body's name or a part of it) names this actor."""
    if label is None or ref is None:
        return label is None and ref is None
    return is_party(label, ref) or (len(label) > 3 and label.casefold() in ref.name.casefold())


def _position(row: Row, one: Position) -> bool:
    return named(row["party"], one.party) and (row["issue"], row["stance"]) == (one.issue, one.stance.value)


def _commitment(row: Row, one: Commitment) -> bool:
    return named(row["by"], one.by) and row["status"] == one.status.value


def _round(row: Row, one: Round) -> bool:
    parties = [delegation.party for delegation in one.delegations]
    same = len(parties) == len(row["parties"])
    return (
        row["status"] == one.status.value
        and same
        and all(any(named(label, ref) for ref in parties) for label in row["parties"])
    )


def _text(row: Row, one: Proposal) -> bool:
    same = len(row["authors"]) == len(one.authors)
    return same and all(any(named(label, ref) for ref in one.authors) for label in row["authors"])


def _measure(row: Row, one: Measure) -> bool:
    return row["kind"] == one.kind.value and named(row["imposer"], one.imposer)


def _told_likely(record: Record) -> bool:
    return isinstance(record, Claim) and record.slot == "assessment" and record.likelihood is not None


class Kind(NamedTuple):
    """Where a kind's labels stand, what their cells are, which records are of it and when one is right."""

    key: str
    names: tuple[str, ...]
    is_one: Callable[[Record], bool]
    agrees: Agrees


def _each(kind: type[Record]) -> Callable[[Record], bool]:
    return lambda record: isinstance(record, kind)


_ROUND = ("text", "parties", "status", "date", "venue", "format", "channel", "outcome")
KINDS = {
    "positions": Kind("P", ("text", "party", "issue", "stance"), _each(Position), _position),
    "commitments": Kind("C", ("text", "by", "to", "status", "deadline"), _each(Commitment), _commitment),
    "rounds": Kind("R", _ROUND, _each(Round), _round),
    "texts": Kind("T", ("text", "authors", "status", "points"), _each(Proposal), _text),
    "measures": Kind("M", ("text", "kind", "imposer", "target"), _each(Measure), _measure),
    "likelihoods": Kind("A", ("text",), _told_likely, lambda _row, _one: True),
}
FRESH_ONLY = ("texts", "measures", "likelihoods")
HALVES = ("read", "kept", "fresh read", "fresh kept")


def run() -> dict[str, float]:
    """Return F1 of each kind, found and right, with what else is right on those found, half by half."""
    read = list(read_passages())
    return {
        f"{kind}, {half}: {name}": value
        for kind in KINDS
        for half in (HALVES[2:] if kind in FRESH_ONLY else HALVES)
        for name, value in _figures(kind, [pair for pair in read if pair[0]["half"] == half]).items()
    }


def read_passages() -> Iterator[tuple[Row, tuple[Record, ...]]]:
    """Yield each passage with what is read from it."""
    rows = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    given = [
        {"id": f"passage{n}", "text": row["text"], "published_at": str(row["published"])}
        for n, row in enumerate(rows)
    ]
    books = code_books()
    for row, reading in zip(rows, parsed(map(row_reading, given)), strict=True):
        yield row, run_extractors(reading, books).records


def labels_of(row: Row, kind: str) -> list[Row]:
    """Return a passage's labels of one kind, dates as ISO text."""
    return [
        {
            name: str(value) if name in ("date", "deadline") and value else value
            for name, value in zip(KINDS[kind].names, cells, strict=True)
        }
        for cells in row[KINDS[kind].key]
    ]


def _figures(kind: str, pairs: Sequence[tuple[Row, tuple[Record, ...]]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for row, records in pairs:
        gold, told = labels_of(row, kind), list(filter(KINDS[kind].is_one, records))
        found = match(gold, told, lambda _row, _record: True)
        right = match(gold, told, KINDS[kind].agrees)
        counts += Counter(gold=len(gold), told=len(told), found=len(found), right=len(right))
        counts += Counter(_details(kind, right))
    both = max(counts["gold"] + counts["told"], 1)
    return {
        "labels": float(counts["gold"]),
        "F1": 2 * counts["right"] / both,
        "found F1": 2 * counts["found"] / both,
        "precision": counts["right"] / max(counts["told"], 1),
        "recall": counts["right"] / max(counts["gold"], 1),
        "not asked for": float(counts["told"] - counts["found"]),
    } | {
        f"{name} right": counts[name] / max(counts["right"], 1)
        for name in {"commitments": ("to", "deadline"), "rounds": ATTRIBUTES}.get(kind, ())
    }


def _details(kind: str, right: Sequence[tuple[Row, Any]]) -> Iterator[str]:
    for row, one in right:
        if kind == "rounds":
            yield from (name for name in ATTRIBUTES if attribute_agrees(name, row, one))
        if kind == "commitments":
            end = one.deadline.end if one.deadline else None
            wanted = row["deadline"]
            if named(row["to"], one.to):
                yield "to"
            if (end or "").startswith(wanted) if wanted else end is None:
                yield "deadline"
