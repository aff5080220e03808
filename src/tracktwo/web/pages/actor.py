"""One actor: who it is, what articles call it over time, what it said and wants, whom it met."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.roles import roles_of
from tracktwo.protocols import View
from tracktwo.records import Actor, ActorRef, Record, Round
from tracktwo.web.gather import whole
from tracktwo.web.shell import CachedRoute, desk_of, page

router = APIRouter(route_class=CachedRoute)
ROWS = 12  # newest of each kind; the lists hold all
# kind -> the heading under which an actor's page shows it
SHOWN: Mapping[str, str] = {
    "quotations": "Said", "positions": "Wants", "rounds": "At the table", "proposals": "Plans and drafts",
    "commitments": "Promises", "measures": "Pressure",
}  # fmt: skip
NAMING = ("events", "claims", "disagreements")  # an actor may be named in these alone


@router.get("/actor/{actor_id}")
def show_actor(request: Request, actor_id: str) -> HTMLResponse:
    """What the records hold of one actor; an actor only named in other records has a page as well."""
    desk = desk_of(request)
    view = desk.view()
    actor = view.get(actor_id)
    found = {kind: _newest(view, kind, actor_id) for kind in SHOWN}
    name = (
        actor.name
        if isinstance(actor, Actor)
        else _name_in(found, actor_id) or _named_elsewhere(view, actor_id)
    )
    if name is None:
        raise HTTPException(404, f"There is no actor {actor_id}. It may be in another store.")
    shelf = Shelf(view)
    shelf.fetch(record for records in found.values() for record in records)
    return page(
        request,
        "actor.html",
        actor=actor if isinstance(actor, Actor) else None,
        actor_id=actor_id,
        name=name,
        roles=roles_of(view, actor_id),
        mentioned=view.count("mentions", facet=actor_id),
        found={kind: records for kind, records in found.items() if records},
        totals={kind: view.count(kind, actor=actor_id) for kind in SHOWN},
        tables=_tables(found["rounds"], actor_id),
        headings=SHOWN,
        rows=ROWS,
        shelf=shelf,
    )


def _newest(view: View, kind: str, actor_id: str) -> list[Record]:
    found = whole(view.records(kind, actor=actor_id, newest_first=True, limit=ROWS * 4))
    return found[:ROWS]


def _name_in(found: Mapping[str, list[Record]], actor_id: str) -> str | None:
    """Return the name under which other records refer to an actor that has no record of its own."""
    refs = (ref for records in found.values() for record in records for ref in _refs(record))
    return next((ref.name for ref in refs if ref.id == actor_id), None)


def _named_elsewhere(view: View, actor_id: str) -> str | None:
    """Return the name that records not shown here give an actor."""
    others = {kind: list(view.records(kind, actor=actor_id, limit=1)) for kind in NAMING}
    return _name_in(others, actor_id)


def _refs(value: object) -> list[ActorRef]:
    if isinstance(value, ActorRef):
        return [value]
    if isinstance(value, tuple):
        return [ref for item in value for ref in _refs(item)]
    fields: tuple[str, ...] = tuple(getattr(value, "__dataclass_fields__", ()))
    return [ref for name in fields for ref in _refs(getattr(value, name))]


def _tables(rounds: list[Record], actor_id: str) -> list[ActorRef]:
    """Return with whom an actor sat at a table: the others of the rounds that were not denied."""
    others: dict[str, ActorRef] = {}
    for one in rounds:
        if isinstance(one, Round) and one.status.value == "held":
            for ref in (*(d.party for d in one.delegations), *one.mediators):
                if ref.id is not None and ref.id != actor_id:
                    others.setdefault(ref.id, ref)
    return list(others.values())
