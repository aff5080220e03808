"""The words of a text as the search index holds them, the same for SQLite and PostgreSQL.

Folding and stemming happen here and not in the database, so that both find the same things.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracktwo.errors import StoreError

WORD = re.compile(r"[^\W_]+")
QUERY_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
LONGEST_WORD = 64  # characters; what is longer is no word, and an index entry has a limit


def words_at(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text, folded, with its offsets.

    >>> [word for word, _, _ in words_at("Zelenskyy's envoys: “guarantees”")]
    ['zelenskyy', 's', 'envoy', 'guarantee']
    """
    for found in WORD.finditer(text):
        for word in fold(found.group()[:LONGEST_WORD]).split():
            yield word, found.start(), found.end()


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded, without their offsets.

    >>> folded_words("Two envoys' guarantees")
    ['two', 'envoy', 'guarantee']
    """
    return " ".join([fold(word[:LONGEST_WORD]) for word in WORD.findall(text)]).split()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word without case, accents and an English plural; several when folding splits it.

    >>> fold("Countries"), fold("Kyiv's"), fold("GUARANTEES"), fold("Świątek"), fold("crisis")
    ('country', 'kyiv s', 'guarantee', 'swiatek', 'crisis')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return " ".join(map(_singular, WORD.findall(bare)))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: words that must stand side by side, the last of them perhaps only begun."""

    words: tuple[str, ...]
    is_excluded: bool
    is_prefix: bool


def parse_query(query: str) -> tuple[Term, ...]:
    """Return what must and must not be found.

    Words are all wanted; "words in quotes" stand side by side; -word is not wanted; word* begins so.

    Raises:
        StoreError: nothing is asked for.

    >>> parse_query('"security guarantees" -nato')
    (Term(words=('security', 'guarantee'), is_excluded=False, is_prefix=False),
     Term(words=('nato',), is_excluded=True, is_prefix=False))
    """
    terms = tuple(term for found in QUERY_PART.finditer(query) if (term := _term(found)).words)
    if all(term.is_excluded for term in terms):
        raise StoreError(f"The search {query!r} asks for no word. Give at least one word to look for.")
    return terms


def _term(found: re.Match[str]) -> Term:
    minus, phrase, word = found.groups()
    given = phrase if phrase is not None else word
    is_prefix = phrase is None and word.endswith("*")
    if is_prefix:  # a word that is only begun has no plural to take off
        words = tuple(fold_prefix(w) for w in WORD.findall(given))
    else:
        words = tuple(w for w, _, _ in words_at(given))
    return Term(words, bool(minus), is_prefix)


def fold_prefix(word: str) -> str:
    """Return the beginning of a word without case and accents."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))


def marks_in(found: Sequence[tuple[str, int, int]], terms: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the words in a text, as `words_at` gives them, that a query asks for."""
    marks: set[tuple[int, int]] = set()
    for term in terms:
        if not term.is_excluded:
            for i in _places_of(found, term):
                if _stands_at(found, i, term):
                    marks.update((start, end) for _, start, end in found[i : i + len(term.words)])
    return tuple(sorted(marks))


def _places_of(found: Sequence[tuple[str, int, int]], term: Term) -> list[int]:
    """Where the first word of a term stands with room for the others behind it."""
    first, last = term.words[0], len(found) - len(term.words)
    if term.is_prefix and len(term.words) == 1:
        return [i for i, (word, _, _) in enumerate(found) if word.startswith(first)]
    return [i for i, (word, _, _) in enumerate(found) if word == first and i <= last]


def _stands_at(found: Sequence[tuple[str, int, int]], i: int, term: Term) -> bool:
    *begin, last = term.words
    if any(found[i + n][0] != word for n, word in enumerate(begin)):
        return False
    word = found[i + len(begin)][0]
    return word.startswith(last) if term.is_prefix else word == last
