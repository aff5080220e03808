"""`tracktwo corrections`: what the extractors get wrong, as people corrected it."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_line, print_table, quoted, say

if TYPE_CHECKING:
    from tracktwo.pipeline.corrections import Correction

NEWEST = 10  # printed one by one; --jsonl prints all


def corrections(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="Only about records of this dossier.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print counts and examples as JSON.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Print every correction as a line of JSON, with the words.")
    ] = False,
) -> None:
    """List what people accepted and corrected, counted by step and rule, the newest examples first."""
    from dataclasses import asdict

    from tracktwo.pipeline.corrections import corrections_of, tally

    store = desk_of(context).open_store()
    try:
        found = corrections_of(store.view(), dossier=dossier)
    finally:
        store.close()
    if as_lines:
        for one in found:
            print_line(asdict(one))
    elif as_json:
        print_json([{**asdict(one), "wrong": one.wrong} for one in tally(found)])
    else:
        _print(found)


def _print(found: "list[Correction]") -> None:
    from tracktwo.pipeline.corrections import VERDICTS, tally

    if not found:
        say("Nobody has corrected anything yet. Use 'tracktwo judge' or the desk.")
        return
    rows = [(one.step, one.rule, *(str(one.verdicts.get(v, 0)) for v in VERDICTS)) for one in tally(found)]
    print_table([("step", "rule", *VERDICTS), *rows])
    for one in found[:NEWEST]:
        fields = "; ".join(
            f"{name}: {change['read']} -> {change['set']}" for name, change in one.fields.items()
        )
        say(f"{one.made_at[:10]}  {one.verdict} {one.record}  {quoted(one.words, 100)}")
        say(f"    {one.rule}{'; ' + fields if fields else ''}{'; ' + one.reason if one.reason else ''}")
