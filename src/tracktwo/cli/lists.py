"""`tracktwo disagreements`: where accounts differ, side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, say

if TYPE_CHECKING:
    from tracktwo.records import Disagreement

Named = Annotated[str | None, typer.Argument(metavar="[DOSSIER]", help="Only this dossier.")]
Dossier = Annotated[str | None, typer.Option("--dossier", help="The same.", hidden=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]


def disagreements(
    context: typer.Context, dossier: Named = None, under: Dossier = None, as_json: AsJson = False
) -> None:
    """List where accounts differ, side by side."""
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.records import Disagreement

    desk = desk_of(context)
    store = desk.open_store()
    try:
        view = store.view()
        if (wanted := dossier or under) is not None:
            need_dossier(view, known_profiles(desk.settings()), wanted)
        read = view.records("disagreements", dossier=wanted, newest_first=True)
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
