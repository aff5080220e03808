"""What may come next: a dossier's scenarios and what moved them, its questions, how well both did."""

import math
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs

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
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, Desk, Shelf, desk_of, page, who_asks

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(110, "What next", "/dossier/{dossier}/next")
LONGEST_WORDS = 2000
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


@router.post("/dossier/{dossier}/next/ask")
async def take_question(request: Request, dossier: str) -> RedirectResponse:
    """Ask a question."""
    desk, form = _known(desk_of(request), dossier), await _form(request)
    try:
        made = ask(
            desk.store,
            form.get("text", ""),
            rule=form.get("rule", ""),
            opens=today(),
            closes=_day(form.get("closes", "")),
            dossier=dossier,
        )
    except ConfigError as error:
        raise HTTPException(400, str(error)) from None
    return _back(dossier, f"/question/{made.id}", "asked")


@router.post("/dossier/{dossier}/next/question/{question_id}/forecast")
async def take_forecast(request: Request, dossier: str, question_id: str) -> RedirectResponse:
    """Keep a person's probability, or work out the desk's own."""
    desk, form = _known(desk_of(request), dossier), await _form(request)
    try:
        if form.get("by") == "desk":
            forecast_by_desk(desk.store, question_id)
        else:
            basis = Basis(reason=form.get("reason") or None)
            chance = _percent(form.get("percent", ""))
            forecast(desk.store, question_id, chance, who=_person(request), basis=basis)
    except ConfigError as error:
        raise HTTPException(400, str(error)) from None
    return _back(dossier, f"/question/{question_id}", "kept")


@router.post("/dossier/{dossier}/next/question/{question_id}/resolve")
async def take_resolution(request: Request, dossier: str, question_id: str) -> RedirectResponse:
    """Resolve a question by its rule's query, or by hand with the reason."""
    desk, form = _known(desk_of(request), dossier), await _form(request)
    answer, reason = form.get("answer", ""), form.get("reason", "")
    try:
        is_word = answer in tuple(Resolution)
        resolve(
            desk.store,
            question_id,
            answer=Resolution(answer) if is_word else None,
            reason=reason,
            today=today(),
            came_true=None if is_word or answer == "query" else answer,
        )
    except ConfigError as error:
        raise HTTPException(400, str(error)) from None
    return _back(dossier, f"/question/{question_id}", "resolved")


@router.post("/dossier/{dossier}/next/set/{group}")
async def take_set(request: Request, dossier: str, group: str) -> RedirectResponse:
    """Publish a set of scenarios, keep the desk's figures for it, or take an analyst's own."""
    desk, form = _known(desk_of(request), dossier), await _form(request)
    profile = desk.profiles.get(dossier)
    if profile is None:
        raise HTTPException(404, f"{dossier!r} has no profile, so it has no set of scenarios.")
    try:
        if form.get("do") == "publish":
            publish(desk.store, profile, group, today=today())
            return _back(dossier, "", "published")
        when = newest_day(desk.view(), dossier, today=today())
        one = next(s for s in standings(desk.store, profile, today=when) if s.group.id == group)
        if form.get("do") == "keep":
            keep(desk.store, one)
        else:
            shares = {name: _percent(form.get(f"share-{name}", "")) for name in one.moved.now}
            judge_set(desk.store, one, shares, who=_person(request), reason=form.get("reason", ""))
    except ConfigError as error:
        raise HTTPException(400, str(error)) from None
    except StopIteration:
        raise HTTPException(404, f"{dossier!r} has no set of scenarios {group!r}.") from None
    return _back(dossier, "", "kept")


def _person(request: Request) -> str:
    """Who asks; never under the name of the desk itself."""
    who = who_asks(request)
    return f"{who} (person)" if who == DESK else who


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, the first value of each, cut to a length that a field may have."""
    try:
        fields = parse_qs((await request.body()).decode("utf-8"), max_num_fields=50)
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(400, "The form could not be read. Send it again from the page.") from None
    return {name: values[0].strip()[:LONGEST_WORDS] for name, values in fields.items()}


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
