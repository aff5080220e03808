"""One question: its rule, everybody's figures over time, all pooled, the forms to forecast and resolve."""

from datetime import UTC, datetime

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.errors import ConfigError
from tracktwo.pipeline.estimates import confidence_of, forecast_by_desk, forecast_by_person
from tracktwo.pipeline.pooled import pool_question
from tracktwo.pipeline.questions import ask, asked_id, find_question, today
from tracktwo.pipeline.resolving import progress_of, resolve
from tracktwo.records import Resolution
from tracktwo.web.asking import back_to, known_desk, person_of, read_day, read_percent
from tracktwo.web.plots import plot_forecasts
from tracktwo.web.posted import Form
from tracktwo.web.shell import CachedRoute, Shelf, desk_of, page

router = APIRouter(route_class=CachedRoute)
forms = APIRouter()  # what changes something is never answered from a page made before
LONGEST_WORDS = 600


@router.get("/dossier/{dossier}/next/question/{question_id}")
def show_question(request: Request, dossier: str, question_id: str, told: str = "") -> HTMLResponse:
    """A question with its rule, its forecasts over time, and the forms to forecast and resolve it."""
    desk = known_desk(desk_of(request), dossier)
    view = desk.view()
    try:
        question, made = find_question(view, question_id)
    except ConfigError as error:
        raise HTTPException(404, str(error)) from None
    return page(
        request,
        "question.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        question=question,
        made=made,
        first_id=asked_id(question),
        drawing=plot_forecasts(question, made, now=datetime.now(UTC).isoformat()),
        confidence=confidence_of(question, made),
        pooled=pool_question(made),
        progress=progress_of(view, question),
        shelf=Shelf(view),
        today=today().isoformat(),
        told=told,
    )


@forms.post("/dossier/{dossier}/next/ask")
def take_question(request: Request, dossier: str, form: Form) -> RedirectResponse:
    """Ask a question."""
    desk, closes = known_desk(desk_of(request), dossier), read_day(form.one("closes"))
    text, rule = (" ".join(form.one(name).split())[:LONGEST_WORDS] for name in ("text", "rule"))
    made = ask(desk.store, text, rule=rule, opens=today(), closes=closes, dossier=dossier)
    return back_to(dossier, f"/question/{made.id}", "asked")


@forms.post("/dossier/{dossier}/next/question/{question_id}/forecast")
def take_forecast(request: Request, dossier: str, question_id: str, form: Form) -> RedirectResponse:
    """Keep a person's probability, or work out the desk's own."""
    desk = known_desk(desk_of(request), dossier)
    if form.one("by") == "desk":
        forecast_by_desk(desk.store, question_id)
    else:
        chance, why = read_percent(form.one("percent")), form.reason or None
        forecast_by_person(desk.store, question_id, chance, who=person_of(request), reason=why)
    return back_to(dossier, f"/question/{question_id}", "kept")


@forms.post("/dossier/{dossier}/next/question/{question_id}/resolve")
def take_resolution(request: Request, dossier: str, question_id: str, form: Form) -> RedirectResponse:
    """Resolve a question by its rule's query, or by hand with the reason."""
    desk, answer = known_desk(desk_of(request), dossier), form.one("answer")
    is_word = answer in tuple(Resolution)
    resolve(
        desk.store,
        question_id,
        answer=Resolution(answer) if is_word else None,
        reason=form.reason,
        today=today(),
        came_true=None if is_word or answer == "query" else answer,
    )
    return back_to(dossier, f"/question/{question_id}", "resolved")


router.include_router(forms)
