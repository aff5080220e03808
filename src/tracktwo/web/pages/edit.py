"""Correcting the fields of one record."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.edits import faults_of
from tracktwo.records import Article, JudgementKind, Record
from tracktwo.web.captions import caption, kind_of
from tracktwo.web.deciding import decide, may_be_judged
from tracktwo.web.posted import Form
from tracktwo.web.record_fields import offered, refilled, values_of
from tracktwo.web.shell import desk_of, page

router = APIRouter()
UNCHANGED = "Nothing was changed. Change a field, or go back."


@router.get("/record/{record_id}/edit")
def show_form(request: Request, record_id: str, back: str = "") -> Response:
    """The fields of a record, to correct them."""
    record = _record(request, record_id)
    return _page(request, record, sent={}, faults={}, reason="", back=back or f"/record/{record.id}")


@router.post("/record/{record_id}/edit")
def take_form(request: Request, record_id: str, form: Form) -> Response:
    """Record the corrected fields; where one does not fit, the form again with what was typed and why."""
    record = _record(request, record_id)
    sent = {name: values[0].replace("\r\n", "\n") for name, values in form.values.items()}
    values, misread = values_of(record, sent)
    faults = {**{_input(where): what for where, what in faults_of(record, values).items()}, **misread}
    if not values and not faults:
        faults = {"": UNCHANGED}
    if faults:
        return _page(request, record, sent=sent, faults=faults, reason=form.reason, back=form.back)
    made: RedirectResponse = decide(
        request, JudgementKind.EDIT, [record.id], reason=form.reason, values=values, back=form.back
    )
    return made


def _record(request: Request, record_id: str) -> Record:
    record = desk_of(request).view().get(record_id)
    if record is None:
        raise HTTPException(404, f"There is no record {record_id}. It may be in another store.")
    if isinstance(record, Article) or not may_be_judged(record):
        raise HTTPException(400, "Articles, judgements and reading problems are kept as they are.")
    return record


def _input(where: str) -> str:
    """Return the name of the input at which a fault stands.

    >>> _input("actors[0].name")
    'actors.0.name'
    """
    return where.replace("[", ".").replace("]", "")


def _page(
    request: Request,
    record: Record,
    *,
    sent: Mapping[str, str],
    faults: dict[str, str],
    reason: str,
    back: str,
) -> HTMLResponse:
    shelf = Shelf(desk_of(request).view())
    shelf.fetch([record])
    return page(
        request,
        "edit.html",
        keys=True,
        status=422 if faults else 200,
        record=record,
        told=caption(record, shelf.readings(record)),
        kind=kind_of(record),
        members=refilled(offered(record), sent),
        faults=faults,
        reason=reason,
        back=back,
        shelf=shelf,
    )
