"""Rounds, positions, commitments and measures on the hand-labelled talks set, scored as its README says."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.link.rounds import link_rounds
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import (
    ActorRef,
    Commitment,
    Measure,
    Position,
    Record,
    Round,
)

NAME = "talks"
GOLD_FILES = ("talks/articles.jsonl",)
OVERLAP = 0.5  # words shared / fewer words
TUNED_ON = frozenset(
    {"US-Russia-Ukraine talks 2025", "Gaza ceasefire and hostages", "Sudan truce talks"}
)  # the other three negotiations were only looked at to check
ATTRIBUTES = ("date", "venue", "format", "channel", "outcome")
FLOORS: dict[str, float] = {
    "positions_f1": 0.68,
    "positions_precision": 0.88,
    "rounds_f1": 0.68,
    "rounds_none_false_held": 1.0,
    "rounds_date_right": 0.90,
    "rounds_venue_right": 0.80,
    "rounds_format_right": 0.88,
    "rounds_channel_right": 0.90,
    "rounds_outcome_right": 0.85,
    "rounds_merged_bcubed": 0.93,
    "commitments_f1": 0.45,
    "commitments_found_f1": 0.72,
    "measures_f1": 0.79,
}

Row = dict[str, Any]
Agrees = Callable[[Row, Any], bool]


def run() -> dict[str, float]:
    """Return the figures over all articles, and those of the two halves beside them."""
    rows = gold_rows(GOLD_FILES[0])
    found = read_all(rows)
    figures: dict[str, float] = {}
    for name, part in _parts(rows):
        pairs = [(row, found[row["id"]]) for row in part]
        figures |= {f"{name}{figure}": value for figure, value in _figures(pairs).items()}
    return figures | {"rounds_merged_bcubed": merged_bcubed(rows, found)}


def merged_bcubed(rows: Sequence[Row], found: dict[str, tuple[Record, ...]]) -> float:
    """Return BCubed F1 of rounds merged across articles, over the gold rounds that were found.

    Two gold rounds are one meeting when negotiation, parties, status, date and venue are the same.
    """
    published = {row["id"]: row["published_at"][:10] for row in rows}
    readings = [r for records in found.values() for r in records if isinstance(r, Round)]
    merged = {part: one.id for one in link_rounds(readings, published=published) for part in one.reports}
    pairs = [
        (_meeting(row, gold), merged[record.id])
        for row in rows
        for gold, record in match(
            row["rounds"], [r for r in found[row["id"]] if isinstance(r, Round)], _round_agrees
        )
    ]
    return _bcubed(pairs)


def _meeting(row: Row, gold: Row) -> str:
    parts = (row["negotiation"], sorted(gold["parties"]), gold["status"], gold["date"], gold["venue"])
    return repr(parts)


def _bcubed(pairs: Sequence[tuple[str, str]]) -> float:
    """Return BCubed F1 of pairs (gold cluster, found cluster), one per item."""
    if not pairs:
        return 0.0
    both, gold, made = Counter(pairs), Counter(g for g, _ in pairs), Counter(m for _, m in pairs)
    precision = sum(both[g, m] / made[m] for g, m in pairs) / len(pairs)
    recall = sum(both[g, m] / gold[g] for g, m in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def read_all(rows: Sequence[Row]) -> dict[str, tuple[Record, ...]]:
    """Return what the extractors find in each article, by the article's id."""
    books = code_books()
    readings = parsed(row_reading(row) for row in rows)
    return {reading.article_id: run_extractors(reading, books).records for reading in readings}


