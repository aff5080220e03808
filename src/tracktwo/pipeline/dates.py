"""Days as users write them."""

from datetime import date

from tracktwo.errors import ConfigError


def day(words: str | None, name: str) -> date | None:
    """Return the day that was given under an option's name, None when none was.

    Raises:
        ConfigError: it is no day.

    >>> day("2026-03-01", "--since")
    datetime.date(2026, 3, 1)
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ConfigError(f"{name} is {words!r}, which is no day. Write it as YYYY-MM-DD.") from None
