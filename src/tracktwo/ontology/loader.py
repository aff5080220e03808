"""The code books, each read from its YAML the first time it is asked for."""

from functools import cache


class CodeBooks:
    """All code books behind one name. Reading one never reads the others."""


@cache
def code_books() -> CodeBooks:
    """Return the project's own code books."""
    return CodeBooks()
