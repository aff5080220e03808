"""One real development as several outlets tell it."""

from dataclasses import dataclass

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence


@dataclass(frozen=True, slots=True)
class Join:
    """Why an article goes back to an earlier one; `evidence` is the words that prove it, in either of them.

    `rule` names what decided, in words a reader can take: "copy: containment", "passes on Northern Wire".
    """

    article: str
    earlier: str
    rule: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """Articles about one development. `origins` counts independent tellings.

    `origin_chains` lists, for each origin, the ids of its articles from the first telling on,
    and `joins` says why those after the first belong to it.
    """

    title: str
    first_seen: str | None
    last_seen: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    languages: tuple[str, ...]
    origin_chains: tuple[tuple[str, ...], ...]
    joins: tuple[Join, ...] = ()
