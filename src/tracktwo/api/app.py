"""The JSON API: the same records and the same search as the desk, for programs. Reading only.

Answers carry an ETag that changes with the store, and the fields of docs/reference/records.md.
"""

from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from tracktwo import __version__
from tracktwo.api.described import describe
from tracktwo.errors import TracktwoError
from tracktwo.pipeline.desk import open_desk
from tracktwo.pipeline.notices import notices_of
from tracktwo.pipeline.sources import grade_of
from tracktwo.pipeline.status import as_json as status_as_json
from tracktwo.pipeline.status import report_statuses
from tracktwo.protocols import View, Where
from tracktwo.records import KINDS, json_schema
from tracktwo.settings import Settings

MOST = 1000  # records in one answer
MANY = frozenset({"kinds"})  # parameters that may be given more than once
Day = Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


Searched = StrEnum("Searched", ["sentences", *KINDS])  # type: ignore[misc]  # read off the record types


class Filters(BaseModel):
    """What a page of records is asked for; see `tracktwo.protocols.Where`."""

    model_config = {"extra": "forbid"}

    dossier: str | None = None
    since: Day = None
    until: Day = None
    article: str | None = None
    actor: str | None = None
    facet: str | None = None
    status: str | None = None
    newest_first: bool = False
    limit: int = Field(default=100, ge=1, le=MOST)
    offset: int = Field(default=0, ge=0, le=2**31)

    def where(self) -> Where:
        """Return the filters alone."""
        return Where(
            dossier=self.dossier,
            since=self.since,
            until=self.until,
            article=self.article,
            actor=self.actor,
            facet=self.facet,
            status=self.status,
        )


def create_api(settings: Settings) -> FastAPI:
    """Return the API on the store that the settings name.

    Raises:
        StoreError: the store is missing, damaged, unreachable or from a newer version.
    """
    store = open_desk(settings)
    api = FastAPI(title="Tracktwo", version=__version__, docs_url=None, redoc_url=None)
    api.state.view = store.view
    api.state.version = store.version
    api.openapi = lambda: description  # type: ignore[method-assign]  # FastAPI's own way to describe an API
    api.add_exception_handler(TracktwoError, _refused)
    api.middleware("http")(_tagged)
    strict = [Depends(_known_only)]
    api.get("/v1/counts", dependencies=strict)(counts)
    api.get("/v1/schema/{kind}", dependencies=strict)(schema)
    api.get("/v1/search", dependencies=strict)(search)
    api.get("/v1/notices", dependencies=strict)(notices)
    api.get("/v1/status/{dossier}", dependencies=strict)(status)
    api.get("/v1/records/{record_id}", dependencies=strict)(record)
    api.get("/v1/{kind}")(records)  # its filters forbid others themselves
    description = describe(api)
    return api


async def _tagged(request: Request, answer: Callable[[Request], Any]) -> Response:
    """Answer 304 when the store is as it was, and put its version on every answer."""
    tag = f'"{await run_in_threadpool(request.app.state.version)}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    made: Response = await answer(request)
    if made.status_code == 200:
        made.headers["etag"] = tag
        made.headers["cache-control"] = "no-cache"
    return made


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"error": str(error)}, status_code=400)


def _known_only(request: Request) -> None:
    """Refuse parameters that a path does not take or takes once: a misspelt name must not go unseen.

    Raises:
        RequestValidationError: one is unknown or given twice.
    """
    taken = {one.alias for one in request.scope["route"].dependant.query_params}
    wrong = {name: "There is no such parameter" for name in request.query_params if name not in taken}
    for name in taken - MANY:
        if len(request.query_params.getlist(name)) > 1:
            wrong[name] = "It is taken once"
    if wrong:
        raise RequestValidationError(
            [{"type": "extra_forbidden", "loc": ("query", name), "msg": why} for name, why in wrong.items()]
        )


def _view(request: Request) -> View:
    view: View = request.app.state.view()
    return view


def counts(request: Request, dossier: str | None = None) -> dict[str, int]:
    """How many current records there are of each kind."""
    return _view(request).counts(dossier=dossier)


def schema(kind: str) -> Response:
    """The JSON Schema of a kind of record."""
    if kind not in KINDS:
        return _missing(f"There is no kind of record {kind!r}. There are: {', '.join(KINDS)}.")
    return JSONResponse(json_schema(KINDS[kind]))


def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=500)],
    kinds: Annotated[list[Searched], Query(default_factory=list)],
    dossier: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> list[dict[str, Any]]:
    """Sentences and records that match, best first."""
    asked = [one.value for one in kinds]
    hits = _view(request).search(q, kinds=asked, dossier=dossier, limit=limit)
    return [asdict(hit) for hit in hits]


def notices(request: Request, dossier: str | None = None, reading: bool = False) -> list[dict[str, Any]]:
    """What looks odd in articles, newest first; with `reading` also how each article was read."""
    return [asdict(found) for found in notices_of(_view(request), dossier, with_reading=reading)]


def status(
    request: Request,
    dossier: str,
    month: Annotated[str | None, Query(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] = None,
    months: Annotated[int, Query(ge=1, le=120)] = 1,
) -> Response:
    """How a dossier's conflict stands in a month, and in those before it, newest first, with the reasons."""
    view = _view(request)
    if dossier not in view.dossiers():
        return _missing(f"The dossier {dossier!r} holds no article.")
    found = report_statuses(view, dossier, month=month, months=months)
    return JSONResponse([status_as_json(report) for report in found])


def record(request: Request, record_id: str) -> Response:
    """One record with how it stands: shown or not, what supersedes it, what people decided, its grade."""
    view = _view(request)
    found, standing = view.get(record_id), view.standing(record_id)
    if found is None or standing is None:
        return _missing(f"There is no record {record_id!r}.")
    standing_row = {
        "is_shown": standing.is_shown,
        "superseded_by": standing.superseded_by,
        "supersedes": list(standing.supersedes),
        "judgements": [judgement.to_dict() for judgement in standing.judgements],
    }
    grade = grade_of(view, found)
    row = {"record": found.to_dict(), "standing": standing_row, "grade": asdict(grade) if grade else None}
    return JSONResponse(row)


def records(
    request: Request,
    kind: str,
    where: Annotated[Filters, Query()],
) -> Response:
    """A page of the current records of a kind, by date."""
    if kind not in KINDS:
        return _missing(f"There is no kind of record {kind!r}. There are: {', '.join(KINDS)}.")
    view, asked = _view(request), where.where()
    page = view.records(
        kind, newest_first=where.newest_first, limit=where.limit, offset=where.offset, **asked
    )
    total = view.count(kind, **asked)
    end = where.offset + where.limit
    return JSONResponse(
        {"items": [r.to_dict() for r in page], "total": total, "next_offset": end if end < total else None}
    )


def _missing(told: str) -> JSONResponse:
    return JSONResponse({"error": told}, status_code=404)
