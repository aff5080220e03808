"""`tracktwo brief`: a dossier's state on a page."""

from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_document


def brief(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="The dossier; everything read when left out.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only what is from this day (YYYY-MM-DD) or later.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text, md, html or json.")] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Write a dossier's briefing; every sentence carries marks that lead to its evidence."""
    from tracktwo.brief import render_html, render_json, render_markdown, render_text
    from tracktwo.errors import ConfigError
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.dossiers import brief_of

    forms = {module.NAME: module for module in (render_text, render_markdown, render_html, render_json)}
    wanted = "json" if as_json else form
    if wanted not in forms:
        raise ConfigError(f"There is no format {wanted!r}. There are: {', '.join(forms)}.")
    desk = desk_of(context)
    store = desk.open_store()
    try:
        written = brief_of(
            store.view(),
            desk.books().dossiers,
            dossier,
            since=day(since, "--since"),
            settings=desk.settings(),
        )
    finally:
        store.close()
    print_document(forms[wanted].render(written), is_json=wanted == "json")
