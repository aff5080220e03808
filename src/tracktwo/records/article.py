"""The article: stored text with its outlet, its typed parts, and what is known of its origin."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence


class PartKind(StrEnum):
    """What a stretch of an article's text is. Only prose is parsed."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUESTION = "question"
    ANSWER = "answer"
    TIP = "tip"
    CAPTION = "caption"
    CORRECTION = "correction"  # what the outlet says that it got wrong in this article
    EDITORS_NOTE = "editors_note"  # what else the editors say of the article and not of its subject
    FURNITURE = "furniture"  # page furniture inside a text that must stay as it was given


PROSE = frozenset({PartKind.PARAGRAPH, PartKind.LIST_ITEM, PartKind.ANSWER, PartKind.TIP})


class Genre(StrEnum):
    """What kind of writing an article is."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    STATEMENT = "statement"
    LIVEBLOG = "liveblog"
    UNKNOWN = "unknown"


class PublishedSource(StrEnum):
    """Where the publication date was read."""

    JSON_LD = "json-ld"
    META = "meta"
    VISIBLE = "visible"
    FEED = "feed"
    URL = "url"
    FILE = "file"
    GIVEN = "given"
    UNKNOWN = "unknown"


class CopyKind(StrEnum):
    """How an article repeats an earlier one."""

    VERBATIM = "verbatim"
    EXCERPT = "excerpt"
    MERGED = "merged"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Part:
    """A typed stretch of an article's text: half-open offsets."""

    kind: PartKind
    start: int
    end: int


# Kinds of notices that say how an article was read; the others are about what it says.
ABOUT_READING = frozenset({"canonical", "characters", "date", "furniture", "language", "paywall", "undated"})


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about an article that looked wrong, or that was taken out, and why.

    Kinds that its own words give: overtaken, and those that say how it was read. Kinds that other articles
    of the dossier give, which come and go with them: expert, lone_quotation, uncredited,
    translated_quotation; their evidence is in this article first, then in the others.
    """

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_about_reading(self) -> bool:
        """Whether it says how the article was read, not what looks odd in what it says."""
        return self.kind in ABOUT_READING


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """Stored text with its outlet. Its own evidence is empty: the text is the evidence.

    `published_at` and `modified_at` are RFC 3339 in UTC, a date alone where no time was given.
    `furniture` holds the page furniture that was left out of `text`, as it stood on the page.
    `alternates` are the addresses that its page gives for the same article in other languages (hreflang),
    and for its original on another site (rel=canonical).
    `archive` names the kept bytes, `raw_sha256` their hash; `sha256` is that of `text` in UTF-8.
    """

    url: str | None
    canonical_url: str | None
    outlet: str | None
    author: tuple[str, ...]
    title: str | None
    section: str | None = None
    published_at: str | None
    published_source: PublishedSource
    modified_at: str | None = None
    retrieved_at: str | None = None
    lang: str | None
    text: str
    sha256: str
    raw_sha256: str | None = None
    archive: str | None = None
    external_id: str | None = None
    genre: Genre = Genre.UNKNOWN
    story_id: str | None = None
    origin_id: str | None = None
    copy_of: str | None = None
    copy_kind: CopyKind | None = None
    notices: tuple[Notice, ...] = ()
    parts: tuple[Part, ...] = ()
    furniture: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
