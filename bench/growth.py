"""How linking grows with a dossier: seconds and memory at 250 to 2,000 articles, and for one more of them.

Read once without measuring; what is measured is CPU time, so that a busy machine does not count, and each
size in a process of its own, so that memory is its own too. There are no floors: machines differ.
"""

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
        *before, last = grown(size + 1)
        _read(store, before)
        whole = _linked(store)
        began = time.process_time()
        _read(store, [last])
        read = time.process_time() - began
        figures = {
            "seconds to link all": whole,
            "seconds to read one more": read,
            "seconds to link one more": _linked(store),
            "seconds when nothing is new": _linked(store),
            "peak memory in megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
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
