"""Who reports on a dossier: outlets with their record and grade, coverage, silences, feeds."""

from collections.abc import Iterable
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.pipeline.looking import feed_troubles
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.pipeline.sources import Coverage, grade_outlet, sources_of
from tracktwo.records import Issue
from tracktwo.web.posted import Form
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page, who_asks

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(120, "Sources", "/dossier/{dossier}/sources")
GRADES = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "unknown",
}  # fmt: skip
MOST_SILENCES = 50


@router.get("/dossier/{dossier}/sources")
def show_sources(request: Request, dossier: str) -> HTMLResponse:
    """The outlets, coverage by side, country, control and language, who is silent, and feeds in trouble."""
    desk = desk_of(request)
    view, books = desk.view(), DeskBooks(desk.settings)
    held = view.dossiers().get(dossier, 0)
    need_dossier(desk, dossier)
    found = sources_of(view, dossier, books=books) if held else None
    return page(
        request,
        "sources.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        found=found,
        counts=_counts(found) if found else (),
        silences=found.silences[:MOST_SILENCES] if found else (),
        troubles=_grouped(feed_troubles(view, dossier, books=books)) if dossier in books.dossiers else (),
        GRADES=GRADES,
    )


@router.post("/dossier/{dossier}/sources")
def set_grade(request: Request, dossier: str, sent: Form) -> RedirectResponse:
    """Set how reliable an outlet has been; the judgement stands beside the records with who and why."""
    desk = desk_of(request)
    grade_outlet(
        desk.store,
        sent.one("outlet"),
        sent.one("grade"),
        who=who_asks(request),
        reason=sent.reason,
        books=DeskBooks(desk.settings),
    )
    return RedirectResponse(f"/dossier/{quote(dossier, safe='')}/sources#outlets", status_code=303)


def _grouped(troubles: Iterable[Issue]) -> tuple[tuple[str, list[str]], ...]:
    """Return what is wrong and how to mend it, with the feeds of which it is true."""
    by_words: dict[str, list[str]] = {}
    for one in troubles:
        by_words.setdefault(f"{one.what[:1].upper()}{one.what[1:]}. {one.how_to_fix}", []).append(one.where)
    return tuple(by_words.items())


def _counts(found: Coverage) -> tuple[tuple[str, list[tuple[str, int, float]]], ...]:
    """Return (heading, (word, articles, share of the largest) ...) for each way to look at the coverage."""
    groups = (
        ("By side", found.by_side),
        ("By country", found.by_country),
        ("By control", found.by_control),
        ("By language", found.by_language),
    )
    return tuple(
        (heading, [(word, many, many / max(counts.values(), default=1)) for word, many in counts.items()])
        for heading, counts in groups
    )
