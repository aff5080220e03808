"""`tracktwo export`: records as files for other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note


def export(
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(help="articles, events, quotations, rounds, ...: see docs/reference/records.md")
    ],
    form: Annotated[str, typer.Option("--format", help="jsonl, csv, json or ics (a calendar).")] = "jsonl",
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day (YYYY-MM-DD) on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
) -> None:
    """Write the records of a kind, oldest first."""
    from tracktwo.export.formats import exporter
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.kinds import record_kind

    made, record_type = exporter(form), record_kind(kind)
    first, last = day(since, "--since"), day(until, "--until")
    store = desk_of(context).open_store()
    try:
        records = store.view().records(
            kind,
            dossier=dossier,
            since=first.isoformat() if first else None,
            until=last.isoformat() if last else None,
        )
        if output is None:
            made.write(records, record_type, sys.stdout)
            return
        with open(output, "w", encoding="utf-8", newline="") as file:
            note(f"{made.write(records, record_type, file):,} {kind} written to {output}.")
    finally:
        store.close()
