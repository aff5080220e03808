"""One record: every field, its evidence in context, how it was made, what people decided about it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.decisions import decisions_on
from tracktwo.pipeline.users import Role
from tracktwo.records import Article, Evidence, Record, WrittenBrief, to_dict
from tracktwo.web.captions import caption, kind_of
from tracktwo.web.deciding import done_on, may_be_judged
from tracktwo.web.permits import may
from tracktwo.web.shell import CachedRoute, desk_of, page

router = APIRouter(route_class=CachedRoute)
CONTEXT = 160  # characters before and after the evidence
SHOWN_APART = frozenset(
    {
        "id", "dossier", "evidence", "confidence", "provenance", "superseded_by", "text", "sides",
        "scenarios", "origin_chains", "joins",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence with the words before and after it."""

    evidence: Evidence
    article: Article | None
    before: str
    after: str


@router.get("/record/{record_id}")
def show_record(request: Request, record_id: str) -> Response:
    """One record; the addresses of an article and a brief lead to their own pages."""
    desk = desk_of(request)
    view = desk.view()
    record = view.get(record_id)
    if record is None:
        raise HTTPException(404, f"There is no record {record_id}. It may be in another store.")
    if isinstance(record, Article):
        return RedirectResponse(f"/article/{record.id}", status_code=307)
    if isinstance(record, WrittenBrief):
        state = f"?state={record.id}" if record.superseded_by else ""
        return RedirectResponse(f"/briefs/{record.brief_id}{state}", status_code=307)
    return _page(request, record, desk.name_of(record.dossier))


def _page(request: Request, record: Record, dossier_name: str) -> HTMLResponse:
    view = desk_of(request).store.view()
    shelf = Shelf(view)
    shelf.fetch([record])
    standing = view.standing(record.id)
    linked = view.get_many(_ids_in(record))
    return page(
        request,
        "record.html",
        keys=may_be_judged(record) and may(request, Role.ANALYST),
        record=record,
        told=caption(record, shelf.readings(record)),
        kind=kind_of(record),
        dossier_name=dossier_name,
        fields=list(_fields(record)),
        passages=[_passage(shelf, evidence) for evidence in record.evidence],
        standing=standing,
        linked=linked,
        shelf=shelf,
        may_be_judged=may_be_judged(record),
        decisions=decisions_on(view, record.id),
        made=to_dict(view.as_made([record.id])[record.id]),
        done=done_on(request, view),
    )


def _passage(shelf: Shelf, evidence: Evidence) -> Passage:
    article = shelf.article(evidence.article_id)
    text = article.text if article else ""
    before = text[max(0, evidence.start - CONTEXT) : evidence.start]
    after = text[evidence.end : evidence.end + CONTEXT]
    if evidence.start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if evidence.end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Passage(evidence, article, before, after)


def _fields(record: Record) -> Iterator[tuple[str, object]]:
    """Yield the fields of the record's own kind, in the order of its type."""
    for field in fields(record):
        if field.name not in SHOWN_APART:
            yield field.name, getattr(record, field.name)


def _ids_in(record: Record) -> set[str]:
    ids = {
        str(getattr(record, name))
        for name in ("previous", "article_id", "superseded_by")
        if getattr(record, name, None)
    }
    for name in ("reports", "articles", "targets"):
        ids.update(getattr(record, name, ()))
    return ids
