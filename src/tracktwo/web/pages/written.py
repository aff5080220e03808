"""A brief that a person put together: a draft to work on, or the published one as it was then."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.brief.render_text import headline
from tracktwo.brief.shelf import Shelf
from tracktwo.brief.written import byline
from tracktwo.pipeline.brief_files import FORMS, need_form
from tracktwo.pipeline.brief_losses import losses_of, printed
from tracktwo.pipeline.briefs import (
    StaleBriefError,
    find_brief,
    history,
    publish,
    save,
    start,
    to_state,
)
from tracktwo.pipeline.citing import cite, spot_of
from tracktwo.pipeline.desk import View
from tracktwo.pipeline.users import Role
from tracktwo.records import BriefState, LineKind, WrittenBrief, WrittenLine
from tracktwo.web.composing import done, sent_lines, typed, with_evidence
from tracktwo.web.pages.build import found
from tracktwo.web.permits import may, need_role
from tracktwo.web.posted import Form
from tracktwo.web.shell import desk_of, page, who_asks

router = APIRouter()
NEXT = {"find": "/briefs/{0}/evidence?line={1}", "publish": "/briefs/{0}/publish"}


@router.get("/briefs/{brief_id}")
def show_brief(request: Request, brief_id: str, state: str = "") -> HTMLResponse:
    """The draft to work on, or the brief as it reads; `state` shows an earlier state of it."""
    view = desk_of(request).store.view()
    brief = _state(view, find_brief(view, brief_id), state)
    is_open = brief.state is BriefState.DRAFT and brief.superseded_by is None
    if is_open and may(request, Role.ANALYST):
        return _draft_page(request, brief)
    return _reading_page(request, brief)


def _state(view: View, last: WrittenBrief, state: str) -> WrittenBrief:
    asked = view.get(state) if state else last
    if not isinstance(asked, WrittenBrief) or asked.brief_id != last.brief_id:
        raise HTTPException(404, f"This brief has no state {state}. Its history lists those there are.")
    return asked


@router.post("/briefs/{brief_id}")
def take_draft(request: Request, brief_id: str, form: Form) -> Response:
    """Save what the form has, do what its button says, and come back to the line it was about."""
    desk = desk_of(request)
    view = desk.store.view()
    last = find_brief(view, brief_id)
    if last.state is not BriefState.DRAFT:
        raise HTTPException(409, f"{last.who} has {last.what} this brief. It takes no change any more.")
    base = _state(view, last, form.one("version"))
    lines = sent_lines(base, form)
    button, _, key = form.one("do", "save").partition(" ")
    changed, what, at = done(lines, button, int(key) if key.isascii() and key.isdecimal() else 0)
    title = typed(form.one("title"))
    try:
        save(desk.store, base, title=title, lines=changed, who=who_asks(request), what=what)
    except StaleBriefError as error:
        lost = [line.text for line in lines if line.text not in {old.text for old in base.lines}]
        return _draft_page(request, find_brief(desk.store.view(), brief_id), told=str(error), lost=lost)
    back = NEXT.get(button, "/briefs/{0}" + (f"#line-{at}" if at else "")).format(brief_id, key)
    return RedirectResponse(back, status_code=303)


@router.post("/briefs/{brief_id}/state")
def take_state(request: Request, brief_id: str, form: Form) -> RedirectResponse:
    """Publish a draft, set it aside or take it up again, or (`state` new) begin another one from it."""
    store, who = desk_of(request).store, who_asks(request)
    brief = find_brief(store.view(), brief_id)
    asked = form.one("state")
    if asked == "new":
        made = start(store, brief.dossier, brief.title, who=who, lines=brief.lines)
        return RedirectResponse(f"/briefs/{made.brief_id}", status_code=303)
    if asked not in list(BriefState):
        raise HTTPException(400, f"There is no state {asked!r}. There are: {', '.join(BriefState)}, new.")
    if asked == BriefState.PUBLISHED:
        need_role(request, Role.EDITOR)
        publish(store, _state(store.view(), brief, form.one("version")), who=who)
    else:
        to_state(store, brief, BriefState(asked), who=who)
    return RedirectResponse(f"/briefs/{brief_id}", status_code=303)


@router.get("/briefs/{brief_id}/publish")
def show_preview(request: Request, brief_id: str) -> HTMLResponse:
    """The draft as it would be published, with the button that does so."""
    return _reading_page(request, find_brief(desk_of(request).store.view(), brief_id), is_preview=True)


@router.get("/briefs/{brief_id}/evidence")
def show_evidence(request: Request, brief_id: str, line: int, q: str = "") -> HTMLResponse:
    """Words that one's own sentence may rest on: those cited elsewhere in the brief, and a search."""
    view = desk_of(request).store.view()
    brief = find_brief(view, brief_id)
    own = _own_line(brief, line)
    told, hits = found(view, q, brief.dossier)
    held = {one.evidence for one in own.cited}
    others = {one.evidence: one for each in brief.lines for one in each.cited if one.evidence not in held}
    return page(
        request,
        "brief_evidence.html",
        brief=brief,
        dossier=brief.dossier,
        line=own,
        others=list(others.values()),
        q=q,
        told=told,
        hits=hits,
        spot_of=spot_of,
        shelf=Shelf(view),
    )


