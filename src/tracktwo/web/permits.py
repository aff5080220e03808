"""Which role a request needs: one table for the whole desk. What it does not name only editors may change."""

import re
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from tracktwo.pipeline.sessions import Held
from tracktwo.pipeline.users import Role

OPEN = re.compile(r"/sign-in|/theme|/static/[a-z0-9_.]+")  # asked for before anybody signs in


@dataclass(frozen=True, slots=True)
class Permit:
    """What a request does, in the log's words, and the role it takes."""

    what: str
    role: Role


# Pages that are of use to those only who may change something, and pages about people.
LOOKED_AT: tuple[tuple[str, Role], ...] = (
    (r"/users|/audit", Role.EDITOR),
    (r"/record/[^/]+/edit|/merge|/briefs/[^/]+/evidence", Role.ANALYST),
)
CHANGED: tuple[tuple[str, Permit], ...] = (
    (r"/judge", Permit("decision", Role.ANALYST)),
    (r"/record/[^/]+/edit", Permit("edit", Role.ANALYST)),
    (r"/article/[^/]+/retract", Permit("retraction", Role.EDITOR)),
    (r"/dossier/[^/]+/changes", Permit("triage", Role.READER)),  # to accept or reject takes more: see there
    (r"/dossier/[^/]+/status", Permit("status", Role.ANALYST)),
    (r"/dossier/[^/]+/sources", Permit("grade", Role.ANALYST)),
    (r"/dossier/[^/]+/next/ask", Permit("question", Role.ANALYST)),
    (r"/dossier/[^/]+/next/question/[^/]+/forecast", Permit("forecast", Role.ANALYST)),
    (r"/dossier/[^/]+/next/question/[^/]+/resolve", Permit("resolution", Role.ANALYST)),
    (r"/dossier/[^/]+/next/set/[^/]+", Permit("scenarios", Role.ANALYST)),
    (r"/dossier/[^/]+/next/hypotheses(/[^/]+)?", Permit("hypotheses", Role.ANALYST)),
    (r"/dossier/[^/]+/brief/build", Permit("draft", Role.ANALYST)),
    (r"/briefs/[^/]+(/evidence)?", Permit("draft", Role.ANALYST)),
    (r"/briefs/[^/]+/state", Permit("brief", Role.ANALYST)),  # to publish takes more: see there
    (r"/account/(sign-out|sign-out-everywhere|end|password|token)", Permit("account", Role.READER)),
    (r"/users/(add|role|password|remove)", Permit("people", Role.EDITOR)),
)


def permit_of(method: str, path: str) -> Permit:
    """Return what a request does and the role it takes.

    >>> permit_of("GET", "/users").role.value, permit_of("POST", "/judge").role.value
    ('editor', 'analyst')
    """
    if method != "GET":
        found = (permit for pattern, permit in CHANGED if re.fullmatch(pattern, path))
        return next(found, Permit("change", Role.EDITOR))
    looked = (role for pattern, role in LOOKED_AT if re.fullmatch(pattern, path))
    return Permit("look", next(looked, Role.READER))


def held_on(request: Request) -> Held | None:
    """Return who signed in and by which session; None on a desk where nobody does."""
    held: Held | None = getattr(request.state, "held", None)
    return held


def is_for_users(request: Request) -> bool:
    """Whether people sign in to this desk."""
    is_so: bool = request.app.state.desk.settings.users
    return is_so


def may(request: Request, role: Role | str) -> bool:
    """Whether whoever asks may do what needs a role; on a desk without sign-in everybody may do all."""
    held = held_on(request)
    return not is_for_users(request) or (held is not None and held.role.may(Role(role)))


def need_role(request: Request, role: Role) -> None:
    """Refuse whoever may not do what needs a role.

    Raises:
        HTTPException: 403, with the role that is needed and the one they have.
    """
    if not may(request, role):
        raise HTTPException(403, refusal(role, held_on(request)))


def refusal(role: Role, held: Held | None) -> str:
    """Return the sentence for somebody whose role is not enough."""
    own = f"You are signed in as {held.person.name}, {_a(held.role)}. " if held else ""
    return f"This takes the role of {_a(role)}. {own}An editor can give you another role on the page People."


def _a(role: Role) -> str:
    return f"{'a' if role is Role.READER else 'an'} {role.value}"


def need_users(request: Request) -> Held:
    """Return who signed in, on a page that only a desk with sign-in has.

    Raises:
        HTTPException: 404, nobody signs in to this desk.
    """
    held = held_on(request)
    if held is None:
        raise HTTPException(404, "Nobody signs in to this desk: it was opened without --users.")
    return held
