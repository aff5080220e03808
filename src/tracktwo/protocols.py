"""The shapes of the outside world, as the inner rooms see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, Protocol, TypedDict, Unpack

from tracktwo.records import Article, Evidence, Judgement, Record, Sentence
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
    """A language model or NLP pipeline that turns prose into parsed sentences."""

    @property
    def name(self) -> str:
        """Model and version, for provenance and caching."""
        ...

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


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a language model is asked: what to do, the words to do it on, the JSON Schema of the answer."""

    instructions: str
    words: str
    schema: dict[str, Any]


class LanguageModel(Protocol):
    """A language model that answers a prompt with JSON."""

    @property
    def name(self) -> str:
        """Its name, for provenance and caching."""
        ...

    def answer(self, prompt: Prompt) -> str:
        """Return a JSON object with every key that the prompt's schema requires.

        Raises:
            ModelError: there is no answer, or none of that shape.
        """
        ...


class Writer(Protocol):
    """The append-only side of a store."""

    def add(self, records: Iterable[Record]) -> int:
        """Append records and return how many were new."""
        ...


class Where(TypedDict, total=False):
    """Which records of a kind are wanted; what is not named is not asked about.

    `since` and `until` are ISO dates, both inside; `article` and `actor` are ids, `actor` also a country's or
    body's code. `facet` and `status` are the kind's own, by name of field: events type and status, rounds
    format and status, positions issue and stance, quotations speech_act and form, claims slot and polarity,
    measures and disagreements kind and status, commitments status, articles outlet and genre, actors kind
    and country, issues step, briefs brief_id and state.
    """

    dossier: str | None
    since: str | None
    until: str | None
    article: str | None
    actor: str | None
    facet: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing a search found.

    `kind` is a key of KINDS, or "sentences" with the article's id as `record_id`. `text` is the words to
    show and `marks` the offsets in it of those asked for; `article_id`, `start`, `end` say where the text
    stands, None and 0 for a record without evidence. `date` is "" when unknown.
    """

    kind: str
    record_id: str
    article_id: str | None
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    date: str
    dossier: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Relation:
    """How an article stands to others: its story, the origin it goes back to, what it repeats and how."""

    article_id: str
    story_id: str | None
    origin_id: str | None
    copy_of: str | None
    copy_kind: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands: is it current, what took its place, what did people decide about it."""

    is_shown: bool
    superseded_by: str | None
    supersedes: tuple[str, ...]
    judgements: tuple[Judgement, ...]


class View(Protocol):
    """The read-only side of a store, at one moment."""

    as_of: datetime | None

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, superseded and rejected ones too, or None."""
        ...

    def get_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return the records with these ids; unknown ids are left out."""
        ...

    def standing(self, record_id: str) -> Standing | None:
        """Return how a record stands, or None for an unknown id."""
        ...

    def records(
        self,
        kind: str,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
        **where: Unpack[Where],
    ) -> Iterator[Record]:
        """Yield the current records of a kind (a key of `tracktwo.records.KINDS`), by date, oldest first."""
        ...

    def count(self, kind: str, **where: Unpack[Where]) -> int:
        """Return how many current records of a kind there are."""
        ...

    def counts(self, *, dossier: str | None = None) -> dict[str, int]:
        """Return how many current records there are of each kind."""
        ...

    def dossiers(self) -> dict[str, int]:
        """Return the dossiers that hold articles, with how many."""
        ...

    def article(self, article_id: str) -> Article | None:
        """Return one article, or None."""
        ...

    def resting_on(self, article_id: str) -> Iterator[Record]:
        """Yield the current records with evidence in an article, in the order of the text."""
        ...

    def search(
        self, query: str, *, kinds: Sequence[str] = (), dossier: str | None = None, limit: int = 50
    ) -> list[Hit]:
        """Return what matches, best first.

        Args:
            query: words, all wanted; "words side by side"; -unwanted; begin*.
            kinds: keys of KINDS and "sentences"; all when empty.
        """
        ...

    def version(self) -> str:
        """Return a word that changes whenever anything in the store does, for caching pages."""
        ...


class Exporter(Protocol):
    """Writes records in one format. One file per format in `export/`."""

    NAME: str

    def write(self, records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
        """Write the records and return how many."""
        ...


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One printed sentence with the evidence it rests on.

    `marks` are the numbers printed behind it, one for each piece of evidence; `group` is the heading it
    stands under (a sticking point, a speaker); `tags` are words and counts about the line, not of it.
    `parts` cut the text where marks stand inside it; together they are the text. `byline` says, in a brief
    that a person put together, who worded it and what of it is not established; it is always printed, and
    `is_judgement` tells programs that the evidence does not hold all of it.
    """

    text: str
    evidence: tuple[Evidence, ...]
    records: tuple[str, ...]
    marks: tuple[int, ...] = ()
    group: str | None = None
    tags: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[int, ...]], ...] = ()
    byline: str = ""
    is_judgement: bool = False

    @property
    def pieces(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The text in pieces, each with the marks printed behind it."""
        return self.parts or ((self.text, self.marks),)
