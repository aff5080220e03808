"""Tracktwo reads the news of a conflict and keeps a dossier that can be checked word by word.

From Python: `tracktwo.code(text)` reads one text, `tracktwo.code_rows(rows)` many, both without a store;
`tracktwo.direct_quotations(text)` reads direct speech alone, without a parser and many times as fast;
`tracktwo.open_dossier()` gives the store as a `View`. Nothing is loaded before it is used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracktwo.pipeline.python import (
        Coded,
        code,
        code_rows,
        compare,
        direct_quotations,
        open_dossier,
        read_page,
    )

__version__ = "0.1.0"
__all__ = [
    "Coded",
    "__version__",
    "code",
    "code_rows",
    "compare",
    "direct_quotations",
    "open_dossier",
    "read_page",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from tracktwo.pipeline import python

        return getattr(python, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
