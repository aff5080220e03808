"""`tracktwo dossier`: make, list and check dossier profiles."""

from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_json, print_table, say
from tracktwo.errors import ConfigError

app = typer.Typer(help="Make, list and check dossier profiles.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def new(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="Its id: small letters, digits, hyphens.")],
    name: Annotated[str | None, typer.Option(help="Its name in words.")] = None,
) -> None:
    """Write the outline of a new profile, to be filled in."""
    from tracktwo.pipeline.profiles import new_profile

    path = new_profile(desk_of(context).settings().profiles, dossier, name=name)
    say(f"{path}\nFill it in, then run 'tracktwo dossier check {dossier}'.")


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
