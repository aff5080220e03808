"""`tracktwo measures`: public lists of sanctions, as files that you bring."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note_issue, print_json, progress, say
from tracktwo.errors import ConfigError, FeedError

if TYPE_CHECKING:
    from tracktwo.pipeline.lists import ListReport

app = typer.Typer(help="Public lists of sanctions, as files that you bring.", no_args_is_help=True)
COULD_NOT_READ = 3
MOST_ISSUES = 10  # printed of one list; the desk shows all
MOST_REASONS = 8


@app.callback()
def measures() -> None:
    """Public lists of sanctions, as files that you bring."""


@app.command("import")
def import_lists(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            help="Lists of the EU, OFAC, the UK, the UN (XML or CSV) or OpenSanctions (JSON or CSV)."
        ),
    ],
    dossier: Annotated[
        str | None, typer.Option(help="Only into this dossier; else into each that they touch.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="The day of a version that does not say it itself (YYYY-MM-DD); else the file's."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Take what touches a dossier from public lists: each row a dated measure, each row gone a relief."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.lists import lists_among, take_lists
    from tracktwo.pipeline.profiles import profile_of

    found, others = lists_among(files)
    if others:
        raise FeedError(
            f"{others[0]} is no list that Tracktwo knows. Bring the EU's consolidated list, OFAC's sdn.xml "
            "or sdn.csv, the UK's list, or an entities.ftm.json of OpenSanctions."
        )
    given = day(as_of, "--as-of")
    desk = desk_of(context)
    books = desk.books()
    profiles = [profile_of(books, dossier)] if dossier else list(books.dossiers.values())
    if not profiles:
        raise ConfigError("There is no dossier that a list could touch. Make one: tracktwo dossier new ...")
    store = desk.open_store(create=True)
    try:
        with progress("taking") as step:
            told = given.isoformat() if given else None
            reports = take_lists(
                found, store=store, books=books, profiles=profiles, as_of=told, progress=step
            )
    finally:
        store.close()
    if as_json:
        print_json([one.to_dict() for one in reports])
    else:
        for one in reports:
            print_list(one)
    if any(one.failed for one in reports):
        raise typer.Exit(COULD_NOT_READ)


def print_list(report: "ListReport") -> None:
    """Print what was taken from one list, what was left out, and why."""
    for issue in report.issues[:MOST_ISSUES]:
        note_issue(issue)
    if len(report.issues) > MOST_ISSUES:
        say(f"... and {len(report.issues) - MOST_ISSUES} more such lines; the desk lists all under Not read.")
    guessed = " (the file's own date: the list does not say; give --as-of)" if report.is_day_guessed else ""
    if report.name:
        say(f"{report.name}, version of {report.version}{guessed}: {report.entries:,} entries.")
    for dossier, one in report.dossiers.items():
        say(
            f"  {dossier}: {one.rows:,} entries touch it ({one.new:,} new, {one.changed:,} changed, "
            f"{one.known:,} known); {one.measures:,} measures added; {one.relieved:,} delisted; "
            f"{one.joined:,} are the target of another entry too."
        )
    if report.entries:
        say(
            f"  Left out: {report.left_out:,} entries that name none of the parties, sides' states or places."
        )
    if report.why:
        common = report.why.most_common(MOST_REASONS)
        more = f"; and {len(report.why) - len(common)} other reasons" if len(report.why) > len(common) else ""
        say("  Taken for " + ", ".join(f"{reason} ({many:,})" for reason, many in common) + more + ".")
