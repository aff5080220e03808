"""The desk as one application: `create_app(settings)`."""

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from tracktwo.errors import TracktwoError
from tracktwo.pipeline.desk import open_desk
from tracktwo.pipeline.dossiers import known_profiles
from tracktwo.pipeline.users import need_somebody
from tracktwo.settings import Settings
from tracktwo.web.gate import Gate
from tracktwo.web.guard import HeadAsGet, HostGuard, OriginGuard, SafeHeaders
from tracktwo.web.pulse import settle_threads
from tracktwo.web.relinking import Relinking
from tracktwo.web.screens import routers, screens
from tracktwo.web.shell import THEMES, Desk, is_ours, make_templates, page
from tracktwo.web.throttle import Throttle
from tracktwo.web.warming import Warming
from tracktwo.web.words import zone_named

STATIC = Path(__file__).parent / "static"
YEAR_SECONDS = 31_536_000


def create_app(settings: Settings) -> FastAPI:
    """Return the desk on the store that the settings name; an empty store is made when there is none.

    Raises:
        StoreError: the store is damaged, unreachable or from a newer version.
        ConfigError: a dossier profile of the user's has faults, or nobody may sign in where people should.
    """
    store = open_desk(settings, create=True)
    if settings.users:
        need_somebody(store)
    app = FastAPI(title="Tracktwo", docs_url=None, redoc_url=None, openapi_url=None)
    templates = make_templates(zone_named(settings.time_zone))
    app.state.desk = Desk(settings, known_profiles(settings), store.view, templates, store, screens())
    app.state.relinking = Relinking(store, settings)
    app.state.throttle = Throttle()
    for router in routers():
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_api_route("/theme", set_theme, methods=["GET"])
    app.add_exception_handler(HTTPException, _explain)
    app.add_exception_handler(TracktwoError, _explain_ours)
    warming = Warming(app.state.desk)
    app.router.on_startup += [settle_threads, warming.start]
    app.router.on_shutdown += [warming.close, app.state.relinking.close, store.close]
    if settings.users:
        app.add_middleware(Gate)
    app.add_middleware(HeadAsGet)
    app.add_middleware(OriginGuard)
    app.add_middleware(HostGuard, hosts=(settings.host,))
    app.add_middleware(SafeHeaders)
    return app


def set_theme(to: str = "auto", back: str = "/") -> RedirectResponse:
    """Remember light, dark or auto in a cookie and go back to the page it was chosen on."""
    answer = RedirectResponse(back if is_ours(back) else "/", status_code=303)
    answer.set_cookie(
        "theme", to if to in THEMES else "auto", max_age=YEAR_SECONDS, httponly=True, samesite="strict"
    )
    return answer


def _explain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = str(error.detail) if isinstance(error, HTTPException) else ""
    return page(request, "error.html", status=status, code=status, told=told)


def _explain_ours(request: Request, error: Exception) -> Response:
    return page(request, "error.html", status=400, code=400, told=str(error))
