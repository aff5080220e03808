"""The history of an event's toll across its reports: every telling in order, and which number stands."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from tracktwo.link.press import Press
from tracktwo.records import Event, Quantity, TollReport

_Number = tuple[float | None, float | None]


def toll_history(reports: Sequence[Event], *, press: Press) -> tuple[TollReport, ...]:
    """Return the tellings of a toll, earliest first; nothing where fewer than two are known.

    Of what came out at one moment, the article with the lower toll is put first, for tolls rise.

    Args:
        reports: single readings of one event, in any order.
        press: of the articles they were read in.
    """
    told = ordered(reports, press=press)
    return told if len(told) > 1 else ()


def ordered(reports: Sequence[Event], *, press: Press) -> tuple[TollReport, ...]:
    """Return every telling of a toll once, earliest first."""
    by_article: defaultdict[str, list[TollReport]] = defaultdict(list)
    for telling in dict.fromkeys(one for event in reports for one in _tellings(event, press.days)):
        by_article[telling.evidence.article_id].append(telling)

    def came(article: str) -> tuple[str, float, str]:
        last = by_article[article][-1].killed or by_article[article][-1].injured
        return press.moment(article), (last.min or 0.0) if last else 0.0, article

    return tuple(telling for article in sorted(by_article, key=came) for telling in by_article[article])


def _tellings(event: Event, published: Mapping[str, str]) -> Iterator[TollReport]:
    """Yield each telling of a toll that a reading holds, with the day its article was published."""
    if event.tolls:
        yield from event.tolls
    elif event.killed or event.injured:
        day = published.get(event.evidence[0].article_id)
        yield TollReport(event.killed, event.injured, day, event.evidence[0])


def standing(
    tellings: Sequence[TollReport], number: Callable[[TollReport], Quantity | None], *, press: Press
) -> Quantity | None:
    """Return the number that stands of those told: of the ones nobody took back, the one first told last.

    An outlet that gives a new number takes back the one it gave before. A number that was told before a
    newer one is no news when it is told again: later articles repeat the first toll for long.

    Args:
        tellings: earliest first.
        number: the killed or the injured of a telling.
    """
    told = [(press.outlet(t.evidence.article_id), q) for t in tellings if (q := number(t)) is not None]
    given: defaultdict[str, list[_Number]] = defaultdict(list)
    first: dict[_Number, int] = {}
    for place, (outlet, quantity) in enumerate(told):
        bounds = (quantity.min, quantity.max)
        first.setdefault(bounds, place)
        if bounds not in given[outlet]:
            given[outlet].append(bounds)
    latest = max((numbers[-1] for numbers in given.values()), key=first.__getitem__, default=None)
    return next((q for _, q in reversed(told) if (q.min, q.max) == latest), None)
