"""What could not be read, and why: never a silence."""

from dataclasses import dataclass

from tracktwo.records.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """A skipped sentence, article or feed. `article_id` is None when no article came of it."""

    where: str
    step: str
    what: str
    how_to_fix: str
    article_id: str | None
