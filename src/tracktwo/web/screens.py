"""The pages of the desk, found by listing their folder, and the way they lead from one to the next."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from fastapi import APIRouter

from tracktwo.web import pages


@dataclass(frozen=True, slots=True)
class Screen:
    """A page that each dossier has: its place in the dossier's row of links, its words there, its address.

    `path` holds `{dossier}`. A page module that has a `SCREEN` is linked from every page of a dossier.
    """

    order: int
    label: str
    path: str

    def address(self, dossier: str) -> str:
        """Return the page's address for one dossier.

        >>> Screen(10, "Rounds", "/dossier/{dossier}/rounds").address("gaza")
        '/dossier/gaza/rounds'
        """
        return self.path.format(dossier=dossier)


def routers() -> Iterator[APIRouter]:
    """Yield the router of every page module, in the order of their names."""
    for module in _modules():
        router: APIRouter = module.router
        yield router


def screens() -> tuple[Screen, ...]:
    """Return the pages that every dossier has, in the order of their links."""
    found = [screen for module in _modules() if (screen := getattr(module, "SCREEN", None))]
    return tuple(sorted(found, key=lambda screen: screen.order))


def _modules() -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(pages.__path__))
    return [importlib.import_module(f"{pages.__name__}.{name}") for name in names]
