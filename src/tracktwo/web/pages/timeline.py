"""The events of a dossier over time: a strip of bars, a table that says the same, the events."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.chronicle import page_of
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, page
from tracktwo.web.window import parts_of, window_of

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(40, "Timeline", "/dossier/{dossier}/timeline")
ROWS = 30


@router.get("/dossier/{dossier}/timeline")
def show_timeline(request: Request, dossier: str, number: int = 1) -> HTMLResponse:
    """The events between two days, counted by day, week, month or year."""
    desk = desk_of(request)
    window = window_of(request, dossier, "timeline")
    number = max(1, min(number, 1 + window.total // ROWS))
    events = page_of(window.found, desk.store.view(), number=number, rows=ROWS)
    shelf = Shelf(desk.view())
    shelf.fetch(events)
    return page(
        request,
        "timeline.html",
        **parts_of(desk, window, "timeline"),
        events=events,
        shelf=shelf,
        number=number,
        rows=ROWS,
    )
