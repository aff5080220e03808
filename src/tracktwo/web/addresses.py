"""Addresses of a page's states: every filter and page number stands in the query."""

from collections.abc import Mapping
from urllib.parse import urlencode


def address_of(path: str, state: Mapping[str, object]) -> str:
    """Return the address of a page in a state; what is empty is left out.

    >>> address_of("/list/events", {"dossier": "gaza", "status": "", "number": 2})
    '/list/events?dossier=gaza&number=2'
    >>> address_of("/list/events", {"dossier": None})
    '/list/events'
    """
    given = {name: value for name, value in state.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path
