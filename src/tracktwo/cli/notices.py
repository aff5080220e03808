"""`tracktwo notices`: what looks odd in a dossier's articles, each with the words and the reason."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, quoted, say

if TYPE_CHECKING:
    from tracktwo.pipeline.notices import Noticed
    from tracktwo.records import Notice


def notices(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="Only this dossier.")] = None,
    with_reading: Annotated[
        bool, typer.Option("--all", help="Also how each article was read: undated, paywall, furniture ...")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """List what looks odd in articles: facts overtaken, an expert's institutes, text nobody credits ..."""
    from dataclasses import asdict

    from tracktwo.errors import ConfigError
    from tracktwo.pipeline.notices import notices_of

    store = desk_of(context).open_store()
    try:
        view = store.view()
        if dossier is not None and not view.count("articles", dossier=dossier):
            raise ConfigError(
                f"The dossier {dossier!r} holds no article. 'tracktwo dossier list' names those that do."
            )
        found = notices_of(view, dossier, with_reading=with_reading)
    finally:
        store.close()
    for one in found:
        if as_json:
            print_line(asdict(one))
            continue
        day = (one.published_at or "undated")[:10]
        say(f"{one.article_id}  {one.outlet or 'unknown outlet'}, {day}: {quoted(one.title or 'untitled')}")
        print_notice(one)
    if not found and not as_json:
        say("Nothing in what was read looks odd.")


def print_notice(notice: "Notice | Noticed") -> None:
    """Print a notice with the words it rests on."""
    from tracktwo.pipeline.notices import heading_of

    say(f"  {heading_of(notice.kind)}: {notice.text}")
    for piece in notice.evidence:
        say(f"    {piece.article_id} characters {piece.start} to {piece.end}: “{quoted(piece.text, 200)}”")
