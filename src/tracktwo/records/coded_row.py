"""A row of coded events that Tracktwo wrote knows itself again: a digest over its other cells."""

import json
from collections.abc import Mapping
from typing import Any

from tracktwo.records.base import record_id
from tracktwo.records.event import EventStatus

OWN = "tracktwo"  # the field of a PLOVER row that holds what PLOVER has no field for
CODER = "Tracktwo"
NO_WORDS = "zxx"  # BCP 47: no linguistic content; such a text is kept and shown, and never parsed
# PLOVER's auxiliary modes and the status each stands for; `alleged` and `ongoing` have none.
AUXILIARY = {
    EventStatus.HISTORICAL: "historical",
    EventStatus.PLANNED: "future",
    EventStatus.ANNOUNCED: "future",
    EventStatus.CONDITIONAL: "hypothetical",
    EventStatus.PROPOSED: "hypothetical",
    EventStatus.DENIED: "negation",
}
# Codes that PLOVER writes otherwise than the records do.
PLOVER_CODES = {"XKX": "KOS"}


def row_digest(row: Mapping[str, Any]) -> str:
    """Return a word for exactly these cells, the field of our own left out.

    >>> row_digest({"event": "AID", "tracktwo": "x"}) == row_digest({"event": "AID"})
    True
    """
    others = {name: value for name, value in row.items() if name != OWN}
    return record_id("row", json.dumps(others, ensure_ascii=False, sort_keys=True))
