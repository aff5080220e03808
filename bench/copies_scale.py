"""The copies index as it grows: articles a second and memory at 1,000 and 10,000 made articles.

100,000 are read when TRACKTWO_BENCH_SCALE=100000 is set: that takes a minute or two and a gigabyte.
"""

import os
import random
import resource
import time
from collections.abc import Iterator
from itertools import accumulate

from bench.copies import add_boilerplate, article_of, drop_paragraphs, keep_beginning, replace_words
from tracktwo.corroborate.copies import find_copies
from tracktwo.corroborate.faces import Faces
from tracktwo.corroborate.origins import count_origins
from tracktwo.records import Article

NAME = "copies_scale"
GOLD_FILES = ()
FLOORS = {"copies found, 1,000": 0.98, "copies found, 10,000": 0.98}
SIZES = (1_000, 10_000)
SEED = 7
COPIED = 0.2  # of the articles repeat an earlier one
OUTLETS = 300
DAYS = 60
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "ga", "pe", "ri", "so", "tu", "ma")
SET_PHRASES = (
    "according to two officials who spoke on condition of anonymity",
    "did not immediately respond to a request for comment",
    "since the beginning of the war nearly four years ago",
)
EDITS = (add_boilerplate, keep_beginning, drop_paragraphs, replace_words(0.1))


def run() -> dict[str, float]:
    """Return articles a second, seconds for one more, copies found, and memory, by size."""
    figures: dict[str, float] = {}
    sizes = (*SIZES, *filter(None, [int(os.environ.get("TRACKTWO_BENCH_SCALE", "0"))]))
    for size in sizes:
        articles, copied = made(size)
        faces = Faces()
        began = time.process_time()
        copies = find_copies(articles, faces=faces)
        figures[f"articles a second, {size:,}"] = size / (time.process_time() - began)
        found = {copy.article_id for copy in copies}
        figures[f"copies found, {size:,}"] = len(found & copied) / len(copied)
        figures[f"no copies called so, {size:,} (count)"] = len(found - copied)
        figures |= _again(articles, faces, size)
        figures[f"peak memory, {size:,}, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _again(articles: list[Article], faces: Faces, size: int) -> dict[str, float]:
    """Return the seconds that one article more takes when what was taken apart is kept, and for origins."""
    began = time.process_time()
    copies = find_copies([*articles, article_of({"id": "more", "text": articles[0].text})], faces=faces)
    again = time.process_time() - began
    count_origins(articles, copies, faces=faces)
    return {
        f"seconds for one more, {size:,}": again,
        f"origins, articles a second, {size:,}": size / (time.process_time() - began - again),
    }


def made(size: int) -> tuple[list[Article], set[str]]:
    """Return articles of made words over some weeks, and the ids of those that repeat an earlier one."""
    chance = random.Random(SEED)
    words, weights = _words(chance)
    texts: list[str] = []
    articles, copied = [], set()
    for number in range(size):
        is_copy = number > 50 and chance.random() < COPIED
        if is_copy:
            text = chance.choice(EDITS)(chance.choice(texts[-5_000:]), chance, words)
        else:
            text = "\n\n".join(_paragraphs(chance, words, weights))
            texts.append(text)
        articles.append(_article(number, size, text))
        if is_copy:
            copied.add(articles[-1].id)
    return articles, copied


def _words(chance: random.Random) -> tuple[list[str], list[float]]:
    """Return 8,000 words, as unevenly frequent as those of a language."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(8_000)]
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def _paragraphs(chance: random.Random, words: list[str], weights: list[float]) -> Iterator[str]:
    for _ in range(chance.randint(4, 8)):
        told = chance.choices(words, cum_weights=weights, k=chance.randint(35, 60))
        if chance.random() < 0.3:
            told[10:10] = chance.choice(SET_PHRASES).split()
        yield " ".join(told).capitalize() + "."


def _article(number: int, size: int, text: str) -> Article:
    day = number * DAYS // size
    return article_of(
        {"id": f"made-{number}", "text": text, "date": f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}"},
        outlet=f"Outlet {number * 7919 % OUTLETS}",
    )
