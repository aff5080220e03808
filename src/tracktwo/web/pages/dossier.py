"""A dossier on one page: what is happening, who wants what, where accounts differ, who covers it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.dossiers import brief_of
from tracktwo.pipeline.faq import answered
from tracktwo.pipeline.latest import Latest
from tracktwo.web.gather import gather
from tracktwo.web.grid import position_grid
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
LONGEST = 40  # rounds or promises that are printed; their lists hold all
QUESTIONS = 8  # that articles ask and answer themselves
SCREEN = Screen(30, "Dossier", "/dossier/{dossier}")


@router.get("/dossier/{dossier}")
def show_dossier(request: Request, dossier: str) -> HTMLResponse:
    """The dossier's state as its records tell it."""
    desk = desk_of(request)
    view = desk.view()
    held = view.dossiers().get(dossier, 0)
    profile = need_dossier(desk, dossier)
    latest = Latest(view)
    brief = brief_of(latest, desk.profiles, dossier, settings=desk.settings)
    found = gather(latest, dossier, today=brief.today)
    faq = answered(view, dossier, most=QUESTIONS)
    shelf = Shelf(view)
    shelf.fetch([*found.everything(), *(record for one in faq for record in one.said)])
    return page(
        request,
        "dossier.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        profile=profile,
        held=held,
        brief=brief,
        sections={section.name: section for section in brief.sections},
        references={ref.number: ref for ref in brief.references},
        found=found,
        faq=faq,
        LONGEST=LONGEST,
        grid=position_grid(found.positions, profile, published=found.published),
        shelf=shelf,
    )
