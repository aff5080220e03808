"""By when something promised is to be done: a date among its words, or a term that is no date."""

import re
from dataclasses import replace
from datetime import date

from tracktwo.extract.clauses import has_aux
from tracktwo.extract.promise_setting import Promise
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import (
    CommitmentStatus,
    Granularity,
    Reading,
    Relation,
    Sentence,
    TimeFound,
    TimeValue,
    Token,
)

CLAUSES = frozenset({"advcl", "relcl", "acl"})
SEASONS = frozenset(
    {"autumn", "spring", "summer", "winter", "harvest", "feast", "election", "christmas", "ramadan", "easter"}
)


def deadline_in(
    reading: Reading, sentence: Sentence, words: tuple[Token, ...], *, late: bool = False
) -> TimeFound | None:
    """Return the time by or until which something is to be done, among the words.

    Args:
        late: whether any time will do, one gone by too.
    """
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    times = [
        time
        for time in reading.times
        if time.sentence == sentence.index and start <= time.start < end and time.of_noun is None
    ]
    bounds = [t for t in times if t.value.relation.value in ("by", "until")]
    published = reading.published_on.isoformat() if reading.published_on else ""
    later = [t for t in times if (late or (t.value.end or "") >= published) and t.value.start]
    return next(iter(bounds or later), None)


def term_in(sentence: Sentence, words: tuple[Token, ...]) -> str | None:
    """Return a deadline that is no date: "before the school year", "within days"."""
    for token in words:
        nouns = child_tokens(sentence, token.i, "pobj") if token.dep == "prep" else []
        is_by = token.lemma.lower() == "by" and any(noun.lemma.lower() in SEASONS for noun in nouns)
        if nouns and (is_by or token.lemma.lower() in ("before", "within", "until")):
            phrase = [token, *subtree(sentence, nouns[0].i, without=CLAUSES)]
            return " ".join(word.text for word in phrase)
    return None


def due_in(reading: Reading, sentence: Sentence, promise: Promise) -> TimeFound | None:
    """Return by when a promise is due; of one that is kept no day on which that was done."""
    found = deadline_in(reading, sentence, promise.words)
    is_day = found is not None and found.value.relation not in (Relation.BY, Relation.UNTIL)
    return None if is_day and promise.status is CommitmentStatus.KEPT else found


def dated(deadline: TimeValue, reading: Reading, sentence: Sentence, promise: Promise) -> TimeValue:
    """Return a deadline in its year: the next such day, the nearest one of what is settled or was past."""
    is_past = has_aux(sentence, promise.anchor.i, "have") and "had" in sentence.words
    if not is_past and promise.status is CommitmentStatus.OPEN:
        return _ahead(deadline, reading)
    told, end = reading.published_on, deadline.end
    if told is None or end is None or re.search(r"\d{4}", deadline.text):
        return deadline
    start, end = ((side or "").replace("-02-29", "-02-28") for side in (deadline.start, end))
    years = (told.year - 1, told.year, told.year + 1)
    year = min(years, key=lambda y: abs(date.fromisoformat(f"{y}{end[4:10]}") - told))
    return replace(deadline, start=f"{year}{start[4:]}" if start else None, end=f"{year}{end[4:]}")


def _ahead(deadline: TimeValue, reading: Reading) -> TimeValue:
    """Return a deadline that names no year as the next such day after the report, not the last."""
    told = reading.published_on
    if told is None or deadline.end is None or re.search(r"\d{4}", deadline.text):
        return deadline
    if deadline.end[:10] >= told.isoformat() or int(deadline.end[:4]) != told.year - 1:
        return deadline
    start, end = (f"{told.year}{end[4:]}" if end else None for end in (deadline.start, deadline.end))
    return replace(deadline, start=start, end=end) if end and end[:10] >= told.isoformat() else deadline


def passed_deadline(reading: Reading, sentence: Sentence, promise: Promise) -> TimeFound | None:
    """Return the day of a deadline that went by: "the deadline of 3 May"."""
    start, end = promise.words[0].start, promise.words[-1].end
    inside = [t for t in reading.times if t.sentence == sentence.index and start <= t.start < end]
    days = [t for t in inside if t.value.end is not None]
    return days[0] if promise.rule == "broken:deadline" and len(days) == 1 else None


def loose_term(sentence: Sentence, promise: Promise) -> TimeValue | None:
    """Return a deadline that is no date as a time without ends: "before the school year"."""
    term = term_in(sentence, promise.words)
    return TimeValue(None, None, Granularity.UNKNOWN, Relation.BY, term) if term else None
