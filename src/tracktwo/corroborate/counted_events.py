"""Which linked event a count belongs to: what linking found to be two events is not counted as one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracktwo.corroborate.claim_rivalry import quantity_of
from tracktwo.corroborate.intervals import are_times_apart
from tracktwo.records import Claim, Event, EventType, Evidence, Quantity, TimeValue

# Events of words: a promise of 140 prisoners and a release of 70 are no two counts of one thing.
OF_WORDS = frozenset(
    {
        EventType.AGREE, EventType.CONCEDE, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE,
        EventType.REJECT, EventType.THREATEN,
    }
)  # fmt: skip
TOLLS = ("killed", "injured")


class Belonging(NamedTuple):
    """The linked events that a count belongs to, and the ids of those that some article tells beside them."""

    events: tuple["Told", ...] = ()
    beside: frozenset[str] = frozenset()


class Told(NamedTuple):
    """What tells a linked event from others; `is_somewhere` where a time or a place of it is known."""

    id: str
    type: EventType
    date: TimeValue | None
    is_somewhere: bool


class CountedEvents:
    """The linked events by the words in which their readings and their tolls are told."""

    def __init__(self, readings: Sequence[Event], whole: Mapping[str, Event]) -> None:
        """Take in single readings, and the linked event of each by its id; one that is not there is alone."""
        self._told: defaultdict[str, list[tuple[Evidence, Event]]] = defaultdict(list)
        self._tolls: defaultdict[str, list[tuple[Evidence, str, Quantity, Event]]] = defaultdict(list)
        for reading in readings:
            event = whole.get(reading.id)
            if event is None:
                continue
            at = reading.evidence[0]
            self._told[at.article_id].append((at, event))
            for slot, quantity, words in _tolls(reading):
                self._tolls[words.article_id].append((words, slot, quantity, event))
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        for told in self._told.values():
            ids = {event.id for _, event in told}
            for one in ids:
                self._beside[one] |= ids

    def of(self, claim: Claim) -> Belonging:
        """Return the event whose toll a claim gives, or the events that are told around another count.

        None when none is, or when a toll may be that of several.
        """
        found = self._toll_of(claim) if claim.slot in TOLLS else self._around(claim)
        return Belonging(
            tuple(Told(e.id, e.type, e.date, e.date is not None or e.place is not None) for e in found),
            frozenset().union(*(self._beside[event.id] for event in found)),
        )

    def _toll_of(self, claim: Claim) -> Sequence[Event]:
        given, at = quantity_of(claim), claim.evidence[0]
        found = {
            event.id: event
            for words, slot, quantity, event in self._tolls.get(at.article_id, ())
            if given is not None and slot == claim.slot and quantity.min == given.min and _meet(words, at)
        }
        return tuple(found.values()) if len(found) == 1 else ()

    def _around(self, claim: Claim) -> Sequence[Event]:
        at = claim.evidence[0]
        return tuple({e.id: e for words, e in self._told.get(at.article_id, ()) if _meet(words, at)}.values())


def are_one(ours: Belonging, theirs: Belonging) -> bool:
    """Tell whether two tolls are of one linked event."""
    return len(ours.events) == len(theirs.events) == 1 and ours.events[0].id == theirs.events[0].id


def are_apart(ours: Belonging, theirs: Belonging) -> bool:
    """Tell whether the events of two counts are others: of another sort or day, or apart in one article."""
    return bool(ours.events and theirs.events) and all(
        _are_two(one, other, is_told_apart=other.id in ours.beside)
        for one in ours.events
        for other in theirs.events
    )


def _are_two(one: Told, other: Told, *, is_told_apart: bool) -> bool:
    if one.id == other.id:
        return False
    if (one.type in OF_WORDS) != (other.type in OF_WORDS):
        return True
    if one.date is not None and other.date is not None and are_times_apart(one.date, other.date):
        return True
    # "three were killed there" may be of any
    return is_told_apart and one.type is other.type and one.is_somewhere and other.is_somewhere


def _tolls(reading: Event) -> Iterator[tuple[str, Quantity, Evidence]]:
    told = [(one.killed, one.injured, one.evidence) for one in reading.tolls]
    for killed, injured, words in told or [(reading.killed, reading.injured, reading.evidence[0])]:
        if killed is not None:
            yield TOLLS[0], killed, words
        if injured is not None:
            yield TOLLS[1], injured, words


def _meet(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end
