"""The first page: the dossiers, and what to do when there is none yet."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.pipeline.status import report_status
from tracktwo.protocols import View
from tracktwo.records import Article
from tracktwo.web.shell import CachedRoute, Desk, desk_of, page

LOOKED_AT = 20  # the newest articles among which one with a date is looked for
router = APIRouter(route_class=CachedRoute)


@router.get("/")
def show_home(request: Request) -> HTMLResponse:
    """The dossiers with articles, then those that wait for some."""
    desk = desk_of(request)
    view = desk.view()
    held = view.dossiers()
    return page(
        request,
        "home.html",
        active=[_card(desk, view, dossier) for dossier in held],
        waiting=[profile for key, profile in desk.profiles.items() if key not in held],
        unclaimed=view.counts()["articles"] - sum(held.values()),
        issues=view.count("issues"),
    )


def _card(desk: Desk, view: View, dossier: str) -> dict[str, object]:
    profile = desk.profiles.get(dossier)
    newest = view.records("articles", dossier=dossier, newest_first=True, limit=LOOKED_AT)
    return {
        "id": dossier,
        "name": desk.name_of(dossier),
        "description": profile.description if profile else "",
        "status": report_status(view, dossier),
        "counts": view.counts(dossier=dossier),
        "latest": next((a for a in newest if isinstance(a, Article) and a.published_at), None),
    }
