"""Lists of one kind of record, filtered and paged by their address."""

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.protocols import Where
from tracktwo.records import (
    CommitmentStatus,
    ConfidenceMeasure,
    DisagreementKind,
    DisagreementStatus,
    EventStatus,
    EventType,
    MeasureKind,
    MeasureStatus,
    ProposalKind,
    ProposalStatus,
    QuotationForm,
    RoundFormat,
    RoundStatus,
    SpeechAct,
    Stance,
)
from tracktwo.web.addresses import address_of
from tracktwo.web.deciding import done_on
from tracktwo.web.shell import CachedRoute, desk_of, page
from tracktwo.web.words import KIND_WORDS

router = APIRouter(route_class=CachedRoute)
ROWS = 50
# No row of these has its tools.
UNJUDGED = frozenset({"articles", "stories", "issues", "judgements", "questions", "forecasts"})
# kind -> (label and values of the first filter, label and values of the second); None: the kind has none
FILTERS: dict[str, tuple[tuple[str, Any] | None, tuple[str, Any] | None]] = {
    "events": (("Type", EventType), ("Status", EventStatus)),
    "quotations": (("Speech act", SpeechAct), ("Form", QuotationForm)),
    "rounds": (("Format", RoundFormat), ("Status", RoundStatus)),
    "positions": (("Sticking point", None), ("Stance", Stance)),
    "commitments": (("Builds confidence", ConfidenceMeasure), ("Status", CommitmentStatus)),
    "proposals": (("Kind", ProposalKind), ("Status", ProposalStatus)),
    "measures": (("Kind", MeasureKind), ("Status", MeasureStatus)),
    "disagreements": (("Kind", DisagreementKind), ("Status", DisagreementStatus)),
}


@router.get("/stories")
def show_stories(dossier: str = "") -> RedirectResponse:
    """The stories' short address."""
    return RedirectResponse(address_of("/list/stories", {"dossier": dossier}), 307)


@router.get("/issues")
def show_issues(dossier: str = "") -> RedirectResponse:
    """The short address of what could not be read."""
    return RedirectResponse(address_of("/list/issues", {"dossier": dossier}), 307)


@router.get("/list/{kind}")
def show_list(
    request: Request,
    kind: str,
    dossier: str = "",
    facet: str = "",
    status: str = "",
    actor: str = "",
    since: str = "",
    until: str = "",
    number: int = 1,
    correct: str = "",
    tick: str = "",
) -> HTMLResponse:
    """The records of a kind, newest first; with `correct` they can be judged, `tick` is ticked."""
    if kind not in KIND_WORDS:
        raise HTTPException(404, f"There is no kind of record called {kind}.")
    desk = desk_of(request)
    view = desk.view()
    asked = {
        "dossier": dossier,
        "facet": facet,
        "status": status,
        "actor": actor,
        "since": since,
        "until": until,
    }
    where = Where(**{name: value for name, value in asked.items() if value})  # type: ignore[typeddict-item]  # all text
    number = max(1, min(number, 100_000))
    found = list(view.records(kind, newest_first=True, limit=ROWS, offset=(number - 1) * ROWS, **where))
    corrigible = kind not in UNJUDGED
    if corrigible and correct and tick and all(record.id != tick for record in found):
        found = [*view.get_many([tick]).values(), *found]
    shelf = Shelf(view)
    shelf.fetch(found)
    return page(
        request,
        "list.html",
        keys=True,
        kind=kind,
        dossier=dossier,
        asked=asked,
        records=found,
        shelf=shelf,
        total=view.count(kind, **where),
        number=number,
        rows=ROWS,
        filters=_filters(desk.profiles, kind, dossier),
        held=sorted(view.dossiers()),
        corrigible=corrigible,
        correct=correct if corrigible else "",
        tick=tick,
        done=done_on(request, view),
        address=lambda to, **more: address_of(
            f"/list/{kind}", {**where, "number": to, "correct": correct, **more}
        ),
    )


def _filters(
    profiles: dict[str, Any], kind: str, dossier: str
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return (parameter, label, (value, words) ...) for the filters a kind has."""
    given = FILTERS.get(kind, (None, None))
    found = []
    for parameter, one in zip(("facet", "status"), given, strict=True):
        if one and one[1] is not None:
            values = [(value.value, value.value.replace("_", " ").lower()) for value in one[1]]
            found.append((parameter, one[0], values))
        elif one and dossier in profiles:
            found.append((parameter, one[0], [(i.id, i.label) for i in profiles[dossier].issues]))
    return found
