"""`tracktwo read`: articles into the store."""

import sys
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.measures import print_list
from tracktwo.cli.screen import note_issue, print_json, progress, say, stages
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.corpus import LinkReport
    from tracktwo.pipeline.lists import ListReport
    from tracktwo.pipeline.report import ReadReport

COULD_NOT_READ = 3
ANSWERED = frozenset({"questions", "forecasts"})  # passed over where their question is resolved here


def read(
    context: typer.Context,
    places: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files, folders, JSON Lines of articles, exports, lists of sanctions, addresses; - is "
            "standard input."
        ),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Read the sample that comes with Tracktwo.")
    ] = False,
    dossier: Annotated[
        str | None, typer.Option(help="Put them into this dossier; else their words decide.")
    ] = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help="Read the kept articles (of --dossier) once more: after a change of its profile, of a "
            "setting or of Tracktwo. Needs no network; what reads as before stays as it is.",
        ),
    ] = False,
    llm: Annotated[
        str | None, typer.Option(help="Ask this language model too, at the endpoint of the settings.")
    ] = None,
    pages: Annotated[
        bool,
        typer.Option("--pages", help="Fetch the pages a GDELT table of events points to, not its events."),
    ] = False,
    without_llm: Annotated[
        bool, typer.Option("--no-llm", help="Ask no language model, whatever the settings say.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Read articles into the store. What was read before is skipped; Ctrl-C loses nothing."""
    from tracktwo.pipeline.coded_rows import take_coded, told_apart
    from tracktwo.pipeline.corpus import link_corpus
    from tracktwo.pipeline.corpus_kept import kept_links
    from tracktwo.pipeline.inputs import articles_at
    from tracktwo.pipeline.lists import lists_among, take_lists
    from tracktwo.pipeline.profiles import profile_of
    from tracktwo.pipeline.read import read_articles, reader_for
    from tracktwo.pipeline.reread import stored_articles
    from tracktwo.pipeline.sample import DOSSIER, articles_path

    places = list(places or ())
    if sample:
        places, dossier = [*places, str(articles_path())], dossier or DOSSIER
    if not places and not again:
        raise ConfigError(
            "Nothing to read. Name a file, a folder or an address, or give --sample or --again."
        )
    desk = desk_of(context)
    settings, books = desk.settings(), desk.books()
    if dossier is not None:
        profile_of(books, dossier)
    store = desk.open_store(create=not again)
    try:
        with progress("reading") as step:
            reader = reader_for(
                settings,
                store=store,
                books=books,
                dossier=dossier,
                progress=step,
                llm="" if without_llm else llm,
            )
            lists, others = lists_among(places)
            coded, others = told_apart(others, pages=pages)
            kept = stored_articles(store.view(), dossier=dossier) if again else ()
            given = articles_at(others, standard_input=sys.stdin) if others else ()
            report = read_articles(chain(kept, given), reader)
            take_coded(coded, report, store=store, books=books, dossier=dossier, progress=step)
            wanted = [books.dossiers[dossier]] if dossier else books.dossiers.values()
            listed = take_lists(lists, store=store, books=books, profiles=wanted, progress=step)
        with stages("linking") as stage:
            linked = link_corpus(store, books=books, kept=kept_links(settings, books), progress=stage)
    finally:
        store.close()
    _print(report, linked, listed, as_json=as_json)
    found = report.read or report.known or report.taken or report.passed_over
    if report.failed or any(one.failed for one in listed) or not (found or listed):
        raise typer.Exit(COULD_NOT_READ)


def _print(report: "ReadReport", linked: "LinkReport", listed: "list[ListReport]", *, as_json: bool) -> None:
    if as_json:
        lists = [one.to_dict() for one in listed]
        print_json({**report.to_dict(), "lists": lists, "linked": linked.to_dict()})
        return
    for issue in report.issues:
        note_issue(issue)
    for one in listed:
        print_list(one)
    if report.articles or report.failed or not listed:
        say(
            f"Read {report.read} articles ({report.words:,} words); "
            f"{report.known} were known; {report.failed} failed."
        )
    if report.taken:
        say("Taken from the export: " + _counted(report.taken) + ".")
    late = Counter({kind: many for kind, many in report.passed_over.items() if kind in ANSWERED})
    if anew := report.passed_over - late:
        say(f"Passed over {_counted(anew)} of the export: they are read anew from its articles.")
    if late:
        say(f"Passed over {_counted(late)} of the export: the question is resolved here, nothing is added.")
    if report.found:
        say("Found " + ", ".join(f"{many:,} {kind}s" for kind, many in sorted(report.found.items())) + ".")
    if linked.found:
        say(
            "Across articles: "
            + ", ".join(f"{many:,} {kind}" for kind, many in sorted(linked.found.items()))
            + "."
        )


def _counted(counts: "Counter[str]") -> str:
    return ", ".join(f"{many:,} {kind}" for kind, many in sorted(counts.items()))
