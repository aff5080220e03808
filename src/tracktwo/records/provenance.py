"""Which step, version and rule made a record, and when."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a record came to be.

    `recorded_at` is an RFC 3339 moment in UTC, stamped by the pipeline when the record is
    stored; None while nothing has been recorded (the storeless doors).
    """

    step: str
    version: str
    rule_or_model: str
    recorded_at: str | None = None
