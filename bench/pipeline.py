"""The pipeline as a whole: its speed beside spaCy alone on the same words, reading again, memory, start."""

import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.parsed import GOLD, gold_rows
from tracktwo.infer.spacy_pipeline import BATCH_SIZE, DEFAULT_MODEL, SpacyInfer
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.reading import paragraphs_of, start_reading
from tracktwo.protocols import RawArticle
from tracktwo.store.archive import Archive
from tracktwo.store.database import open_store
from tracktwo.text.article import article_from

NAME = "pipeline"
GOLD_FILES = ("talks/articles.jsonl",)
SEEDS = GOLD.parent / "seeds"
REPEATS = 3  # each article so many times, made different by a line, so that nothing is taken from a cache
ROUNDS = 2  # bare spaCy and the pipeline take turns; the best of each counts
FLOORS = {"share_of_bare_spacy": 0.65, "second_read_times_faster": 50.0}


def articles() -> list[RawArticle]:
    """Return the seed articles and the talks articles, repeated with a line that tells them apart."""
    given = [
        RawArticle(
            where=row["id"], text=row["text"], title=row.get("title"), published_at=row.get("published_at")
        )
        for row in gold_rows(GOLD_FILES[0])
    ]
    given += [
        RawArticle(where=path.name, raw=path.read_bytes(), media_type="text/plain")
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    return [_told_apart(raw, number) for number in range(REPEATS) for raw in given]


def _told_apart(raw: RawArticle, number: int) -> RawArticle:
    line = f"\n\nThis is printing number {number}.\n"
    if raw.text is not None:
        return replace(raw, text=raw.text + line)
    return replace(raw, raw=(raw.raw or b"") + line.encode())


def run() -> dict[str, float]:
    """Return the figures. Times are seconds of CPU, so that a busy machine does not count."""
    import spacy

    warnings.filterwarnings("ignore", message=r".*W095.*")  # as in infer/spacy_pipeline.py
    infer, nlp = SpacyInfer(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    given = articles()
    prose = [_prose(raw) for raw in given]
    words = sum(len(text.split()) for texts in prose for text in texts)
    _bare(nlp, prose[:30])
    _read(given[:30], infer)  # the code books and both models are warm
    bare, whole, again, linked = [], [], [], []
    for _ in range(ROUNDS):
        bare.append(_bare(nlp, prose))
        times = _read(given, infer)
        whole.append(times[0])
        again.append(times[1])
        linked.append(times[2])
    return {
        "words": words,
        "bare_spacy_words_per_second": words / min(bare),
        "pipeline_words_per_second": words / min(whole),
        "share_of_bare_spacy": min(bare) / min(whole),
        "second_read_times_faster": min(whole) / min(again),
        "linking_seconds": min(linked),
        "peak_memory_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "help_seconds": min(_help() for _ in range(5)),
    }


def _prose(raw: RawArticle) -> list[str]:
    article = article_from(raw)
    reading = start_reading(article.id, article.text, parts=article.parts)
    return [text for _, _, text in paragraphs_of(reading)]


def _bare(nlp: Any, prose: Sequence[Sequence[str]]) -> float:
    """Return the seconds of the model as it is installed, every component of it, on the same words."""
    began = time.process_time()
    for _ in nlp.pipe((text for texts in prose for text in texts), batch_size=BATCH_SIZE):
        pass
    return time.process_time() - began


def _read(given: Sequence[RawArticle], infer: SpacyInfer) -> tuple[float, float, float]:
    """Return the seconds of reading into a fresh store, of reading again, and of linking."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.sqlite")
        archive = Archive(Path(folder) / "archive")
        reader = Reader(store=store, infer=infer, books=code_books(), archive=archive, dossier="ukraine")
        moments = [time.process_time()]
        read_articles(given, reader)
        moments.append(time.process_time())
        report = read_articles(given, reader)
        moments.append(time.process_time())
        if report.known != len(given):
            raise RuntimeError(f"{len(given) - report.known} articles were read twice.")
        link_corpus(store, books=code_books())
        moments.append(time.process_time())
        store.close()
    first, second, third = (after - before for before, after in pairwise(moments))
    return first, second, third


def _help() -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tracktwo", "--help"],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    return time.perf_counter() - began
