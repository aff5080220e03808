"""Names looked up in running text: longest first, by the word a name begins with."""

import re
from collections import defaultdict
from collections.abc import Iterable, KeysView
from enum import StrEnum
from typing import NamedTuple

from tracktwo.ontology.folding import fold


class Sense(StrEnum):
    """In what sense a name names its actor."""

    STATE = "state"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    ONE = "one"
    CAPITAL = "capital"
    SEAT = "seat"
    BODY = "body"
    PERSON = "person"
    SURNAME = "surname"
    COMMON_SURNAME = "common-surname"
    PLACE = "place"


class Alias(NamedTuple):
    """A name, whose it is, and in what sense."""

    text: str
    slug: str
    sense: Sense


SHOUTED = frozenset({Sense.STATE, Sense.CAPITAL, Sense.SEAT, Sense.PERSON, Sense.SURNAME, Sense.BODY})
_FIRST_WORD = re.compile(r"[^\s\-.,/']+")


class AliasIndex:
    """Finds names at a position of a folded text."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        """Sort the names by their first word, the longest first."""
        names: dict[str, list[Alias]] = defaultdict(list)
        for alias in aliases:
            folded = " ".join(fold(alias.text).split())
            names[folded].append(alias)
            if alias.sense in SHOUTED and len(folded) > 3 and not folded.isupper():
                names[folded.upper()].append(alias)
        buckets: dict[str, list[tuple[str, tuple[Alias, ...]]]] = defaultdict(list)
        self._names = {text: tuple(found) for text, found in names.items()}
        for text, found in self._names.items():
            first = _FIRST_WORD.match(text)
            buckets[first.group() if first else text].append((text, found))
        self._buckets = {
            first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in buckets.items()
        }

    @property
    def first_words(self) -> KeysView[str]:
        """Return the folded words that names begin with: another word of letters alone begins none."""
        return self._buckets.keys()

    def at(self, folded: str, start: int, word: str) -> tuple[int, tuple[Alias, ...]] | None:
        """Return where the longest name beginning at `start` ends, and whose it is; None when none does.

        Args:
            folded: the whole text, folded.
            start: where a word begins.
            word: that word, folded.
        """
        rows = self._buckets.get(word)
        if rows is None:
            if word.isalpha():
                return None
            first = _FIRST_WORD.match(word)
            rows = self._buckets.get(first.group()) if first else None
            if rows is None:
                return None
        for text, found in rows:
            end = start + len(text)
            if folded.startswith(text, start) and not folded[end : end + 1].isalnum():
                return end, found
        return None

    def exactly(self, surface: str) -> tuple[Alias, ...]:
        """Return whose name a whole phrase is, a leading "the" passed over."""
        text = " ".join(fold(surface).split())
        if text in self._names:
            return self._names[text]
        if text[:4].lower() == "the ":
            return self._names.get(text[4:], ())
        return ()
