"""The history of an event's toll across its reports: every telling once, in the order they were published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracktwo.records import Event, Quantity, TollReport


def toll_history(reports: Sequence[Event], *, published: Mapping[str, str]) -> tuple[TollReport, ...]:
    """Return the tellings of a toll, earliest first; nothing where fewer than two are known.

    Args:
        reports: single readings of one event, earliest first.
        published: article id to ISO date.
    """
    told = tuple(dict.fromkeys(telling for event in reports for telling in tellings(event, published)))
    return told if len(told) > 1 else ()


def tellings(event: Event, published: Mapping[str, str]) -> Iterator[TollReport]:
    """Yield each telling of a toll that a reading holds, with the day its article was published."""
    if event.tolls:
        yield from event.tolls
    elif event.killed or event.injured:
        day = published.get(event.evidence[0].article_id)
        yield TollReport(event.killed, event.injured, day, event.evidence[0])


def latest(quantities: Iterable[Quantity | None]) -> Quantity | None:
    """Return the first that is known."""
    return next((quantity for quantity in quantities if quantity is not None), None)
