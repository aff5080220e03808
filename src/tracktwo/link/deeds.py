"""The deed that a promise binds somebody to: its words, and whether other words tell of the same one."""

import re
from functools import lru_cache

from tracktwo.ontology.promises import load_promises
from tracktwo.records import Commitment, TimeValue

WORD = re.compile(r"[^\W\d_]{3,}")
SUFFIX = re.compile(r"(?:ing|ed|es|s|als?)$")
LEAST_STEM, STEM = 4, 6
SAME_DEED = 0.6  # of the shorter wording's words
# Words that say that a promise was made or what became of it, and not what was promised.
_IDLE = """
    the and for its his her their our that this with from not will would shall has have had was were are
    is been being all any both each under into upon until before after within about once than also said
    pledge promise commitment undertaking obligation guarantee assurance vow pledged promised vowed
    agreed break breaking broke broken breach breached breaching violate violated violating violation
    violations renege reneged reneging flout flouted ignore ignored fail failed keep kept keeping honour
    honoured honor honored fulfil fulfilled implement implemented comply complied abide abided respect
    respected observe observed accuse accused denied deadline expire expired lapse lapsed passed
    agreement deal accord text terms january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday
"""
IDLE = frozenset(_IDLE.split())


def stem(word: str) -> str:
    """Return what a word has in common with its other forms.

    >>> stem("withdrawal") == stem("withdraw") == stem("withdrawing")
    True
    """
    short = SUFFIX.sub("", word.lower())
    return (short if len(short) >= LEAST_STEM else word.lower())[:STEM].rstrip("e")


@lru_cache(maxsize=50_000)
def deed_words(text: str, *, deadline: TimeValue | None = None) -> frozenset[str]:
    """Return the stems of the words for a deed, those of its deadline left out."""
    dated = set(WORD.findall(deadline.text.lower())) if deadline else set()
    words = (word for word in WORD.findall(text.lower()) if word not in IDLE and word not in dated)
    return frozenset(map(stem, words))


def acts_alike(words: frozenset[str]) -> frozenset[str]:
    """Return stems with one in place of several for one act: "restore" and "reopen" are both "open"."""
    return frozenset(map(_first_alike, words))


@lru_cache(maxsize=20_000)
def _first_alike(own: str) -> str:
    group = next((g for g in load_promises().alike if own in map(stem, g)), None)
    return stem(min(group)) if group is not None else own


def words_of(commitment: Commitment) -> frozenset[str]:
    """Return the words for what a promise binds its party to."""
    return deed_words(commitment.what, deadline=commitment.deadline)


def is_same_deed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two wordings are of one deed: most words of the shorter are in the longer.

    One word in common is enough only where neither wording has another.
    """
    shorter = min(len(one), len(other))
    common = len(one & other)
    if shorter < 2:
        return bool(one) and one == other
    return common >= 2 and common >= SAME_DEED * shorter
