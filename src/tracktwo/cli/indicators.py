"""`tracktwo indicators`: statistics of states, fetched when asked or from files, with every vintage."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_table, say

if TYPE_CHECKING:
    from tracktwo.pipeline.indicators import Telling
    from tracktwo.records.indicator import Release

app = typer.Typer(help="Statistics of states, with every vintage.", no_args_is_help=True)
Code = Annotated[str, typer.Argument(help="The World Bank's code, such as NY.GDP.MKTP.KD.ZG.")]


@app.command()
def fetch(
    context: typer.Context,
    indicator: Code,
    country: Annotated[str, typer.Option(help="States as three letters, such as UKR,RUS.")],
) -> None:
    """Fetch an indicator from the World Bank now, and keep it beside what was had before."""
    from tracktwo.pipeline.indicators import fetch_indicator

    _tell(*fetch_indicator(desk_of(context).settings(), indicator, country.split(",")))


@app.command()
def add(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(help="Tables (CSV, zip) or answers (JSON) of the World Bank.")
    ],
) -> None:
    """Keep the indicators of files that you bring; nothing is fetched."""
    from tracktwo.pipeline.indicators import add_indicators

    for where in files:
        for release, is_new in add_indicators(desk_of(context).settings(), where):
            _tell(release, is_new)


def _tell(release: "Release", is_new: bool) -> None:
    states = sorted({one.country for one in release.observations})
    shown = ", ".join(states[:8]) + (f" and {len(states) - 8} more" if len(states) > 8 else "")
    updated = release.last_updated or "unknown"
    many = f"{len(release.observations):,} numbers"
    say(f"{release.indicator}: {release.name}; {shown}; {many}, updated {updated}.")
    say("Kept as a new vintage." if is_new else "The same as what is kept already.")


@app.command("list")
def list_(context: typer.Context) -> None:
    """List the indicators that are kept."""
    from tracktwo.pipeline.indicators import series_of

    found = series_of(desk_of(context).settings())
    if not found:
        say(
            "No indicators are kept. Fetch one: tracktwo indicators fetch NY.GDP.MKTP.KD.ZG --country UKR,RUS"
        )
        return
    head = ("indicator", "country", "periods", "last", "revised", "had on", "name")
    rows = [
        (
            one.indicator, one.country, str(len(one.points)), one.points[-1][0] if one.points else "none",
            str(one.revised), one.vintage.fetched_at[:10], one.name,
        )
        for one in found
    ]  # fmt: skip
    print_table([head, *rows], indent=0)


@app.command()
def show(
    context: typer.Context,
    indicator: Code,
    country: Annotated[str | None, typer.Option(help="One state, as three letters.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show an indicator's numbers, with what earlier vintages had instead."""
    from tracktwo.pipeline.indicators import need_series, series_as_json

    found = need_series(desk_of(context).settings(), indicator, country)
    if as_json:
        print_json([series_as_json(one) for one in found])
        return
    rows = [
        (one.country, period, _number(latest), _vintage(latest), "; ".join(map(_before, earlier)))
        for one in found
        for period, (*earlier, latest) in one.periods
    ]
    print_table([("country", "period", "value", "vintage", "before"), *rows], indent=0)


def _number(telling: "Telling") -> str:
    return "unknown" if telling.value is None else f"{telling.value:g}"


def _vintage(telling: "Telling") -> str:
    updated = f"updated {telling.last_updated}, " if telling.last_updated else ""
    return f"{updated}had on {telling.fetched_at[:10]}"


def _before(telling: "Telling") -> str:
    return f"{_number(telling)} ({_vintage(telling)})"
