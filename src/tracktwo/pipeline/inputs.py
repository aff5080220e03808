"""What a user names on the command line: files, folders, JSON Lines, addresses, standard input."""

from collections.abc import Iterable, Iterator
from typing import IO

from tracktwo.errors import FeedError
from tracktwo.feeds import file, web
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle

STANDARD_INPUT = "-"
ADDRESS_STARTS = ("http://", "https://")


def articles_at(places: Iterable[str], *, standard_input: IO[str]) -> Iterator[RawArticle | FeedFailure]:
    """Yield the articles at each place, and a failure for each place that holds none.

    Args:
        places: files, folders, JSON Lines files, web addresses; "-" is JSON Lines on standard input.
    """
    for place in places:
        try:
            yield from _at(place, standard_input)
        except FeedError as error:
            what, _, fix = str(error).partition(". ")
            yield FeedFailure(place, what, fix or "Check the name.")


def _at(place: str, standard_input: IO[str]) -> Iterator[RawArticle | FeedFailure]:
    if place == STANDARD_INPUT:
        return file.rows(standard_input, where="standard input")
    if place.startswith(ADDRESS_STARTS):
        return web.fetch(place)
    return file.fetch(place)
