"""Who talks to whom in a dossier: drawing, matrix, table, silences, and ways from one party to another."""

from datetime import UTC, date, datetime

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.pipeline.contacts import (
    SILENT_DAYS,
    Network,
    Pair,
    Standing,
    Talker,
    find_talker,
    go_betweens,
    network_of,
    silences,
    ways,
)
from tracktwo.pipeline.roles import envoys_of
from tracktwo.web.drawing import draw
from tracktwo.web.screens import Screen
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier, page

router = APIRouter(route_class=CachedRoute)
SCREEN = Screen(50, "Contacts", "/dossier/{dossier}/contacts")
MOST_COLUMNS = 10  # of the matrix; the table beside it holds every pair
MOST_ENVOYS = 40
LONGEST_SILENCE = 36_500


@router.get("/dossier/{dossier}/contacts")
def show_contacts(
    request: Request, dossier: str, as_of: str = "", days: int = SILENT_DAYS, start: str = "", goal: str = ""
) -> HTMLResponse:
    """The network of contacts as of a day; `start` and `goal` ask how one party could reach another."""
    desk = desk_of(request)
    view = desk.view()
    profile = need_dossier(desk, dossier)
    network = network_of(view, dossier, profile, as_of=_day(as_of))
    days = max(0, min(days, LONGEST_SILENCE))
    one, other = find_talker(network, start), find_talker(network, goal)
    return page(
        request,
        "contacts.html",
        dossier=dossier,
        name=desk.name_of(dossier),
        network=network,
        drawing=draw(network),
        pairs=_pairs(network),
        columns=_columns(network),
        standings=list(Standing),
        between=go_betweens(network),
        envoys=envoys_of(view, dossier, until=_day(as_of).isoformat())[:MOST_ENVOYS],
        silent=silences(network, days=days),
        days=days,
        as_of=as_of,
        one=one,
        other=other,
        ways=ways(network, one.key, other.key) if one and other else [],
    )


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words) if words else datetime.now(UTC).date()
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None


def _pairs(network: Network) -> list[Pair]:
    """Return all pairs: the firmest first, and of those the one that talked last."""
    order = list(Standing)
    latest = sorted(network.pairs.values(), key=lambda pair: pair.last or "", reverse=True)
    return sorted(latest, key=lambda pair: order.index(pair.standing))


def _columns(network: Network) -> list[Talker]:
    """Return the parties of the matrix, those with the most partners first."""
    partners = {key: sum(key in pair for pair in network.pairs) for key in network.talkers}
    talkers = sorted(network.talkers.values(), key=lambda talker: (-partners[talker.key], talker.name))
    return talkers[:MOST_COLUMNS]
