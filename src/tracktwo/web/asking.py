"""What the pages of scenarios and questions read from their forms, and where they lead back to."""

import math
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse

from tracktwo.errors import ConfigError
from tracktwo.pipeline.pooled import RESERVED
from tracktwo.web.shell import who_asks


def person_of(request: Request) -> str:
    """Who asks; never under the name of the desk itself."""
    who = who_asks(request)
    return f"{who} (person)" if who in RESERVED else who


def read_percent(words: str) -> float:
    """Return a percentage as typed ("35 %", "35,5") as a probability, 0..1.

    Raises:
        ConfigError: it is none.
    """
    try:
        number = float(words.replace("%", "").replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0.0 <= number <= 100.0:
        raise ConfigError(f"{words!r} is no percentage. Write a number from 0 to 100.")
    return number / 100.0


def back_to(dossier: str, path: str, told: str) -> RedirectResponse:
    """Return the way back to a page of what comes next, with what is told there."""
    return RedirectResponse(f"/dossier/{dossier}/next{path}?told={told}", status_code=303)


def read_day(words: str) -> date:
    """Return a day as typed.

    Raises:
        HTTPException: 400, it is none.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None
