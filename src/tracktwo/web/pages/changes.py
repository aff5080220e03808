"""What changed since my last visit, gone through by keyboard: accept, reject, later, one form a row."""

from datetime import date
from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import ConfigError
from tracktwo.pipeline.changes import GROUPS, Change, Changes, changes_for, decide, mark_seen
from tracktwo.pipeline.stamp import moment
from tracktwo.pipeline.users import Role
from tracktwo.records import JudgementKind
from tracktwo.web.addresses import address_of
from tracktwo.web.deciding import done_on
from tracktwo.web.permits import need_role
from tracktwo.web.posted import Form
from tracktwo.web.relinking import Relinking
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page, who_asks


class OwnRoute(CachedRoute):
    """Keeps what a person sees until the store, or what this person has seen, changes."""

    is_always_sent = True

    async def key(self, request: Request) -> str:
        """Return all that the page depends on besides the store, who asks among it."""
        visit = await run_in_threadpool(desk_of(request).store.last_visit)
        return f"{await super().key(request)} {who_asks(request)} {visit}"


router = APIRouter(route_class=OwnRoute)
PATIENCE_SECONDS = 0.3
SCREEN = Screen(20, "What changed", "/dossier/{dossier}/changes")


@router.get("/dossier/{dossier}/changes")
def show_changes(request: Request, dossier: str, since: str = "") -> HTMLResponse:
    """What is new, changed, contradicted or gone since I was here, or since the day in `since`."""
    desk = desk_of(request)
    view = desk.store.view()
    need_dossier(desk, dossier)
    now = moment()
    found = changes_for(desk.store, dossier, who=who_asks(request), since=_since(since))
    shelf = Shelf(view)
    shelf.fetch(change.record for changes in _lists(found) for change in changes)
    return page(
        request,
        "changes.html",
        keys=True,
        dossier=dossier,
        name=desk.name_of(dossier),
        found=found,
        groups=GROUPS,
        since=since,
        now=now,
        done=done_on(request, view),
        shelf=shelf,
    )


def _lists(found: Changes) -> list[tuple[Change, ...]]:
    return [found.later, *found.groups.values()]


@router.post("/dossier/{dossier}/changes")
def take_decision(request: Request, dossier: str, form: Form) -> RedirectResponse:
    """Accept or reject a record, put it off, or mark all as seen up to the moment the page was made."""
    record_id, verdict, since, at = (form.one(name) for name in ("record", "do", "since", "at"))
    store, who = desk_of(request).store, who_asks(request)
    need_dossier(desk_of(request), dossier, with_articles=True)
    if verdict == "seen":
        mark_seen(store, dossier, who=who, at=min(at, moment()) if at else None)
        return RedirectResponse(f"/dossier/{quote(dossier)}/changes", status_code=303)
    if verdict != "later":
        need_role(request, Role.ANALYST)
    try:
        made = decide(store, dossier, record_id, verdict=verdict, who=who)
    except ConfigError as error:
        raise HTTPException(400, str(error)) from None
    if verdict == JudgementKind.REJECT:  # the next row should not wait for a large dossier
        relinking: Relinking = request.app.state.relinking
        relinking.relink([dossier], patience=PATIENCE_SECONDS)
    told = {"since": since, "done": made.id if made else ""}
    at = address_of(f"/dossier/{quote(dossier)}/changes", told)
    return RedirectResponse(f"{at}#first", status_code=303)


def _since(words: str) -> str | None:
    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None
