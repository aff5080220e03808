"""Translated copies found on own reports in two languages, and independent reports left apart."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.copies import article_of
from tracktwo.corroborate.copies import find_copies
from tracktwo.corroborate.origins import origins_of
from tracktwo.corroborate.translations import with_translations

NAME = "translations"
GOLD_FILES: tuple[str, ...] = ()
FLOORS = {
    "develop, found as copies": 1.0,
    "check, found as copies": 1.0,
    "check, found as one origin": 1.0,
    "independents left apart": 1.0,
}
OWN = Path(__file__).parent / "data" / "own_translations.jsonl"
HALVES = ("develop", "check")


def run() -> dict[str, float]:
    """Return for each half the translations found as copies and as one origin, and what is found wrongly."""
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    figures: dict[str, float] = {}
    for half in HALVES:
        by_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            if row["half"] == half:
                by_story[row["story"]].append(row)
        found = [_found(members) for members in by_story.values()]
        for place, name in enumerate(
            ("found as copies", "found as one origin", "independents called copies", "independents joined")
        ):
            figures[f"{half}, {name}"] = sum(one[place] for one in found) / len(found)
    wrong = [value for name, value in figures.items() if "independents" in name]
    return figures | {"independents left apart": 1 - sum(wrong) / len(wrong)}


def _found(rows: list[dict[str, Any]]) -> tuple[bool, bool, bool, bool]:
    articles = [article_of(row) for row in rows]
    original, translation, independent = (article.id for article in articles)
    copies = with_translations(articles, find_copies(articles))
    copied = {copy.article_id: copy.copy_of for copy in copies}
    origin = origins_of(articles, copies)
    return (
        copied.get(translation) == original,
        origin[translation] == origin[original],
        independent in copied,
        origin[independent] in (origin[original], origin[translation]),
    )
