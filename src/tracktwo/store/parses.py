"""Parsed sentences kept by the hash of their text, so that new rules never pay for an old parse.

One gzipped JSON file a text, named by the SHA-256 of its paragraphs and of the parser's name and
version. A damaged or foreign file counts as absent: the text is parsed again.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from tracktwo.protocols import Infer
from tracktwo.records import Sentence, Token
from tracktwo.store.kept_file import keep_file

GROUP = 16  # texts looked up together, so that those not kept are parsed in one batch
SUFFIX = ".json.gz"

Paragraphs = Sequence[tuple[int, int, str]]


class CachedInfer:
    """An `Infer` that asks another one only for texts it has not parsed before.

    A folder that cannot be written makes it slower, never wrong: parses are then not kept.
    """

    def __init__(self, infer: Infer, folder: Path) -> None:
        self._infer = infer
        self._folder = folder

    @property
    def name(self) -> str:
        """The name of the parser behind the cache."""
        return self._infer.name

    def parse(self, paragraphs: Paragraphs) -> tuple[Sentence, ...]:
        """Return the parsed sentences of one article's prose."""
        return next(self.parse_many([paragraphs]))

    def parse_many(self, articles: Iterable[Paragraphs]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the parsed sentences of each article, in the order given."""
        waiting = iter(articles)
        while group := list(islice(waiting, GROUP)):
            kept = [self._kept(paragraphs) for paragraphs in group]
            missing = (p for p, found in zip(group, kept, strict=True) if found is None)
            fresh = self._infer.parse_many(missing)
            for paragraphs, found in zip(group, kept, strict=True):
                yield found if found is not None else self._keep(paragraphs, next(fresh))

    def _path(self, paragraphs: Paragraphs) -> Path:
        key = json.dumps([self.name, list(paragraphs)], ensure_ascii=False)
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / digest[:2] / f"{digest}{SUFFIX}"

    def _kept(self, paragraphs: Paragraphs) -> tuple[Sentence, ...] | None:
        try:
            rows = json.loads(gzip.decompress(self._path(paragraphs).read_bytes()))
            return tuple(_sentence(row) for row in rows)
        except (OSError, EOFError, ValueError, TypeError, KeyError, zlib.error):
            return None

    def _keep(self, paragraphs: Paragraphs, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        path = self._path(paragraphs)
        packed = json.dumps([_row(sentence) for sentence in sentences]).encode("ascii")
        keep_file(path, gzip.compress(packed, compresslevel=1, mtime=0))
        return sentences


def _row(sentence: Sentence) -> dict[str, Any]:
    return {
        "index": sentence.index,
        "part": sentence.part,
        "start": sentence.start,
        "end": sentence.end,
        "root": sentence.root,
        "tokens": sentence.tokens,
    }


def _sentence(row: dict[str, Any]) -> Sentence:
    tokens = tuple(Token(*values) for values in row["tokens"])
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Sentence(
        index=row["index"],
        part=row["part"],
        start=row["start"],
        end=row["end"],
        tokens=tokens,
        children=tuple(map(tuple, children)),
        root=row["root"],
    )
