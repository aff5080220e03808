"""A dossier's newest records as Atom and JSON Feed: all, one party's, or of one sticking point."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from types import ModuleType
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracktwo.export import atom, jsonfeed
from tracktwo.export.entries import Head
from tracktwo.pipeline.dossiers import Profile
from tracktwo.records import Position, Record, Round
from tracktwo.web.shell import CachedRoute, desk_of, need_dossier

router = APIRouter(route_class=CachedRoute)
TOLD = ("rounds", "commitments", "measures", "positions", "disagreements", "events")
ON_ISSUES = ("positions", "rounds")
MOST = 100  # entries


@router.get("/dossier/{dossier}/feed.atom")
def show_atom(request: Request, dossier: str, party: str = "", issue: str = "") -> Response:
    """The newest records as Atom."""
    return _feed(request, atom, dossier, party, issue)


@router.get("/dossier/{dossier}/feed.json")
def show_json(request: Request, dossier: str, party: str = "", issue: str = "") -> Response:
    """The newest records as JSON Feed."""
    return _feed(request, jsonfeed, dossier, party, issue)


def _feed(request: Request, made: ModuleType, dossier: str, party: str, issue: str) -> Response:
    desk = desk_of(request)
    view, profile = desk.store.view(), need_dossier(desk, dossier)
    found = view.newest(
        ON_ISSUES if issue else TOLD,
        dossier=dossier,
        actor=actor_key(profile, party) if party else None,
        limit=None if issue else MOST,
    )
    records = list(islice(about(found, issue) if issue else found, MOST))
    file = io.StringIO(newline="")
    made.write_feed(records, _head(request, desk.name_of(dossier), dossier, party, issue), file)
    return Response(file.getvalue(), media_type=f"{made.MEDIA_TYPE}; charset=utf-8")


def about(records: Iterable[Record], issue: str) -> Iterator[Record]:
    """Yield the positions on a sticking point and the rounds that have it on their agenda."""
    for record in records:
        is_position = isinstance(record, Position) and record.issue == issue
        if is_position or (isinstance(record, Round) and issue in record.agenda):
            yield record


def actor_key(profile: Profile | None, party: str) -> str:
    """Return the code of a party of the profile that is named by code or name, else the word as given."""
    asked = party.casefold().strip()
    parties = profile.parties if profile else ()
    named = (p.code for p in parties if p.code and asked in (p.code.casefold(), p.name.casefold(), p.slug))
    return next(named, party)


def _head(request: Request, name: str, dossier: str, party: str, issue: str) -> Head:
    desk = str(request.base_url).rstrip("/")
    narrowed = {word: value for word, value in (("party", party), ("issue", issue)) if value}
    told = "".join(f", {value.replace('_', ' ')}" for value in narrowed.values())
    key = urlencode({"dossier": dossier, **narrowed})
    return Head(
        title=f"{name}{told}",
        id=f"urn:tracktwo:feed:{key}",
        desk=desk,
        home=f"{desk}/dossier/{quote(dossier)}/today",
        own=f"{desk}{request.url.path}" + (f"?{urlencode(narrowed)}" if narrowed else ""),
    )
