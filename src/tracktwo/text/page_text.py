"""What a page or a text file gave: an article's text with its parts, and what it says of itself."""

from dataclasses import dataclass

from tracktwo.records import Genre, Notice, Part, PublishedSource


@dataclass(frozen=True, slots=True)
class PageText:
    """A page read. None is a thing the page does not say; `parts` index `text`.

    `furniture` holds what was left out of `text`, in the order it stood on the page.
    """

    text: str
    parts: tuple[Part, ...]
    title: str | None = None
    author: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    published_at: str | None = None
    published_source: PublishedSource = PublishedSource.UNKNOWN
    modified_at: str | None = None
    canonical_url: str | None = None
    lang: str | None = None
    genre: Genre = Genre.UNKNOWN
    furniture: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    alternates: tuple[str, ...] = ()
