"""The events of a dossier on a map: drawn by the server, moved and zoomed by MapLibre where script runs.

The page, and no other, lets scripts of the desk's own address run (decision 135). It is not answered with
304, whose headers would put the stricter policy of the other pages in force on what the browser has kept.
"""

import gzip
import importlib.util
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

from tracktwo.pipeline.chronicle import nowhere, spots_of
from tracktwo.web import borders
from tracktwo.web.geojson import features
from tracktwo.web.mapping import FRAMES, NEAR, PRECISION_WORDS, sketch, tone_of, words_of
from tracktwo.web.shell import CachedRoute, desk_of, page
from tracktwo.web.window import parts_of, window_of


class WholeRoute(CachedRoute):
    """Keeps the page, and sends it whole each time."""

    is_always_sent = True


router = APIRouter(route_class=WholeRoute)
files = APIRouter()  # what does not change with the store is not kept a second time
MOST_ROWS = 40
DAY_SECONDS = 86_400
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self' blob:; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
LIBRARY = {"maplibre-gl.js": "text/javascript", "maplibre-gl.css": "text/css"}


@router.get("/dossier/{dossier}/map")
def show_map(request: Request, dossier: str) -> HTMLResponse:
    """The places of the events between two days."""
    desk = desk_of(request)
    window = window_of(request, dossier, "map")
    spots = spots_of(window.found)
    frame = window.raw["frame"] if window.raw["frame"] in FRAMES else NEAR
    view = window.raw["borders"] if window.raw["borders"] in borders.VIEWS else borders.DRAWN
    answer = page(
        request,
        "map.html",
        **parts_of(desk, window, "map"),
        spots=spots,
        rows=MOST_ROWS,
        sketch=sketch(spots, frame=frame, view=view),
        frame=frame,
        frames=FRAMES,
        view=view,
        views=borders.VIEWS,
        said=borders.SAID[view],
        nowhere=nowhere(window.found),
        exact=PRECISION_WORDS,
        tone_of=tone_of,
        words_of=words_of,
    )
    answer.headers["content-security-policy"] = POLICY
    return answer


@router.get("/dossier/{dossier}/map.geojson")
def give_places(request: Request, dossier: str) -> JSONResponse:
    """The same places as GeoJSON, for the map that moves or any other."""
    window = window_of(request, dossier, "map")
    return JSONResponse(features(window), media_type="application/geo+json")


@files.get("/map/borders.geojson")
def give_borders(request: Request, view: str = borders.DRAWN) -> Response:
    """The states' shapes as GeoJSON, as one of the views has them."""
    body = borders.packed(view)
    headers = {"cache-control": f"max-age={DAY_SECONDS}", "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/geo+json", headers=headers)


@files.get("/map/{name}")
def give_library(name: str) -> FileResponse:
    """MapLibre's script and styles, as the installed package holds them."""
    folder = _library()
    if name not in LIBRARY or folder is None or not (folder / name).is_file():
        raise HTTPException(404, "There is no such file.")
    headers = {"cache-control": f"max-age={DAY_SECONDS}"}
    return FileResponse(folder / name, media_type=LIBRARY[name], headers=headers)


@cache
def _library() -> Path | None:
    found = importlib.util.find_spec("maplibre")  # looked for, not imported: only its files are of use
    return Path(found.origin).with_name("srcjs") if found and found.origin else None


router.include_router(files)
