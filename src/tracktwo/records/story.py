"""One real development as several outlets tell it."""

from dataclasses import dataclass

from tracktwo.records.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """Articles about one development. `origins` counts independent tellings.

    `origin_chains` lists, for each origin, the ids of its articles from the first telling on.
    """

    title: str
    first_seen: str | None
    last_seen: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    languages: tuple[str, ...]
    origin_chains: tuple[tuple[str, ...], ...]
