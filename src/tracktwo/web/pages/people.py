"""People who may sign in, for editors: added, given roles and new passwords, removed; and the audit log."""

import re

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.pipeline.passwords import make_password
from tracktwo.pipeline.users import (
    MAY,
    Deed,
    Role,
    add_person,
    everybody,
    remove_person,
    set_password,
    set_role,
)
from tracktwo.web.gate import address_on
from tracktwo.web.permits import need_role, need_users
from tracktwo.web.posted import Form, Posted
from tracktwo.web.shell import desk_of, page

router = APIRouter()
LINES = 100  # of the log on a page
MOST_PAGES = 10_000
RECORD = re.compile(r"\b[a-z]+-[0-9a-f]{16}\b")


@router.get("/users")
def show_people(request: Request) -> HTMLResponse:
    """Who may sign in, with which role."""
    return _page(request)


@router.post("/users/add")
def take_person(request: Request, form: Form) -> Response:
    """Let somebody sign in, with a password that the desk makes and shows this once."""
    by, address = _editor(request)
    password = make_password()
    made = add_person(desk_of(request).store, form.one("name"), _role(form), password, by=by, address=address)
    return _page(request, made=(made.name, password))


@router.post("/users/password")
def take_new_password(request: Request, form: Form) -> Response:
    """Give somebody a password that the desk makes and shows this once; it signs them out everywhere."""
    by, address = _editor(request)
    name, password = form.one("name"), make_password()
    set_password(desk_of(request).store, name, password, by=by, address=address)
    return _page(request, made=(name, password))


@router.post("/users/role")
def take_role(request: Request, form: Form) -> Response:
    """Give somebody another role."""
    by, address = _editor(request)
    set_role(desk_of(request).store, form.one("name"), _role(form), by=by, address=address)
    return RedirectResponse("/users", status_code=303)


@router.post("/users/remove")
def take_leave(request: Request, form: Form) -> Response:
    """Let somebody sign in no more."""
    by, address = _editor(request)
    remove_person(desk_of(request).store, form.one("name"), by=by, address=address)
    return RedirectResponse("/users", status_code=303)


@router.get("/audit")
def show_log(request: Request, who: str = "", what: str = "", number: int = 1) -> HTMLResponse:
    """The audit log, the newest lines first."""
    _editor(request)
    number = min(max(number, 1), MOST_PAGES)
    store = desk_of(request).store
    found = store.people.log(who=who, what=what, limit=LINES + 1, offset=(number - 1) * LINES)
    answer = page(
        request,
        "audit.html",
        lines=found[:LINES],
        named=_named,
        records=desk_of(request).view().get_many({one for line in found[:LINES] for one in _named(line)}),
        is_more=len(found) > LINES,
        number=number,
        who=who,
        what=what,
        people=[one.name for one in everybody(store)],
    )
    answer.headers["cache-control"] = "no-store"
    return answer


def _named(line: Deed) -> list[str]:
    """Return the ids of the records that a line of the log names."""
    return list(dict.fromkeys(RECORD.findall(f"{line.about} {line.detail}")))


def _editor(request: Request) -> tuple[str, str]:
    """Return the name and address of the editor who asks; nobody else comes this far."""
    held = need_users(request)
    need_role(request, Role.EDITOR)
    return held.person.name, address_on(request)


def _role(form: Posted) -> Role:
    try:
        return Role(form.one("role"))
    except ValueError:
        raise HTTPException(400, f"There is no such role. There are: {', '.join(Role)}.") from None


def _page(request: Request, *, made: tuple[str, str] | None = None) -> HTMLResponse:
    _editor(request)
    answer = page(
        request,
        "users.html",
        people=everybody(desk_of(request).store),
        roles=list(Role),
        table=MAY,
        made=made,
    )
    answer.headers["cache-control"] = "no-store"
    return answer
