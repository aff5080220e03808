"""Who talks to whom: rounds and reported meetings as a network of parties over time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from tracktwo.link.network import HELD, Contact, Network, Pair, Standing, Talker
from tracktwo.records import (
    ActorRef,
    Channel,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Level,
    Record,
    Round,
    RoundFormat,
    RoundStatus,
    TimeValue,
)  # fmt: skip

STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})  # who is in one of these speaks for the state
CONFIRMING_ORIGINS = 2
SLACK_DAYS = 1  # a meeting past midnight is dated to either day
OF_ROUND: dict[RoundStatus, Standing] = {
    RoundStatus.HELD: Standing.REPORTED,
    RoundStatus.PLANNED: Standing.PLANNED,
    RoundStatus.PROPOSED: Standing.PLANNED,
    RoundStatus.POSTPONED: Standing.PLANNED,
    RoundStatus.CANCELLED: Standing.CANCELLED,
    RoundStatus.DENIED: Standing.DENIED,
}
OF_EVENT: dict[EventStatus, Standing] = {
    EventStatus.OCCURRED: Standing.REPORTED,
    EventStatus.ONGOING: Standing.REPORTED,
    EventStatus.ALLEGED: Standing.REPORTED,
    EventStatus.HISTORICAL: Standing.REPORTED,
    EventStatus.ANNOUNCED: Standing.PLANNED,
    EventStatus.PLANNED: Standing.PLANNED,
    EventStatus.PROPOSED: Standing.PLANNED,
    EventStatus.CONDITIONAL: Standing.PLANNED,
    EventStatus.DENIED: Standing.DENIED,
}


def contact_network(
    records: Iterable[Record],
    *,
    as_of: date,
    since: str = "",
    names: Mapping[str, str] | None = None,
    seats: Mapping[str, str] | None = None,
) -> Network:
    """Return who talks to whom as of a day.

    Rounds count in full. A CONSULT event is the weaker report: it counts where no round of the same two
    parties has the same day or rests on the same words.

    Args:
        records: rounds and events, assembled ones in place of their single readings; others are ignored.
        as_of: held contacts after this day are left out; what was planned stays.
        since: ISO day; contacts that ended before it are left out, those without a day stay.
        names: a party's key to the name to print; else the name most often read is used.
        seats: an actor's id to the key of the party it speaks for, where its code does not say so.
    """
    found = list(records)
    table = _Table(seats or {})
    rounds = [c for r in found if isinstance(r, Round) for c in _of_round(r, table)]
    words = _Words(e for r in found if isinstance(r, Round) for e in r.evidence)
    told = _ByMonth(rounds)
    events = [
        c
        for event in found
        if isinstance(event, Event) and event.type is EventType.CONSULT and not words.overlap(event)
        for c in _of_event(event, table)
        if not any(_repeats(c, known) for known in told.near(c))
    ]
    day = as_of.isoformat()
    kept = [c for c in _with_denials([*rounds, *events]) if _in_time(c, since=since, until=day)]
    talkers = table.talkers({key for c in kept for key in c.pair}, names or {})
    by_pair: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for contact in kept:
        by_pair[contact.pair].append(contact)
    return Network(
        day,
        talkers,
        {
            (one, other): Pair(talkers[one], talkers[other], tuple(sorted(told, key=_order)))
            for (one, other), told in sorted(by_pair.items())
        },
    )


@dataclass(slots=True)
class _Table:
    """Which party an actor speaks for, and under which names each party was read."""

    seats: Mapping[str, str]
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def seat(self, ref: ActorRef) -> str | None:
        """Return the key of the party an actor speaks for; None for a place or somebody unidentified."""
        if ref.id is not None and ref.id in self.seats:
            return self.seats[ref.id]
        if ref.id is None and ref.sector is None:
            return None
        speaks_for_state = ref.code is not None and ref.sector in STATE_SECTORS
        key = ref.code if speaks_for_state else ref.id
        if key is not None:
            self.names[key][ref.name] += 1
        return key

    def talkers(self, keys: Iterable[str], given: Mapping[str, str]) -> dict[str, Talker]:
        """Return the parties with their names: the given one, else the most frequent, else the shortest."""
        found = {}
        for key in sorted(keys):
            read = self.names[key] or Counter({key: 1})
            often = max(read.values())
            usual = min((name for name in read if read[name] == often), key=lambda name: (len(name), name))
            found[key] = Talker(key, given.get(key, usual))
        return found


def _of_round(one: Round, table: _Table) -> Iterator[Contact]:
    """Yield a contact for each two sides of the table, and for each side with each mediator."""
    levels: dict[str, Level] = {}
    for delegation in one.delegations:
        key = table.seat(delegation.party)
        if key is not None:
            levels[key] = min(levels.get(key, Level.UNKNOWN), delegation.level, key=list(Level).index)
    mediators = tuple(dict.fromkeys(k for ref in one.mediators if (k := table.seat(ref)) and k not in levels))
    first, last = _days(one.date)
    standing = OF_ROUND[one.status]
    if standing is Standing.REPORTED and (one.origins or 1) >= CONFIRMING_ORIGINS:
        standing = Standing.CONFIRMED
    between = [(a, b, True) for a, b in combinations(levels, 2)]
    for a, b, is_table in (*between, *((side, m, False) for side in levels for m in mediators)):
        yield Contact(
            pair=(min(a, b), max(a, b)),
            standing=standing,
            first=first,
            last=last,
            channel=one.channel,
            level=min(levels[a], levels.get(b, Level.UNKNOWN), key=list(Level).index),
            format=one.format,
            mediators=mediators if is_table else (),
            is_direct=not (is_table and mediators and one.format is RoundFormat.SHUTTLE),
            record=one.id,
            kind="rounds",
        )


def _of_event(event: Event, table: _Table) -> Iterator[Contact]:
    seats = dict.fromkeys(table.seat(ref) for ref in (*event.actors, *event.recipients))
    first, last = _days(event.date)
    if event.status is EventStatus.HISTORICAL and first is None:
        return
    for a, b in combinations([seat for seat in seats if seat], 2):
        yield Contact(
            pair=(min(a, b), max(a, b)),
            standing=OF_EVENT[event.status],
            first=first,
            last=last,
            channel=Channel.UNKNOWN,
            level=Level.UNKNOWN,
            format=RoundFormat.PHONE if event.mode == "phone" else RoundFormat.UNKNOWN,
            mediators=(),
            is_direct=True,
            record=event.id,
            kind="events",
        )


def _days(when: TimeValue | None) -> tuple[str | None, str | None]:
    if when is None or not (when.start or when.end):
        return None, None
    return (when.start or when.end or "")[:10], (when.end or when.start or "")[:10]


class _Words:
    """Evidence by its article, to tell whether other evidence shares words with it."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for piece in evidence:
            self._spans[piece.article_id].append((piece.start, piece.end))

    def overlap(self, event: Event) -> bool:
        """Whether an event rests on some of the same words."""
        return any(
            e.start < end and start < e.end
            for e in event.evidence
            for start, end in self._spans.get(e.article_id, ())
        )


