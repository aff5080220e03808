"""`tracktwo doctor`: is everything in place?"""

from dataclasses import asdict
from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, say

NOT_WELL = 1


def doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check Python, model, store, archive, disk, dossiers and places, and say how to mend each."""
    from tracktwo.pipeline.doctor import examine

    findings = list(examine(desk_of(context).settings()))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    for finding in () if as_json else findings:
        say(f"{'ok ' if finding.is_good else 'BAD'}  {finding.name:<9} {finding.told}")
        if finding.how_to_fix:
            say(f"               {finding.how_to_fix}")
    if not all(finding.is_good for finding in findings):
        raise typer.Exit(NOT_WELL)
