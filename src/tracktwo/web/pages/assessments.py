"""Who judges what, in which words, side by side by service, government, alliance and think tank."""

import re
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.pipeline.assessments import (
    Judgement,
    Service,
    bands,
    estimates_of,
    sayings_of,
    service_of,
    subjects_of,
    turns_of,
)
from tracktwo.records import Disagreement, DisagreementKind
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, Shelf, desk_of, page
from tracktwo.web.words import visible

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(90, "Assessments", "/dossier/{dossier}/assessments")
MOST_SUBJECTS = 40  # on one page; filters lead to the others


@router.get("/dossier/{dossier}/assessments")
def show_assessments(
    request: Request, dossier: str, service: str = "", about: str = "", moved: str = ""
) -> HTMLResponse:
    """Assessments by what they are about; `service` keeps one kind of judge, `moved` those that changed."""
    desk = desk_of(request)
    view = desk.view()
    profile = desk.profiles.get(dossier)
    if profile is None and dossier not in view.dossiers():
        raise HTTPException(404, f"There is no dossier {dossier!r}. The first page lists those there are.")
    everything = subjects_of(view, dossier)
    words = about.casefold().strip()
    shown = [
        subject
        for subject in everything
        if words in subject.name.casefold()
        and (not moved or subject.differ or subject.turned)
        and (not service or any(service_of(line.judge) == service for line in subject.lines))
    ]
    estimates = estimates_of(view, dossier, told=everything)
    shelf = Shelf(view)
    shelf.fetch(estimates)
    differing = view.records("disagreements", dossier=dossier, facet=DisagreementKind.ASSESSMENT.value)
    return page(
        request,
        "assessments.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        subjects=shown[:MOST_SUBJECTS],
        total=len(shown),
        judged=len(everything),
        asked={"service": service, "about": about, "moved": moved},
        services=list(Service),
        service_of=service_of,
        turns_of=turns_of,
        sayings_of=sayings_of,
        sides={party.code: party.name for party in profile.parties if party.code} if profile else {},
        bands=bands(),
        marked=marked,
        estimates=estimates,
        differing=[d for d in differing if isinstance(d, Disagreement)],
        shelf=shelf,
    )


def marked(judgement: Judgement) -> Any:
    """Return a judgement's words with the estimative ones marked, safe to print."""
    words, estimative = visible(judgement.words), judgement.likelihood
    found = re.search(re.escape(estimative), words, re.IGNORECASE) if estimative else None
    if found is None:
        return words
    before, after = words[: found.start()], words[found.end() :]
    return Markup("{}<mark>{}</mark>{}").format(escape(before), escape(found[0]), escape(after))
