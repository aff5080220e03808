"""`tracktwo pressure`: measures, talks and indicators in the order of their days."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_json, print_table, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.pressure import Mark, Pressure

MOST_LISTED = 20  # targets of lists that are printed, those that most list first


def pressure(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The dossier, such as ukraine.")],
    party: Annotated[str, typer.Option(help="Only of this party: its name, code or slug.")] = "",
    kind: Annotated[str, typer.Option(help="Only this kind: sanction, relief, arms, aid, talks ...")] = "",
    since: Annotated[str | None, typer.Option(help="From this day on (YYYY-MM-DD).")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day (YYYY-MM-DD).")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many lines, the latest.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List measures and talks by their days, with indicators beside; none is said to cause another."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.pressure import LANES, Asked, pressure_of
    from tracktwo.pipeline.pressure import as_json as told

    if kind and kind not in LANES:
        raise ConfigError(f"There is no kind {kind!r}. There are: {', '.join(LANES)}.")
    days = (day(since, "--since"), day(until, "--until"))
    first, last = (one.isoformat() if one else "" for one in days)
    desk = desk_of(context)
    settings = desk.settings()
    profiles = known_profiles(settings)
    store = desk.open_store()
    try:
        need_dossier(store.view(), profiles, dossier)
        asked = Asked(party=party, kind=kind, since=first, until=last)
        found = pressure_of(store.view(), dossier, profiles.get(dossier), settings=settings, asked=asked)
    finally:
        store.close()
    if as_json:
        print_json(told(found))
    else:
        _tell(found, limit)


def _tell(found: "Pressure", limit: int) -> None:
    from tracktwo.pipeline.pressure import NOT_CAUSE, amount_words

    if not found.marks and not found.series:
        say("No measure or round is known here. Read articles, or a list: tracktwo measures import ...")
        return
    rows = [_row(mark) for mark in (*found.undated, *found.dated)]
    print_table([("day", "kind", "status", "who", "record"), *rows[-limit:]], indent=0)
    if len(rows) > limit:
        left = len(rows) - limit
        note(f"{left:,} more, earlier or without a day: give --since, --kind or a higher --limit.")
    for target in found.listed[:MOST_LISTED]:
        say(f"{target.target.name}: {target.words}.")
    if len(found.listed) > MOST_LISTED:
        note(f"{len(found.listed) - MOST_LISTED:,} more targets of lists: give --party, or --json for all.")
    for one in found.amounts:
        extent = amount_words(one.smallest)
        if one.count > 1:
            extent = f"from {extent} to {amount_words(one.largest)}"
        kind = f"{one.lane.replace('_', ' ')} in {one.currency}"
        say(f"{kind}: {one.count} state an amount, {extent}; not added up.")
    for series in found.series:
        told = ", ".join(f"{period} {value:g}" for period, value in series.points[-5:])
        say(f"{series.country} {series.name}: {told}.")
    say(NOT_CAUSE)


def _row(mark: "Mark") -> tuple[str, ...]:
    from tracktwo.pipeline.pressure import title_of

    one = mark.record
    return mark.reading, mark.lane.replace("_", " "), one.status.value, title_of(one), one.id
