"""Who wants what over time: a party's history on a sticking point, its shifts, and where parties overlap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracktwo.brief.tell_stances import SIDES
from tracktwo.link.positions import Overlap, find_overlaps, party_key
from tracktwo.ontology.dossiers import Profile
from tracktwo.protocols import View
from tracktwo.records import Position
from tracktwo.store.press import press_of

__all__ = [
    "History", "Meeting", "Shift", "history_of", "meetings_of", "option_labels", "party_key", "published_in",
    "reported_on",
]  # fmt: skip
MEDIATOR = "mediator"  # the side of those who go between; that they want a deal is no overlap


@dataclass(frozen=True, slots=True)
class Shift:
    """A party's stance on an option and the one it took before. `is_across` when it changed sides."""

    before: Position
    after: Position

    @property
    def is_across(self) -> bool:
        """Whether it went from one side to another; else it only grew firmer or softer."""
        return SIDES[self.before.stance] != SIDES[self.after.stance]


@dataclass(frozen=True, slots=True)
class History:
    """What one party was reported to want on one sticking point, by option, the latest first; its shifts."""

    options: dict[str, tuple[Position, ...]]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An option that several parties could live with, with the position each rests on."""

    overlap: Overlap
    positions: tuple[Position, ...]


def published_in(view: View, dossier: str) -> dict[str, str]:
    """Return the day each article of a dossier was published, by its id; "" when nobody dated it."""
    return {article.id: article.day for article in press_of(view, dossier)}


def reported_on(position: Position, published: Mapping[str, str]) -> str:
    """Return the day a position was first reported, ISO; "" when no article has a date.

    Args:
        published: article id to its day of publication.
    """
    days = (day for e in position.evidence if (day := published.get(e.article_id, "")))
    return min(days, default="")


def history_of(
    positions: Iterable[Position], *, party: str, issue: str, published: Mapping[str, str]
) -> History:
    """Return a party's history on a sticking point; `party` is as `party_key` gives it."""
    own = [p for p in positions if p.issue == issue and party_key(p.party) == party]
    own.sort(key=lambda p: (reported_on(p, published), bool(p.previous)), reverse=True)
    by_id = {position.id: position for position in own}
    options: dict[str, list[Position]] = {}
    for position in own:
        options.setdefault(position.option, []).append(position)
    shifts = (Shift(by_id[p.previous], p) for p in own if p.previous and p.previous in by_id)
    return History({option: tuple(found) for option, found in options.items()}, tuple(shifts))


def meetings_of(
    positions: Iterable[Position], profile: Profile | None, *, published: Mapping[str, str]
) -> list[Meeting]:
    """Return the options that two parties or more could live with, mediators left out."""
    between = {p.code or p.slug for p in profile.parties if p.side == MEDIATOR} if profile else set()
    parties = [p for p in positions if party_key(p.party) not in between]
    parties.sort(key=lambda p: (reported_on(p, published), bool(p.previous)))
    by_id = {position.id: position for position in parties}
    return [Meeting(o, tuple(by_id[one] for one in o.positions)) for o in find_overlaps(parties)]


def option_labels(profile: Profile | None) -> dict[tuple[str, str], str]:
    """Return the words for each option of a dossier's sticking points, by (issue, option)."""
    issues = profile.issues if profile else ()
    return {(issue.id, option.id): option.label for issue in issues for option in issue.options}
