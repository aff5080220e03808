"""The gate of a desk with sign-in: who asks, whether they may, and a line in the log for what they changed.

It stands before every page and before the API. A request that brings no session is led to the sign-in page;
a program's is told 401.
"""

import base64
import binascii
import re
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracktwo.pipeline.sessions import Held, Kind, held_by
from tracktwo.pipeline.users import note_deed
from tracktwo.web.permits import OPEN, Permit, permit_of, refusal
from tracktwo.web.shell import desk_of, page

FOR_PROGRAMS = re.compile(r"/api/.*|.*\.(atom|json|jsonl|ics|geojson)")  # no page: 401, not the sign-in page
ENDED = "Your session has ended, so nothing was changed. Sign in in another tab, come back and send it again."
NO_TOKEN = (
    "Show a token: Authorization: Bearer TOKEN. 'tracktwo users token NAME' makes one, or the page Account."
)
OWN_LINES = ("account", "people")  # what these change writes its own line, with whom it was about
LONGEST_ABOUT = 500  # characters of the log


class Gate:
    """Lets nobody in but who signed in, and each as far as their role goes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, lead to the sign-in page, or answer 401 or 403."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        if not scope["path"].isprintable():  # a router matches "/users\n" as "/users"; the table does not
            await PlainTextResponse("There is no such address.\n", 400)(scope, receive, send)
        elif OPEN.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
        else:
            await self._guarded(scope, receive, send)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        held = await run_in_threadpool(_held, request)
        permit = permit_of(scope["method"], scope["path"])
        if held is None:
            await _unknown(request)(scope, receive, send)
            return
        scope.setdefault("state", {}).update(held=held, user=held.person.name)
        if not held.role.may(permit.role) or _is_beyond_a_token(held, permit):
            await run_in_threadpool(_note, request, held, f"denied: {permit.what}")
            await _denied(request, held, permit)(scope, receive, send)
            return
        await self._passed(request, held, permit, send)

    async def _passed(self, request: Request, held: Held, permit: Permit, send: Send) -> None:
        """Answer, for nobody else's eyes, and log what was changed before the answer is sent."""

        async def send_private(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kept = headers.get("cache-control", "no-cache")
                headers["cache-control"] = kept if "no-store" in kept else f"private, {kept}"
                headers.setdefault("vary", "cookie, authorization")
                if what := _worth_noting(request.method, message["status"], permit):
                    await run_in_threadpool(_note, request, held, what)
            await send(message)

        await self.app(request.scope, request.receive, send_private)


def _worth_noting(method: str, status: int, permit: Permit) -> str:
    """Return what the log says of an answer: a change, or a refusal; "" for what is only looked at."""
    if status == 403:
        return f"denied: {permit.what}"
    is_change = method != "GET" and status < 400 and permit.what not in OWN_LINES
    return permit.what if is_change else ""


def address_on(request: Request) -> str:
    """Return the address that a request came from, as the log names it."""
    return request.client.host if request.client else "unknown"


def cookie_name(request: Request) -> str:
    """Return the name of the session's cookie: over https one that no other site or port can set."""
    return "__Host-tracktwo" if request.url.scheme == "https" else "tracktwo"


def token_on(request: Request) -> str:
    """Return the token that a request shows: a program's in its header, else the browser's cookie."""
    how, _, shown = request.headers.get("authorization", "").partition(" ")
    if how.casefold() == "bearer":
        return shown.strip()
    if how.casefold() == "basic":  # what feed readers and calendars can send: the token as password
        try:
            return base64.b64decode(shown.strip(), validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return request.cookies.get(cookie_name(request), "")


def _held(request: Request) -> Held | None:
    token = token_on(request)
    held = held_by(desk_of(request).store, token, address=address_on(request)) if token else None
    wanted = Kind.TOKEN if "authorization" in request.headers else Kind.SESSION
    return held if held and held.session.kind == wanted else None


def _is_beyond_a_token(held: Held, permit: Permit) -> bool:
    """Whether a program's token is shown where only somebody who typed a password may act."""
    return held.session.kind == Kind.TOKEN and permit.what in OWN_LINES


def _unknown(request: Request) -> Response:
    is_program = "authorization" in request.headers
    is_browser = "text/html" in request.headers.get("accept", "")
    if is_program or (not is_browser and FOR_PROGRAMS.fullmatch(request.url.path)):
        ways = {"www-authenticate": 'Bearer, Basic realm="Tracktwo"'}
        return JSONResponse({"error": NO_TOKEN}, 401, headers=ways)
    if request.method != "GET":
        return page(request, "error.html", status=401, code=401, told=ENDED)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?{urlencode({'next': here})}" if here != "/" else "/sign-in", 303)


def _denied(request: Request, held: Held, permit: Permit) -> Response:
    told = refusal(permit.role, held)
    if _is_beyond_a_token(held, permit):
        told = "A token cannot change passwords, people or tokens. Sign in in a browser."
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": told}, 403)
    return page(request, "error.html", status=403, code=403, told=told)


def _note(request: Request, held: Held, what: str) -> None:
    """Write a line: the page asked for, and of its form the fields that say what was decided about which."""
    sent: dict[str, str] = getattr(request.state, "sent", {})
    note_deed(
        desk_of(request).store,
        held.person.name,
        what,
        about=request.url.path[:LONGEST_ABOUT],
        detail=", ".join(f"{name}={words}" for name, words in sent.items())[:LONGEST_ABOUT],
        address=address_on(request),
    )
