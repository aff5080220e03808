"""Whether two names are one person's, or one body's."""

import re
from functools import lru_cache

_TITLES = frozenset(
    {
        "dr", "mr", "mrs", "ms", "prof", "professor", "sir", "dame", "lord", "lady", "gen", "general", "col",
        "colonel", "lt",
    }
)  # fmt: skip


@lru_cache(maxsize=20_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name in lower case, titles left out.

    >>> person_words("Dr. Mara Lind")
    ('mara', 'lind')
    """
    words = (word.strip(".,’'").lower() for word in name.split())
    return tuple(word for word in words if word and word not in _TITLES)


def same_person(a: str, b: str) -> bool:
    """Tell whether two full names are one person's.

    >>> same_person("Dr. Mara Lind", "Mara Lind"), same_person("Mara Lind", "Otto Lind")
    (True, False)
    """
    one, other = person_words(a), person_words(b)
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0]


_IDLE = frozenset({"the", "of", "for", "and", "in", "at", "on", "a", "an", "s", ""})
# Words that half of all institutes have in their names: they do not tell one from another.
_COMMON = frozenset(
    {
        "institute", "institution", "centre", "center", "studies", "study", "university", "college", "school",
        "foundation", "council", "academy", "research", "group", "think", "tank", "policy", "department",
    }
)  # fmt: skip


def same_body(a: str, b: str) -> bool:
    """Tell whether two names of bodies are one's: the words that set one apart are in the other.

    >>> same_body("the Institute of Peace", "Institute of Peace Studies")
    True
    >>> same_body("Institute for Northern Studies", "Institute for Maritime Studies")
    False
    """
    one, other = ({w.strip(".,'’").lower() for w in re.split(r"[\s’']+", name)} - _IDLE for name in (a, b))
    if one - _COMMON and other - _COMMON:
        one, other = one - _COMMON, other - _COMMON
    small = min(len(one), len(other))
    return bool(small) and len(one & other) / small > 0.6
