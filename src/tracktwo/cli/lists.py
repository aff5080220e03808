"""`tracktwo disagreements`: where accounts differ, side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, say

if TYPE_CHECKING:
    from tracktwo.records import Disagreement

Dossier = Annotated[str | None, typer.Option(help="Only this dossier.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]


def disagreements(context: typer.Context, dossier: Dossier = None, as_json: AsJson = False) -> None:
    """List where accounts differ, side by side."""
    from tracktwo.records import Disagreement

    store = desk_of(context).open_store()
    try:
        read = store.view().records("disagreements", dossier=dossier, newest_first=True)
        found = [record for record in read if isinstance(record, Disagreement)]
    finally:
        store.close()
    for record in found:
        print_line(record.to_dict()) if as_json else _disagreement(record)
    if not found and not as_json:
        say("No two accounts differ in what was read.")


def _disagreement(found: "Disagreement") -> None:
    say(f"{found.id}  {found.kind}, {found.status}: {found.question}")
    for side in found.sides:
        who = side.asserted_by.name if side.asserted_by else "nobody named"
        outlets = ", ".join(side.reported_by) or "unknown outlet"
        say(f"    {side.value}  asserted by {who}; reported by {outlets}")
    if found.note:
        say(f"    {found.note}")
