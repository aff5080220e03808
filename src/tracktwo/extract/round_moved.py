"""The new day of a meeting that was put off: "has been postponed to October 2" is a date to keep."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracktwo.extract.round_drafts import Draft
from tracktwo.records import Reading, RoundStatus, TimeValue

TO = re.compile(r"\W*(?:back |forward )?(?:to|until|till|for)\s+(?:the\s+)?", re.IGNORECASE)


def moved(drafts: Sequence[Draft], reading: Reading) -> Iterator[Draft]:
    """Yield a planned meeting for each one put off to a stated day that no other telling has."""
    known = {(draft.date.start, draft.parties) for draft in drafts if draft.date is not None}
    for draft in drafts:
        for details in draft.details if draft.status is RoundStatus.POSTPONED else ():
            verb = details.mention.verb
            day = _day_behind(verb.end, reading) if verb is not None else None
            if day is None or (day.start, draft.parties) in known:
                continue
            known.add((day.start, draft.parties))
            again = replace(details, date=day, day=None, outcome=None, outcome_span=None)
            rule = f"moved:{RoundStatus.PLANNED.value}"
            yield Draft(
                RoundStatus.PLANNED, [again], draft.parties, draft.is_inferred, rule, list(draft.mediators)
            )


def _day_behind(end: int, reading: Reading) -> TimeValue | None:
    """Return the day that "to" or "until" names right behind a verb, if it lies after the report."""
    to = TO.match(reading.text, end)
    if to is None or reading.published_on is None:
        return None
    for time in reading.times:
        start = time.value.start
        if time.start <= to.end() <= time.end and start is not None:
            return time.value if start[:10] > reading.published_on.isoformat() else None
    return None
