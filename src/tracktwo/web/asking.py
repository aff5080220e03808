"""What the pages of scenarios and questions read from their forms, and where they lead back to."""

import math
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse

from tracktwo.errors import ConfigError
from tracktwo.pipeline.pooled import RESERVED
from tracktwo.web.shell import Desk, who_asks


def person_of(request: Request) -> str:
    """Who asks; never under the name of the desk itself."""
    who = who_asks(request)
    return f"{who} (person)" if who in RESERVED else who


def read_percent(words: str) -> float:
    try:
        number = float(words.replace("%", "").replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0.0 <= number <= 100.0:
        raise ConfigError(f"{words!r} is no percentage. Write a number from 0 to 100.")
    return number / 100.0


def back_to(dossier: str, path: str, told: str) -> RedirectResponse:
    return RedirectResponse(f"/dossier/{dossier}/next{path}?told={told}", status_code=303)


def known_desk(desk: Desk, dossier: str) -> Desk:
    if dossier not in desk.profiles and dossier not in desk.view().dossiers():
        raise HTTPException(404, f"There is no dossier {dossier!r}. The first page lists those there are.")
    return desk


def read_day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None
