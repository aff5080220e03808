"""The briefing of a dossier, as a page and in every other form it can be had in."""

from datetime import date

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tracktwo.brief.compose import BEYOND
from tracktwo.brief.render_text import headline
from tracktwo.pipeline.brief_files import FORMS
from tracktwo.pipeline.dossiers import brief_of
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, page

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(130, "Briefing", "/dossier/{dossier}/brief")
# Tags that add something to the sentence; the others repeat its status for programs.
LOUD = frozenset({"back channel", "shift", "red line", "date has passed", "deadline has passed"})


@router.get("/dossier/{dossier}/brief")
def show_brief(
    request: Request,
    dossier: str,
    since: str = "",
    until: str = "",
    format: str = "",  # noqa: A002 - the word in the address
) -> Response:
    """The briefing; `format` gives it as a file instead of a page."""
    desk = desk_of(request)
    days = {"since": _day(since), "until": _day(until)}
    brief = brief_of(desk.view(), desk.profiles, dossier, **days, settings=desk.settings)
    if format:
        if format not in FORMS:
            raise HTTPException(404, f"There is no format {format!r}. There are: {', '.join(FORMS)}.")
        made = FORMS[format]
        name = f"tracktwo-{dossier}-{brief.today}.{made.ending}".replace('"', "")
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(made.render(brief), media_type=made.media_type, headers=headers)
    references = {ref.number: ref for ref in brief.references}
    return page(
        request, "brief.html", brief=brief, dossier=dossier, since=since, until=until, references=references,
        headline=headline(brief), formats=FORMS, LOUD=LOUD, BEYOND=BEYOND,
    )  # fmt: skip


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None
