"""Who wants what: parties against sticking points."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracktwo.brief.tell_stances import SIDES
from tracktwo.pipeline.dossiers import Profile
from tracktwo.pipeline.positions import party_key, reported_on
from tracktwo.records import Position

MOST_PARTIES = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A party's positions on one sticking point, the one reported latest first."""

    positions: tuple[Position, ...]

    @property
    def latest(self) -> Position:
        """The latest position."""
        return self.positions[0]

    @property
    def has_shifted(self) -> bool:
        """Whether the latest position stands on another side than the one it follows."""
        before = next((p for p in self.positions if p.id == self.latest.previous), None)
        return before is not None and SIDES[before.stance] != SIDES[self.latest.stance]


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` holds (issue id, label, cells), a cell for each party in order, None where nothing was read."""

    parties: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[Cell | None, ...]], ...]


def position_grid(
    positions: Iterable[Position], profile: Profile | None, *, published: Mapping[str, str]
) -> Grid:
    """Return the grid of a dossier: its own parties and sticking points first, then others that were read.

    A minister's position is shown in the column of the state. Positions follow each other in the order in
    which they were reported.

    Args:
        published: article id to its day of publication.
    """
    by_place: dict[tuple[str, str], list[Position]] = defaultdict(list)
    names: dict[str, str] = {}
    labels = {issue.id: issue.label for issue in profile.issues} if profile else {}
    own = {party.code: party.name for party in profile.parties if party.code} if profile else {}
    for position in positions:
        key = party_key(position.party)
        names.setdefault(key, own.get(key, position.party.name))
        labels.setdefault(position.issue, position.issue.replace("_", " ").capitalize())
        by_place[key, position.issue].append(position)
    order = [code for code in own if code in names]
    others = sorted(names.keys() - set(order), key=lambda key: -_count(by_place, key))
    parties = tuple((key, names[key]) for key in [*order, *others][:MOST_PARTIES])
    rows = tuple(
        (issue, label, tuple(_cell(by_place.get((key, issue), ()), published) for key, _ in parties))
        for issue, label in labels.items()
    )
    return Grid(parties, tuple(row for row in rows if any(row[2])))


def _count(by_place: dict[tuple[str, str], list[Position]], key: str) -> int:
    return sum(len(found) for (party, _), found in by_place.items() if party == key)


def _cell(positions: Iterable[Position], published: Mapping[str, str]) -> Cell | None:
    found = sorted(positions, key=lambda p: (reported_on(p, published), bool(p.previous)), reverse=True)
    return Cell(tuple(found)) if found else None
