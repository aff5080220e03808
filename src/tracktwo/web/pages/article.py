"""An article with every record's evidence marked in its text."""

from collections import Counter

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.beside import copies_of, issues_of
from tracktwo.pipeline.notices import heading_of
from tracktwo.pipeline.revisions import revisions_of
from tracktwo.records import PartKind, Record
from tracktwo.web.captions import kind_of
from tracktwo.web.marks import blocks_of, notes_of
from tracktwo.web.shell import CachedRoute, desk_of, page

router = APIRouter(route_class=CachedRoute)
UNMARKED = frozenset({"mentions", "stories", "judgements", "actors"})  # too many, or about something else


@router.get("/article/{article_id}")
def show_article(
    request: Request, article_id: str, focus: str | None = None, marks: str | None = None, at: str = ""
) -> HTMLResponse:
    """One article; `focus` sets off a record's marks, `marks` shows one kind of record only.

    `at` holds the offsets of words that a search led to ("120-180").
    """
    desk = desk_of(request)
    view = desk.view()
    article = view.article(article_id)
    if article is None:
        raise HTTPException(404, f"There is no article {article_id}. It may be in another store.")
    found = [record for record in view.resting_on(article_id) if kind_of(record) not in UNMARKED]
    kinds = Counter(kind_of(record) for record in found)
    shown: list[Record] = [r for r in found if not marks or kind_of(r) == marks or r.id == focus]
    blocks = blocks_of(article, notes_of(article, shown), focus=focus, found=_offsets(at))
    return page(
        request,
        "article.html",
        article=article,
        dossier_name=desk.name_of(article.dossier),
        blocks=[block for block in blocks if block.kind is not PartKind.FURNITURE],
        furniture=[block for block in blocks if block.kind is PartKind.FURNITURE],
        kinds=kinds,
        marks=marks,
        shelf=Shelf(view),
        notice_heading=heading_of,
        focus=next((record for record in found if record.id == focus), None),
        first_telling=view.article(article.copy_of) if article.copy_of else None,
        copies=copies_of(view, article),
        revisions=revisions_of(view, article),
        issues=issues_of(view, article),
    )


def _offsets(at: str) -> tuple[int, int] | None:
    start, _, end = at.partition("-")
    is_span = start.isdecimal() and end.isdecimal() and len(at) < 20 and int(start) < int(end)
    return (int(start), int(end)) if is_span else None
