"""Signing in: the form, and the session that a right password opens."""

from functools import partial

from anyio import to_thread
from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.errors import ConfigError
from tracktwo.pipeline.sessions import LONGEST, hash_of, sign_in
from tracktwo.pipeline.users import folded_name
from tracktwo.web.gate import address_on, cookie_name
from tracktwo.web.permits import is_for_users
from tracktwo.web.posted import Form
from tracktwo.web.shell import desk_of, is_ours, page
from tracktwo.web.throttle import Throttle

router = APIRouter()
WRONG = "Name or password is wrong."
LONGEST_WORDS = 1_000  # of a password that is tried


@router.get("/sign-in")
def show_form(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002 - the usual name in an address
    """The form, with the page that was asked for before."""
    _check_users(request)
    return _form(request, to=next)


@router.post("/sign-in")
async def take_form(request: Request, form: Form) -> Response:
    """Open a session and go on to the page asked for; or the form again, which says no more than wrong."""
    _check_users(request)
    name, password, to = form.one("name"), form.one("password")[:LONGEST_WORDS], form.one("next", "/")
    key, address = _folded(name), address_on(request)
    throttle: Throttle = request.app.state.throttle
    if wait := throttle.wait_seconds(key, address):
        told = f"There were too many tries. Wait {(wait + 59) // 60} minutes, then try again."
        return _form(request, to=to, name=name, told=told, status=429, wait=wait)
    label = request.headers.get("user-agent", "unknown browser")
    old = request.cookies.get(cookie_name(request), "")
    store = desk_of(request).store
    enter = partial(sign_in, store, name, password, label=label, address=address, old=old)
    token = await to_thread.run_sync(enter, limiter=throttle.room)
    if token is None:
        return _form(request, to=to, name=name, told=WRONG, status=401)
    throttle.strike(key, address)
    answer = RedirectResponse(to if is_ours(to) else "/", status_code=303)
    keep_session(request, answer, token)
    return answer


def keep_session(request: Request, answer: Response, token: str) -> None:
    """Give the browser a session's token: for no script, no other site's form, and over https only there."""
    answer.set_cookie(
        cookie_name(request),
        token,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def _check_users(request: Request) -> None:
    if not is_for_users(request):
        raise HTTPException(404, "Nobody signs in to this desk: it was opened without --users.")


def _folded(name: str) -> str:
    """Return the name that tries are counted for; what is no name is counted for itself."""
    try:
        return folded_name(name)
    except ConfigError:
        return hash_of(name)


def _form(
    request: Request, *, to: str, name: str = "", told: str = "", status: int = 200, wait: int = 0
) -> HTMLResponse:
    answer = page(request, "sign_in.html", status=status, to=to if is_ours(to) else "/", name=name, told=told)
    answer.headers["cache-control"] = "no-store"
    if wait:
        answer.headers["retry-after"] = str(wait)
    return answer
