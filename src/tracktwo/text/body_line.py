"""One line of a page's body, and how a text is known in two trees."""

from collections.abc import Iterable
from typing import NamedTuple

from tracktwo.records import PartKind


class BodyLine(NamedTuple):
    """One block of a body. `kind` is None where the markup says no more than that it is a block."""

    text: str
    kind: PartKind | None


def key_of(words: str) -> str:
    """Return a text's words without the spaces between them, by which one text is known in two trees."""
    return "".join(words.split())


def size_of(lines: Iterable[BodyLine]) -> int:
    """Return how many characters some lines have."""
    return sum(len(line.text) for line in lines)
