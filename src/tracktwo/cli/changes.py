"""`tracktwo changes`: what is new, changed, contradicted or gone since you last looked."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, quoted, say

if TYPE_CHECKING:
    from tracktwo.pipeline.changes import Change, Changes


def changes(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The dossier, such as ukraine.")],
    since: Annotated[
        str | None, typer.Option(help="From this day (YYYY-MM-DD) on; since your last visit when left out.")
    ] = None,
    seen: Annotated[bool, typer.Option("--seen", help="Then mark all of it as seen.")] = False,
    who: Annotated[str | None, typer.Option(help="Whose visit; your account's name when left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """List what changed in a dossier since you last marked it as seen."""
    from tracktwo.pipeline.changes import changes_for, mark_seen
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.stamp import moment

    desk = desk_of(context)
    first, now, name = day(since, "--since"), moment(), who or getpass.getuser()
    store = desk.open_store()
    try:
        need_dossier(store.view(), known_profiles(desk.settings()), dossier)
        found = changes_for(store, dossier, who=name, since=first.isoformat() if first else None)
        if seen:
            mark_seen(store, dossier, who=name, at=now)
    finally:
        store.close()
    _print_json(found) if as_json else _tell(found)


def _rows(found: "Changes") -> "list[tuple[str, Change]]":
    rows = [(group, change) for group, changes in found.groups.items() for change in changes]
    return [*(("later", change) for change in found.later), *rows]


def _print_json(found: "Changes") -> None:
    for group, change in _rows(found):
        before = change.before.to_dict() if change.before else None
        print_line({"group": group, "why": change.why, "record": change.record.to_dict(), "before": before})


def _tell(found: "Changes") -> None:
    from tracktwo.pipeline.changes import GROUPS

    headings = {"later": "Put off", **GROUPS}
    say(f"Since {found.since[:16].replace('T', ' ')}." if found.since else "From the beginning.")
    group = None
    for name, change in _rows(found):
        if name != group:
            group = name
            many = found.totals.get(name, len(found.later))
            say(f"{headings[name]}: {many}")
        words = change.record.evidence[0].text if change.record.evidence else ""
        why = f"  ({change.why})" if change.why else ""
        say(f"  {change.record.id}{why}  “{quoted(words, 90)}”")
    if found.also:
        say("Also new: " + ", ".join(f"{many} {kind}" for kind, many in found.also.items()) + ".")
    if found.is_empty:
        say("Nothing changed. Read more: tracktwo read ARTICLE ..., or tracktwo watch DOSSIER.")