def _parts(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    yield "", list(rows)
    yield "tuned/", [row for row in rows if row["negotiation"] in TUNED_ON]
    yield "check/", [row for row in rows if row["negotiation"] not in TUNED_ON]


def _figures(pairs: Sequence[tuple[Row, tuple[Record, ...]]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for label, kind, agrees in CATEGORIES:
        counts = Counter[str]()
        for row, records in pairs:
            gold = each_bound(row[label]) if label == "commitments" else row[label]
            counts += _count(gold, [r for r in records if isinstance(r, kind)], agrees)
        figures |= {f"{label}_{name}": value for name, value in _f1s(counts).items()}
    return figures | _round_figures(pairs)


def each_bound(gold: Sequence[Row]) -> list[Row]:
    """Return a gold row for each party that is bound: "ARM and AZE" is two, as the records are."""
    return [{**row, "by": by or None} for row in gold for by in (row["by"] or "").split(" and ")]


def _count(gold: Sequence[Row], records: Sequence[Record], agrees: Agrees) -> Counter[str]:
    return Counter(
        gold=len(gold),
        predicted=len(records),
        found=len(match(gold, records, lambda _row, _record: True)),
        right=len(match(gold, records, agrees)),
    )


def _f1s(counts: Counter[str]) -> dict[str, float]:
    total = counts["gold"] + counts["predicted"]
    return {
        "f1": 2 * counts["right"] / total if total else 0.0,
        "precision": counts["right"] / counts["predicted"] if counts["predicted"] else 0.0,
        "recall": counts["right"] / counts["gold"] if counts["gold"] else 0.0,
        "found_f1": 2 * counts["found"] / total if total else 0.0,
    }


def match(gold: Sequence[Row], records: Sequence[Any], agrees: Agrees) -> list[tuple[Row, Any]]:
    """Return the pairs of a greedy one-to-one matching, the best shared text first."""
    scored = sorted(
        (
            (-text_overlap(row["text"], record), g, p)
            for g, row in enumerate(gold)
            for p, record in enumerate(records)
            if agrees(row, record)
        ),
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for score, g, p in scored:
        if -score >= OVERLAP and g not in taken_gold and p not in taken:
            taken_gold.add(g)
            taken.add(p)
            pairs.append((gold[g], records[p]))
    return pairs


def text_overlap(text: str, record: Record) -> float:
    """Return the best share of words a gold text has in common with one of a record's evidence texts."""
    return max((_shared(text, evidence.text) for evidence in record.evidence), default=0.0)


def _shared(a: str, b: str) -> float:
    first, second = _words(a), _words(b)
    fewer = min(first.total(), second.total())
    return (first & second).total() / fewer if fewer else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(word.strip(".,;:!?\"'“”‘’()").casefold() for word in text.split())


def is_party(label: str | None, ref: ActorRef | None) -> bool:
    """Whether a gold label (an ISO alpha-3 code or a body's name) names this actor."""
    if label is None or ref is None:
        return label is None and ref is None
    if label.casefold() == ref.name.casefold():
        return True
    is_group = ref.sector in ("REB", "UAF", "PRM", "OPP", "PTY", "IGO")
    return len(label) == 3 and label.isupper() and label == ref.code and not is_group


def _same_parties(labels: Iterable[str], refs: Iterable[ActorRef]) -> bool:
    wanted, given = list(labels), list(refs)
    return len(wanted) == len(given) and all(any(is_party(w, g) for g in given) for w in wanted)


def _position_agrees(row: Row, record: Position) -> bool:
    return (
        is_party(row["party"], record.party)
        and row["issue"] == record.issue
        and row["stance"] == record.stance.value
    )


def _round_agrees(row: Row, record: Round) -> bool:
    parties = [delegation.party for delegation in record.delegations]
    return row["status"] == record.status.value and _same_parties(row["parties"], parties)


def _commitment_agrees(row: Row, record: Commitment) -> bool:
    return is_party(row["by"], record.by) and row["status"] == record.status.value


def _measure_agrees(row: Row, record: Measure) -> bool:
    return row["kind"] == record.kind.value and is_party(row["imposer"], record.imposer)


CATEGORIES: tuple[tuple[str, type[Record], Agrees], ...] = (
    ("positions", Position, _position_agrees),
    ("rounds", Round, _round_agrees),
    ("commitments", Commitment, _commitment_agrees),
    ("measures", Measure, _measure_agrees),
)


def _round_figures(pairs: Sequence[tuple[Row, tuple[Record, ...]]]) -> dict[str, float]:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    false_held = 0
    for row, records in pairs:
        rounds = [r for r in records if isinstance(r, Round)]
        for gold, record in match(row["rounds"], rounds, _round_agrees):
            for name in ATTRIBUTES:
                asked[name] += 1
                right[name] += attribute_agrees(name, gold, record)
        false_held += sum(
            gold["status"] in ("planned", "proposed", "denied", "cancelled", "postponed")
            and record.status.value == "held"
            for gold, record in match(row["rounds"], rounds, lambda _row, _record: True)
        )
    shares = {f"rounds_{name}_right": right[name] / max(asked[name], 1) for name in ATTRIBUTES}
    return shares | {
        "rounds_false_held": float(false_held),
        "rounds_none_false_held": float(false_held == 0),
        "rounds_compared": float(asked["date"]),
    }


def attribute_agrees(name: str, gold: Row, record: Round) -> bool:
    """Whether a found round has the gold value of one attribute; a date agrees at the gold's precision."""
    wanted = gold[name]
    if name == "date":
        start = record.date.start if record.date else None
        return (wanted is None and start is None) or bool(wanted and start and start.startswith(wanted))
    if name == "venue":
        given = (record.place.name if record.place else None) or record.venue
        return (wanted or "").casefold() == (given or "").casefold() or bool(
            wanted and wanted.casefold() in (record.venue or "").casefold()
        )
    return bool(wanted == getattr(record, name).value)
