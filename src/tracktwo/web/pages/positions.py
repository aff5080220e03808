"""Who wants what: parties against sticking points, where they overlap, and how each came to its stance."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.dossiers import Profile
from tracktwo.pipeline.positions import (
    History,
    history_of,
    meetings_of,
    option_labels,
    published_in,
    reported_on,
)
from tracktwo.records import Position
from tracktwo.web.grid import Grid, position_grid
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(70, "Positions", "/dossier/{dossier}/positions")


@dataclass(frozen=True, slots=True)
class Held:
    """A dossier's positions and the day each of its articles was published."""

    positions: list[Position]
    published: dict[str, str]
    profile: Profile | None

    def grid(self) -> Grid:
        """Return parties against sticking points."""
        return position_grid(self.positions, self.profile, published=self.published)


@router.get("/dossier/{dossier}/positions")
def show_positions(request: Request, dossier: str) -> HTMLResponse:
    """The grid, and the options that parties could both live with."""
    held = _held(request, dossier)
    desk = desk_of(request)
    grid = held.grid()
    meetings = meetings_of(held.positions, held.profile, published=held.published)
    shelf = Shelf(desk.view())
    shelf.fetch(cell.latest for _, _, cells in grid.rows for cell in cells if cell)
    shelf.fetch(position for meeting in meetings for position in meeting.positions)
    return page(
        request,
        "positions.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        grid=grid,
        meetings=meetings,
        issues={issue.id: issue.label for issue in held.profile.issues} if held.profile else {},
        options=option_labels(held.profile),
        total=len(held.positions),
        shelf=shelf,
    )


@router.get("/dossier/{dossier}/positions/history")
def show_history(request: Request, dossier: str, party: str, issue: str) -> HTMLResponse:
    """One party on one sticking point: each shift with its two quotes side by side, then all by option."""
    held = _held(request, dossier)
    grid = held.grid()
    label, cells = next(((label, cells) for key, label, cells in grid.rows if key == issue), ("", ()))
    found = history_of(held.positions, party=party, issue=issue, published=held.published)
    if not found.options:
        raise HTTPException(404, "No position of that party on that sticking point has been read.")
    desk = desk_of(request)
    meetings = [
        meeting
        for meeting in meetings_of(held.positions, held.profile, published=held.published)
        if meeting.overlap.issue == issue
    ]
    shelf = Shelf(desk.view())
    shelf.fetch(position for told in found.options.values() for position in told)
    shelf.fetch(position for meeting in meetings for position in meeting.positions)
    return page(
        request,
        "position_history.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        party=dict(grid.parties).get(party) or _name(found),
        key=party,
        issue=issue,
        label=label or issue.replace("_", " ").capitalize(),
        found=found,
        others=[
            (key, name)
            for (key, name), cell in zip(grid.parties, cells, strict=False)
            if cell and key != party
        ],
        meetings=meetings,
        options=option_labels(held.profile),
        reported=lambda position: reported_on(position, held.published),
        shelf=shelf,
    )


def _name(found: History) -> str:
    return next(iter(found.options.values()))[0].party.name


def _held(request: Request, dossier: str) -> Held:
    desk = desk_of(request)
    view = desk.view()
    need_dossier(desk, dossier)
    positions = [p for p in view.records("positions", dossier=dossier) if isinstance(p, Position)]
    return Held(positions, published_in(view, dossier), desk.profiles.get(dossier))
