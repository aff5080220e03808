"""One object for equal values: a dossier names its actors and words hundreds of thousands of times."""

from collections.abc import Callable
from sys import intern
from typing import Any, get_args

# Longer texts seldom stand in two records; so many values of a type are kept to be shared.
LONGEST_WORD, MOST_SHARED = 64, 50_000


def shared_text(text: str) -> str:
    """Return a text; of equal short ones always the same object."""
    return intern(text) if len(text) <= LONGEST_WORD else text


def holds_text(hint: Any) -> bool:
    """Tell whether a field of a type holds a text, a word out of some, or nothing."""
    members = get_args(hint) or (hint,)
    return all(isinstance(one, type) and issubclass(one, (str, type(None))) for one in members)


def sharing(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reader of JSON objects of texts that makes one value of those that are equal."""
    made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def read_once(value: Any) -> Any:
        try:
            key = tuple(value.items())
            found = made.get(key)
        except (AttributeError, TypeError):  # no object, or one of more than texts
            return read(value)
        if found is not None:
            return found
        if len(made) >= MOST_SHARED:
            made.clear()
        return made.setdefault(key, read(value))

    return read_once
