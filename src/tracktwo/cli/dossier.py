"""`tracktwo dossier`: make, list and check dossier profiles."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_json, print_table, progress, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.cli.context import Desk
    from tracktwo.pipeline.drafting import ProfileDraft

app = typer.Typer(help="Make, list and check dossier profiles.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def new(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="Its id: small letters, digits, hyphens.")],
    name: Annotated[str | None, typer.Option(help="Its name in words.")] = None,
    places: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            help="Draft it from articles: a file, folder or address as for 'read'; may be given again. They "
            "are not read into the store.",
        ),
    ] = None,
) -> None:
    """Write the outline of a new profile, to be filled in, or drafted from some articles."""
    from tracktwo.pipeline.profiles import free_path, new_profile

    desk = desk_of(context)
    folder = desk.settings().profiles
    free_path(folder, dossier)
    draft = _drafted(desk, places) if places else None
    path = new_profile(folder, dossier, name=name, draft=draft)
    if draft is not None:
        parties = ", ".join(party.entry.name for party in draft.parties)
        between = ", ".join(one.entry.name for one in draft.mediators) or "none found"
        say(f"Drafted from {draft.articles} articles. Parties: {parties}. Mediators: {between}.")
        say(f"Sticking points: {', '.join(draft.issues) or 'none found'}.")
    say(f"{path}\nFill it in, then run 'tracktwo dossier check {dossier}'.")


def _drafted(desk: "Desk", places: list[str]) -> "ProfileDraft":
    """Return what the articles at some places suggest; what cannot be read is said and passed over."""
    from tracktwo.pipeline.drafting import draft_profile
    from tracktwo.pipeline.inputs import articles_at
    from tracktwo.pipeline.model import LateInfer, kept_parses

    settings = desk.settings()
    with progress("reading"):
        return draft_profile(
            articles_at(places, standard_input=sys.stdin),
            infer=kept_parses(LateInfer(settings.model), settings),
            books=desk.books(),
            note=note,
        )


@app.command()
def copy(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The id of one that comes with Tracktwo.")],
) -> None:
    """Copy a built-in profile to be changed: its signs' weights, its parties. Yours wins over it."""
    from tracktwo.pipeline.profiles import copy_profile

    path = copy_profile(desk_of(context).settings().profiles, dossier)
    say(f"{path}\nChange it, then run 'tracktwo dossier check {dossier}'.")


@app.command("list")
def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the dossiers, with how many articles each holds."""
    from tracktwo.errors import StoreError

    desk = desk_of(context)
    profiles = desk.books().dossiers
    try:
        store = desk.open_store()
        held = store.view().dossiers()
        store.close()
    except StoreError:
        held = {}  # no store yet: the profiles are there all the same
    names = {**dict.fromkeys(held, ""), **{key: profile.name for key, profile in profiles.items()}}
    rows = [{"id": key, "name": names[key], "articles": held.get(key, 0)} for key in sorted(names)]
    if as_json:
        print_json(rows)
        return
    print_table((str(r["id"]), f"{r['articles']} articles", str(r["name"])) for r in rows)


@app.command()
def check(
    context: typer.Context,
    which: Annotated[str, typer.Argument(help="A profile's file, or a dossier's id.")],
) -> None:
    """Check a profile; what is wrong is listed by line."""
    from tracktwo.pipeline.profiles import checked_profile, unknown_names, unlisted_people
    from tracktwo.pipeline.scenarios import faults_of_signs

    desk = desk_of(context)
    profile = checked_profile(desk.settings().profiles, which)
    unknown = unknown_names(desk.books(), profile)
    if unknown:
        raise ConfigError(f"{profile.id}: " + "; ".join(unknown) + ". Correct the names, or take them out.")
    if faults := faults_of_signs(profile):
        raise ConfigError("\n".join(faults))
    for person in unlisted_people(desk.books(), profile):
        note(f"{profile.id}: not in the gazetteer, so found by name only: {person}")
    say(f"{profile.id}: {profile.name}. Nothing wrong with it.")
    print_table(
        (
            ("parties", str(len(profile.parties))),
            ("sticking points", str(len(profile.issues))),
            ("scenario sets", str(len(profile.scenarios))),
        )
    )
