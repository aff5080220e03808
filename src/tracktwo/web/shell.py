"""What all pages share: the open desk, the templates, and answers sent only when something changed."""

import getpass
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import Any

from fastapi.routing import APIRoute
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tracktwo import __version__
from tracktwo.pipeline.chronicle import Chronicles
from tracktwo.pipeline.desk import Store
from tracktwo.pipeline.dossiers import Profile
from tracktwo.pipeline.likelihood import latest, percent, word_for
from tracktwo.protocols import View
from tracktwo.records import Evidence, Record
from tracktwo.settings import Settings
from tracktwo.web import words
from tracktwo.web.captions import caption, kind_of, outcome_words, ways
from tracktwo.web.guard import POLICY_WITH_KEYS
from tracktwo.web.marks import anchor
from tracktwo.web.naming import actors_in
from tracktwo.web.permits import held_on, is_for_users, may
from tracktwo.web.pulse import Pulse
from tracktwo.web.rendered import Rendered
from tracktwo.web.screens import Screen

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Desk:
    """The open desk: where pages get their view and their profiles. `opener` gives the current view.

    `store` takes what a person adds; `screens` are the pages that each dossier has.
    """

    settings: Settings
    profiles: dict[str, Profile]
    opener: Callable[[], View]
    templates: Environment
    store: Store
    screens: tuple[Screen, ...] = ()
    rendered: Rendered = field(default_factory=Rendered)
    pulse: Pulse = field(default_factory=Pulse)
    chronicles: Chronicles = field(default_factory=Chronicles)

    def view(self) -> View:
        """Return the store as it stands now."""
        return self.opener()

    def name_of(self, dossier: str | None) -> str:
        """Return a dossier's name, its id when nobody described it."""
        profile = self.profiles.get(dossier or "")
        return profile.name if profile else dossier or "No dossier"


def make_templates(zone: tzinfo | None = None) -> Environment:
    """Return the template engine: everything escaped, controls made visible, a missing name an error.

    `zone` is where moments are told in local time; None is this machine's.
    """
    templates = Environment(
        loader=PackageLoader("tracktwo.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=words.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "time": words.time_words,
        "moment": partial(words.moment_tag, zone=zone),
        "quantity": words.quantity_words,
        "plain": words.plain,
        "names": words.names,
        "clip": words.clip,
        "many": words.many,
        "per_article": per_article,
        "percent": percent,
        "likelihood": word_for,
        "latest": latest,
    }
    templates.globals |= {
        "caption": caption,
        "outcome_words": outcome_words,
        "ways": ways,
        "kind_of": kind_of,
        "actors_in": actors_in,
        "evidence_url": evidence_url,
        "web_address": words.web_address,
        "KINDS": words.KIND_WORDS,
        "SIGNS": words.STATUS_SIGNS,
        "FAMILIES": words.FAMILIES,
        "VERSION": __version__,
        "THEMES": THEMES,
    }
    return templates


def per_article(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the first piece of evidence of each article."""
    return list({piece.article_id: piece for piece in reversed(list(evidence))}.values())[::-1]


def evidence_url(evidence: Evidence, record: Record | None = None) -> str:
    """Return the address of some evidence: its article, open at the words, the record's marks set off.

    The offsets are in the query too, so that words which no record there rests on are marked as well.
    """
    at = f"{evidence.start}-{evidence.end}"
    focus = f"focus={record.id}&" if record else ""
    return f"/article/{evidence.article_id}?{focus}at={at}#{anchor(evidence.start, evidence.end)}"


def desk_of(request: Request) -> Desk:
    """Return the desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def need_dossier(desk: Desk, dossier: str, *, with_articles: bool = False) -> Profile | None:
    """Return a dossier's profile; None for one that nobody described but that holds articles.

    Args:
        with_articles: it must hold some, described or not.
    Raises:
        HTTPException: 404, there is no such dossier.
    """
    profile = desk.profiles.get(dossier)
    if (profile is None or with_articles) and dossier not in desk.view().dossiers():
        raise HTTPException(404, f"There is no dossier {dossier!r}. The first page lists those there are.")
    return profile


def page(
    request: Request, template: str, *, status: int = 200, keys: bool = False, **shown: Any
) -> HTMLResponse:
    """Return a page made from a template; with `keys` one whose verdicts have a key each (decision 176)."""
    desk = desk_of(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    body = desk.templates.get_template(template).render(
        theme=theme_of(request),
        here=here,
        path=request.url.path,
        profiles=desk.profiles,
        screens=desk.screens,
        holder=held_on(request),
        is_out=is_for_users(request) and held_on(request) is None,
        may=partial(may, request),
        keys=keys,
        **shown,
    )
    policy = {"content-security-policy": POLICY_WITH_KEYS} if keys else None
    return HTMLResponse(body, status_code=status, headers=policy)


def is_ours(address: str) -> bool:
    """Whether an address that a request names leads to a page of this desk, and not away.

    >>> is_ours("/dossier/gaza?as_of=2026-03-01"), is_ours("//evil.example"), is_ours("/\\\\evil.example")
    (True, False, False)
    """
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()


def who_asks(request: Request) -> str:
    """Return whom to write beside what a request decides: who signed in, else the one whose desk it is."""
    signed_in: str = getattr(request.state, "user", "")
    return signed_in or getpass.getuser()


def theme_of(request: Request) -> str:
    """Return the chosen theme; "auto" follows the system."""
    chosen = request.cookies.get("theme", "auto")
    return chosen if chosen in THEMES else "auto"


class CachedRoute(APIRoute):
    """Answers 304, or with the page made before, when neither the store nor anything else on it changed.

    `is_always_sent` where a page is to be sent whole each time, with its own headers.
    """

    is_always_sent = False

    async def key(self, request: Request) -> str:
        """Return all that a page depends on besides the store."""
        return _key(request)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler with the check before it."""
        handle = super().get_route_handler()

        async def handle_unless_unchanged(request: Request) -> Response:
            if request.method != "GET":  # what changes something is never answered with a page kept before
                return await handle(request)
            desk = desk_of(request)
            state = await desk.pulse.state(desk.store)
            known = "" if self.is_always_sent else request.headers.get("if-none-match", "")
            answer = await desk.rendered.answer(
                await self.key(request), state, lambda: handle(request), known=known
            )
            if self.is_always_sent:
                del answer.headers["etag"]
                answer.headers["cache-control"] = "no-store"
            return answer

        return handle_unless_unchanged


def _key(request: Request) -> str:
    day = datetime.now(UTC).date().isoformat()  # what is overdue changes with the day
    held = held_on(request)  # a page shows no name, so that all of a role share it, and nobody else
    return repr((day, theme_of(request), held.role if held else None, str(request.url)))
