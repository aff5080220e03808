"""What the timeline and the map share: the events asked for, the days shown, the strip of bars over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from tracktwo.pipeline.chronicle import (
    STEPS,
    Asked,
    Bin,
    Columns,
    bins_of,
    by_status,
    by_type,
    count_before,
    matching,
    span_of,
    step_for,
)
from tracktwo.pipeline.desk import View
from tracktwo.pipeline.dossiers import Profile
from tracktwo.records import EventStatus, EventType
from tracktwo.web.addresses import address_of
from tracktwo.web.shell import Desk, desk_of, need_dossier
from tracktwo.web.words import STATUS_SIGNS, many

# tone of STATUS_SIGNS -> what its statuses have in common; the order in which bars are stacked
TONES: dict[str, str] = {
    "sure": "happened",
    "ahead": "announced or planned",
    "doubt": "alleged",
    "against": "denied",
    "past": "long ago",
}
HEIGHT = 100.0  # of the strip, in units of its drawing; its width is one unit for each bar
LEAST = 3.0  # height of a bar for a single event beside large ones
YEAR = timedelta(days=366)
FIRST, LAST = date(1800, 1, 1), date(2199, 12, 31)  # no window reaches further
PRESETS = (("the last 30 days", 30), ("the last 90 days", 90), ("the last year", 365))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: the events of one tone, from its top down."""

    tone: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the strip: its days, its pieces, what it says in words, and where it leads."""

    bin: Bin
    pieces: tuple[Piece, ...]
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Window:
    """The events that are asked for between two days, and the addresses around them.

    `found` are the events shown; `before` and `after` count those that the filters let through outside, and
    `ends` are the first and the last day of all of them.
    """

    dossier: str
    asked: Asked
    raw: dict[str, str]
    found: Columns
    since: date
    until: date
    step: str
    bars: tuple[Bar, ...]
    before: int
    after: int
    ends: tuple[date, date]

    @property
    def total(self) -> int:
        """How many events are shown."""
        return len(self.found.seqs)

    @property
    def types(self) -> dict[str, int]:
        """How many events there are of each type."""
        return by_type(self.found)

    @property
    def tones(self) -> list[tuple[str, str, int]]:
        """Tone, what it means and how many, of the tones that are there."""
        counts = toned(by_status(self.found))
        return [(tone, words, counts[tone]) for tone, words in TONES.items() if tone in counts]

    @property
    def highest(self) -> int:
        """How many events the highest bar stands for."""
        return max((bar.bin.total for bar in self.bars), default=0)

    def address(self, screen: str = "timeline", **changed: object) -> str:
        """Return the address of a state: this one with something changed, None taking a filter away."""
        return _address(self.dossier, screen, self.raw, changed)

    def moved(self, by: int) -> dict[str, date]:
        """Return the days of a window of the same length, so many lengths later or earlier."""
        length = (self.until - self.since + timedelta(days=1)) * by
        return {"since": _within(self.since, length), "until": _within(self.until, length)}

    @property
    def wider(self) -> dict[str, date]:
        """The days of a window three times as long around the same middle."""
        length = self.until - self.since + timedelta(days=1)
        return {"since": _within(self.since, -length), "until": _within(self.until, length)}

    @property
    def presets(self) -> list[tuple[str, dict[str, date]]]:
        """Short windows that end where this one does, in words, with their days."""
        ends = [(words, timedelta(days=days - 1)) for words, days in PRESETS]
        return [
            (words, {"since": _within(self.until, -days), "until": self.until})
            for words, days in ends
            if self.until - self.since > days
        ]


def window_of(request: Request, dossier: str, screen: str) -> Window:
    """Return the window that a request asks for, with the days chosen where it names none.

    Raises:
        HTTPException: there is no such dossier, or a day that is none.
    """
    desk = desk_of(request)
    view = desk.store.view()
    need_dossier(desk, dossier)
    raw = {
        name: request.query_params.get(name, "").strip()
        for name in ("type", "actor", "status", "place", "since", "until", "step", "frame", "borders")
    }
    days = {name: _day(raw[name]) for name in ("since", "until")}
    asked = Asked(raw["type"], raw["status"], raw["actor"], raw["place"], **days)
    return _window(desk, view, dossier, asked, raw=raw, screen=screen)


def _window(
    desk: Desk, view: View, dossier: str, asked: Asked, *, raw: dict[str, str], screen: str
) -> Window:
    everything = matching(desk.chronicles.of(view, dossier), view, asked, any_day=True)
    since, until = _days(everything, asked, desk.profiles.get(dossier))
    asked = replace(asked, since=since, until=until)
    found = matching(everything, view, Asked(since=since, until=until))
    step = step_for(since, until, raw["step"])
    bins = bins_of(found, since, until, step)
    highest = max((one.total for one in bins), default=0)
    bars = tuple(_bar(one, highest, dossier=dossier, raw=raw, screen=screen) for one in bins)
    before = count_before(everything, since)
    after = len(everything.seqs) - len(found.seqs) - before
    ends = span_of(everything) or (since, until)
    return Window(dossier, asked, raw, found, since, until, step, bars, before, after, ends)


def _days(columns: Columns, asked: Asked, profile: Profile | None) -> tuple[date, date]:
    """Return the days to show: those asked for, else from the conflict's beginning to what is planned next.

    What is told of times long past would draw the years of interest together, so it widens no window.
    """
    today = datetime.now(UTC).date()
    past = EventStatus.HISTORICAL.value
    is_past = columns.statuses == (columns.status_names.index(past) if past in columns.status_names else -1)
    span = span_of(columns.kept(~is_past)) or span_of(columns) or (today, today)
    first, last = (max(FIRST, min(day, LAST)) for day in span)
    begins = date.fromisoformat(profile.start) if profile and profile.start else first
    since = asked.since or max(first, min(begins, last))
    until = asked.until or min(last, today + YEAR)
    return (since, until) if since <= until else (since, since if asked.since else until)


def _bar(one: Bin, highest: int, *, dossier: str, raw: dict[str, str], screen: str) -> Bar:
    counts = toned(one.counts)
    top = HEIGHT
    pieces = []
    for tone, count in counts.items():
        height = max(count / highest * (HEIGHT - LEAST), LEAST * count / one.total)
        top -= height
        pieces.append(Piece(tone, round(top, 2), round(height, 2)))
    told = ", ".join(f"{count:,} {TONES[tone]}" for tone, count in counts.items())
    days = f"{one.start}" if one.start == one.end else f"{one.start} to {one.end}"
    words = f"{days}: {many(one.total, 'event')}" + (f" ({told})" if told else "")
    days_of = {"since": one.start, "until": one.end, "step": None}
    return Bar(one, tuple(pieces), words, _address(dossier, screen, raw, days_of))


def toned(counts: dict[str, int]) -> dict[str, int]:
    """Return counts by status added up by tone, in the order of TONES.

    >>> toned({"planned": 2, "occurred": 1, "proposed": 1})
    {'sure': 1, 'ahead': 3}
    """
    added = dict.fromkeys(TONES, 0)
    for status, count in counts.items():
        tone = STATUS_SIGNS.get(status, ("·", "past"))[1]
        added[tone] += count
    return {tone: count for tone, count in added.items() if count}


def parts_of(desk: Desk, window: Window, screen: str) -> dict[str, Any]:
    """Return what the templates of both screens are given of a window."""
    return {
        "dossier": window.dossier,
        "name": desk.name_of(window.dossier),
        "window": window,
        "screen": screen,
        "offered": _choices(desk, window),
        "TONES": TONES,
        "toned": toned,
    }


def _choices(desk: Desk, window: Window) -> dict[str, object]:
    """Return what the filters offer: types, statuses, steps, and the profile's parties as code and name."""
    profile = desk.profiles.get(window.dossier)
    return {
        "types": [one.value for one in EventType],
        "statuses": [one.value for one in EventStatus],
        "steps": [step for step in STEPS if step_for(window.since, window.until, step) == step],
        "parties": [(p.code, p.name) for p in profile.parties if p.code] if profile else [],
    }


def _address(dossier: str, screen: str, raw: dict[str, str], changed: Mapping[str, object]) -> str:
    state = {**raw, **{name: "" if value is None else str(value) for name, value in changed.items()}}
    return address_of(f"/dossier/{dossier}/{screen}", state)


def _day(words: str) -> date | None:
    try:
        return max(FIRST, min(date.fromisoformat(words), LAST)) if words else None
    except ValueError:
        raise HTTPException(400, f"{words!r} is not a day. Write it as 2026-03-01.") from None


def _within(day: date, by: timedelta) -> date:
    return max(FIRST, min(day + by, LAST))
