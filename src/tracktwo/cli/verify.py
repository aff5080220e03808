"""`tracktwo verify`: is every piece of evidence what it was when it was read?"""

from dataclasses import asdict
from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, say

DAMAGED = 8  # as for other troubles with the store


def verify(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was checked as JSON.")] = False,
) -> None:
    """Prove that kept bytes, texts and evidence are unchanged, or name the damage."""
    from tracktwo.pipeline.read import archive_of
    from tracktwo.pipeline.verify import verify as verify_store

    desk = desk_of(context)
    store = desk.open_store()
    try:
        found = verify_store(store.view(), archive_of(desk.settings()))
    finally:
        store.close()
    if as_json:
        print_json(asdict(found))
    else:
        say(f"Checked {found.files:,} archived files ({found.captures:,} captures),")
        say(f"{found.articles:,} articles, {found.records:,} records, {found.spans:,} pieces of evidence.")
        for damage in found.damages:
            say(f"DAMAGED  {damage.where}: {damage.what}. {damage.how_to_fix}")
        for remark in found.remarks:
            say(f"NOTE     {remark}")
        say("All is as it was read." if not found.damages else f"{len(found.damages):,} damaged.")
    if found.damages:
        raise typer.Exit(DAMAGED)
