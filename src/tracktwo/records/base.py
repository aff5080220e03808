"""What every record carries, and how ids are made."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from tracktwo.records.provenance import Provenance
from tracktwo.records.span import Evidence

ID_HEX_DIGITS = 16  # 64 bits: one chance in a billion of a clash among 190,000 records of a kind

KeyField = str | int | float | bool | None | tuple["KeyField", ...]


_serialised = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record_id(kind: str, *key: KeyField) -> str:
    """Return a record's stable id: its kind and a hash of its key fields.

    The fields are serialised as one JSON array, so that ("ab", "c") and ("a", "bc") differ.

    >>> record_id("event", "a1", 0, 5) == record_id("event", "a1", 0, 5)
    True
    >>> record_id("event", "ab", "c") == record_id("event", "a", "bc")
    False
    """
    serialised = _serialised([kind, *key])
    digest = hashlib.sha256(serialised.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:ID_HEX_DIGITS]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields on every record. `confidence` is how sure the reading is, 0..1, not how true."""

    id: str
    dossier: str | None = None
    evidence: tuple[Evidence, ...]
    confidence: float
    provenance: Provenance
    superseded_by: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON values, with the fields of docs/reference/records.md."""
        from tracktwo.records.serial import to_dict

        return to_dict(self)
