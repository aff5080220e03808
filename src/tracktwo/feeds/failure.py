"""One item of a feed that could not be read, handed on as data so that the others still are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedFailure:
    """What went wrong with an item, where it stands, and how to fix it."""

    where: str
    what: str
    how_to_fix: str
