"""`tracktwo export`: records as files for other programs."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import IO

    from tracktwo.export.event_rows import Around
    from tracktwo.records import Record

NOTES = ".about.json"
CONTESTED = "How contested entities are coded: tracktwo doctor."


def export(
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(help="articles, events, quotations, rounds, ...: see docs/reference/records.md")
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="jsonl, csv, json, ics, atom, jsonfeed; for events plover-jsonl, plover-csv, gdelt, icews, "
            "acled.",
        ),
    ] = "jsonl",
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day (YYYY-MM-DD) on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    all_status: Annotated[
        bool,
        typer.Option(
            "--all-status", help="In gdelt, icews and acled: also what is planned, denied, alleged ..."
        ),
    ] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
) -> None:
    """Write the records of a kind, oldest first."""
    from tracktwo.export.formats import exporter
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.exporting import about, around_of
    from tracktwo.pipeline.kinds import record_kind

    made, record_type = exporter(form), record_kind(kind)
    first, last = day(since, "--since"), day(until, "--until")
    desk = desk_of(context)
    store = desk.open_store()
    try:
        view = store.view()
        records = view.records(
            kind,
            dossier=dossier,
            since=first.isoformat() if first else None,
            until=last.isoformat() if last else None,
        )
        if hasattr(made, "write_events"):
            around = around_of(view, desk.books(), all_status=all_status)
            _write_events(made, records, record_type, around, output, about(desk.settings(), made))
        elif output is None:
            made.write(records, record_type, sys.stdout)
        else:
            with open(output, "w", encoding="utf-8", newline="") as file:
                note(f"{made.write(records, record_type, file):,} {kind} written to {output}.")
    finally:
        store.close()


def _write_events(
    made: "ModuleType",
    records: "Iterator[Record]",
    kind: "type[Record]",
    around: "Around",
    output: Path | None,
    notes: dict[str, object],
) -> None:
    """Write events, say what was left out, and leave a note of both beside a file."""
    from tracktwo.export.event_table import events_only

    def write(file: "IO[str]") -> str:
        written = made.write_events(events_only(records, kind, made.SHAPE), file, around)
        return str(written.told(made.SHAPE))

    if output is None:
        note(f"{write(sys.stdout)} {CONTESTED}")
        return
    with open(output, "w", encoding="utf-8", newline="") as file:
        told = write(file)
    beside = output.with_name(output.name + NOTES)
    beside.write_text(json.dumps({**notes, "written": told}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    note(f"{told} In {output}; {beside.name} says what each column holds. {CONTESTED}")
