"""Positions over time: restatements joined, shifts marked, overlaps between parties found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tracktwo.records import ActorRef, Position, Provenance, Stance, record_id
from tracktwo.records.recall import Memo, Recall
from tracktwo.records.sides import is_state

NAME = "link.positions"
VERSION = "1"

# A party with one of these stances could live with the option; "demands" and "insists" want it.
WILLING = frozenset(
    {Stance.DEMANDS, Stance.INSISTS, Stance.PREFERS, Stance.OPEN_TO, Stance.OFFERS, Stance.ACCEPTS}
)
GIVING = frozenset({Stance.OPEN_TO, Stance.OFFERS, Stance.ACCEPTS})
UNSORTED = "other"  # the issue and option of what fits no sticking point: sharing these means nothing


@dataclass(frozen=True, slots=True)
class Overlap:
    """An option that several parties could live with at one time, and under which conditions."""

    issue: str
    option: str
    parties: tuple[ActorRef, ...]
    conditions: tuple[str, ...]
    positions: tuple[str, ...]


def link_positions(
    positions: Iterable[Position],
    *,
    published: Mapping[str, str] | None = None,
    recall: Recall | None = None,
) -> Iterator[Position]:
    """Yield each party's stances on each option in the order of time, restatements joined into one.

    Args:
        positions: single readings from any number of articles.
        published: article id to ISO date; a stance without a date of its own is as old as its article.
        recall: of earlier runs on the same records or fewer, so that only what grew is assembled again.
    Returns:
        positions whose `reports` are the ids of the readings and whose `previous` is the id of the
        assembled position that a shift goes back on. What one day holds side by side is no shift.
    """
    days = published or {}
    memo: Memo[Position] = (recall or Recall()).memo(NAME)
    timelines: dict[tuple[str, str, str], list[Position]] = {}
    for position in sorted(positions, key=lambda p: (day_of(p, days), p.evidence[0].start)):
        key = (position.party.id or position.party.name, position.issue, position.option)
        timelines.setdefault(key, []).append(position)
    for timeline in timelines.values():
        yield from _runs(timeline, days, memo)


def day_of(position: Position, published: Mapping[str, str]) -> str:
    """Return the day a stance was taken, ISO, from its words or its article; "" when unknown."""
    if position.date is not None and position.date.start is not None:
        return position.date.start[:10]
    return published.get(position.evidence[0].article_id, "")[:10]


def _runs(timeline: Sequence[Position], days: Mapping[str, str], memo: Memo[Position]) -> Iterator[Position]:
    """Yield the runs of one stance; each but the first goes back on the one before it."""
    before: tuple[Position, str] | None = None
    at = 0
    while at < len(timeline):
        run = [timeline[at]]
        while at + len(run) < len(timeline) and timeline[at + len(run)].stance is run[0].stance:
            run.append(timeline[at + len(run)])
        day = day_of(run[0], days)
        shifted = before is not None and before[1] != "" and before[1] < day
        previous = before[0].id if shifted and before else None
        joined = memo.of(run, partial(_joined, run, previous), mark=previous)
        yield joined
        before = (joined, day)
        at += len(run)


def _joined(run: Sequence[Position], previous: str | None) -> Position:
    first = run[0]
    return replace(
        first,
        id=record_id("position", "linked", VERSION, first.id, previous),
        evidence=tuple(dict.fromkeys(e for position in run for e in position.evidence)),
        confidence=max(position.confidence for position in run),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model="party+issue+option"),
        condition=next((p.condition for p in reversed(run) if p.condition), None),
        red_line=True if any(position.red_line for position in run) else first.red_line,
        previous=previous,
        reports=tuple(position.id for position in run),
    )


def party_key(party: ActorRef) -> str:
    """Return under what a party's positions are held together: the state for its organs and ministers.

    Rebels, parties and experts of a state speak for themselves.

    >>> party_key(ActorRef("actor-1", "Foreign ministry of Peru", "PER", "GOV"))
    'PER'
    >>> party_key(ActorRef("actor-2", "Shining Path", "PER", "REB"))
    'actor-2'
    """
    return (party.code if is_state(party) else party.id) or party.id or party.name


def find_overlaps(positions: Iterable[Position]) -> tuple[Overlap, ...]:
    """Return the options on which the last word of two parties or more is one of willingness.

    One of them at least gives: two that only demand the same of each other have nothing in common yet.

    Args:
        positions: as `link_positions` yields them, so that each party's last on an option comes last.
    """
    last: dict[tuple[str, str], dict[str, Position]] = {}
    for position in positions:
        standing = last.setdefault((position.issue, position.option), {})
        standing[party_key(position.party)] = position
    return tuple(
        overlap
        for (issue, option), held in last.items()
        if UNSORTED not in (issue, option) and (overlap := _overlap(issue, option, held.values()))
    )


def _overlap(issue: str, option: str, held: Iterable[Position]) -> Overlap | None:
    willing = [position for position in held if position.stance in WILLING]
    if len(willing) < 2 or not any(position.stance in GIVING for position in willing):
        return None
    return Overlap(
        issue,
        option,
        tuple(position.party for position in willing),
        tuple(position.condition for position in willing if position.condition),
        tuple(position.id for position in willing),
    )
