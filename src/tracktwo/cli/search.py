"""`tracktwo search`: sentences and records by their words."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, say

if TYPE_CHECKING:
    from tracktwo.protocols import Hit


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help='Words, all wanted; "side by side"; -unwanted; begin*')],
    kinds: Annotated[
        str, typer.Option(help="Only these, with commas: sentences, events, quotations, ...")
    ] = "",
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print the hits as JSON.")] = False,
) -> None:
    """Search the articles' sentences and the records read from them."""
    store = desk_of(context).open_store()
    try:
        wanted = tuple(kind.strip() for kind in kinds.split(",") if kind.strip())
        hits = store.view().search(query, kinds=wanted, dossier=dossier, limit=limit)
    finally:
        store.close()
    if as_json:
        print_json([asdict(hit) for hit in hits])
        return
    for hit in hits:
        say(f"{hit.date or 'undated':<10}  {hit.kind:<13} {hit.record_id}")
        say(f"            {_marked(hit)}")
    if not hits:
        say("Nothing found. Try fewer words, or a beginning with * such as negotiat*.")


def _marked(hit: "Hit") -> str:
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [hit.text[at:start], "[", hit.text[start:end], "]"]
        at = end
    return " ".join("".join([*parts, hit.text[at:]]).split())
