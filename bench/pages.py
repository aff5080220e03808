"""Pages to articles: body by 4-gram overlap, publication date, author and title exact."""

import re
from collections import Counter
from statistics import fmean
from typing import Any

from bench.parsed import GOLD, gold_rows
from tracktwo.errors import ExtractError
from tracktwo.text.page import read_page
from tracktwo.text.page_text import PageText

NAME = "pages"
BODIES, METADATA = "extraction/scrapinghub.jsonl", "extraction/pages_metadata.jsonl"
GOLD_FILES = (BODIES, METADATA)
FLOORS = {"body F1": 0.984, "date exact": 0.914, "author exact": 0.82, "title exact": 0.915}
GRAM = 4


def run() -> dict[str, float]:
    """Return body precision, recall and F1, and the share of exact dates, authors and titles."""
    return _bodies() | _metadata()


def _read(row: dict[str, Any]) -> PageText | None:
    raw = (GOLD / "extraction" / row["html"]).read_bytes()
    try:
        return read_page(raw, media_type="text/html", url=row["url"], where=row["id"])
    except ExtractError:
        return None


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Return the multiset of a text's word 4-grams, as the benchmark of these pages counts them."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)))


def _bodies() -> dict[str, float]:
    precisions, recalls, f_ones = [], [], []
    for row in gold_rows(BODIES):
        page = _read(row)
        gold, found = grams(row["text"]), grams(page.text if page else "")
        shared = (gold & found).total()
        precision = shared / found.total() if found else 0.0
        recall = shared / gold.total() if gold else 1.0
        precisions.append(precision)
        recalls.append(recall)
        f_ones.append(2 * precision * recall / (precision + recall) if shared else 0.0)
    p, r = fmean(precisions), fmean(recalls)
    return {
        "body precision": p,
        "body recall": r,
        "body F1": 2 * p * r / (p + r),
        "body F1, mean of pages": fmean(f_ones),
    }


def _metadata() -> dict[str, float]:
    hits: dict[str, list[bool]] = {"date": [], "author": [], "title": []}
    for row in gold_rows(METADATA):
        page = _read(row)
        found = {
            "date": (page.published_at or "")[:10] if page else "",
            "author": ", ".join(page.author) if page else "",
            "title": (page.title or "") if page else "",
        }
        for name, wanted in hits.items():
            gold = row[name]
            if gold:
                wanted.append(
                    _folded(gold if isinstance(gold, str) else ", ".join(gold)) == _folded(found[name])
                )
    return {f"{name} exact": fmean(values) for name, values in hits.items()}


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())
