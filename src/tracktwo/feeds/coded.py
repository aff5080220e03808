"""Events that others have coded, one a row: the row itself is kept as the article that the event rests on."""

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import encoding_of
from tracktwo.records import (
    Article,
    Event,
    Evidence,
    Notice,
    Part,
    PartKind,
    Provenance,
    PublishedSource,
    record_id,
)
from tracktwo.records.coded_row import NO_WORDS

STEP, VERSION = "coded", "1"
LONGEST_ROW = 200_000
BROKEN = (OSError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error)
UNREADABLE = (*BROKEN, FeedError)


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a row says of itself: kind, number, and address, outlet, day and title of what was coded."""

    kind: str
    number: str | None
    url: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row as an article, and the event it codes; None where PLOVER has no type for what it codes."""

    where: str
    article: Article
    event: Event | None


def lines_of(where: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text file with their numbers from 1; of a zip or .gz, those of the file inside.

    Raises:
        FeedError: there is no such file, it may not be read, or holds more than one.
    """
    try:
        with _opened(where) as file:
            for number, line in enumerate(file, start=1):
                yield number, line.rstrip("\r\n")
    except BROKEN as error:
        raise FeedError(f"{where} cannot be read: {error}. Check the path and permissions.") from error


def first_line_of(where: str) -> str:
    """Return the first line with words in a file, as far as a row may be long; "" where there is none."""
    try:
        with _opened(where, encoding="utf-8-sig") as file:
            lines = iter(lambda: file.readline(LONGEST_ROW), "")
            return next((line for line in lines if line.strip()), "")
    except UNREADABLE:
        return ""


@contextmanager
def _opened(where: str, *, encoding: str | None = None) -> Iterator[IO[str]]:
    path = Path(where)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            held = [one for one in packed.infolist() if not one.is_dir()]
            if len(held) != 1:
                raise FeedError(f"{where} holds {len(held)} files. Unpack it and name the table.")
            with packed.open(held[0]) as member:
                yield io.TextIOWrapper(member, encoding="utf-8-sig", errors="replace", newline="\n")
    elif path.suffix.lower() == ".gz":
        with gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="\n") as file:
            yield file
    else:
        with open(path, encoding=encoding or encoding_of(path), errors="replace", newline="\n") as file:
            yield file


def coded_row(where: str, line: str, facts: RowFacts, event: Event | None) -> CodedRow | FeedFailure:
    """Return a row with the article made of its line; the event rests on its words, else on all of it."""
    if len(line) > LONGEST_ROW:
        return FeedFailure(
            where, f"the row has {len(line):,} characters", "Leave out the stories' full text."
        )
    article = _article(line, facts)
    if event is None:
        return CodedRow(where, article, None)
    at = line.find(event.text) if event.text else -1
    start, end = (at, at + len(event.text)) if at >= 0 else (0, len(line))
    evidence = Evidence(article.id, start, end, line[start:end])
    text = event.text or f"{facts.kind} {facts.number or ''}".strip()
    return CodedRow(where, article, replace(event, evidence=(evidence,), text=text))


def _article(line: str, facts: RowFacts) -> Article:
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
    told = f"A row of {facts.kind}: coded by others, and not the words of the page it was coded from."
    return Article(
        id=record_id("article", "row", facts.kind, facts.number, digest),
        evidence=(),
        confidence=1.0,
        provenance=provenance(facts.kind),
        url=facts.url,
        canonical_url=facts.url,
        outlet=facts.outlet,
        author=(),
        title=facts.title or f"{facts.kind}, event {facts.number or 'without a number'}",
        published_at=facts.published_at,
        published_source=PublishedSource.GIVEN if facts.published_at else PublishedSource.UNKNOWN,
        lang=NO_WORDS,
        text=line,
        sha256=digest,
        notices=(Notice("row", told),),
        parts=(Part(PartKind.PARAGRAPH, 0, len(line)),),
    )


def provenance(rule: str) -> Provenance:
    """Return the provenance of what is read from a row."""
    return Provenance(step=STEP, version=VERSION, rule_or_model=rule)
