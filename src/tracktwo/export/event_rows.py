"""What the event formats share: one event as rows, the columns they fill, and the values of a cell."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from tracktwo.ontology.loader import CodeBooks, code_books
from tracktwo.records import ActorRef, Article, Event, EventStatus, Granularity, Quantity, record_id

# What a reader of a format without a status may take for told as fact.
TOLD_AS_FACT = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.HISTORICAL})
BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")
LARGEST_ID = 2**63  # the identifiers of these formats are signed whole numbers of 64 bits
DAYS = frozenset({Granularity.MINUTE, Granularity.HOUR, Granularity.DAY})


def no_article(_article_id: str) -> Article | None:
    """Know no article."""
    return None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the events: their articles, and whether those not told as fact are wanted."""

    article: Callable[[str], Article | None] = no_article
    all_status: bool = False
    books: CodeBooks = field(default_factory=code_books)


class Row(NamedTuple):
    """One row: an event, the pair it is told of, the first article, all articles, and its number."""

    event: Event
    actor: ActorRef | None
    recipient: ActorRef | None
    articles: tuple[Article, ...]
    number: int
    books: CodeBooks

    @property
    def article(self) -> Article | None:
        """The first article the event is read from."""
        return self.articles[0] if self.articles else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the format, what stands in it, and how it is filled (None: left empty)."""

    name: str
    whence: str
    of: Callable[[Row], object] | None = None

    def cell(self, row: Row) -> str:
        """Return the cell of a row; unknown is empty, never 0."""
        value = self.of(row) if self.of is not None else None
        return "" if value is None else value if isinstance(value, str) else _number(value)


def _number(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 6))
    return str(value)


def rows_of(event: Event, around: Around) -> Iterator[Row]:
    """Yield one row for each pair of actor and recipient; a side nobody is named on is empty.

    A group that meets with nobody receiving it has no recipients: each pair of its members is a row, in
    the order told, as dyadic data hold it.
    """
    articles = articles_of(event, around)
    for number, (actor, recipient) in enumerate(dyads(event)):
        yield Row(event, actor, recipient, articles, number, around.books)


def whole_row(event: Event, around: Around) -> Row:
    """Return the one row of a format that holds lists of actors."""
    return Row(event, None, None, articles_of(event, around), 0, around.books)


def articles_of(event: Event, around: Around) -> tuple[Article, ...]:
    """Return the articles that an event's evidence stands in, those that are known."""
    ids = dict.fromkeys(evidence.article_id for evidence in event.evidence)
    return tuple(found for found in map(around.article, ids) if found is not None)


def dyads(event: Event) -> Iterator[tuple[ActorRef | None, ActorRef | None]]:
    """Yield the pairs that an event's lists stand for; at least one, with what is unknown as None."""
    actors, recipients = event.actors, event.recipients
    if len(actors) > 1 and not recipients:
        yield from ((a, b) for n, a in enumerate(actors) for b in actors[n + 1 :])
        return
    yield from ((a, b) for a in actors or (None,) for b in recipients or (None,))


def whole_number_id(row: Row) -> int:
    """Return a row's identifier as a whole number of 63 bits: a hash of the event's id and the pair."""
    digits = record_id("row", row.event.id, row.number).rpartition("-")[2]
    return int(digits, 16) % LARGEST_ID


def one_line(text: str | None) -> str | None:
    """Return text without what would break a line or a tab-separated cell.

    >>> one_line("a\\tb\\n c")
    'a b  c'
    """
    return BREAKS.sub(" ", text) if text else None


def day_of(event: Event) -> date | None:
    """Return the day of an event, None when it is not known to the day."""
    when = event.date
    if when is None or when.granularity not in DAYS or not when.start:
        return None
    if when.end and when.end[:10] != when.start[:10]:
        return None
    try:
        return date.fromisoformat(when.start[:10])
    except ValueError:
        return None


def common_start(event: Event, length: int) -> str | None:
    """Return the year (4) or year and month (7) that both ends of an event's time lie in."""
    when = event.date
    if when is None or not when.start or not when.end or when.start[:length] != when.end[:length]:
        return None
    return when.start[:length]


def country_name(code: str | None, row: Row) -> str | None:
    """Return the name of a country by its code; the code itself for a body or a code not listed."""
    if code is None:
        return None
    return _names(row.books).get(code, code)


@cache
def _names(books: CodeBooks) -> dict[str, str]:
    return {state.iso3: state.name for state in books.actors.states.values()}


def outlets_of(row: Row) -> str | None:
    """Return the outlets an event is read from, each once; None when one of them is not known."""
    names = [article.outlet for article in row.articles]
    return "; ".join(dict.fromkeys(filter(None, names))) if names and all(names) else None


def address_of(row: Row) -> str | None:
    """Return the address of the first article that has one."""
    return next((article.url for article in row.articles if article.url), None)


def least(quantity: Quantity | None) -> float | None:
    """Return the number a count is at least; None where none is known."""
    return quantity.min if quantity is not None else None


def place_cell(row: Row, *precisions: str) -> str | None:
    """Return the name of the place of an event when it is as precise as asked."""
    place = row.event.place
    return one_line(place.name) if place is not None and place.precision in precisions else None
