"""When something that is in force ends: a sanction until March, a truce until Friday."""

from dataclasses import replace

from tracktwo.records.base import Record
from tracktwo.records.event import Event, EventStatus, EventType
from tracktwo.records.measure import Measure, MeasureStatus
from tracktwo.records.values import Relation, TimeValue

ENDING = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.RETREAT, EventType.SUPPORT})
NOT_IN_FORCE = frozenset(
    {
        EventStatus.DENIED.value, EventStatus.ALLEGED.value, EventStatus.HISTORICAL.value,
        EventStatus.CONDITIONAL.value, EventStatus.PROPOSED.value, MeasureStatus.THREATENED.value,
    }
)  # fmt: skip


def expiry_of(record: Record) -> TimeValue | None:
    """Return the time at which a measure or an agreement runs out by its own words, else None."""
    if not isinstance(record, Measure) and not (isinstance(record, Event) and record.type in ENDING):
        return None
    time = record.date
    if time is None or time.relation is not Relation.UNTIL or record.status.value in NOT_IN_FORCE:
        return None
    end = time.end or time.start
    return replace(time, start=end, end=end, relation=Relation.AT) if end else None