@router.post("/briefs/{brief_id}/evidence")
def take_evidence(request: Request, brief_id: str, form: Form) -> RedirectResponse:
    """Let one's own sentence rest on the ticked words as well, and check it anew."""
    desk = desk_of(request)
    view = desk.store.view()
    brief = _state(view, find_brief(view, brief_id), form.one("version"))
    key = int(form.one("line", "0")) if form.one("line").isdecimal() else 0
    own = _own_line(brief, key)
    more = WrittenLine(own.key, own.kind, own.text, cite(view, form.all("spot")))
    lines = with_evidence(brief.lines, key, more)
    what = f"evidence picked for one sentence: {len(more.cited)}"
    save(desk.store, brief, title=brief.title, lines=lines, who=who_asks(request), what=what)
    return RedirectResponse(f"/briefs/{brief_id}#line-{key}", status_code=303)


@router.get("/briefs/{brief_id}/export")
def export_brief(request: Request, brief_id: str, format: str, state: str = "") -> Response:  # noqa: A002
    """The brief as a file."""
    view = desk_of(request).store.view()
    form = need_form(format)
    brief = _state(view, find_brief(view, brief_id), state)
    name = f"tracktwo-{brief.brief_id}-{brief.made_at[:10]}.{form.ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(form.render(printed(view, brief)), media_type=form.media_type, headers=headers)


def _own_line(brief: WrittenBrief, key: int) -> WrittenLine:
    own = next((line for line in brief.lines if line.key == key and line.kind is LineKind.OWN), None)
    if own is None or brief.state is not BriefState.DRAFT:
        raise HTTPException(
            404, "There is no such sentence of your own in this draft. Go back and look again."
        )
    return own


def _draft_page(
    request: Request, brief: WrittenBrief, *, told: str = "", lost: list[str] | None = None
) -> HTMLResponse:
    view = desk_of(request).store.view()
    return page(
        request,
        "draft.html",
        status=409 if told else 200,
        brief=brief,
        dossier=brief.dossier,
        name=desk_of(request).name_of(brief.dossier),
        told=told,
        lost=lost or [],
        losses=losses_of(view, brief),
        history=history(view, brief),
        spot_of=spot_of,
        byline=byline,
        forms=FORMS,
    )


def _reading_page(request: Request, brief: WrittenBrief, *, is_preview: bool = False) -> HTMLResponse:
    view = desk_of(request).store.view()
    document = printed(view, brief)
    return page(
        request,
        "written.html",
        brief=brief,
        dossier=brief.dossier,
        name=desk_of(request).name_of(brief.dossier),
        document=document,
        references={ref.number: ref for ref in document.references},
        foreword=headline(document),
        losses=losses_of(view, brief),
        places={line.key: number for number, line in enumerate(brief.lines, 1)},
        history=history(view, brief),
        is_preview=is_preview,
        forms=FORMS,
    )
