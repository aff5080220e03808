"""One question: its rule, everybody's figures over time, all pooled, the forms to forecast and resolve."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import ConfigError
from tracktwo.pipeline.dossiers import Profile
from tracktwo.pipeline.estimates import confidence_of, forecast_by_desk, forecast_by_person
from tracktwo.pipeline.pooled import pool_question
from tracktwo.pipeline.questions import ask, asked_id, closing_day, find_question, today
from tracktwo.pipeline.resolving import progress_of, resolve
from tracktwo.pipeline.trying import tell_likelihood, try_rule
from tracktwo.records import Resolution
from tracktwo.web.asking import back_to, person_of, read_day, read_percent
from tracktwo.web.plots import plots_of
from tracktwo.web.posted import Form
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
forms = APIRouter()  # what changes something is never answered from a page made before
LONGEST_WORDS = 600
DEFAULT_DAYS = 90  # a question's closing day is proposed so far ahead


@router.get("/dossier/{dossier}/next/question/{question_id}")
def show_question(request: Request, dossier: str, question_id: str, told: str = "") -> HTMLResponse:
    """A question with its rule, its forecasts over time, and the forms to forecast and resolve it."""
    desk = desk_of(request)
    need_dossier(desk, dossier)
    view, names = desk.view(), _scenario_names(desk.profiles.get(dossier))
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
        drawings=plots_of(question, made, now=datetime.now(UTC).isoformat(), names=names),
        names=names,
        confidence=confidence_of(question, made),
        pooled=pool_question(made),
        progress=progress_of(view, question),
        shelf=Shelf(view),
        today=today().isoformat(),
        told=told,
    )


def _scenario_names(profile: Profile | None) -> dict[str, str]:
    """The names of a profile's scenarios by what a question calls them: set/scenario."""
    groups = profile.scenarios if profile else ()
    return {f"{group.id}/{one.id}": one.name for group in groups for one in group.scenarios}


@router.get("/dossier/{dossier}/next/ask")
def show_form(
    request: Request, dossier: str, text: str = "", rule: str = "", closes: str = ""
) -> HTMLResponse:
    """The form for a question, with how its rule is read and what it would have found so far."""
    need_dossier(desk_of(request), dossier)
    return _form_page(request, dossier, text=text, rule=rule, closes=closes)


def _form_page(
    request: Request, dossier: str, *, text: str, rule: str, closes: str, fault: str = ""
) -> HTMLResponse:
    desk, opens = desk_of(request), today()
    view = desk.view()
    end = read_day(closes) if closes else closing_day(rule) or opens + timedelta(days=DEFAULT_DAYS)
    rule, text = (" ".join(words.split())[:LONGEST_WORDS] for words in (rule, text))
    tried = None
    if rule and not fault:
        tried = try_rule(view, rule, dossier=dossier, text=text or rule, opens=opens, closes=end)
    return page(
        request,
        "ask.html",
        status=400 if fault else 200,
        dossier=dossier,
        name=desk.name_of(dossier),
        text=text,
        rule=tried.rule if tried else rule,
        closes=end.isoformat(),
        tried=tried,
        fault=fault,
        shelf=Shelf(view),
        tell_estimate=tell_likelihood,
    )


@forms.post("/dossier/{dossier}/next/ask")
def take_question(request: Request, dossier: str, form: Form) -> Response:
    """Ask a question; where it cannot be asked, show the form as it was filled with the reason."""
    desk = desk_of(request)
    need_dossier(desk, dossier)
    text, rule, closes = (form.one(name) for name in ("text", "rule", "closes"))
    end = read_day(closes)
    words, query = (" ".join(typed.split())[:LONGEST_WORDS] for typed in (text, rule))
    try:
        made = ask(desk.store, words, rule=query, opens=today(), closes=end, dossier=dossier)
    except ConfigError as error:
        return _form_page(request, dossier, text=text, rule=rule, closes=closes, fault=str(error))
    return back_to(dossier, f"/question/{made.id}", "asked")


@forms.post("/dossier/{dossier}/next/question/{question_id}/forecast")
def take_forecast(request: Request, dossier: str, question_id: str, form: Form) -> RedirectResponse:
    """Keep a person's probability, or work out the desk's own."""
    desk = desk_of(request)
    need_dossier(desk, dossier)
    if form.one("by") == "desk":
        forecast_by_desk(desk.store, question_id)
    else:
        chance, why = read_percent(form.one("percent")), form.reason or None
        forecast_by_person(desk.store, question_id, chance, who=person_of(request), reason=why)
    return back_to(dossier, f"/question/{question_id}", "kept")


@forms.post("/dossier/{dossier}/next/question/{question_id}/resolve")
def take_resolution(request: Request, dossier: str, question_id: str, form: Form) -> RedirectResponse:
    """Resolve a question by its rule's query, or by hand with the reason."""
    desk, answer = desk_of(request), form.one("answer")
    need_dossier(desk, dossier)
    is_word = answer in tuple(Resolution)
    resolve(
        desk.store,
        question_id,
        answer=Resolution(answer) if is_word else None,
        reason=form.reason,
        today=today(),
        came_true=None if is_word or answer == "query" else answer,
        decided_on=read_day(form.one("on")) if form.one("on") else None,
    )
    return back_to(dossier, f"/question/{question_id}", "resolved")


router.include_router(forms)
