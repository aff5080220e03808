"""`tracktwo warn`: deaths and onsets to come from a file of yours, threats and acts in a dossier's flow."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_table, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.warning import Index, Warnings

TERMS = 2  # of an onset's terms that are printed


def warn(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="The dossier whose flow is looked at.")] = None,
    file: Annotated[
        Path | None, typer.Option(help="A CSV of deaths: UCDP GED, ACLED, or country, month, deaths.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="A country as the file names it; may be given several times.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="The file's last whole month (YYYY-MM), where its last is not.")
    ] = None,
    alert_deaths: Annotated[float, typer.Option(help="Alert above so many deaths in a month ...")] = 100.0,
    alert_chance: Annotated[float, typer.Option(help="... when likelier than this, 0 to 1.")] = 0.5,
    alert_index: Annotated[float, typer.Option(help="Alert from this value of an index on.")] = 150.0,
    days: Annotated[int, typer.Option(min=1, max=92, help="Days in a step of the indices.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Warn of deaths and onsets three to six months ahead, and of threats and acts above their usual."""
    from tracktwo.pipeline.warning import warn_from_file

    if file is None and dossier is None:
        raise ConfigError("Name a dossier, or a file of deaths with --file, or both.")
    told: dict[str, object] = {}
    if file is not None:
        found = warn_from_file(
            file,
            countries=country or (),
            until=until,
            alert_deaths=alert_deaths,
            alert_chance=alert_chance,
        )
        told["file"] = dataclasses.asdict(found)
        if not as_json:
            _tell_file(found, alert_deaths)
    if dossier is not None:
        indices = _indices(context, dossier, days, alert_index)
        told["dossier"] = [dataclasses.asdict(one) for one in indices]
        for one in [] if as_json else indices:
            _tell_index(one)
    if as_json:
        print_json(told)


def _indices(context: typer.Context, dossier: str, days: int, alert_at: float) -> "list[Index]":
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.questions import today
    from tracktwo.pipeline.scenarios import newest_day
    from tracktwo.pipeline.warning import indices_of

    desk = desk_of(context)
    store = desk.open_store()
    try:
        view = store.view()
        need_dossier(view, known_profiles(desk.settings()), dossier)
        when = newest_day(view, dossier, today=today())
        return indices_of(view, dossier, today=when, span_days=days, alert_at=alert_at)
    finally:
        store.close()


def _tell_file(found: "Warnings", alert_deaths: float) -> None:
    say(
        f"Deaths from {found.first} to {found.last}, {found.countries} countries; "
        "a month without a row counts 0."
    )
    print_table(
        [
            ("", "month", "median", "90 % within", f"P(above {alert_deaths:g})", ""),
            *(
                (
                    one.country, one.month, f"{one.median:.0f}", f"{one.low:.0f} to {one.high:.0f}",
                    f"{one.above:.0%}", "ALERT" if one.is_alert else "",
                )
                for one in sorted(found.outlooks, key=lambda one: (one.country, one.ahead))
            ),
        ]
    )  # fmt: skip
    say("Onset within three months (25 deaths in a month after a calm year):")
    for one in found.onsets:
        terms = "; ".join(f"{name} {weight:+.2f}" for name, weight in one.terms[:TERMS])
        say(f"  {one.probability * 100:5.1f} %  {one.country}  ({terms})")
    if found.no_onsets:
        say(f"  {found.no_onsets}")


def _tell_index(one: "Index") -> None:
    now = one.steps[-1]
    value = "new: none before" if one.value is None else f"{one.value:.0f} (100 is as before)"
    alert = "  ALERT" if one.is_alert else ""
    say(f"{one.flow.value.capitalize()}, {now.first} to {now.last}: {value}{alert}")
    say(f"  told by {now.telling} of {now.origins} origins; {len(one.steps) - 1} steps before")
    for driver in one.drivers:
        say(f"  {driver.now - driver.before:+.1f} origins  {driver.what}  {' '.join(driver.records[:3])}")
