"""`tracktwo watch`: the outlets of dossiers, looked at again and again."""

import signal
import time
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, note_issue, print_line, progress, say

if TYPE_CHECKING:
    from tracktwo.pipeline.corpus_kept import KeptLinks
    from tracktwo.pipeline.desk import Store
    from tracktwo.pipeline.profiles import DeskBooks
    from tracktwo.pipeline.watch import LookReport, Watcher

SECONDS_A_MINUTE = 60
NOTHING_ANSWERED = 3  # as where an article cannot be read


def watch(
    context: typer.Context,
    dossiers: Annotated[list[str], typer.Argument(help="The dossiers whose outlets are looked at.")],
    once: Annotated[
        bool, typer.Option("--once", help="Look once and end; exit code 3 when no feed answered.")
    ] = False,
    every: Annotated[int, typer.Option(min=1, help="Minutes between two looks.")] = 15,
    as_json: Annotated[bool, typer.Option("--json", help="Print each look's report as JSON.")] = False,
) -> None:
    """Poll the outlets of dossiers politely and read what is new; Ctrl-C ends it, and nothing is lost."""
    from tracktwo.pipeline.corpus_kept import kept_links
    from tracktwo.pipeline.looking import watcher_for, watching_alone

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended by a service manager as by Ctrl-C
    desk = desk_of(context)
    settings, books = desk.settings(), desk.books()
    kept = kept_links(settings, books)
    store = desk.open_store(create=True)
    try:
        with watching_alone(store), progress("reading") as step:
            watcher = watcher_for(dossiers, settings=settings, books=books, store=store, progress=step)
            note(f"Watching {len(watcher.feeds)} feeds for {', '.join(dossiers)}.")
            if watcher.memories.damage:
                note(watcher.memories.damage)
            if once:
                _end(_look(watcher, store, books, kept, as_json=as_json))
                return
            while True:
                _look_on(watcher, store, books, kept, minutes=every, as_json=as_json, is_debug=desk.debug)
                time.sleep(every * SECONDS_A_MINUTE)
    finally:
        store.close()


def _look(
    watcher: "Watcher", store: "Store", books: "DeskBooks", kept: "KeptLinks", *, as_json: bool
) -> "LookReport":
    from tracktwo.pipeline.corpus import link_corpus

    report = watcher.look()
    if report.read.read:
        link_corpus(store, books=books, kept=kept)
    if as_json:
        print_line(report.to_dict())
        return report
    for issue in report.read.issues:
        note_issue(issue)
    say(_told(report))
    return report


def _look_on(
    watcher: "Watcher",
    store: "Store",
    books: "DeskBooks",
    kept: "KeptLinks",
    *,
    minutes: int,
    as_json: bool,
    is_debug: bool,
) -> None:
    """Look once; a look that fails is told, and the next one may do better."""
    try:
        _look(watcher, store, books, kept, as_json=as_json)
    except Exception as error:
        if is_debug:
            raise
        reason = str(error) or type(error).__name__
        note(f"This look broke off: {reason} The next one is in {minutes} minutes.")


def _told(report: "LookReport") -> str:
    read = report.read
    feeds = f"{report.answered} of {report.asked} feeds answered"
    if report.resting:
        feeds += f", {report.resting} left alone after a failure (the first until {report.rests_until})"
    later = f", {report.postponed} to be tried again" if report.postponed else ""
    troubled = (
        f" {report.troubled} of the feeds are quiet or broken, as told above." if report.troubled else ""
    )
    return f"{feeds}: {read.read} new, {read.known} known, {read.failed} could not be read{later}.{troubled}"


def _end(report: "LookReport") -> None:
    """Leave with an exit code when no feed answered: whoever started this unattended must see it."""
    if report.answered:
        return
    if report.asked:
        note("No feed answered. Check the connection to the network, and the addresses told above.")
    else:
        note(
            f"No feed was asked: all failed before and are left alone, the first until {report.rests_until}."
        )
    raise typer.Exit(NOTHING_ANSWERED)
