"""Which linked event a count belongs to: what linking found to be two events is not counted as one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tracktwo.corroborate.claim_rivalry import quantity_of
from tracktwo.corroborate.intervals import are_times_apart
from tracktwo.records import Claim, Event, EventType, Evidence, Quantity

# Events of words: a promise of 140 prisoners and a release of 70 are no two counts of one thing.
OF_WORDS = frozenset(
    {
        EventType.AGREE, EventType.CONCEDE, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE,
        EventType.REJECT, EventType.THREATEN,
    }
)  # fmt: skip
TOLLS = ("killed", "injured")


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

    def of(self, claim: Claim) -> tuple[Event, ...]:
        """Return the event whose toll a claim gives, or the events that are told around another count.

        () when none is, or when a toll may be that of several.
        """
        if claim.slot not in TOLLS:
            return self._around(claim)
        given, at = quantity_of(claim), claim.evidence[0]
        found = {
            event.id: event
            for words, slot, quantity, event in self._tolls.get(at.article_id, ())
            if given is not None and slot == claim.slot and quantity.min == given.min and _meet(words, at)
        }
        return tuple(found.values()) if len(found) == 1 else ()

    def _around(self, claim: Claim) -> tuple[Event, ...]:
        at = claim.evidence[0]
        return tuple({e.id: e for words, e in self._told.get(at.article_id, ()) if _meet(words, at)}.values())


def are_one(ours: Sequence[Event], theirs: Sequence[Event]) -> bool:
    """Tell whether two tolls are of one linked event."""
    return len(ours) == len(theirs) == 1 and ours[0].id == theirs[0].id


def are_apart(ours: Sequence[Event], theirs: Sequence[Event]) -> bool:
    """Tell whether the events of two counts are others: of another sort or day, or apart in one article."""
    return bool(ours and theirs) and all(_are_two(one, other) for one in ours for other in theirs)


def _are_two(one: Event, other: Event) -> bool:
    if one.id == other.id:
        return False
    if (one.type in OF_WORDS) != (other.type in OF_WORDS):
        return True
    if one.date is not None and other.date is not None and are_times_apart(one.date, other.date):
        return True
    here = {evidence.article_id for evidence in one.evidence}
    is_told_apart = any(evidence.article_id in here for evidence in other.evidence)
    return is_told_apart and one.type is other.type and _is_somewhere(one) and _is_somewhere(other)


def _is_somewhere(event: Event) -> bool:
    """Tell whether a time or a place is known of an event: "three were killed there" may be of any."""
    return event.date is not None or event.place is not None


def _tolls(reading: Event) -> Iterator[tuple[str, Quantity, Evidence]]:
    told = [(one.killed, one.injured, one.evidence) for one in reading.tolls]
    for killed, injured, words in told or [(reading.killed, reading.injured, reading.evidence[0])]:
        if killed is not None:
            yield TOLLS[0], killed, words
        if injured is not None:
            yield TOLLS[1], injured, words


def _meet(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end
