"""What may come next: a dossier's scenarios and what moved them, its questions, how well both did."""

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import ConfigError
from tracktwo.pipeline.alerts import kept_warnings
from tracktwo.pipeline.questions import asked_id, list_questions, today
from tracktwo.pipeline.scenario_figures import judge_set, keep, publish
from tracktwo.pipeline.scenarios import (
    named_by_articles,
    need_group,
    newest_day,
    standings,
    tell_scenario,
)
from tracktwo.pipeline.scores import score_desk
from tracktwo.pipeline.warning import Index, indices_of
from tracktwo.protocols import View
from tracktwo.records import Forecast, Question
from tracktwo.web.asking import back_to, person_of, read_day, read_percent
from tracktwo.web.plots import plot_calibration
from tracktwo.web.posted import Form
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
forms = APIRouter()  # what changes something is never answered from a page made before
Asked = tuple[Question, list[Forecast], str]  # a question, its forecasts, the id it was asked under
SCREEN = Screen(110, "What next", "/dossier/{dossier}/next")
DEFAULT_DAYS = 90  # a question's closing day is proposed so far ahead


@router.get("/dossier/{dossier}/next")
def show_next(request: Request, dossier: str, as_of: str = "", told: str = "") -> HTMLResponse:
    """The sets of scenarios as of a day with every line that moved them, and the dossier's questions."""
    desk = desk_of(request)
    profile, view = need_dossier(desk, dossier), desk.view()
    when = read_day(as_of) if as_of else newest_day(view, dossier, today=today())
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
        warned=[] if as_of else kept_warnings(view, dossier),
        questions=_parted(asked),
        shelf=Shelf(view),
        as_of=as_of,
        when=when.isoformat(),
        closes=(today() + timedelta(days=DEFAULT_DAYS)).isoformat(),
        told=told,
    )


def _parted(asked: list[Asked]) -> dict[str, list[Asked]]:
    """The questions by where they stand: open, waiting for their answer, answered; first what closes next."""
    day = today().isoformat()
    unanswered = sorted((one for one in asked if one[0].resolution is None), key=lambda one: one[0].closes)
    return {
        "Open": [one for one in unanswered if one[0].closes > day],
        "Closed and waiting for an answer": [one for one in unanswered if one[0].closes <= day],
        "Answered": [one for one in reversed(asked) if one[0].resolution is not None],
    }


def _flows(view: View, dossier: str, when: date) -> list[Index] | str:
    """The indices of threats and acts as of a day, or why there are none."""
    try:
        return indices_of(view, dossier, today=when)
    except ConfigError as error:
        return str(error)


@router.get("/dossier/{dossier}/next/scores")
def show_scores(request: Request, dossier: str, who: str = "") -> HTMLResponse:
    """How well everybody forecast this dossier's questions, beside yardsticks, with calibration."""
    desk = desk_of(request)
    need_dossier(desk, dossier)
    found = score_desk(desk.view(), today=today(), dossier=dossier, who=who or None)
    drawing = plot_calibration(found.calibration) if found.calibration else None
    return page(
        request, "scores.html", dossier=dossier, name=desk.name_of(dossier), found=found, drawing=drawing
    )


@forms.post("/dossier/{dossier}/next/set/{group}")
def take_set(request: Request, dossier: str, group: str, form: Form) -> RedirectResponse:
    """Publish a set of scenarios, keep the desk's figures for it, or take an analyst's own."""
    desk = desk_of(request)
    profile = need_dossier(desk, dossier)
    if profile is None:
        raise HTTPException(404, f"{dossier!r} has no profile, so it has no set of scenarios.")
    need_group(profile, group)
    if form.one("do") == "publish":
        publish(desk.store, profile, group, today=today())
        return back_to(dossier, "", "published")
    when = newest_day(desk.view(), dossier, today=today())
    one = next(s for s in standings(desk.store, profile, today=when) if s.group.id == group)
    if form.one("do") == "keep":
        keep(desk.store, one)
    else:
        shares = {name: read_percent(form.one(f"share-{name}")) for name in one.moved.now}
        judge_set(desk.store, one, shares, who=person_of(request), reason=form.reason)
    return back_to(dossier, "", "kept")


router.include_router(forms)
