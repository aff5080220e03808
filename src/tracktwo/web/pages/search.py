"""Search over every sentence and record."""

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import StoreError
from tracktwo.protocols import Hit
from tracktwo.web.marks import anchor
from tracktwo.web.shell import CachedRoute, desk_of, page
from tracktwo.web.words import KIND_WORDS, visible

router = APIRouter(route_class=CachedRoute)
HITS = 50
SEARCHED = ("sentences", "articles", "events", "quotations", "claims", "positions", "rounds", "commitments",
            "proposals", "measures", "disagreements", "actors")  # fmt: skip


@router.get("/search")
def show_search(request: Request, q: str = "", kind: str = "", dossier: str = "") -> HTMLResponse:
    """What matches, best first, with the words marked."""
    desk = desk_of(request)
    view = desk.view()
    told, hits = "", list[Hit]()
    if q.strip():
        try:
            hits = view.search(
                q[:500], kinds=(kind,) if kind in SEARCHED else (), dossier=dossier or None, limit=HITS
            )
        except StoreError as error:
            told = str(error)
    shelf = Shelf(view)
    shelf.fetch_articles(hit.article_id for hit in hits if hit.article_id)
    return page(
        request, "search.html", q=q, kind=kind, dossier=dossier, told=told, most=HITS, searched=SEARCHED,
        hits=[(hit, snippet(hit), _address(hit), shelf.article(hit.article_id or "")) for hit in hits],
        kind_words={**{k: v[1] for k, v in KIND_WORDS.items()}, "sentences": "Sentences"},
        held=sorted(view.dossiers()),
    )  # fmt: skip


def snippet(hit: Hit) -> Markup:
    """Return a hit's words, escaped, those asked for marked."""
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [escape(visible(hit.text[at:start])), Markup("<mark>")]
        parts += [escape(visible(hit.text[start:end])), Markup("</mark>")]
        at = end
    return Markup("").join([*parts, escape(visible(hit.text[at:]))])


def _address(hit: Hit) -> str:
    if hit.kind == "sentences" and hit.article_id:
        return f"/article/{hit.article_id}?at={hit.start}-{hit.end}#{anchor(hit.start, hit.end)}"
    return f"/record/{hit.record_id}"
