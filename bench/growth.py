"""How linking grows with a dossier: seconds and memory at 250 to 2,000 articles, and for one more of them.

One more is an article of the last day, then one of the middle: linked by the process that linked the others,
then again one of each by a process that was begun for it, as `tracktwo read` is.

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
from tracktwo.pipeline.corpus_kept import KeptLinks
from tracktwo.pipeline.model import LateInfer
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import RawArticle
from tracktwo.store.database import Store, open_store
from tracktwo.store.parses import CachedInfer

NAME = "growth"
GOLD_FILES: tuple[str, ...] = ()
SIZES = (250, 500, 1000, 2000)
DOSSIER = "ukraine"
STORE = "desk.sqlite"


def run() -> dict[str, float]:
    """Return for each size the seconds of linking all, of one more article and of nothing new, and memory."""
    figures: dict[str, float] = {}
    for size in SIZES:
        told = json.loads(_in_a_process(str(size)))
        figures |= {f"{size:,} articles: {name}": value for name, value in told.items()}
    return figures


def measure(size: int) -> dict[str, float]:
    """Return the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / STORE)
        *before, newest, older, later, between = grown(size + 4)
        _read(store, before)
        figures = {"seconds to link all": _linked(store)}
        days = sorted(one.published_at or "" for one in before)
        for age, one, day in (("", newest, days[-1]), (" of the middle", older, days[size // 2])):
            began = time.process_time()
            _read(store, [dataclasses.replace(one, published_at=day)])
            figures[f"seconds to read one more{age}"] = time.process_time() - began
            figures[f"seconds to link one more{age}"] = _linked(store)
        figures["seconds when nothing is new"] = _linked(store)
        for age, one, day in (("", later, days[-1]), (" of the middle", between, days[size // 2])):
            _read(store, [dataclasses.replace(one, published_at=day)])
            told = _in_a_process("new", folder)
            figures[f"seconds to link one more{age} in a new process"] = float(told)
        figures["megabytes kept for it"] = sum(f.stat().st_size for f in Path(folder).glob("*.links")) / 1e6
        figures["peak memory in megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        store.close()
    return figures


def _read(store: Store, articles: Iterable[RawArticle]) -> None:
    infer = CachedInfer(LateInfer(DEFAULT_MODEL), CACHE / "grown")
    read_articles(articles, Reader(store=store, infer=infer, books=code_books(), dossier=DOSSIER))


def _linked(store: Store) -> float:
    began = time.process_time()
    kept = KeptLinks(Path(store.where).parent, code_books())
    link_corpus(store, books=code_books(), dossier=DOSSIER, kept=kept)
    return time.process_time() - began


def _in_a_process(*words: str) -> str:
    command = [sys.executable, "-m", "bench.growth", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _main(what: str, folder: str = "") -> None:
    if what == "new":
        store = open_store(Path(folder) / STORE)
        books = code_books()
        for book in ("actors", "outlets"):  # reading has asked for them before
            getattr(books, book)
        print(_linked(store))
        store.close()
    else:
        print(json.dumps(measure(int(what))))


if __name__ == "__main__":
    _main(*sys.argv[1:])
