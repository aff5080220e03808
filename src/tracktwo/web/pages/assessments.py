"""Who judges what, in which words, side by side by service, government, alliance and think tank."""

import re
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.assessments import (
    Judgement,
    Service,
    bands,
    estimates_of,
    judged_in,
    sayings_of,
    service_of,
    turns_of,
)
from tracktwo.records import Disagreement, DisagreementKind
from tracktwo.web.addresses import address_of
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page
from tracktwo.web.words import visible

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(90, "Assessments", "/dossier/{dossier}/assessments")
ON_A_PAGE = 20  # subjects
LATEST = 8  # sayings of a judge on one subject that are printed
MOST_ESTIMATES = 25
MOST_DIFFERING = 20


@router.get("/dossier/{dossier}/assessments")
def show_assessments(
    request: Request, dossier: str, service: str = "", about: str = "", moved: str = "", number: int = 1
) -> HTMLResponse:
    """Assessments by what they are about; `service` keeps one kind of judge, `moved` those that changed."""
    desk = desk_of(request)
    view = desk.view()
    profile = need_dossier(desk, dossier)
    judged = judged_in(view, dossier)
    everything = judged.subjects
    words = about.casefold().strip()
    shown = [
        subject
        for subject in everything
        if words in subject.name.casefold()
        and (not moved or subject.differ or subject.turned)
        and (not service or any(service_of(line.judge) == service for line in subject.lines))
    ]
    pages = max(1, -(-len(shown) // ON_A_PAGE))
    number = max(1, min(number, pages))
    estimates = estimates_of(view, dossier, told=everything)[:MOST_ESTIMATES]
    shelf = Shelf(view)
    shelf.fetch(estimates)
    facet = DisagreementKind.ASSESSMENT.value
    newest = view.records(
        "disagreements", dossier=dossier, facet=facet, newest_first=True, limit=MOST_DIFFERING
    )
    asked = {"service": service, "about": about, "moved": moved}
    return page(
        request,
        "assessments.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        subjects=shown[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        since=judged.since,
        number=number,
        pages=pages,
        address=lambda to: address_of(f"/dossier/{dossier}/assessments", {**asked, "number": to}),
        total=len(shown),
        judged=len(everything),
        asked=asked,
        services=list(Service),
        service_of=service_of,
        turns_of=turns_of,
        sayings_of=sayings_of,
        sides={party.code: party.name for party in profile.parties if party.code} if profile else {},
        bands=bands(),
        marked=marked,
        estimates=estimates,
        differing=[d for d in newest if isinstance(d, Disagreement)],
        all_differing=view.count("disagreements", dossier=dossier, facet=facet),
        LATEST=LATEST,
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
