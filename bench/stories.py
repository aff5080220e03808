"""Stories: one-pass clustering on two sets (later 40 % of clusters), same-story pairs, articles a second."""

import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from bench.copies import article_of
from bench.parsed import gold_rows
from tracktwo.corroborate.stories import gather
from tracktwo.corroborate.story_vectors import likeness, vectors_of

NAME = "stories"
GOLD_FILES = ("stories/allsides_2021.jsonl", "stories/basil.jsonl", "stories/tg_pairs.jsonl")
FLOORS = {
    "allsides later, BCubed F1": 0.91,
    "allsides later, pairwise F1": 0.80,
    "basil later, BCubed F1": 0.97,
    "tg_pairs ru, AUC": 0.895,
}
EARLIER_SHARE = 0.6


def run() -> dict[str, float]:
    """Return BCubed and pairwise F1 of both sets, earlier and later part, and the pairs' AUC."""
    figures: dict[str, float] = {}
    for name, file in (("allsides", GOLD_FILES[0]), ("basil", GOLD_FILES[1])):
        for part, rows in zip(("earlier", "later"), _parts(gold_rows(file)), strict=True):
            for measure, value in _scores(rows).items():
                figures[f"{name} {part}, {measure}"] = value
    return figures | _pairs() | _speed()


def _parts(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of the earlier 60 % of clusters and of the rest, by each cluster's first date."""
    first: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row["date"]):
        first.setdefault(row["cluster"], row["date"])
    order = sorted(first, key=lambda name: (first[name], name))
    early = set(order[: int(EARLIER_SHARE * len(order))])
    return [r for r in rows if r["cluster"] in early], [r for r in rows if r["cluster"] not in early]


def _scores(rows: list[dict[str, Any]]) -> dict[str, float]:
    gold = {row["id"]: row["cluster"] for row in rows}
    stories = gather([article_of(row) for row in rows])
    found = {article.external_id or "": number for number, story in enumerate(stories) for article in story}
    return score_clusters([gold[name] for name in gold], [found[name] for name in gold])


def score_clusters(gold: Sequence[object], found: Sequence[object]) -> dict[str, float]:
    """Return BCubed F1 and pairwise F1 of a clustering against the true one."""
    true, ours = _members(gold), _members(found)
    shared = [len(true[g] & ours[f]) for g, f in zip(gold, found, strict=True)]
    precision = sum(s / len(ours[f]) for s, f in zip(shared, found, strict=True)) / len(gold)
    recall = sum(s / len(true[g]) for s, g in zip(shared, gold, strict=True)) / len(gold)
    together = sum(s - 1 for s in shared) / 2
    in_ours, in_true = (sum(len(m) * (len(m) - 1) / 2 for m in side.values()) for side in (ours, true))
    return {
        "BCubed F1": 2 * precision * recall / (precision + recall),
        "pairwise F1": 2 * together / (in_ours + in_true),
    }


def _members(labels: Sequence[object]) -> dict[object, set[int]]:
    found: dict[object, set[int]] = defaultdict(set)
    for number, label in enumerate(labels):
        found[label].add(number)
    return found


def _pairs() -> dict[str, float]:
    """Return the AUC of likeness on same-story pairs, by language."""
    rows = gold_rows(GOLD_FILES[2])
    articles = [
        article_of({"id": f"{n}{side}", "title": row[f"{side}_title"], "text": row[f"{side}_text"]})
        for n, row in enumerate(rows)
        for side in "ab"
    ]
    vectors = vectors_of(articles)
    scores: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for n, row in enumerate(rows):
        scores[row["lang"]].append((likeness(vectors[2 * n], vectors[2 * n + 1]), row["label"] == "OK"))
    return {f"tg_pairs {lang}, AUC": _auc(found) for lang, found in sorted(scores.items())}


def _auc(scores: list[tuple[float, bool]]) -> float:
    right = [score for score, is_same in scores if is_same]
    wrong = [score for score, is_same in scores if not is_same]
    wins = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
    return wins / (len(right) * len(wrong))


def _speed() -> dict[str, float]:
    articles = [article_of(row) for row in gold_rows(GOLD_FILES[0])]
    began = time.perf_counter()
    gather(articles)
    return {"articles a second": len(articles) / (time.perf_counter() - began)}
