"""The rounds of a dossier month by month, and the same with its deadlines as a calendar file."""

import io
from collections import defaultdict
from collections.abc import Iterable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tracktwo.brief.shelf import Shelf
from tracktwo.export import ics
from tracktwo.pipeline.agenda import expiring
from tracktwo.records import Commitment, Granularity, Round, RoundStatus
from tracktwo.web.gather import day_of, whole
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, Desk, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(60, "Rounds", "/dossier/{dossier}/rounds")
UNDATED = "Date unknown"
MOST = 200  # rounds that are printed; the list holds all
# The columns of a month: what took place, what lies or lay ahead, what did not take place.
COLUMNS: dict[str, tuple[RoundStatus, ...]] = {
    "Held": (RoundStatus.HELD,),
    "Planned or proposed": (RoundStatus.PLANNED, RoundStatus.PROPOSED, RoundStatus.POSTPONED),
    "Denied or cancelled": (RoundStatus.DENIED, RoundStatus.CANCELLED),
}
Month = tuple[str, dict[str, list[Round]]]


@router.get("/dossier/{dossier}/rounds")
def show_rounds(request: Request, dossier: str) -> HTMLResponse:
    """The rounds by month, the latest month first, those without a date last."""
    desk = desk_of(request)
    rounds = _rounds(desk, dossier)
    shown = sorted(rounds, key=day_of)[-MOST:]
    shelf = Shelf(desk.view())
    shelf.fetch(shown)
    return page(
        request,
        "rounds.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        months=by_month(shown),
        total=len(rounds),
        shown=len(shown),
        shelf=shelf,
        UNDATED=UNDATED,
    )


@router.get("/dossier/{dossier}/calendar.ics")
def show_calendar(request: Request, dossier: str) -> Response:
    """The rounds, deadlines and what runs out, as far as they have a day, for a calendar program."""
    desk = desk_of(request)
    rounds = _rounds(desk, dossier)
    promises = (r for r in desk.view().records("commitments", dossier=dossier) if isinstance(r, Commitment))
    file = io.StringIO(newline="")
    ics.write([*rounds, *promises, *expiring(desk.view(), dossier)], Round, file)
    headers = {"content-disposition": f'attachment; filename="tracktwo-{dossier}.ics"'.replace("\n", "")}
    return Response(file.getvalue(), media_type="text/calendar; charset=utf-8", headers=headers)


def by_month(rounds: Iterable[Round]) -> list[Month]:
    """Return the rounds of each month by column, in the order of their days; the latest month first."""
    found: dict[str, dict[str, list[Round]]] = defaultdict(lambda: {column: [] for column in COLUMNS})
    for one in sorted(rounds, key=day_of):
        column = next(name for name, statuses in COLUMNS.items() if one.status in statuses)
        found[_month(one) or UNDATED][column].append(one)
    dated = sorted((month for month in found if month != UNDATED), reverse=True)
    return [(month, found[month]) for month in [*dated, *([UNDATED] if UNDATED in found else [])]]


def _month(one: Round) -> str:
    """Return a round's month; its year where no more is known, "" where nobody stated any."""
    is_vague = one.date is not None and one.date.granularity in (Granularity.YEAR, Granularity.DECADE)
    return day_of(one)[: 4 if is_vague else 7]


def _rounds(desk: Desk, dossier: str) -> list[Round]:
    view = desk.view()
    need_dossier(desk, dossier)
    return whole(r for r in view.records("rounds", dossier=dossier) if isinstance(r, Round))
