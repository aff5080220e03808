"""Marks on one axis of time as a drawing: a row for each kind, a column for each stretch of days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracktwo.pipeline.indicators import Series
from tracktwo.pipeline.pressure import LANES, Firmness, Mark
from tracktwo.web.words import clip, plain

MOST_COLUMNS = 32
# In units of the drawing; a column is wide enough for a mark that can be touched.
ROW, GUTTER, HEAD, MARGIN = 30.0, 150.0, 30.0, 12.0
NARROWEST, WIDEST, ROOM = 28.0, 64.0, 930.0  # of a column, and of all of them
PANEL = 74.0  # height of an indicator's strip
MOST_PANELS = 8
LONGEST_LABEL = 20
TICK = 76.0  # least room for the label of a column
# How long a column may be: its word, and months or days.
STEPS: tuple[tuple[str, int, int], ...] = (
    ("day", 0, 1), ("week", 0, 7), ("month", 1, 0), ("quarter", 3, 0), ("year", 12, 0), ("5 years", 60, 0),
    ("20 years", 240, 0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of days: first and last (both inside), its label ("" without room), its place and width."""

    start: date
    end: date
    label: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The marks of one kind in one column, as firm as the firmest of them."""

    lane: str
    column: Column
    marks: tuple[Mark, ...]
    firmness: Firmness
    x: float
    y: float

    @property
    def count(self) -> str:
        """How many there are, short enough for the cell."""
        many = len(self.marks)
        return str(many) if many < 1000 else f"{many // 1000}k"


@dataclass(frozen=True, slots=True)
class Dot:
    """One number of an indicator: where it stands."""

    period: str
    value: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Panel:
    """An indicator's strip, on its own scale from `low` to `high`; `path` joins its dots."""

    series: Series
    label: str
    top: float
    low: float
    high: float
    dots: tuple[Dot, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The drawing: columns, rows with their middles, cells, strips; `hidden` counts strips without room."""

    step: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, float], ...]
    cells: tuple[Cell, ...]
    panels: tuple[Panel, ...]
    hidden: int
    width: float
    height: float


def draw_axis(
    marks: Sequence[Mark], series: Sequence[Series], *, since: str = "", until: str = ""
) -> Axis | None:
    """Return the drawing of marks that have a day, with indicators over the same days; None without marks."""
    dated = [mark for mark in marks if _day(mark.day)]
    if not dated:
        return None
    first = _day(since) or min(date.fromisoformat(mark.day) for mark in dated)
    last = max(_day(until) or first, max(date.fromisoformat(mark.day) for mark in dated))
    step, columns = _columns(first, last)
    lanes = [lane for lane in LANES if any(mark.lane == lane for mark in dated)]
    rows = tuple((lane, HEAD + ROW * (number + 0.5)) for number, lane in enumerate(lanes))
    top = HEAD + ROW * len(lanes) + MARGIN
    panels = tuple(_panels(series, columns, top))
    return Axis(
        step=step,
        columns=columns,
        rows=rows,
        cells=tuple(_cells(dated, columns, dict(rows))),
        panels=panels[:MOST_PANELS],
        hidden=max(0, len(panels) - MOST_PANELS),
        width=round(columns[-1].x + columns[-1].width + MARGIN, 1),
        height=top + PANEL * min(len(panels), MOST_PANELS),
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _columns(first: date, last: date) -> tuple[str, tuple[Column, ...]]:
    """Return how long each column is, and the columns from the first day to the last."""
    word, months, days = next(
        (step for step in STEPS if len(_starts(first, last, *step[1:])) <= MOST_COLUMNS), STEPS[-1]
    )
    starts = _starts(first, last, months, days)[:MOST_COLUMNS]
    ends = [
        *(start - timedelta(days=1) for start in starts[1:]),
        _next(starts[-1], months, days) - timedelta(days=1),
    ]
    width = min(WIDEST, max(NARROWEST, ROOM / len(starts)))
    every = -int(-TICK // width)
    return word, tuple(
        Column(
            start,
            end,
            _label(start, months) if number % every == 0 and (len(starts) - number) * width >= TICK else "",
            round(GUTTER + width * number, 1),
            width,
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _starts(first: date, last: date, months: int, days: int) -> list[date]:
    """Return where columns of one length begin, one more than fits at most."""
    start = first
    if months:
        at = (first.year * 12 + first.month - 1) // months * months
        start = date(max(1, at // 12), at % 12 + 1, 1)
    elif days == 7:
        start = first - timedelta(days=first.weekday())
    found = [start]
    while len(found) <= MOST_COLUMNS and (start := _next(start, months, days)) <= last:
        found.append(start)
    return found


def _next(start: date, months: int, days: int) -> date:
    if not months:
        return start + timedelta(days=days)
    at = start.year * 12 + start.month - 1 + months
    return date(min(at // 12, 9998), at % 12 + 1, 1)


def _label(start: date, months: int) -> str:
    return str(start.year) if months >= 12 else f"{start:%Y-%m}" if months else start.isoformat()


def _cells(marks: Iterable[Mark], columns: Sequence[Column], middles: dict[str, float]) -> Iterable[Cell]:
    groups: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        day = date.fromisoformat(mark.day)
        number = next((n for n, column in enumerate(columns) if column.start <= day <= column.end), None)
        if number is not None:
            groups[mark.lane, number].append(mark)
    for (lane, number), held in sorted(
        groups.items(), key=lambda item: (item[0][1], LANES.index(item[0][0]))
    ):
        firmness = min((mark.firmness for mark in held), key=list(Firmness).index)
        column = columns[number]
        yield Cell(lane, column, tuple(held), firmness, round(column.x + column.width / 2, 1), middles[lane])


def _panels(series: Iterable[Series], columns: Sequence[Column], top: float) -> Iterable[Panel]:
    number = 0
    for one in series:
        placed = [(p, v, x) for p, v in one.points if (x := _place(p, columns)) is not None]
        if not placed:
            continue
        at = top + PANEL * number
        number += 1
        low, high = min(v for _, v, _ in placed), max(v for _, v, _ in placed)
        spread = (high - low) or 1.0
        dots = tuple(
            Dot(p, v, round(x, 1), round(at + PANEL - 14 - (PANEL - 30) * (v - low) / spread, 1))
            for p, v, x in placed
        )
        path = "M" + "L".join(f"{dot.x} {dot.y}" for dot in dots)
        label = clip(f"{one.country} {plain(one.name)}", LONGEST_LABEL)
        yield Panel(one, label, at, low, high, dots, path)


def _place(period: str, columns: Sequence[Column]) -> float | None:
    """Return where the middle of a period stands; None where it lies beyond the axis."""
    year, rest = int(period[:4]), period[4:]
    start, months = date(year, 1, 1), 12
    if rest:
        length = 3 if rest[0] == "Q" else 1
        start, months = date(year, (int(rest[1:]) - 1) * length + 1, 1), length
    middle = start + timedelta(days=round(months * 30.4 / 2))
    for column in columns:
        if column.start <= middle <= column.end:
            share = (middle - column.start).days / ((column.end - column.start).days + 1)
            return column.x + column.width * share
    return None
