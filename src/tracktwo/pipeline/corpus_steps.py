"""The steps that work across articles, in their order."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Record

R = TypeVar("R", bound=Record)


@dataclasses.dataclass(frozen=True, slots=True)
class Corpus:
    """A dossier's records as single articles gave them, and what the steps before this one made of them."""

    KINDS: ClassVar[frozenset[str]] = frozenset(
        {"articles", "quotations", "events", "claims", "positions", "rounds", "commitments", "measures"}
    )
    given: Sequence[Record]
    books: CodeBooks
    made: Sequence[Record]

    def of(self, kind: type[R]) -> list[R]:
        """Return the given records of a kind, oldest first."""
        return [record for record in self.given if isinstance(record, kind)]

    def made_of(self, kind: type[R]) -> list[R]:
        """Return the records of a kind that earlier steps made."""
        return [record for record in self.made if isinstance(record, kind)]


@dataclasses.dataclass(frozen=True, slots=True)
class Linker:
    """A step: its name (as in its records' provenance), its version and what it does."""

    name: str
    version: str
    link: Callable[[Corpus], Iterable[Record]]


LINKERS: tuple[Linker, ...] = ()
