"""How linking grows with a dossier: seconds and memory at 250 to 2,000 articles, and for one more of them.

One more is linked by the process that linked the others: an article of the last day, then one of the middle.

Read once without measuring; what is measured is CPU time, so that a busy machine does not count, and each
size in a process of its own, so that memory is its own too. There are no floors: machines differ.
"""

import dataclasses
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench.grown import grown
from bench.parsed import CACHE
from tracktwo.infer.spacy_pipeline import DEFAULT_MODEL
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.model import LateInfer
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import RawArticle
from tracktwo.store.database import Store, open_store
from tracktwo.store.parses import CachedInfer

NAME = "growth"
GOLD_FILES: tuple[str, ...] = ()
SIZES = (250, 500, 1000, 2000)
DOSSIER = "ukraine"


def run() -> dict[str, float]:
    """Return for each size the seconds of linking all, of one more article and of nothing new, and memory."""
    figures: dict[str, float] = {}
    for size in SIZES:
        command = [sys.executable, "-m", "bench.growth", str(size)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        figures |= {f"{size:,} articles: {name}": value for name, value in json.loads(told).items()}
    return figures


def measure(size: int) -> dict[str, float]:
    """Return the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.sqlite")
        *before, newest, older = grown(size + 2)
        _read(store, before)
        figures = {"seconds to link all": _linked(store)}
        days = sorted(one.published_at or "" for one in before)
        for age, one, day in (("", newest, days[-1]), (" of the middle", older, days[size // 2])):
            began = time.process_time()
            _read(store, [dataclasses.replace(one, published_at=day)])
            figures[f"seconds to read one more{age}"] = time.process_time() - began
            figures[f"seconds to link one more{age}"] = _linked(store)
        figures["seconds when nothing is new"] = _linked(store)
        figures["peak memory in megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        store.close()
    return figures


def _read(store: Store, articles: Iterable[RawArticle]) -> None:
    infer = CachedInfer(LateInfer(DEFAULT_MODEL), CACHE / "grown")
    read_articles(articles, Reader(store=store, infer=infer, books=code_books(), dossier=DOSSIER))


def _linked(store: Store) -> float:
    began = time.process_time()
    link_corpus(store, books=code_books(), dossier=DOSSIER)
    return time.process_time() - began


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
