"""`tracktwo watch`: a dossier's outlets, looked at again and again."""

import time
from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_line, progress, say

SECONDS_A_MINUTE = 60


def watch(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The dossier whose outlets are looked at.")],
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    every: Annotated[int, typer.Option(min=1, help="Minutes between two looks.")] = 15,
    as_json: Annotated[bool, typer.Option("--json", help="Print each look's report as JSON.")] = False,
) -> None:
    """Poll a dossier's outlets politely and read what is new; Ctrl-C ends it, and nothing is lost."""
    from tracktwo.pipeline.corpus import link_corpus
    from tracktwo.pipeline.looking import watcher_for, watching_alone

    desk = desk_of(context)
    settings, books = desk.settings(), desk.books()
    store = desk.open_store(create=True)
    try:
        with watching_alone(settings), progress("reading") as step:
            watcher = watcher_for(dossier, settings=settings, books=books, store=store, progress=step)
            note(f"Watching {len(watcher.feeds)} feeds for {dossier}.")
            while True:
                report = watcher.look()
                if report.read:
                    link_corpus(store, books=books)
                if as_json:
                    print_line(report.to_dict())
                else:
                    say(f"{report.read} new, {report.known} known, {report.failed} could not be read.")
                    for issue in report.issues:
                        note(f"{issue.where}: {issue.what}. {issue.how_to_fix}")
                if once:
                    return
                time.sleep(every * SECONDS_A_MINUTE)
    finally:
        store.close()
