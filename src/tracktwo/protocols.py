"""The shapes of the outside world, as the inner rooms see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Protocol

from tracktwo.records import Article, Evidence, Record, Sentence
from tracktwo.records.article import PublishedSource


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a feed hands over: bytes or text as received, and what the feed itself knows.

    Exactly one of `raw` (bytes as fetched: HTML or a text file) and `text` (already an article's
    text, kept as given) is set. `where` names the file, row or address for error messages.
    `published_source` says who gave `published_at`.
    """

    where: str
    raw: bytes | None = None
    text: str | None = None
    media_type: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: tuple[str, ...] = ()
    title: str | None = None
    published_at: str | None = None
    published_source: PublishedSource = PublishedSource.UNKNOWN
    lang: str | None = None
    external_id: str | None = None
    retrieved_at: str | None = None


class Feed(Protocol):
    """Somewhere articles come from. One file per kind in `feeds/`."""

    NAME: str

    def fetch(self, where: str) -> Iterator[RawArticle]:
        """Yield what is there; a bad item is yielded as an error by the pipeline's guard."""
        ...


class Infer(Protocol):
    """A language model or NLP pipeline that turns prose into parsed sentences.

    `name` identifies model and version for provenance and caching.
    """

    name: str

    def parse(self, paragraphs: Sequence[tuple[int, int, str]]) -> tuple[Sentence, ...]:
        """Return the parsed sentences of one article's prose, in order.

        Args:
            paragraphs: (part index, offset of the paragraph in the article's text, its text).
        """
        ...

    def parse_many(
        self, articles: Iterable[Sequence[tuple[int, int, str]]]
    ) -> Iterator[tuple[Sentence, ...]]:
        """Yield the parsed sentences of each article, in the order given."""
        ...


class Writer(Protocol):
    """The append-only side of a store."""

    def add(self, records: Iterable[Record]) -> int:
        """Append records and return how many were new."""
        ...


class View(Protocol):
    """The read-only side of a store, at one moment."""

    as_of: datetime | None

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        ...

    def records(self, kind: str, *, dossier: str | None = None) -> Iterator[Record]:
        """Yield the current records of a kind (a key of `tracktwo.records.KINDS`), oldest first."""
        ...

    def article(self, article_id: str) -> Article | None:
        """Return one article, or None."""
        ...

    def resting_on(self, article_id: str) -> Iterator[Record]:
        """Yield the current records with evidence in an article."""
        ...


class Exporter(Protocol):
    """Writes records in one format. One file per format in `export/`."""

    NAME: str

    def write(self, records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
        """Write the records and return how many."""
        ...


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One printed sentence with the evidence it rests on."""

    text: str
    evidence: tuple[Evidence, ...]
    records: tuple[str, ...]
