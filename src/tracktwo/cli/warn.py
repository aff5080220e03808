"""`tracktwo warn`: deaths and onsets to come from a file of yours, threats and acts in a dossier's flow."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_json, print_table, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.warning import Index, Warnings

TERMS = 2  # of an onset's terms that are printed


def warn(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="The dossier whose flow is looked at.")] = None,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            help="Deaths as CSV or zip: UCDP GED and candidate events, ACLED, or country, month, "
            "deaths. May be given several times."
        ),
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="A country as the file names it; may be given several times.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="The file's last whole month (YYYY-MM), where its last is not.")
    ] = None,
    alert_deaths: Annotated[
        float | None, typer.Option(help="Alert above so many deaths in a month ...")
    ] = None,
    alert_chance: Annotated[float | None, typer.Option(help="... when likelier than this, 0 to 1.")] = None,
    alert_onset: Annotated[float | None, typer.Option(help="Alert from this chance of an onset on.")] = None,
    alert_index: Annotated[float | None, typer.Option(help="Alert from this value of an index on.")] = None,
    days: Annotated[int, typer.Option(min=1, max=92, help="Days in a step of the indices.")] = 7,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the file's figures as forecasts of the dossier.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Warn of deaths and onsets three to six months ahead, and of threats and acts above their usual."""
    from tracktwo.pipeline.warning import warn_from_file

    if not file and dossier is None:
        raise ConfigError("Name a dossier, or a file of deaths with --file, or both.")
    if keep and not (file and dossier):
        raise ConfigError("--keep needs the dossier, and the file whose alerts are to be kept for it.")
    told: dict[str, object] = {}
    least = desk_of(context).settings()
    if file:
        found = warn_from_file(
            *file,
            countries=country or (),
            until=until,
            alert_deaths=least.alert_deaths if alert_deaths is None else alert_deaths,
            alert_chance=least.alert_chance if alert_chance is None else alert_chance,
            alert_onset=least.alert_onset if alert_onset is None else alert_onset,
        )
        told["file"] = dataclasses.asdict(found)
        if not as_json:
            _tell_file(found)
        if keep and dossier is not None:
            _keep(context, dossier, found, file)
    if dossier is not None:
        indices = _indices(context, dossier, days, alert_index)
        told["dossier"] = [dataclasses.asdict(one) for one in indices]
        for one in [] if as_json else indices:
            _tell_index(one)
    if as_json:
        print_json(told)


def _keep(context: typer.Context, dossier: str, found: "Warnings", files: "list[Path]") -> None:
    from tracktwo.pipeline.alerts import keep_warnings
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier

    desk = desk_of(context)
    store = desk.open_store()
    try:
        need_dossier(store.view(), known_profiles(desk.settings()), dossier)
        kept = keep_warnings(store, dossier, found, files=", ".join(file.name for file in files))
    finally:
        store.close()
    note(f"{len(kept)} figures kept for {dossier}; those above the settings' thresholds are on Today.")


def _indices(context: typer.Context, dossier: str, days: int, alert_at: float | None) -> "list[Index]":
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
        least = desk.settings().alert_index if alert_at is None else alert_at
        return indices_of(view, dossier, today=when, span_days=days, alert_at=least)
    finally:
        store.close()


def _tell_file(found: "Warnings") -> None:
    from tracktwo.pipeline.likelihood import rough_percent

    say(
        f"Deaths from {found.first} to {found.last}, {found.countries} countries; "
        "a month without a row counts 0."
    )
    for words in found.notes:
        say(words)
    print_table(
        [
            ("", "month", "median", "90 % within", f"P(above {found.alert_deaths:g})", ""),
            *(
                (
                    one.country, one.month, f"{one.median:.0f}", f"{one.low:.0f} to {one.high:.0f}",
                    rough_percent(one.above), "ALERT" if one.is_alert else "",
                )
                for one in sorted(found.outlooks, key=lambda one: (one.country, one.ahead))
            ),
        ]
    )  # fmt: skip
    say("Onset within three months (25 deaths in a month after a calm year):")
    for one in found.onsets:
        terms = "; ".join(f"{name} {weight:+.2f}" for name, weight in one.terms[:TERMS])
        alert = "  ALERT" if one.probability >= found.alert_onset else ""
        say(f"  {one.probability * 100:5.1f} %  {one.country}  ({terms}){alert}")
    if found.no_onsets:
        say(f"  {found.no_onsets}")


def _tell_index(one: "Index") -> None:
    now = one.steps[-1]
    alert = "  ALERT" if one.is_alert else ""
    say(f"{one.flow.value.capitalize()}, {now.first} to {now.last}: {one.told}{alert}")
    say(f"  told by {now.telling} of {now.origins} origins; {len(one.steps) - 1} steps before")
    for driver in one.drivers:
        say(f"  {driver.now - driver.before:+.1f} origins  {driver.what}  {' '.join(driver.records[:3])}")
