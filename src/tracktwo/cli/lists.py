"""`tracktwo disagreements` and `tracktwo stories`: where accounts differ, and who tells what from whom."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, quoted, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracktwo.records import Disagreement, Record, Story

Dossier = Annotated[str | None, typer.Option(help="Only this dossier.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]


def disagreements(context: typer.Context, dossier: Dossier = None, as_json: AsJson = False) -> None:
    """List where accounts differ, side by side."""
    _list(
        context, "disagreements", dossier, as_json, _disagreement, "No two accounts differ in what was read."
    )


def stories(context: typer.Context, dossier: Dossier = None, as_json: AsJson = False) -> None:
    """List the developments told, with how many independent origins each has."""
    _list(context, "stories", dossier, as_json, _story, "No story yet: read articles first.")


def _list(
    context: typer.Context,
    kind: str,
    dossier: str | None,
    as_json: bool,
    tell: "Callable[..., None]",
    empty: str,
) -> None:
    store = desk_of(context).open_store()
    try:
        found: list[Record] = list(store.view().records(kind, dossier=dossier, newest_first=True))
    finally:
        store.close()
    for record in found:
        print_line(record.to_dict()) if as_json else tell(record)
    if not found and not as_json:
        say(empty)


def _disagreement(found: "Disagreement") -> None:
    say(f"{found.id}  {found.kind}, {found.status}: {found.question}")
    for side in found.sides:
        who = side.asserted_by.name if side.asserted_by else "nobody named"
        outlets = ", ".join(side.reported_by) or "unknown outlet"
        say(f"    {side.value}  asserted by {who}; reported by {outlets}")
    if found.note:
        say(f"    {found.note}")


def _story(found: "Story") -> None:
    days = (
        " to ".join(dict.fromkeys(day[:10] for day in (found.first_seen, found.last_seen) if day))
        or "undated"
    )
    say(f"{found.id}  {days}  {quoted(found.title)}")
    say(f"    {len(found.articles)} articles, {found.origins} origins: {', '.join(found.outlets)}")
