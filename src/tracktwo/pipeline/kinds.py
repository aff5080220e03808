"""The kinds of records by the words users type."""

from tracktwo.errors import ConfigError
from tracktwo.records import KINDS, Record


def record_kind(word: str) -> type[Record]:
    """Return the record type that a word names.

    Raises:
        ConfigError: there is none; the message lists those there are.

    >>> record_kind("events").__name__
    'Event'
    """
    try:
        return KINDS[word]
    except KeyError:
        raise ConfigError(f"There is no kind of record {word!r}. There are: {', '.join(KINDS)}.") from None
