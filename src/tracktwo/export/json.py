"""JSON: one list of records, for tools that read a whole file."""

import json
from collections.abc import Iterable
from typing import IO

from tracktwo.records import Record, to_dict

NAME = "json"


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:  # noqa: ARG001 - one shape for all
    """Write the records and return how many."""
    count = 0
    file.write("[")
    for record in records:
        file.write(("" if count == 0 else ",") + "\n" + json.dumps(to_dict(record), ensure_ascii=False))
        count += 1
    file.write("\n]\n" if count else "]\n")
    return count
