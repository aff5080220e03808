"""Copies: five edits of articles found again, false alarms between outlets, the talks set's origins."""

import random
from collections.abc import Callable, Iterator
from typing import Any

from bench.parsed import gold_rows
from tracktwo.corroborate.copies import find_copies
from tracktwo.corroborate.origins import count_origins
from tracktwo.protocols import RawArticle
from tracktwo.records import Article
from tracktwo.text.article import article_from

NAME = "copies"
STORIES, TALKS, ORIGINS = "stories/basil.jsonl", "talks/articles.jsonl", "talks/origins.jsonl"
GOLD_FILES = (STORIES, TALKS, ORIGINS)
FLOORS = {
    "boilerplate added": 1.0,
    "first 40 % kept": 1.0,
    "30 % of paragraphs dropped": 1.0,
    "10 % of words replaced": 1.0,
    "25 % of words replaced": 0.98,
    "same-event pairs left apart": 0.995,
    "talks, copies found": 0.8,
}
SEED = 7
MIN_CHARACTERS = 400
BOILERPLATE = (
    "Sign up for the morning letter of this paper.",
    "Copyright 2026 The Example Gazette. All rights reserved.",
)

Edit = Callable[[str, random.Random, list[str]], str]


def add_boilerplate(text: str, _chance: random.Random, _words: list[str]) -> str:
    return "\n\n".join((BOILERPLATE[0], text, BOILERPLATE[1]))


def keep_beginning(text: str, _chance: random.Random, _words: list[str]) -> str:
    words = text.split(" ")
    return " ".join(words[: max(1, int(0.4 * len(words)))])


def drop_paragraphs(text: str, chance: random.Random, _words: list[str]) -> str:
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    kept = [p for p in paragraphs if chance.random() >= 0.3] or paragraphs[:1]
    return "\n\n".join(("WASHINGTON (Example Agency) -", *kept))


def replace_words(share: float) -> Edit:
    def edit(text: str, chance: random.Random, words: list[str]) -> str:
        given = text.split(" ")
        return " ".join(chance.choice(words) if chance.random() < share else word for word in given)

    return edit


EDITS: dict[str, Edit] = {
    "boilerplate added": add_boilerplate,
    "first 40 % kept": keep_beginning,
    "30 % of paragraphs dropped": drop_paragraphs,
    "10 % of words replaced": replace_words(0.10),
    "25 % of words replaced": replace_words(0.25),
}


def run() -> dict[str, float]:
    """Return recall for each edit, false alarms, and the talks set's figures."""
    rows = [row for row in gold_rows(STORIES) if len(row["text"]) >= MIN_CHARACTERS]
    originals = [article_of(row) for row in rows]
    figures = dict(_recalls(rows, originals))
    alarms = {tuple(sorted((c.article_id, c.copy_of))) for c in find_copies(originals)}
    pairs = _independent_pairs(rows, originals)
    figures["false alarms, same event"] = len(alarms & pairs) / len(pairs)
    figures["same-event pairs left apart"] = 1 - figures["false alarms, same event"]
    figures["false alarms, any pair (count)"] = len(alarms)
    return figures | _talks()


def article_of(row: dict[str, Any], *, outlet: str | None = None, text: str | None = None) -> Article:
    """Return a gold row as an article."""
    return article_from(
        RawArticle(
            where=row["id"], text=text or row["text"], url=row.get("url"), title=row.get("title"),
            outlet=outlet or row.get("outlet"), author=(row["author"],) if row.get("author") else (),
            published_at=row.get("date") or row.get("published_at"), external_id=row["id"],
        )
    )  # fmt: skip


def _recalls(rows: list[dict[str, Any]], originals: list[Article]) -> Iterator[tuple[str, float]]:
    words = [word for row in rows for word in row["text"].split()]
    for name, edit in EDITS.items():
        chance = random.Random(SEED)
        copies = [
            article_of(
                {**row, "url": None, "date": "2026-01-01", "id": row["id"] + "-copy"},
                outlet="Copy Post", text=edit(row["text"], chance, words),
            )
            for row in rows
        ]  # fmt: skip
        found = {copy.article_id: copy.origin_id for copy in find_copies([*originals, *copies])}
        lines = {copy.article_id: copy.origin_id for copy in find_copies(originals)}
        hits = [
            found.get(copy.id) in (original.id, lines.get(original.id))
            for copy, original in zip(copies, originals, strict=True)
        ]
        yield name, sum(hits) / len(hits)


def _independent_pairs(rows: list[dict[str, Any]], articles: list[Article]) -> set[tuple[str, ...]]:
    return {
        tuple(sorted((articles[i].id, articles[j].id)))
        for i in range(len(rows))
        for j in range(i)
        if rows[i]["cluster"] == rows[j]["cluster"]
    }


def _talks() -> dict[str, float]:
    rows = gold_rows(TALKS)
    articles = [article_of(row) for row in rows]
    names = {article.id: row["id"] for article, row in zip(articles, rows, strict=True)}
    gold = {row["article"]: row for row in gold_rows(ORIGINS)}
    copies = {names[c.article_id]: c for c in find_copies(articles)}
    wanted = {name for name, row in gold.items() if row["origin"]}
    right = {n for n, c in copies.items() if names[c.origin_id] == gold[n]["origin"]}
    kinds = {n for n in right if copies[n].kind == gold[n]["kind"]}
    errors = []
    for negotiation in {row["negotiation"] for row in rows}:
        here = [a for a, row in zip(articles, rows, strict=True) if row["negotiation"] == negotiation]
        true = sum(gold[names[a.id]]["origin"] is None for a in here)
        errors.append(abs(len(count_origins(here)) - true))
    return {
        "talks, copies found": len(right) / len(wanted),
        "talks, copies wrong (count)": len(copies.keys() - right),
        "talks, kind right of those found": len(kinds) / max(1, len(right)),
        "talks, origins, mean absolute error": sum(errors) / len(errors),
    }
