"""Where accounts differ: every side with who says so, from how many origins, how graded, and how it moved."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.disagreements import Wanted, asserters, disagreements_of, how_it_moved
from tracktwo.pipeline.sources import letters
from tracktwo.records import DisagreementKind, DisagreementStatus
from tracktwo.web.addresses import address_of
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(80, "Disagreements", "/dossier/{dossier}/disagreements")
SHOWN = 20  # on one page


@router.get("/dossier/{dossier}/disagreements")
def show_disagreements(
    request: Request,
    dossier: str,
    kind: str = "",
    status: str = "",
    who: str = "",
    outlet: str = "",
    since: str = "",
    until: str = "",
    origins: str = "",
    number: int = 1,
) -> HTMLResponse:
    """The ledger, the latest told of first; every filter stands in the address."""
    desk = desk_of(request)
    view = desk.store.view()
    need_dossier(desk, dossier)
    least = int(origins) if origins.isdecimal() and len(origins) < 4 else 0
    everything = disagreements_of(view, dossier, wanted=Wanted())
    wanted = Wanted(kind, status, who.strip(), outlet, since, until, least)
    found = [one for one in everything if wanted.takes(one)]
    number = max(1, min(number, 1 + len(found) // SHOWN))
    shown = found[(number - 1) * SHOWN : number * SHOWN]
    asked = {
        "kind": kind, "status": status, "who": who, "outlet": outlet, "since": since, "until": until,
        "origins": origins,
    }  # fmt: skip
    shelf = Shelf(view)
    shelf.fetch(shown)
    return page(
        request,
        "disagreements.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        found=[how_it_moved(view, one) for one in shown],
        total=len(found),
        held=len(everything),
        asked=asked,
        kinds=list(DisagreementKind),
        statuses=list(DisagreementStatus),
        names=asserters(everything),
        outlets=sorted({o for one in everything for side in one.sides for o in side.reported_by}),
        grades={name: letter.value for name, letter in letters(view).items()},
        number=number,
        pages=(len(found) + SHOWN - 1) // SHOWN,
        address=lambda to: address_of(f"/dossier/{dossier}/disagreements", {**asked, "number": to}),
        shelf=shelf,
    )
