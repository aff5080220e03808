"""The words that tell what a sentence is about, without a parse: for records that only keep their text."""

import re
from functools import lru_cache

from tracktwo.ontology.rivals import Rivals
from tracktwo.records.sharing import shared_text

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_OPENING = re.compile(r"(?:[.!?:]['\"”)]?\s+|\n\s*|[“\"‘])$")
_IDLE = frozenset(
    {
        "the", "and", "for", "that", "with", "was", "were", "had", "has", "have", "his", "her", "its",
        "their", "they", "this", "from", "into", "who", "which", "been", "said", "says", "told",
        "according", "after", "before", "when", "while", "also", "more", "than", "least", "most", "about",
        "some", "will", "would", "not", "but", "all", "over", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "people", "january", "february", "april", "june", "july", "august",
        "september", "october", "november", "december",
    }
)  # fmt: skip


@lru_cache(maxsize=50_000)
def event_words(text: str, *, names_only: bool = False) -> frozenset[str]:
    """Return the words of a text that carry meaning, lower case, plural s off; or only the capitalised ones.

    >>> sorted(event_words("The strikes on Northport killed two."))
    ['killed', 'northport', 'strike', 'two']
    >>> sorted(event_words("The strikes on Northport killed two.", names_only=True))
    ['northport']
    """
    words = [w for w in _WORD.findall(text) if w.lower() not in _IDLE and len(w) > 2]
    if names_only:
        words = [w for w in words if w[0].isupper()]
    return frozenset(_bare(w.lower()) for w in words)


def capitalised(text: str) -> list[str]:
    """Return the capitalised words of a text in lower case, those that open a sentence left out.

    >>> capitalised("Yesterday the envoy of Northland met Otto Lind. They left.")
    ['northland', 'otto', 'lind']
    """
    return [
        _bare(match[0].lower())
        for match in _WORD.finditer(text)
        if match[0][0].isupper()
        and match[0].lower() not in _IDLE
        and not _OPENING.search(text[max(0, match.start() - 3) : match.start()])
        and match.start() > 0
    ]


def _bare(word: str) -> str:
    """Return a word without its possessive and plural, one object for all that are equal: many are kept."""
    word = re.sub(r"['’]s?$", "", word)
    return shared_text(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
    )


def overlap(a: frozenset[str], b: frozenset[str], rivals: Rivals) -> float:
    """Return the share of the smaller set that is in the other, synonyms counted half."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    if not small:
        return 0.0
    missing = small - large
    sets = [found for word in missing if (found := rivals.same.get(word))]
    wide = rivals.sets_of(large) if sets else frozenset[int]()
    kindred = sum(not found.isdisjoint(wide) for found in sets)
    return (len(small) - len(missing) + 0.5 * kindred) / len(small)
