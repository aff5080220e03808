"""Today: a dossier's status with its reasons, what is new, comes next, is late, and is missing."""

from datetime import UTC, datetime

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import ConfigError
from tracktwo.pipeline.agenda import agenda_of
from tracktwo.pipeline.alerts import alerts_of
from tracktwo.pipeline.changes import GROUPS, changes_of, week_before_last_reading
from tracktwo.pipeline.latest import Latest
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.pipeline.status import (
    StatusReport,
    Verdict,
    override_status,
    read_month,
    report_statuses,
)
from tracktwo.protocols import View
from tracktwo.records import Record
from tracktwo.web.posted import Form
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page, who_asks

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(10, "Today", "/dossier/{dossier}/today")
MONTHS = 6  # shown side by side
LOOKED_AT = 2000  # records of a kind, the latest: of a large dossier, what lies further back is not due
LISTED = 10  # rows of each part; the lists hold all
SHOWN = 3  # records of a reason beside it; its page holds all


@router.get("/dossier/{dossier}/today")
def show_today(request: Request, dossier: str, month: str = "") -> HTMLResponse:
    """The day's page; `month` shows the status of another month."""
    desk = desk_of(request)
    view = desk.store.view()
    held = view.dossiers().get(dossier, 0)
    need_dossier(desk, dossier)
    asked, today = _month(month), datetime.now(UTC).date()
    reports = report_statuses(view, dossier, month=asked, months=MONTHS, today=today)
    agenda = agenda_of(
        Latest(view, most=LOOKED_AT, with_articles=False),
        dossier,
        books=DeskBooks(desk.settings),
        today=today,
    )
    since = week_before_last_reading(view, dossier)
    shelf = Shelf(view)
    shown = _shown(view, reports[0])
    shelf.fetch([*shown.values(), *agenda.records(most=LISTED)])
    return page(
        request,
        "today.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        held=held,
        today=today.isoformat(),
        report=reports[0],
        months=reports,
        shown=shown,
        agenda=agenda,
        alerts=alerts_of(view, desk.settings, dossier, today=today),
        changes=changes_of(view, dossier, since=since),
        since=since,
        groups=GROUPS,
        verdicts=[v for v in Verdict if v is not Verdict.UNKNOWN],
        shelf=shelf,
    )


@router.post("/dossier/{dossier}/status")
def set_status(request: Request, dossier: str, form: Form) -> RedirectResponse:
    """Keep a person's view of a month's status beside the computed one."""
    desk = desk_of(request)
    month, verdict, why = (form.one(name) for name in ("month", "status", "why"))
    need_dossier(desk, dossier, with_articles=True)
    override_status(desk.store, dossier, _month(month) or "", verdict, who=who_asks(request), why=why[:500])
    return RedirectResponse(f"/dossier/{dossier}/today?month={month}#status", status_code=303)


def _month(words: str) -> str | None:
    try:
        return read_month(words)
    except ConfigError as error:
        raise HTTPException(400, str(error)) from None


def _shown(view: View, report: StatusReport) -> dict[str, Record]:
    """Return the records beside the reasons and flags, by id."""
    computed = report.computed
    told = [one.records[:SHOWN] for one in computed.reasons] + [one.records[:SHOWN] for one in computed.flags]
    return view.get_many({record for records in told for record in records})
