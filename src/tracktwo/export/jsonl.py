"""JSON Lines: one record a line, the reference form."""

import json
from collections.abc import Iterable
from typing import IO

from tracktwo.records import Record, to_dict

NAME = "jsonl"


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:  # noqa: ARG001 - one shape for all
    """Write the records and return how many."""
    count = 0
    for record in records:
        file.write(json.dumps(to_dict(record), ensure_ascii=False) + "\n")
        count += 1
    return count
