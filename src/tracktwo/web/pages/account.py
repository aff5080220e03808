"""One's own account: role, password, the sessions and tokens that are open, and signing out."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.errors import ConfigError
from tracktwo.pipeline.passwords import LONGEST, SHORTEST
from tracktwo.pipeline.sessions import Kind, is_own_password, make_token, sign_out, sign_out_everywhere
from tracktwo.pipeline.users import MAY, set_password
from tracktwo.web.gate import address_on, cookie_name
from tracktwo.web.permits import need_users
from tracktwo.web.posted import Form
from tracktwo.web.shell import desk_of, page
from tracktwo.web.throttle import Throttle

router = APIRouter()
DONE = {"password": "Your password is changed, and every other session has ended.", "ended": "It has ended."}
AT = "/account"


@router.get("/account")
def show_account(request: Request, told: str = "") -> HTMLResponse:
    """Who I am here, what I may do, and where I am signed in."""
    return _page(request, told=DONE.get(told, ""))


@router.post("/account/sign-out")
def take_sign_out(request: Request) -> Response:
    """End this session."""
    held = need_users(request)
    sign_out(desk_of(request).store, held, address=address_on(request))
    return _gone(request)


@router.post("/account/sign-out-everywhere")
def take_sign_out_everywhere(request: Request) -> Response:
    """End all my sessions and tokens, this one too."""
    who = need_users(request).person.name
    sign_out_everywhere(desk_of(request).store, who, by=who, address=address_on(request))
    return _gone(request)


@router.post("/account/end")
def take_end(request: Request, form: Form) -> Response:
    """End another of my sessions, or a token."""
    held = need_users(request)
    sign_out(desk_of(request).store, held, session=form.one("session"), address=address_on(request))
    return RedirectResponse(f"{AT}?told=ended", status_code=303)


@router.post("/account/password")
def take_password(request: Request, form: Form) -> Response:
    """Change my password; every other session ends."""
    held, store, new = need_users(request), desk_of(request).store, form.one("new")
    throttle: Throttle = request.app.state.throttle
    try:
        if throttle.wait_seconds(held.person.name, address_on(request)):
            raise ConfigError("There were too many tries. Wait a quarter of an hour, then try again.")
        if not is_own_password(store, held, form.one("old")):
            raise ConfigError("The present password is not right, so nothing was changed.")
        if new != form.one("again"):
            raise ConfigError("The new password was typed in two ways, so nothing was changed.")
        who = held.person.name
        set_password(store, who, new, by=who, address=address_on(request), keep=held.session.hash)
        throttle.strike(who, address_on(request))
    except ConfigError as error:
        return _page(request, fault=str(error), status=422)
    return RedirectResponse(f"{AT}?told=password", status_code=303)


@router.post("/account/token")
def take_token(request: Request, form: Form) -> Response:
    """Make a token for a program, and show it this once."""
    held = need_users(request)
    label = " ".join(form.one("label").split()) or "a program"
    who = held.person.name
    token = make_token(desk_of(request).store, who, label=label, by=who, address=address_on(request))
    return _page(request, token=token)


def _gone(request: Request) -> Response:
    """Lead to the sign-in page; the browser forgets the session and the pages that it kept."""
    answer = RedirectResponse("/sign-in", status_code=303, headers={"clear-site-data": '"cache"'})
    answer.delete_cookie(
        cookie_name(request), path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return answer


def _page(
    request: Request, *, told: str = "", fault: str = "", token: str = "", status: int = 200
) -> HTMLResponse:
    held = need_users(request)
    sessions = desk_of(request).store.people.sessions(held.person.name)
    answer = page(
        request,
        "account.html",
        status=status,
        sessions=[one for one in sessions if one.kind == Kind.SESSION],
        tokens=[one for one in sessions if one.kind == Kind.TOKEN],
        table=MAY,
        told=told,
        fault=fault,
        token=token,
        lengths=(SHORTEST, LONGEST),
    )
    answer.headers["cache-control"] = "no-store"
    return answer
