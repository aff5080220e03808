"""Writing events as a table of one of the formats, and saying what did not fit into it."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from tracktwo.errors import ConfigError
from tracktwo.export.event_rows import TOLD_AS_FACT, Around, Column, Row, rows_of, whole_row
from tracktwo.records import Event, EventStatus, Record


@dataclass(frozen=True, slots=True)
class Shape:
    """A format of events: its columns in order, and what it can and cannot hold."""

    name: str
    columns: tuple[Column, ...]
    delimiter: str = ","
    has_header: bool = True
    is_dyadic: bool = True
    has_status: bool = False
    holds: Callable[[Event], bool] = lambda _event: True  # whether the format has a row for such an event


@dataclass(slots=True)
class Written:
    """What was written: events, rows, and the events left out, by why."""

    events: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def told(self, shape: Shape) -> str:
        """Return what was written and what not, as a person wants to read it."""
        lines = [f"{self.events:,} events in {self.rows:,} rows ({shape.name})."]
        if shape.is_dyadic and self.rows > self.events:
            lines.append("An event with several actors or recipients is one row for each pair.")
        if self.left_out:
            parts = ", ".join(f"{many:,} {why}" for why, many in sorted(self.left_out.items()))
            lines.append(f"Left out: {parts}.")
        if any(status.value in self.left_out for status in EventStatus):
            lines.append("The format has no column for status; --all-status writes those as well.")
        return " ".join(lines)


def events_only(records: Iterable[Record], kind: type[Record], shape: Shape) -> Iterator[Event]:
    """Return the records as events.

    Raises:
        ConfigError: they are of another kind.
    """
    if kind is not Event:
        raise ConfigError(
            f"The format {shape.name!r} holds events only. Export events, or use the format jsonl."
        )
    return (record for record in records if isinstance(record, Event))


def fitting(events: Iterable[Event], shape: Shape, around: Around, written: Written) -> Iterator[Event]:
    """Yield the events that a format can hold and count those that it cannot."""
    for event in events:
        if not shape.holds(event):
            written.left_out[event.type.value] += 1
        elif not (shape.has_status or around.all_status or event.status in TOLD_AS_FACT):
            written.left_out[event.status.value] += 1
        else:
            written.events += 1
            yield event


def write_table(events: Iterable[Event], shape: Shape, file: IO[str], around: Around) -> Written:
    """Write events as a table and return what was written."""
    written = Written()
    table = csv.writer(file, _Tabbed() if shape.delimiter == "\t" else _Commas())
    if shape.has_header:
        table.writerow([column.name for column in shape.columns])
    for event in fitting(events, shape, around, written):
        for row in _rows(event, shape, around):
            table.writerow(cells(row, shape))
            written.rows += 1
    return written


class _Commas(csv.excel):
    """Cells with a comma, quote or line break stand in quotes."""

    lineterminator = "\n"


class _Tabbed(csv.excel_tab):
    """No cell is quoted, as none of the tab-separated formats knows quotes; no cell holds a tab."""

    lineterminator = "\n"
    quoting = csv.QUOTE_NONE
    quotechar = None


def _rows(event: Event, shape: Shape, around: Around) -> Iterator[Row]:
    return rows_of(event, around) if shape.is_dyadic else iter((whole_row(event, around),))


def cells(row: Row, shape: Shape) -> list[str]:
    """Return the cells of a row, in the order of the columns."""
    return [column.cell(row) for column in shape.columns]
