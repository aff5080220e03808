"""Rules that a dossier's own records can answer: what resolves a question, what counts as an indicator.

`query_grammar` has the words. An event or a measure counts when it is told as having happened; denied,
planned and historical ones do not. What a record does not tell fits neither a clause nor its `not`: an
assault by somebody unknown is neither by a state nor not by it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracktwo.forecast.query_grammar import read_query
from tracktwo.forecast.query_parts import Clause, Query, What
from tracktwo.ontology.folding import fold
from tracktwo.records import (
    ActorRef,
    Channel,
    Commitment,
    Event,
    EventStatus,
    Measure,
    MeasureStatus,
    Outcome,
    Place,
    Quantity,
    Record,
    Round,
    TimeValue,
)

__all__ = ["Match", "Query", "codes_of", "days_of", "fits", "is_query", "matches", "read_query"]

HAPPENED_EVENTS = (EventStatus.OCCURRED, EventStatus.ONGOING)
HAPPENED_MEASURES = (MeasureStatus.OCCURRED, MeasureStatus.ONGOING, MeasureStatus.ANNOUNCED)
_BEGINS = re.compile(r"(?:no |at least \d+ )?(?:round|event|promise|measure)s? \S.* before \d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a query asks for, and the first and last day on which it took place."""

    record: Record
    first: str
    last: str


def is_query(rule: str) -> bool:
    """Tell whether a question's rule is written as a query, with its last day.

    >>> is_query("round RUS UKR held before 2026-04-01"), is_query("The UN says so.")
    (True, False)
    """
    return _BEGINS.fullmatch(" ".join(rule.split())) is not None


def matches(query: Query, records: Iterable[Record], *, since: str = "", before: str = "9999") -> list[Match]:
    """Return the records that a query asks for and that took place in [since, before), oldest first.

    A record whose day nobody stated, or whose day may lie outside, is not among them.
    """
    kept = list(records)
    parts = {part for record in kept for part in getattr(record, "reports", ())}
    end = min(before, query.before or "9999")
    found = []
    for record in kept:
        days = days_of(record)
        if record.id in parts or days is None or not fits(query, record):
            continue
        if since <= days[0] and days[1] < end:
            found.append(Match(record, *days))
    return sorted(found, key=lambda match: (match.last, match.record.id))


def days_of(record: Record) -> tuple[str, str] | None:
    """Return the first and last day on which a record took place; None when it is not known."""
    if isinstance(record, Commitment):
        dated = [change.date for change in record.history if change.date and change.status == record.status]
        return (dated[-1][:10], dated[-1][:10]) if dated else None
    when: TimeValue | None = getattr(record, "date", None)
    if when is None or when.start is None or when.end is None:
        return None
    return when.start[:10], when.end[:10]


def fits(query: Query, record: Record) -> bool:
    """Tell whether a record is what a query asks for, whenever it took place."""
    if (getattr(record, "origins", None) or 1) < query.origins:
        return False
    return any(_fits(what, record) for what in query.whats)


def _fits(what: What, record: Record) -> bool:
    kind, head, took_place = _head_of(record)
    if kind != what.kind or head not in what.heads or not took_place:
        return False
    if isinstance(record, Round) and not set(what.at_table) <= _codes_of(_at_table(record)):
        return False
    return all(_holds(clause, record) is True for clause in what.clauses)


def _head_of(record: Record) -> tuple[str, str, bool]:
    """A record's kind, its status, type or kind, and whether it took place."""
    if isinstance(record, Round):
        return "rounds", record.status, True
    if isinstance(record, Event):
        return "events", record.type, record.status in HAPPENED_EVENTS
    if isinstance(record, Commitment):
        return "commitments", record.status, True
    if isinstance(record, Measure):
        return "measures", record.kind, record.status in HAPPENED_MEASURES
    return "", "", False


def _holds(clause: Clause, record: Record) -> bool | None:
    """Whether a clause holds of a record; None where the record does not tell."""
    told = _CHECKS[clause.word](clause, record)
    return None if told is None else told != clause.negated


