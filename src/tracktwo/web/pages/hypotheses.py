"""Competing hypotheses of a dossier: opened, weighed with its own records; none is ever declared."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import ConfigError
from tracktwo.pipeline.hypotheses import Rating, matrices, matrix_of, open_matrix, weigh
from tracktwo.web.posted import Form
from tracktwo.web.shell import CachedRoute, Desk, desk_of, need_dossier, page, who_asks

router = APIRouter(route_class=CachedRoute)
forms = APIRouter()  # what changes something is never answered from a page made before
LONGEST_WORDS = 300
MOST_LINES = 7
OFFERED = 40  # records offered for weighing: the newest that happened


@router.get("/dossier/{dossier}/next/hypotheses")
def show_matrices(request: Request, dossier: str) -> HTMLResponse:
    """The questions whose hypotheses are set against each other."""
    desk = _known(desk_of(request), dossier)
    found = matrices(desk.view(), dossier)
    return page(request, "matrices.html", dossier=dossier, name=desk.name_of(dossier), found=found)


@router.get("/dossier/{dossier}/next/hypotheses/{matrix}")
def show_matrix(request: Request, dossier: str, matrix: str, record: str = "") -> HTMLResponse:
    """One matrix: what speaks against each hypothesis, every record with its grade, what it hangs on."""
    desk = desk_of(request)
    view = desk.view()
    try:
        found = matrix_of(view, matrix)
    except ConfigError as error:
        raise HTTPException(404, str(error)) from None
    if found.dossier != dossier:
        raise HTTPException(404, f"{matrix} is of another dossier: {found.dossier}.")
    weighed = {item.record for item in found.analysis.items}
    newest = view.records("events", dossier=dossier, newest_first=True, limit=OFFERED)
    return page(
        request,
        "matrix.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        found=found,
        ratings=[rating.value for rating in Rating],
        offered=[one for one in newest if one.id not in weighed and one.evidence],
        record=record,
        item_words={item.record: item.words for item in found.analysis.items},
        shelf=Shelf(view),
    )


@forms.post("/dossier/{dossier}/next/hypotheses")
def take_matrix(request: Request, dossier: str, form: Form) -> RedirectResponse:
    """Open a question with its hypotheses, one on each line."""
    lines = [" ".join(line.split())[:LONGEST_WORDS] for line in form.one("hypotheses").splitlines()]
    given = {f"H{n}": words for n, words in enumerate(filter(None, lines[: MOST_LINES + 1]), start=1)}
    question = " ".join(form.one("question").split())[:LONGEST_WORDS]
    desk = _known(desk_of(request), dossier)
    made = open_matrix(desk.store, dossier, question, given, who=who_asks(request))
    return RedirectResponse(f"/dossier/{dossier}/next/hypotheses/{made.id}", status_code=303)


@forms.post("/dossier/{dossier}/next/hypotheses/{matrix}")
def take_ratings(request: Request, dossier: str, matrix: str, form: Form) -> RedirectResponse:
    """Rate one record for each hypothesis."""
    desk = desk_of(request)
    names = matrix_of(desk.view(), matrix).hypotheses
    record = form.one("other").strip() or form.one("record")
    ratings = {name: form.one(f"rate-{name}") for name in names}
    weigh(desk.store, matrix, record, ratings, who=who_asks(request), reason=form.reason)
    return RedirectResponse(f"/dossier/{dossier}/next/hypotheses/{matrix}", status_code=303)


def _known(desk: Desk, dossier: str) -> Desk:
    need_dossier(desk, dossier)
    return desk


router.include_router(forms)
