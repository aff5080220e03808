"""One row of the batch doors: JSON or a mapping to its fields, or what is wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row, where, and how to fix it."""

    what: str
    where: str
    how_to_fix: str


def row_fields(given: object, where: str, *, example: str) -> Mapping[str, Any] | RowError:
    """Return the fields of a row given as a mapping or as a line of JSON; `example` shows a good one."""
    if isinstance(given, str | bytes):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            return RowError(f"it is not JSON ({error})"[:200], where, "Write one JSON object a line.")
    if not isinstance(given, Mapping):
        return RowError(f"it is {given!r:.40}, not an object", where, f"Write rows such as {example}.")
    return given
