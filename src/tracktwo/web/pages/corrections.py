"""What the extractors get wrong: people's corrections counted by step and rule, and as a file."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tracktwo.pipeline.corrections import VERDICTS, as_lines, corrections_of, tally
from tracktwo.web.shell import CachedRoute, desk_of, page

router = APIRouter(route_class=CachedRoute)
NEWEST = 50  # shown one by one; the file holds all


@router.get("/corrections")
def show_corrections(request: Request, dossier: str = "", step: str = "", rule: str = "") -> HTMLResponse:
    """The corrections in force: by rule, then one by one, the newest first."""
    view = desk_of(request).store.view()
    found = corrections_of(view, dossier=dossier or None)
    shown = [one for one in found if step in ("", one.step) and rule in ("", one.rule)]
    return page(
        request,
        "corrections.html",
        tallies=tally(found),
        shown=shown[:NEWEST],
        total=len(shown),
        verdicts=VERDICTS,
        asked={"dossier": dossier, "step": step, "rule": rule},
        held=sorted(view.dossiers()),
    )


@router.get("/corrections.jsonl")
def send_corrections(request: Request, dossier: str = "") -> Response:
    """The same as JSON Lines, for improving the rules."""
    found = corrections_of(desk_of(request).store.view(), dossier=dossier or None)
    headers = {"content-disposition": 'attachment; filename="tracktwo-corrections.jsonl"'}
    return Response("".join(as_lines(found)), media_type="application/jsonl", headers=headers)
