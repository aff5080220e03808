"""Which new record takes the place of which old one, when an article is read again by newer steps."""

from collections.abc import Iterable

from tracktwo.records import Evidence, Issue, Record


def successors(old: Iterable[Record], new: Iterable[Record]) -> dict[str, str | None]:
    """Return for each old record that is not found again the id of the new one that takes its place.

    That is the one of the same kind whose evidence overlaps most; None where there is none.
    """
    fresh = list(new)
    ids = {record.id for record in fresh}
    return {record.id: _nearest(record, fresh) for record in old if record.id not in ids}


def _nearest(old: Record, fresh: list[Record]) -> str | None:
    shared = [(_overlap(old, record), record.id) for record in fresh if type(record) is type(old)]
    best = max(shared, default=(0, ""))
    if isinstance(old, Issue) or best[0] == 0:
        return None
    return best[1]


def _overlap(one: Record, other: Record) -> int:
    return sum(_shared(a, b) for a in one.evidence for b in other.evidence)


def _shared(a: Evidence, b: Evidence) -> int:
    if a.article_id != b.article_id:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))
