"""`tracktwo status`: is a conflict improving, unchanged or deteriorating, and what says so."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, say

if TYPE_CHECKING:
    from tracktwo.pipeline.status import StatusReport


def status(
    context: typer.Context,
    dossier: Annotated[
        str | None, typer.Argument(help="The dossier; one line of each when left out.")
    ] = None,
    month: Annotated[str | None, typer.Option(help="The month (2026-03); the newest when left out.")] = None,
    months: Annotated[int, typer.Option(min=1, max=120, help="So many months up to it.")] = 1,
    override: Annotated[
        str | None, typer.Option(help="Your own view: improving, unchanged or deteriorating.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason for your own view.")] = "",
    who: Annotated[str | None, typer.Option(help="Whose view; your account's name when left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Tell how a conflict stands in a month against its own months before, with every reason."""
    from tracktwo.errors import ConfigError
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.status import as_json as told_json
    from tracktwo.pipeline.status import override_status, read_month, report_statuses

    desk = desk_of(context)
    asked = read_month(month)
    if override is not None and (dossier is None or asked is None):
        raise ConfigError("Name the dossier and --month that your view is of.")
    store = desk.open_store()
    try:
        if dossier is not None:
            need_dossier(store.view(), known_profiles(desk.settings()), dossier)
        if override is not None and dossier is not None and asked is not None:
            made = override_status(store, dossier, asked, override, who=who or getpass.getuser(), why=why)
            say(f"{made.id}  {asked} {override}. Undo it with 'tracktwo judge undo {made.id}'.")
        view = store.view()
        names = [dossier] if dossier is not None else sorted(view.dossiers())
        found = [r for name in names for r in report_statuses(view, name, month=asked, months=months)]
    finally:
        store.close()
    for report in found:
        print_line(told_json(report)) if as_json else _tell(report, with_reasons=dossier is not None)
    if not found and not as_json:
        say("No dossier holds an article. Read some first: tracktwo read ...")


def _tell(report: "StatusReport", *, with_reasons: bool) -> None:
    from tracktwo.pipeline.status import told

    say(f"{report.dossier}  {told(report)}")
    if report.override is not None:
        say(f"    {report.override.who}, {report.override.made_at[:10]}: {report.override.why}")
    if not with_reasons:
        return
    computed = report.computed
    if computed.too_little:
        say(f"    {computed.too_little}")
    for reason in computed.reasons:
        say(f"    {'worse ' if reason.points > 0 else 'better'} {reason.points:+d}  {reason.words}")
        say(f"        {_ids(reason.records)}")
    for flag in computed.flags:
        say(f"    {'risk' if flag.is_risk else 'opportunity'}: {flag.label}: {flag.value:g}")
        say(f"        {_ids(flag.records)}")


def _ids(records: tuple[str, ...]) -> str:
    shown = " ".join(records[:5])
    return shown + (f" and {len(records) - 5} more (--json lists all)" if len(records) > 5 else "")
