"""Risks and opportunities that a month shows, whatever its status: each a rule with its records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracktwo.corroborate.conflict_signs import Ledger, Month, day_of
from tracktwo.records import Commitment, CommitmentStatus, Record, Round, RoundStatus


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to watch: how much of it there is. `is_risk` tells risks from opportunities."""

    id: str
    is_risk: bool
    label: str
    value: float
    records: tuple[str, ...]


Rule = Callable[[Ledger, Month, str], Iterator[Record]]

# What is counted in the month already -> is it a risk, in words, and how much of it raises the flag. A single
# threat is talk, two are a pattern; of the others one is enough to look at.
FROM_SIGNS: tuple[tuple[str, bool, str, float], ...] = (
    ("threats", True, "threats", 2.0),
    ("mobilised", True, "forces raised or moved", 1.0),
    ("rounds_off", True, "rounds cancelled or postponed", 1.0),
    ("promises_broken", True, "promises reported as broken", 1.0),
    ("agreements", False, "rounds that ended in an agreement", 1.0),
    ("truces", False, "fighting stopped", 1.0),
    ("promises_kept", False, "promises reported as kept", 1.0),
    ("measures_lifted", False, "measures lifted", 1.0),
    ("positions_softer", False, "positions that softened", 1.0),
)


def flags_of(ledger: Ledger, month: Month, *, today: str) -> tuple[Flag, ...]:
    """Return the flags of a month, the risks first.

    Args:
        today: the ISO day as of which promises are overdue and meetings lie ahead.
    """
    found = [
        Flag(sign, is_risk, label, count.value, count.records)
        for sign, is_risk, label, least in FROM_SIGNS
        if (count := month.count(sign)).value >= least
    ]
    for flag, is_risk, label, rule in _RULES:
        records = tuple(record.id for record in rule(ledger, month, today))
        if records:
            found.append(Flag(flag, is_risk, label, len(records), records))
    return tuple(sorted(found, key=lambda flag: not flag.is_risk))


def _overdue(ledger: Ledger, month: Month, today: str) -> Iterator[Commitment]:
    """Promises whose day lies in the month and has passed without a report of what became of them."""
    for one in ledger.commitments:
        due = (one.deadline.end or one.deadline.start or "")[:10] if one.deadline else ""
        is_waiting = one.status in (CommitmentStatus.OPEN, CommitmentStatus.UNKNOWN)
        if is_waiting and due[:7] == month.name and due < today:
            yield one


def _ahead(ledger: Ledger, month: Month, today: str) -> Iterator[Round]:
    """Meetings planned or proposed for a day still to come, as reported by then."""
    for one in ledger.rounds:
        reported = ledger.reported_on(one)
        is_open = one.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED)
        if is_open and reported[:7] <= month.name and day_of(one.date, "") > today:
            yield one


_RULES: tuple[tuple[str, bool, str, Rule], ...] = (
    ("overdue", True, "promises past their day with no report of what became of them", _overdue),
    ("ahead", False, "meetings planned or proposed", _ahead),
)
