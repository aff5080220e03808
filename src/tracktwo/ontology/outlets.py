"""Outlets: who publishes, from where, in which language, owned and controlled by whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml

FILE = Path(__file__).with_name("outlets.yaml")


OPTIONAL: dict[str, tuple[str, ...]] = {"domains": (), "feeds": (), "aliases": ()}
NEEDED = ("id", "name", "country", "language", "owner", "control", "kind", "source")


class Control(StrEnum):
    """Who sets an outlet's line."""

    STATE = "state"
    STATE_FUNDED = "state_funded"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. `country` is ISO 3166-1 alpha-3 of its seat, `language` BCP 47 of its main edition.

    `source` is where owner and control can be checked.
    """

    id: str
    name: str
    domains: tuple[str, ...]
    country: str
    language: str
    owner: str
    control: Control
    kind: str
    feeds: tuple[str, ...]
    source: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlets:
    """The listed outlets, found by name, address or domain."""

    listed: tuple[Outlet, ...]
    _by_name: dict[str, Outlet] = field(init=False, repr=False)
    _by_domain: dict[str, Outlet] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = _index((name, o) for o in self.listed for name in (o.id, o.name, *o.aliases))
        object.__setattr__(self, "_by_name", names)
        object.__setattr__(self, "_by_domain", _index((d, o) for o in self.listed for d in o.domains))

    def named(self, name: str) -> Outlet | None:
        """Return the outlet of this name, alias, id or bare domain, None when it is not listed."""
        word = name.strip().casefold()
        return self._by_name.get(word) or self._by_domain.get(word.removeprefix("www."))

    def at(self, url: str) -> Outlet | None:
        """Return the outlet that publishes at an address: the longest listed domain its host ends in."""
        labels = (urlsplit(url).hostname or "").casefold().split(".")
        domains = (".".join(labels[n:]) for n in range(len(labels)))
        return next((self._by_domain[d] for d in domains if d in self._by_domain), None)


def _index(pairs: Iterable[tuple[str, Outlet]]) -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for key, outlet in pairs:
        other = index.setdefault(key.casefold(), outlet)
        if other is not outlet:
            raise OntologyError(
                f"Outlets: {key!r} stands for {other.id!r} and {outlet.id!r}. Remove one or give both one id."
            )
    return index


def load_outlets(*more: Path) -> Outlets:
    """Read the outlet list.

    Args:
        more: files of the same form; an entry there takes the place of one with the same id read before.
    Raises:
        OntologyError: an entry is incomplete, or two share a name or a domain.
    """
    found = {outlet.id: outlet for path in (FILE, *more) for outlet in _outlets_in(path)}
    return Outlets(tuple(found.values()))


def _outlets_in(path: Path) -> list[Outlet]:
    rows = read_yaml(path)
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise OntologyError(f"{path.name}: it is no list of outlets. Begin each with '- id: ...'.")
    return [_outlet(row, path) for row in rows]


def _outlet(row: dict[str, Any], path: Path) -> Outlet:
    try:
        given = {**OPTIONAL, **row}
        lists = {name: tuple(given[name]) for name in OPTIONAL}
        return Outlet(**{**given, **lists, "control": Control(given["control"])})
    except (KeyError, TypeError, ValueError) as error:
        raise OntologyError(
            f"{path.name}: outlet {row.get('id')!r}: {error}. It needs {', '.join(NEEDED)}; "
            f"control is one of {', '.join(Control)}."
        ) from error
