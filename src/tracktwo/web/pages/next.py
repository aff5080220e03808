"""What may come next: a dossier's scenarios and what moved them, its questions, how well both did."""

import math
from datetime import UTC, date, datetime, timedelta

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.errors import ConfigError
from tracktwo.pipeline.estimates import DESK, confidence_of, forecast_by_desk
from tracktwo.pipeline.questions import Basis, ask, asked_id, find_question, forecast, list_questions, today
from tracktwo.pipeline.resolving import resolve
from tracktwo.pipeline.scenarios import (
    judge_set,
    keep,
    named_by_articles,
    need_group,
    newest_day,
    publish,
    standings,
    tell_scenario,
)
from tracktwo.pipeline.scores import score_desk
from tracktwo.pipeline.warning import Index, indices_of
from tracktwo.protocols import View
from tracktwo.records import Resolution
from tracktwo.web.plots import plot_calibration, plot_forecasts
from tracktwo.web.posted import Form
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, Desk, Shelf, desk_of, page, who_asks

router = APIRouter(route_class=CachedRoute)
forms = APIRouter()  # what changes something is never answered from a page made before
SCREEN = Screen(110, "What next", "/dossier/{dossier}/next")
LONGEST_WORDS = 600
DEFAULT_DAYS = 90  # a question's closing day is proposed so far ahead


@router.get("/dossier/{dossier}/next")
def show_next(request: Request, dossier: str, as_of: str = "", told: str = "") -> HTMLResponse:
    """The sets of scenarios as of a day with every line that moved them, and the dossier's questions."""
    desk = _known(desk_of(request), dossier)
    profile, view = desk.profiles.get(dossier), desk.view()
    when = _day(as_of) if as_of else newest_day(view, dossier, today=today())
    sets = standings(desk.store, profile, today=when, back_test=bool(as_of)) if profile else []
    asked = [(q, made, asked_id(q)) for q, made in list_questions(view, dossier=dossier) if not q.options]
    return page(
        request,
        "next.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        sets=sets,
        tell_scenario=tell_scenario,
        named=named_by_articles(view, dossier),
        flows=_flows(view, dossier, when),
        asked=asked,
        shelf=Shelf(view),
        as_of=as_of,
        when=when.isoformat(),
        closes=(today() + timedelta(days=DEFAULT_DAYS)).isoformat(),
        told=told,
    )


def _flows(view: View, dossier: str, when: date) -> list[Index] | str:
    """The indices of threats and acts as of a day, or why there are none."""
    try:
        return indices_of(view, dossier, today=when)
    except ConfigError as error:
        return str(error)


@router.get("/dossier/{dossier}/next/scores")
def show_scores(request: Request, dossier: str) -> HTMLResponse:
    """How well everybody forecast this dossier's questions, beside yardsticks, with calibration."""
    desk = _known(desk_of(request), dossier)
    found = score_desk(desk.view(), today=today(), dossier=dossier)
    drawing = plot_calibration(found.calibration) if found.calibration else None
    return page(
        request, "scores.html", dossier=dossier, name=desk.name_of(dossier), found=found, drawing=drawing
    )


@router.get("/dossier/{dossier}/next/question/{question_id}")
def show_question(request: Request, dossier: str, question_id: str, told: str = "") -> HTMLResponse:
    """A question with its rule, its forecasts over time, and the forms to forecast and resolve it."""
    desk = _known(desk_of(request), dossier)
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
        shelf=Shelf(view),
        today=today().isoformat(),
        told=told,
    )


@forms.post("/dossier/{dossier}/next/ask")
def take_question(request: Request, dossier: str, form: Form) -> RedirectResponse:
    """Ask a question."""
    desk, closes = _known(desk_of(request), dossier), _day(form.one("closes"))
    text, rule = (" ".join(form.one(name).split())[:LONGEST_WORDS] for name in ("text", "rule"))
    made = ask(desk.store, text, rule=rule, opens=today(), closes=closes, dossier=dossier)
    return _back(dossier, f"/question/{made.id}", "asked")


@forms.post("/dossier/{dossier}/next/question/{question_id}/forecast")
def take_forecast(request: Request, dossier: str, question_id: str, form: Form) -> RedirectResponse:
    """Keep a person's probability, or work out the desk's own."""
    desk = _known(desk_of(request), dossier)
    if form.one("by") == "desk":
        forecast_by_desk(desk.store, question_id)
    else:
        chance, basis = _percent(form.one("percent")), Basis(reason=form.reason or None)
        forecast(desk.store, question_id, chance, who=_person(request), basis=basis)
    return _back(dossier, f"/question/{question_id}", "kept")


@forms.post("/dossier/{dossier}/next/question/{question_id}/resolve")
def take_resolution(request: Request, dossier: str, question_id: str, form: Form) -> RedirectResponse:
    """Resolve a question by its rule's query, or by hand with the reason."""
    desk, answer = _known(desk_of(request), dossier), form.one("answer")
    is_word = answer in tuple(Resolution)
    resolve(
        desk.store,
        question_id,
        answer=Resolution(answer) if is_word else None,
        reason=form.reason,
        today=today(),
        came_true=None if is_word or answer == "query" else answer,
    )
    return _back(dossier, f"/question/{question_id}", "resolved")


@forms.post("/dossier/{dossier}/next/set/{group}")
def take_set(request: Request, dossier: str, group: str, form: Form) -> RedirectResponse:
    """Publish a set of scenarios, keep the desk's figures for it, or take an analyst's own."""
    desk = _known(desk_of(request), dossier)
    profile = desk.profiles.get(dossier)
    if profile is None:
        raise HTTPException(404, f"{dossier!r} has no profile, so it has no set of scenarios.")
    need_group(profile, group)
    if form.one("do") == "publish":
        publish(desk.store, profile, group, today=today())
        return _back(dossier, "", "published")
    when = newest_day(desk.view(), dossier, today=today())
    one = next(s for s in standings(desk.store, profile, today=when) if s.group.id == group)
    if form.one("do") == "keep":
        keep(desk.store, one)
    else:
        shares = {name: _percent(form.one(f"share-{name}")) for name in one.moved.now}
        judge_set(desk.store, one, shares, who=_person(request), reason=form.reason)
    return _back(dossier, "", "kept")


def _person(request: Request) -> str:
    """Who asks; never under the name of the desk itself."""
    who = who_asks(request)
    return f"{who} (person)" if who == DESK else who


def _percent(words: str) -> float:
    try:
        number = float(words.replace("%", "").replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0.0 <= number <= 100.0:
        raise ConfigError(f"{words!r} is no percentage. Write a number from 0 to 100.")
    return number / 100.0


def _back(dossier: str, path: str, told: str) -> RedirectResponse:
    return RedirectResponse(f"/dossier/{dossier}/next{path}?told={told}", status_code=303)


def _known(desk: Desk, dossier: str) -> Desk:
    if dossier not in desk.profiles and dossier not in desk.view().dossiers():
        raise HTTPException(404, f"There is no dossier {dossier!r}. The first page lists those there are.")
    return desk


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None


router.include_router(forms)
