"""Rules that a dossier's own records can answer: what resolves a question, what counts as an indicator.

    [at least N] WHAT [from N origins] [before YYYY-MM-DD]

WHAT is one of
    round [CODE ...] STATUS [with OUTCOME]           round RUS UKR held with agreement
    event TYPE[|TYPE] [by CODE] [on CODE] [killing N]    event ASSAULT by RUS on UKR killing 10
    promise [by CODE] STATUS                         promise by ISR broken
    measure KIND[|KIND] [by CODE] [on CODE]          measure sanction|tariff by USA

CODE is the ISO code of a state or the short code of a body as the records have it. An event or a measure
counts when it is told as having happened; denied, planned and historical ones do not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracktwo.errors import ConfigError
from tracktwo.records import (
    ActorRef,
    Commitment,
    CommitmentStatus,
    Event,
    EventStatus,
    EventType,
    Measure,
    MeasureKind,
    MeasureStatus,
    Outcome,
    Record,
    Round,
    RoundStatus,
    TimeValue,
)

KIND_OF_WORD = {"round": "rounds", "event": "events", "promise": "commitments", "measure": "measures"}
_CODE = r"[A-Z][A-Za-z0-9-]{1,11}"
_BY_ON = rf"(?: by (?P<by>{_CODE}))?(?: on (?P<on>{_CODE}))?"
_WHAT = (
    re.compile(
        rf"(?P<kind>round)s?(?P<codes>(?: {_CODE})*) (?P<status>[a-z_]+)(?: with (?P<outcome>[a-z_]+))?"
    ),
    re.compile(rf"(?P<kind>event)s? (?P<types>[A-Z|]+){_BY_ON}(?: killing (?P<killing>\d+))?"),
    re.compile(rf"(?P<kind>promise)s?(?: by (?P<by>{_CODE}))? (?P<status>[a-z_]+)"),
    re.compile(rf"(?P<kind>measure)s? (?P<types>[a-z_|]+){_BY_ON}"),
)
_FRAME = re.compile(
    r"(?:at least (?P<times>\d+) )?(?P<what>(?:round|event|promise|measure)s? .+?)"
    r"(?: from (?P<origins>\d+) origins?)?(?: before (?P<before>\d{4}-\d{2}-\d{2}))?"
)
_BEGINS = re.compile(r"(?:at least \d+ )?(?:round|event|promise|measure)s? \S.* before \d{4}-\d{2}-\d{2}")
_ALLOWED: dict[tuple[str, str], frozenset[str]] = {
    ("rounds", "status"): frozenset(RoundStatus),
    ("rounds", "outcome"): frozenset(Outcome),
    ("events", "types"): frozenset(EventType),
    ("commitments", "status"): frozenset(CommitmentStatus),
    ("measures", "types"): frozenset(MeasureKind),
}
HAPPENED_EVENTS = (EventStatus.OCCURRED, EventStatus.ONGOING)
HAPPENED_MEASURES = (MeasureStatus.OCCURRED, MeasureStatus.ONGOING, MeasureStatus.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Query:
    """A rule taken apart. `kind` is a key of KINDS; `types` are event types or kinds of measures."""

    kind: str
    codes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    by: str | None = None
    on: str | None = None
    status: str | None = None
    outcome: str | None = None
    killing: int | None = None
    times: int = 1
    origins: int = 1
    before: str | None = None


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
    return _BEGINS.fullmatch(rule.strip()) is not None


def parse_query(rule: str) -> Query:
    """Return a rule taken apart.

    Raises:
        ConfigError: it is no query, or names a status, type or day that does not exist.

    >>> parse_query("at least 2 events ASSAULT by RUS on UKR before 2026-04-01").times
    2
    """
    frame = _FRAME.fullmatch(" ".join(rule.split()))
    found = next((m for w in _WHAT if frame and (m := w.fullmatch(frame["what"]))), None)
    if frame is None or found is None:
        raise ConfigError(
            f"{rule!r} is no query. Write such as 'round RUS UKR held before 2026-04-01'; "
            "docs/forecasting.md has the other forms."
        )
    given = found.groupdict()
    query = Query(
        kind=KIND_OF_WORD[given["kind"]],
        codes=tuple((given.get("codes") or "").split()),
        types=tuple((given.get("types") or "").split("|")) if given.get("types") else (),
        by=given.get("by"),
        on=given.get("on"),
        status=given.get("status"),
        outcome=given.get("outcome"),
        killing=int(given["killing"]) if given.get("killing") else None,
        times=max(int(frame["times"] or 1), 1),
        origins=max(int(frame["origins"] or 1), 1),
        before=frame["before"],
    )
    _check(query, rule)
    return query


def _check(query: Query, rule: str) -> None:
    for field in ("status", "outcome", "types"):
        value = getattr(query, field)
        for word in (value,) if isinstance(value, str) else value or ():
            allowed = _ALLOWED.get((query.kind, field), frozenset())
            if word not in allowed:
                raise ConfigError(f"{rule!r}: {word!r} is not one of {', '.join(sorted(allowed))}.")
    try:
        date.fromisoformat(query.before or "2000-01-01")
    except ValueError:
        raise ConfigError(f"{rule!r}: {query.before} is no day. Write it as 2026-04-01.") from None


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
    if isinstance(record, Round):
        at_table = {side.party.code for side in record.delegations}
        return (
            query.kind == "rounds"
            and set(query.codes) <= at_table
            and record.status == query.status
            and query.outcome in (None, record.outcome)
        )
    if isinstance(record, Event):
        return query.kind == "events" and _fits_event(query, record)
    if isinstance(record, Commitment):
        whose = query.by is None or (record.by is not None and record.by.code == query.by)
        return query.kind == "commitments" and record.status == query.status and whose
    if isinstance(record, Measure):
        return query.kind == "measures" and _fits_measure(query, record)
    return False


def _fits_event(query: Query, event: Event) -> bool:
    killed = event.killed.min if event.killed else None
    return (
        event.type in query.types
        and event.status in HAPPENED_EVENTS
        and _is_among(query.by, event.actors)
        and _is_among(query.on, event.recipients)
        and (query.killing is None or (killed is not None and killed >= query.killing))
    )


def _fits_measure(query: Query, measure: Measure) -> bool:
    return (
        measure.kind in query.types
        and measure.status in HAPPENED_MEASURES
        and _is_among(query.by, [measure.imposer])
        and _is_among(query.on, [measure.target])
    )


def _is_among(code: str | None, actors: Iterable[ActorRef | None]) -> bool:
    return code is None or code in {actor.code for actor in actors if actor is not None}
