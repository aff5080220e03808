"""One item of a feed that could not be read, handed on as data so that the others still are."""

from dataclasses import dataclass

from tracktwo.errors import FeedError


@dataclass(frozen=True, slots=True)
class FeedFailure:
    """What went wrong with an item, where it stands, and how to fix it."""

    where: str
    what: str
    how_to_fix: str


def failure_of(where: str, error: FeedError) -> FeedFailure:
    """Return the failure that an error makes; its words do not say again where it happened.

    >>> failure_of("https://a.example/1", FeedError("https://a.example/1 answers 404. It is gone."))
    FeedFailure(where='https://a.example/1', what='answers 404', how_to_fix='It is gone.')
    """
    what, _, how_to_fix = str(error).partition(". ")
    what = what.removeprefix(where).removeprefix(":").strip().rstrip(".")
    return FeedFailure(where, what or "cannot be read", how_to_fix or "Check the address.")
