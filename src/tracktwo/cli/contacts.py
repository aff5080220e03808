"""`tracktwo contacts`: who talks to whom, how firmly that stands, and who stands between."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_json, print_table, say

if TYPE_CHECKING:
    from tracktwo.pipeline.contacts import Network


def contacts(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The dossier, such as ukraine.")],
    path: Annotated[
        tuple[str, str] | None, typer.Option(help="How could one party reach another? Two names or codes.")
    ] = None,
    days: Annotated[int, typer.Option(min=0, help="Silent after so many days without contact.")] = 30,
    as_of: Annotated[str | None, typer.Option(help="As of this day (YYYY-MM-DD); today if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    graphml: Annotated[Path | None, typer.Option(help="Write the network to this file as GraphML.")] = None,
) -> None:
    """List who talks to whom, from rounds of talks and reported meetings."""
    from datetime import UTC, datetime

    from tracktwo.pipeline.contacts import as_json as told
    from tracktwo.pipeline.contacts import network_of, save_graph
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.roles import envoys_of

    desk = desk_of(context)
    profiles = known_profiles(desk.settings())
    today = day(as_of, "--as-of") or datetime.now(UTC).date()
    store = desk.open_store()
    try:
        need_dossier(store.view(), profiles, dossier)
        network = network_of(store.view(), dossier, profiles.get(dossier), as_of=today)
        envoys = envoys_of(store.view(), dossier, until=today.isoformat())
    finally:
        store.close()
    if graphml is not None:
        with open(graphml, "w", encoding="utf-8", newline="") as file:
            save_graph(network, file)
        note(f"{len(network.talkers)} parties and {len(network.pairs)} pairs written to {graphml}.")
        return
    if as_json:
        print_json(told(network, days=days, path=path))
    elif path is not None:
        _tell_ways(network, *path)
    else:
        _tell(network, days)
        for envoy in envoys:
            standing = ", then ".join(envoy.standings).replace("_", " ") or "unknown"
            called = f", called {envoy.roles[-1].title}" if envoy.roles else ""
            say(f"At the table: {envoy.person.name} for {envoy.party.name}; standing {standing}{called}.")


def _tell(network: "Network", days: int) -> None:
    from tracktwo.pipeline.contacts import go_betweens, silences

    if not network.pairs:
        say("No two parties are reported to have talked. Read articles first: tracktwo read ...")
        return
    head = ("pair", "standing", "first", "last", "contacts", "level")
    rows: list[tuple[str, ...]] = [
        (
            f"{pair.one.name} - {pair.other.name}", pair.standing.value, pair.first or "unknown",
            pair.last or "unknown", str(len(pair.contacts)), pair.level.replace("_", " "),
        )
        for pair in network.pairs.values()
    ]  # fmt: skip
    print_table([head, *rows], indent=0)
    for one in go_betweens(network):
        name = network.talkers[one.key].name
        say(f"Between others: {name}, betweenness {one.betweenness:.2f}, mediated {one.mediated} pairs.")
    for silence in silences(network, days=days):
        pair = silence.pair
        say(f"Silent: {pair.one.name} and {pair.other.name}, since {silence.last}, {silence.days} days.")


def _tell_ways(network: "Network", start: str, goal: str) -> None:
    from tracktwo.pipeline.contacts import need_talker, ways

    one, other = need_talker(network, start), need_talker(network, goal)
    found = ways(network, one.key, other.key)
    for way in found:
        say(" - ".join(network.talkers[key].name for key in way))
    if not found:
        say(f"No way is reported from {one.name} to {other.name}.")
