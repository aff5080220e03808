"""A dossier's disagreements: which are wanted, and how each moved since the ledger first held it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.pipeline.decisions import readings_of
from tracktwo.records import Disagreement, Side
from tracktwo.store.view import View

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Moved:
    """A disagreement as it stands, its sides in the order in which they were told, and as it stood before.

    `earlier` holds the states of the ledger that this one took the place of, the latest first.
    """

    now: Disagreement
    sides: tuple[Side, ...]
    earlier: tuple[Disagreement, ...]

    @property
    def is_new_word(self) -> bool:
        """Whether a side was told on a later day than the first."""
        days = [side.date for side in self.sides if side.date]
        return len(set(days)) > 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which disagreements to show; what is "" is not asked about. `who` is part of a name, `outlet` one."""

    kind: str = ""
    status: str = ""
    who: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    least_origins: int = 0

    def takes(self, one: Disagreement) -> bool:
        """Whether a disagreement is among them; dates and origins are asked of any one of its sides."""
        return (
            self.kind in ("", one.kind.value)
            and self.status in ("", one.status.value)
            and any(self._takes_side(side) for side in one.sides)
        )

    def _takes_side(self, side: Side) -> bool:
        day = (side.date or "")[:10]
        return (
            self.who.casefold() in _name(side).casefold()
            and (not self.outlet or self.outlet in side.reported_by)
            and (not self.since or self.since <= day)
            and (not self.until or "" < day <= self.until)
            and (side.origins or 0) >= self.least_origins
        )


def disagreements_of(view: View, dossier: str, *, wanted: Wanted) -> list[Disagreement]:
    """Return a dossier's disagreements, the one that was told of last first."""
    found = (d for d in view.records("disagreements", dossier=dossier) if isinstance(d, Disagreement))
    return sorted((d for d in found if wanted.takes(d)), key=_last_day, reverse=True)


def how_it_moved(view: View, one: Disagreement) -> Moved:
    """Return a disagreement with its sides in the order of time and the states before this one."""
    ids = readings_of(view, one.id)[1:]
    known = view.as_made(ids)
    earlier = tuple(d for i in ids if isinstance(d := known.get(i), Disagreement) and d.sides != one.sides)
    return Moved(one, tuple(sorted(one.sides, key=lambda side: side.date or "9999")), earlier)


def asserters(found: Iterable[Disagreement]) -> list[str]:
    """Return who asserts a side of any of them, by name."""
    return sorted({_name(side) for one in found for side in one.sides if side.asserted_by})


def _name(side: Side) -> str:
    return side.asserted_by.name if side.asserted_by else NOBODY


def _last_day(one: Disagreement) -> str:
    return max((side.date or "" for side in one.sides), default="")
