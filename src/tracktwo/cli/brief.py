"""`tracktwo brief`: a dossier's state on a page; `tracktwo briefs`: what people put together from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_document, print_line, print_table, say

if TYPE_CHECKING:
    from tracktwo.brief.document import Brief

FORMATS = "text, md, html, json, pdf, docx, or bibtex for the articles it rests on."
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")]


def brief(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="The dossier; everything read when left out.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only what is from this day (YYYY-MM-DD) or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Only what is from this day (YYYY-MM-DD) or earlier.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help=FORMATS)] = "text",
    output: Output = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Write a dossier's briefing; every sentence carries marks that lead to its evidence."""
    from tracktwo.pipeline.brief_files import need_form
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.dossiers import brief_of

    wanted = need_form("json" if as_json else form).name
    desk = desk_of(context)
    store = desk.open_store()
    try:
        written = brief_of(
            store.view(),
            desk.books().dossiers,
            dossier,
            since=day(since, "--since"),
            until=day(until, "--until"),
            settings=desk.settings(),
        )
    finally:
        store.close()
    _hand_over(written, wanted, output)


def briefs(
    context: typer.Context,
    brief_id: Annotated[str | None, typer.Argument(help="Print this one instead of listing them.")] = None,
    dossier: Annotated[str | None, typer.Option(help="Only this dossier's.")] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="List the drafts instead.")] = False,
    form: Annotated[str, typer.Option("--format", help=FORMATS)] = "text",
    output: Output = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON; listed, one brief a line.")] = False,
) -> None:
    """List the briefs that people published, or print one; they are put together on the desk."""
    from tracktwo.pipeline.brief_files import need_form
    from tracktwo.pipeline.brief_losses import losses_of, printed
    from tracktwo.pipeline.briefs import find_brief, list_briefs
    from tracktwo.records import BriefState

    wanted = need_form("json" if as_json else form).name
    store = desk_of(context).open_store()
    try:
        view = store.view()
        if brief_id is not None:
            _hand_over(printed(view, find_brief(view, brief_id)), wanted, output)
            return
        state = BriefState.DRAFT if drafts else BriefState.PUBLISHED
        found = [(one, losses_of(view, one)) for one in list_briefs(view, dossier=dossier, state=state)]
    finally:
        store.close()
    if as_json:
        for one, lost in found:
            print_line({**one.to_dict(), "no_longer_held": [loss.words for loss in lost]})
        return
    print_table(
        (one.brief_id, one.made_at[:10], one.who, one.title, f"{len(lost)} no longer held" if lost else "")
        for one, lost in found
    )
    if not found:
        say(
            f"There is no {state.value} brief. Put one together on the desk: tracktwo serve, Briefing, Build."
        )


def _hand_over(written: Brief, wanted: str, output: Path | None) -> None:
    """Write a briefing to a file, or on standard output where it is text or goes to another program."""
    from tracktwo.errors import ConfigError
    from tracktwo.pipeline.brief_files import FORMS

    form = FORMS[wanted]
    made = form.render(written)
    if output is not None:
        output.write_bytes(made)
        note(f"{form.label} written to {output}.")
    elif form.is_text:
        print_document(made.decode("utf-8"), is_json=wanted == "json")
    elif sys.stdout.isatty():
        raise ConfigError(f"A {form.label} file is not for a terminal. Name one: -o brief.{form.ending}.")
    else:
        sys.stdout.buffer.write(made)