def codes_of(record: Record) -> set[str]:
    """Return the codes of everybody that a record names and that a clause can ask for."""
    people = [*getattr(record, "actors", ()), *getattr(record, "recipients", ()), *_at_table(record)]
    people += getattr(record, "mediators", ())
    people += [getattr(record, name, None) for name in ("by", "to", "imposer", "target")]
    return _codes_of(people)


def _by(clause: Clause, record: Record) -> bool | None:
    if isinstance(record, Event):
        return _are_among(clause.values, record.actors)
    if isinstance(record, Measure):
        return _are_among(clause.values, [record.imposer])
    return _are_among(clause.values, [getattr(record, "by", None)])


def _on(clause: Clause, record: Record) -> bool | None:
    if isinstance(record, Event):
        return _are_among(clause.values, record.recipients)
    return _are_among(clause.values, [getattr(record, "target", None)])


def _to(clause: Clause, record: Record) -> bool | None:
    return _are_among(clause.values, [getattr(record, "to", None)])


def _without(clause: Clause, record: Record) -> bool | None:
    among = _are_among(clause.values, _at_table(record))
    return None if among is None else not among


def _mediated(clause: Clause, record: Record) -> bool | None:
    return _are_among(clause.values, getattr(record, "mediators", ()))


def _with(clause: Clause, record: Record) -> bool | None:
    outcome = getattr(record, "outcome", Outcome.UNKNOWN)
    unknown = outcome is Outcome.UNKNOWN and Outcome.UNKNOWN not in clause.values
    return None if unknown else outcome in clause.values


def _via(clause: Clause, record: Record) -> bool | None:
    channel = getattr(record, "channel", Channel.UNKNOWN)
    unknown = channel is Channel.UNKNOWN and Channel.UNKNOWN not in clause.values
    return None if unknown else channel in clause.values


def _killing(clause: Clause, record: Record) -> bool | None:
    return _is_at_least(clause.number or 0.0, getattr(record, "killed", None))


def _injuring(clause: Clause, record: Record) -> bool | None:
    return _is_at_least(clause.number or 0.0, getattr(record, "injured", None))


def _worth(clause: Clause, record: Record) -> bool | None:
    currency = getattr(record, "currency", None)
    if clause.values and currency not in clause.values:
        return None  # an amount in other money, or in money that nobody named, cannot be compared
    return _is_at_least(clause.number or 0.0, getattr(record, "amount", None))


def _in(clause: Clause, record: Record) -> bool | None:
    place: Place | None = getattr(record, "place", None)
    names = {_folded(name) for name in (getattr(record, "venue", None), *_names_of(place)) if name}
    if not names:
        return None
    if any(_folded(value) in names for value in clause.values):
        return True
    is_coded = place is not None and place.country is not None
    return False if is_coded or not any(value.isupper() for value in clause.values) else None


def _folded(name: str) -> str:
    return fold(name).casefold()


def _names_of(place: Place | None) -> tuple[str | None, ...]:
    return (place.name, place.text, place.country) if place is not None else ()


def _are_among(codes: Iterable[str], actors: Iterable[ActorRef | None]) -> bool | None:
    known = _codes_of(actors)
    return bool(known & set(codes)) if known else None


def _codes_of(actors: Iterable[ActorRef | None]) -> set[str]:
    return {actor.code for actor in actors if actor is not None and actor.code}


def _at_table(record: Record) -> list[ActorRef]:
    return [side.party for side in getattr(record, "delegations", ())]


def _is_at_least(number: float, quantity: Quantity | None) -> bool | None:
    """Whether a quantity is certain to reach a number, or certain not to; None between, or without one."""
    if quantity is None:
        return None
    if quantity.min is not None and quantity.min >= number:
        return True
    return False if quantity.max is not None and quantity.max < number else None


_CHECKS: dict[str, Callable[[Clause, Record], bool | None]] = {
    "by": _by,
    "on": _on,
    "to": _to,
    "without": _without,
    "mediated": _mediated,
    "with": _with,
    "via": _via,
    "killing": _killing,
    "injuring": _injuring,
    "worth": _worth,
    "in": _in,
}
