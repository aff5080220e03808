"""The day of an event: a time of its own clause, one told above it, or a day it was over by."""

from dataclasses import replace
from datetime import date, timedelta

from tracktwo.extract.event_case import Status
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_times import Stand, stand
from tracktwo.extract.number_words import parse_number
from tracktwo.records import EventStatus, Relation, TimeFound, TimeValue

# Words that govern a deed without being it: the day of the deed is not theirs.
SPEAKING = frozenset({"accuse", "ask", "threaten", "warn", "promise", "propose", "reject", "refuse"})
TO_COME = frozenset({EventStatus.PLANNED, EventStatus.CONDITIONAL})
SPANS = {"day": 1, "week": 7}


def when(
    draft: Draft,
    grammar: Grammar,
    times: tuple[TimeFound, ...],
    *,
    status: Status,
    published: date | None,
) -> TimeValue | None:
    """Return the time of an event, None where the sentence gives none that can be its own.

    What has been said or done is of no day to come. What is told by "had" under another clause's day was
    over by then.
    """
    if not times:
        return None
    ahead = status.status in TO_COME or draft.operator == "will"
    kept = tuple(t for t in times if ahead or not _lies_ahead(t, published))
    stands = [(stand(time, draft, grammar), time) for time in kept]
    anchor = grammar.tokens[draft.verb].start
    for wanted in (Stand.OWN, Stand.GOVERNED, Stand.ABOVE):
        if wanted is Stand.GOVERNED and draft.operator in SPEAKING and not ahead:
            continue
        near = sorted(
            (t for how, t in stands if how is wanted),
            key=lambda t: (t.value.start is None, abs(t.start - anchor)),
        )
        if near and wanted is Stand.ABOVE and _is_of_the_denial(draft, grammar, status):
            return None  # the day of the denial
        if near:
            value = near[0].value
            return (
                _over_by(earlier(value, draft, grammar), draft, grammar) if wanted is Stand.ABOVE else value
            )
    return None


def _is_of_the_denial(draft: Draft, grammar: Grammar, status: Status) -> bool:
    """Tell whether the day above an event is only that on which it was denied."""
    inside = grammar.tokens[draft.verb].dep in ("ccomp", "advcl", "xcomp")
    return status.status is EventStatus.DENIED and (bool(status.told.heads) or inside)


def _lies_ahead(time: TimeFound, published: date | None) -> bool:
    """Tell whether a time has not begun when the article appears, or is a deadline still open."""
    value = time.value
    first = value.end if value.relation is Relation.BY else value.start
    return published is not None and first is not None and first[:10] > published.isoformat()


def _over_by(value: TimeValue, draft: Draft, grammar: Grammar) -> TimeValue:
    """Return the day of the clause above as the last one possible: "said on Friday it had taken the town"."""
    done = any(
        grammar.lemmas[t.i] == "have" and grammar.tokens[draft.verb].tag == "VBN"
        for t in grammar.kids(draft.verb, "aux")
    )
    return replace(value, relation=Relation.BY) if done and value.relation is Relation.AT else value


def earlier(told: TimeValue, draft: Draft, grammar: Grammar) -> TimeValue:
    """Return the day of "two days after a drone killed nine": so long before what the sentence dates."""
    token = grammar.tokens[draft.verb]
    afters = [t.i for t in grammar.kids(draft.verb, "mark")] + [token.head] * (token.dep == "pobj")
    for after in (i for i in afters if grammar.lemmas[i] == "after"):
        beside = [t for t in grammar.kids(draft.verb, "npadvmod") if t.i == after - 1]
        for span in (*grammar.kids(after, "npadvmod"), *beside):
            count = next((parse_number(t.text.lower()) for t in grammar.kids(span.i, "nummod", "det")), None)
            days = SPANS.get(grammar.lemmas[span.i])
            if days is not None and told.start is not None and told.start == told.end:
                day = date.fromisoformat(told.start[:10]) - timedelta(days=int(count or 1) * days)
                return replace(told, start=day.isoformat(), end=day.isoformat())
    return told