class _ByMonth:
    """Contacts with known days, by pair and month: of thousands only the few nearby need be compared."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._held: dict[tuple[tuple[str, str], int], list[Contact]] = defaultdict(list)
        for contact in contacts:
            for month in _months(contact):
                self._held[contact.pair, month].append(contact)

    def near(self, contact: Contact) -> Iterator[Contact]:
        """Yield the contacts of the same pair within a month of one, some of them more than once."""
        months = _months(contact)
        for month in range(months.start - 1, months.stop + 1) if months else ():
            yield from self._held.get((contact.pair, month), ())


def _months(contact: Contact) -> range:
    """The months from a contact's first to its last day, as numbers; none when a day is unknown."""
    if not contact.first or not contact.last:
        return range(0)
    first, last = (int(day[:4]) * 12 + int(day[5:7]) for day in (contact.first, contact.last))
    return range(first, last + 1)


def _same_occasion(one: Contact, other: Contact) -> bool:
    """Whether two contacts may be one: the same two parties on days that meet."""
    if one.pair != other.pair or not (one.first and one.last and other.first and other.last):
        return False
    slack = timedelta(days=SLACK_DAYS)
    starts, ends = (max(one.first, other.first), min(one.last, other.last))
    return date.fromisoformat(starts) <= date.fromisoformat(ends) + slack


def _repeats(event: Contact, known: Contact) -> bool:
    """Whether an event tells of a known round again; a denial and a report are two accounts, not one."""
    is_denied = Standing.DENIED in (event.standing, known.standing)
    return _same_occasion(event, known) and (not is_denied or event.standing is known.standing)


def _with_denials(contacts: list[Contact]) -> Iterator[Contact]:
    """Yield the contacts; one that somebody denies is no longer confirmed."""
    denials = _ByMonth(c for c in contacts if c.standing is Standing.DENIED)
    for contact in contacts:
        is_denied = any(_same_occasion(contact, denial) for denial in denials.near(contact))
        yield (
            replace(contact, standing=Standing.REPORTED)
            if is_denied and contact.standing is Standing.CONFIRMED
            else contact
        )


def _in_time(contact: Contact, *, since: str, until: str) -> bool:
    if contact.last is not None and contact.last < since:
        return False
    return contact.standing not in HELD or contact.first is None or contact.first <= until


def _order(contact: Contact) -> tuple[bool, str, int, str]:
    return contact.first is None, contact.first or "", list(Standing).index(contact.standing), contact.record
