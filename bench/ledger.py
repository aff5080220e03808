"""The ledger: pairs of passages across the talks articles, each a disagreement or none."""

import hashlib
from collections.abc import Iterator
from typing import Any

from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.corroborate.compare import Comparison, Label, compare
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.compare import tell
from tracktwo.pipeline.corpus_steps import Corpus, link
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Article, Disagreement, DisagreementStatus, Provenance, PublishedSource, Reading
from tracktwo.records import Record as AnyRecord

NAME = "ledger"
GOLD_FILES = ("talks/disagreements.jsonl", "talks/articles.jsonl")
FLOORS = {"F1": 0.8, "precision": 0.9, "end to end: recall": 0.8}


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


def article_of(row: dict[str, Any], reading: Reading) -> Article:
    """Return a gold row as the article its reading was made of."""
    return Article(
        id=reading.article_id,
        evidence=(),
        confidence=1.0,
        provenance=Provenance("gold", "1", "row"),
        url=None,
        canonical_url=None,
        outlet=row["outlet"],
        author=(row["author"],) if row.get("author") else (),
        title=row["title"],
        published_at=row["published_at"],
        published_source=PublishedSource.META,
        lang="en",
        text=reading.text,
        sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
        parts=reading.parts,
    )


def read_through() -> list[AnyRecord]:
    """Return what the whole pipeline makes of the articles: their records and those linked across them."""
    books, given = code_books(), list[AnyRecord]()
    rows = gold_rows(GOLD_FILES[1])
    for row, reading in zip(rows, parsed(map(row_reading, rows)), strict=True):
        given.append(article_of(row, reading))
        given.extend(run_extractors(reading, books).records)
    return [*given, *link(Corpus(given, books))]


def side_at(row: dict[str, Any], texts: dict[str, str]) -> list[tuple[str, int, int]]:
    """Return where the two passages of a pair stand: article, start, end."""
    found = []
    for side in (row["a"], row["b"]):
        start = texts[side["article"]].index(side["text"])
        found.append((side["article"], start, start + len(side["text"])))
    return found


def holds(item: Disagreement, passages: list[tuple[str, int, int]]) -> bool:
    """Tell whether a disagreement's evidence overlaps every passage."""
    return all(
        any(e.article_id == article and e.start < end and start < e.end for e in item.evidence)
        for article, start, end in passages
    )


def end_to_end() -> dict[str, float]:
    """Return how many gold pairs the ledger has, and how many items it has that no gold pair calls for."""
    records = read_through()
    texts = {record.id: record.text for record in records if isinstance(record, Article)}
    items = [r for r in records if isinstance(r, Disagreement)]
    gold = [(row["disagree"], side_at(row, texts)) for row in gold_rows(GOLD_FILES[0])]
    meant = [passages for disagree, passages in gold if disagree]
    others = [passages for disagree, passages in gold if not disagree]
    is_gold = [any(holds(item, passages) for passages in meant) for item in items]
    # An item that rightly sets three numbers apart may hold an update beside the dispute.
    alarms = [
        item
        for item, is_meant in zip(items, is_gold, strict=True)
        if item.status is DisagreementStatus.OPEN and not is_meant
    ]
    return {
        "end to end: items": len(items),
        "end to end: items no gold pair calls for": len(items) - sum(is_gold),
        "end to end: recall": sum(any(holds(i, p) for i in items) for p in meant) / max(1, len(meant)),
        "end to end: false alarms": sum(any(holds(i, p) for i in alarms) for p in others)
        / max(1, len(others)),
    }


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
        **end_to_end(),
    }
