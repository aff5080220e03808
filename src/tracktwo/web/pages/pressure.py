"""Measures, talks and indicators of a dossier on one axis of time, without claiming cause."""

from datetime import date

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.indicators import series_of, stamp_of
from tracktwo.pipeline.pressure import LANES, NOT_CAUSE, Asked, Firmness, amount_words, pressure_of, title_of
from tracktwo.web.addresses import address_of
from tracktwo.web.axis import GUTTER, HEAD, PANEL, ROW, Cell, draw_axis
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, Desk, desk_of, need_dossier, page


class WithIndicators(CachedRoute):
    """Keeps the page until the store or the indicators change, which lie beside it."""

    async def key(self, request: Request) -> str:
        """Return all that the page depends on besides the store."""
        return f"{await super().key(request)} {stamp_of(desk_of(request).settings)}"


router = APIRouter(route_class=WithIndicators)
SCREEN = Screen(100, "Pressure", "/dossier/{dossier}/pressure")
ON_A_PAGE = 100
MOST_PAGES = 10_000


@router.get("/dossier/{dossier}/pressure")
def show_pressure(
    request: Request,
    dossier: str,
    party: str = "",
    kind: str = "",
    since: str = "",
    until: str = "",
    at: int = 1,
) -> HTMLResponse:
    """The axis and its table; the address holds the filters: party, kind, first and last day, page."""
    desk = desk_of(request)
    _need(desk, dossier)
    asked = Asked(party=party, kind=_kind(kind), since=_day(since), until=_day(until))
    profile = desk.profiles.get(dossier)
    found = pressure_of(desk.view(), dossier, profile, settings=desk.settings, asked=asked)
    # A day long before the conflict would press the rest of the axis together: it stands in the table.
    since_start = asked.since or (profile.start if profile else "")
    on_axis = [mark for mark in found.dated if mark.day >= since_start] or list(found.dated)
    rows = (*reversed(found.dated), *found.undated)
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    at = max(1, min(at, pages))
    shown = rows[(at - 1) * ON_A_PAGE : at * ON_A_PAGE]
    shelf = Shelf(desk.view())
    shelf.fetch(mark.record for mark in shown)

    def with_filters(**more: object) -> str:
        chosen = {"party": party, "kind": kind, "since": since, "until": until}
        return address_of(f"/dossier/{dossier}/pressure", chosen | more)

    def leads_to(cell: Cell) -> str:
        if len(cell.marks) == 1:
            return f"/record/{cell.marks[0].record.id}"
        days = {"since": cell.column.start.isoformat(), "until": cell.column.end.isoformat()}
        return with_filters(kind=cell.lane, **days) + "#h-table"

    return page(
        request,
        "pressure.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        found=found,
        axis=draw_axis(on_axis, found.series, since=asked.since, until=asked.until),
        earlier=found.dated[: len(found.dated) - len(on_axis)],
        sizes={"row": ROW, "gutter": GUTTER, "head": HEAD, "panel": PANEL},
        shown=shown,
        total=len(rows),
        at=at,
        pages=pages,
        lanes=LANES,
        firmnesses=list(Firmness),
        asked=asked,
        shelf=shelf,
        NOT_CAUSE=NOT_CAUSE,
        title_of=title_of,
        amount_words=amount_words,
        MOST_LISTED=ON_A_PAGE,
        leads_to=leads_to,
        with_filters=with_filters,
    )


@router.get("/dossier/{dossier}/pressure/{indicator}/{country}")
def show_indicator(request: Request, dossier: str, indicator: str, country: str) -> HTMLResponse:
    """An indicator of one state, each period with what earlier vintages had instead."""
    desk = desk_of(request)
    _need(desk, dossier)
    kept = series_of(desk.settings, countries=[country])
    series = next((one for one in kept if one.indicator == indicator), None)
    if series is None:
        raise HTTPException(
            404, f"No numbers of {indicator[:40]} for {country[:3]} are kept. Fetch them first."
        )
    return page(request, "indicator.html", dossier=dossier, name=desk.name_of(dossier), series=series)


def _need(desk: Desk, dossier: str) -> None:
    need_dossier(desk, dossier)


def _kind(word: str) -> str:
    if word and word not in LANES:
        raise HTTPException(400, f"There is no kind {word[:40]!r}. There are: {', '.join(LANES)}.")
    return word


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise HTTPException(400, f"{words[:40]!r} is not a day. Write it as 2026-03-01.") from None
