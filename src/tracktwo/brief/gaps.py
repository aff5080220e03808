"""What could not be established, and what was counted: never estimated, always with the records."""

from collections.abc import Iterable, Sequence

from tracktwo.brief.document import Tally
from tracktwo.records import (
    Article,
    Commitment,
    CommitmentStatus,
    Disagreement,
    DisagreementStatus,
    Event,
    EventStatus,
    Quotation,
    Record,
    Story,
)


def coverage(articles: Sequence[Article], stories: Sequence[Story]) -> tuple[Tally, ...]:
    """Return how many articles, outlets, copies and independent origins there are."""
    copies = [a.id for a in articles if a.copy_of]
    per_outlet = sorted({a.outlet for a in articles if a.outlet})
    tallies = [
        Tally("articles read", len(articles), tuple(a.id for a in articles)),
        Tally("outlets", len(per_outlet)),
        Tally("articles that copy an earlier one", len(copies), tuple(copies)),
        Tally("independent origins", len({a.origin_id or a.copy_of or a.id for a in articles})),
        Tally("stories told by more than one outlet", len(found := _shared(stories)), found),
    ]
    return tuple(tallies)


def _shared(stories: Iterable[Story]) -> tuple[str, ...]:
    return tuple(story.id for story in stories if len(story.outlets) > 1)


def not_established(
    articles: Sequence[Article],
    events: Sequence[Event],
    quotations: Sequence[Quotation],
    disagreements: Sequence[Disagreement],
) -> tuple[Tally, ...]:
    """Return the counts of what the articles leave open; lines that would say 0 are left out."""
    happened = [e for e in events if e.status in (EventStatus.OCCURRED, EventStatus.ONGOING)]
    tallies = (
        _tally("articles without a publication date", (a for a in articles if not a.published_at)),
        _tally("articles without a known outlet", (a for a in articles if not a.outlet)),
        _tally("events without a date", (e for e in events if not (e.date and e.date.start))),
        _tally("events without a named actor", (e for e in events if not any(a.id for a in e.actors))),
        _tally("events that rest on one origin", (e for e in happened if (e.origins or 1) == 1)),
        _tally("events alleged, not established", (e for e in events if e.status is EventStatus.ALLEGED)),
        _tally("quotations without a named speaker", (q for q in quotations if not _is_named(q))),
        _tally("open disagreements", (d for d in disagreements if d.status is DisagreementStatus.OPEN)),
    )
    return tuple(tally for tally in tallies if tally.value)


def overdue(commitments: Iterable[Commitment], *, today: str) -> Tally:
    """Return the promises whose deadline has passed without a report of what became of them."""
    return _tally(
        "promises past their deadline with no report of what became of them",
        (
            c
            for c in commitments
            if c.status in (CommitmentStatus.OPEN, CommitmentStatus.UNKNOWN)
            and c.deadline
            and (c.deadline.end or c.deadline.start or "9999") < today
        ),
    )


def _tally(label: str, records: Iterable[Record]) -> Tally:
    found = tuple(record.id for record in records)
    return Tally(label, len(found), found)


def _is_named(quotation: Quotation) -> bool:
    return bool(quotation.speaker_actor and quotation.speaker_actor.id)
