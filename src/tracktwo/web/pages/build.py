"""Beginning a brief: sentences of the machine's briefing, and records, picked by ticking them."""

from urllib.parse import quote

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.document import Brief
from tracktwo.brief.shelf import Shelf
from tracktwo.errors import StoreError
from tracktwo.pipeline.briefs import find_brief, list_briefs, save, start, with_keys
from tracktwo.pipeline.citing import pick_of, picked
from tracktwo.pipeline.desk import View
from tracktwo.pipeline.dossiers import brief_of
from tracktwo.protocols import Hit
from tracktwo.records import BriefState, WrittenBrief
from tracktwo.web.composing import typed
from tracktwo.web.posted import Form
from tracktwo.web.shell import desk_of, page, who_asks
from tracktwo.web.words import KIND_WORDS

router = APIRouter()
HITS = 30
QUOTED_KINDS = (
    "sentences",
    "events",
    "quotations",
    "claims",
    "positions",
    "rounds",
    "commitments",
    "measures",
)


@router.get("/dossier/{dossier}/brief/build")
def show_picks(request: Request, dossier: str, to: str = "", q: str = "") -> HTMLResponse:
    """What can be picked; `to` names the draft it is for, a new one when empty; `q` searches for more."""
    desk = desk_of(request)
    view = desk.store.view()
    brief = brief_of(view, desk.profiles, dossier, settings=desk.settings)
    into = _draft(view, to) if to else None
    told, hits = found(view, q, dossier)
    return page(
        request,
        "build.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        brief=brief,
        references={ref.number: ref for ref in brief.references},
        into=into,
        held={(line.text, line.records) for line in into.lines} if into else set(),
        pick_of=pick_of,
        q=q,
        told=told,
        hits=[(pick, hit) for hit in hits if (pick := _pick(hit))],
        kind_words={**{kind: words[0] for kind, words in KIND_WORDS.items()}, "sentences": "sentence"},
        shelf=Shelf(view),
        drafts=list_briefs(view, dossier=dossier, state=BriefState.DRAFT),
        published=list_briefs(view, dossier=dossier),
        aside=list_briefs(view, dossier=dossier, state=BriefState.SET_ASIDE),
    )


@router.post("/dossier/{dossier}/brief/build")
def take_picks(request: Request, dossier: str, form: Form) -> RedirectResponse:
    """Put what was ticked at the end of the draft that `to` names, or begin one with it."""
    desk = desk_of(request)
    view, who, to = desk.store.view(), who_asks(request), form.one("to")
    brief: Brief = brief_of(view, desk.profiles, dossier, settings=desk.settings)
    lines = picked(view, brief, form.all("pick"))
    if not to:
        made = start(desk.store, dossier, typed(form.one("title")), who=who, lines=lines)
        return RedirectResponse(f"/briefs/{made.brief_id}", status_code=303)
    into = _draft(view, to)
    new = with_keys(lines, known=into.lines)
    what = f"picked: {len(new)}"
    save(desk.store, into, title=into.title, lines=(*into.lines, *new), who=who, what=what)
    anchor = f"#line-{new[0].key}" if new else ""
    return RedirectResponse(f"/briefs/{quote(into.brief_id)}{anchor}", status_code=303)


def found(view: View, q: str, dossier: str | None) -> tuple[str, list[Hit]]:
    """Return what a search for words to cite found, and what to say when it cannot be searched for."""
    if not q.strip():
        return "", []
    try:
        hits = view.search(q[:500], kinds=QUOTED_KINDS, dossier=dossier, limit=HITS)
    except StoreError as error:
        return str(error), []
    cited = [hit for hit in hits if hit.article_id and hit.start < hit.end]
    return "" if cited else f"Nothing found for “{q}”. Try fewer words.", cited


def _pick(hit: Hit) -> str:
    return hit.record_id if hit.kind != "sentences" else f"{hit.article_id}:{hit.start}-{hit.end}"


def _draft(view: View, brief_id: str) -> WrittenBrief:
    brief = find_brief(view, brief_id)
    if brief.state is not BriefState.DRAFT:
        raise HTTPException(400, "That brief is no draft, so nothing can be added. Make a new draft from it.")
    return brief
