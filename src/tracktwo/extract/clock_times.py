"""Times of day: joined with the date beside them and turned into UTC where a zone is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from tracktwo.extract.calendar_bounds import Bounds
from tracktwo.ontology.units import Zone
from tracktwo.records import Granularity, Relation, TimeValue

_HALF_DAY = r"(?P<hour12>1[0-2]|0?[1-9])(?:[:.](?P<minute12>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
_FULL_DAY = r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?"
_MILITARY = r"(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?=\s?(?:GMT|UTC|Z)\b|\s+hours)(?:\s+hours)?"
_WORD = r"(?P<word>noon|midday|midnight)"
_CLOCK = rf"(?<![\w.:-])(?:{_HALF_DAY}|{_FULL_DAY}|{_MILITARY}|{_WORD})(?![\w:])"
_GAP_AFTER = re.compile(r"\s*(?:,\s*)?(?:on\s+)?(?:early\s+|late\s+)?", re.IGNORECASE)
_GAP_BEFORE = re.compile(r"\s*(?:,\s*)?(?:(?:at|around|about|by|from)\s+)?|T", re.IGNORECASE)


class Hit(NamedTuple):
    """A time expression in a string: offsets there, ends, relation and rule."""

    start: int
    end: int
    bounds: Bounds
    relation: Relation
    rule: str


class Clock(NamedTuple):
    """A time of day in a string; `zone` is None where none is named or it is the unnamed place's."""

    start: int
    end: int
    hour: int
    minute: int
    granularity: Granularity
    zone: Zone | None


def join_clock_times(
    text: str, hits: Sequence[Hit], zones: Mapping[str, Zone]
) -> Iterator[tuple[int, int, TimeValue, str]]:
    """Yield (start, end, value, rule) of every time in `text`, dates and times of day joined."""
    free = list(hits)
    found: list[tuple[int, int, TimeValue, str]] = []
    for clock in _clocks(text, zones):
        beside = next((hit for hit in free if _is_beside(text, hit, clock)), None)
        if beside is not None:
            free.remove(beside)
        start = min(clock.start, beside.start) if beside else clock.start
        end = max(clock.end, beside.end) if beside else clock.end
        found.append((start, end, _moment(clock, beside, text[start:end]), "clock"))
    found.extend((hit.start, hit.end, _value(hit, text), hit.rule) for hit in free)
    yield from sorted(found, key=lambda item: item[0])


def _clocks(text: str, zones: Mapping[str, Zone]) -> Iterator[Clock]:
    for match in _clock_pattern(tuple(zones)).finditer(text):
        hour, minute = _hour_minute(match)
        precise = (
            Granularity.MINUTE
            if match["minute12"] or match["minute24"] or match["minute4"]
            else Granularity.HOUR
        )
        zone = zones.get(" ".join((match["zone"] or "").split()).casefold())
        yield Clock(match.start(), match.end(), hour, minute, precise, zone)


@cache
def _clock_pattern(zones: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, zones), key=len, reverse=True))
    return re.compile(rf"{_CLOCK}(?:\s?\(?(?P<zone>(?i:local\s+time|{names})\b)\)?)?", re.IGNORECASE)


def _hour_minute(match: re.Match[str]) -> tuple[int, int]:
    if match["word"]:
        return (0 if match["word"].lower() == "midnight" else 12), 0
    if match["hour12"]:
        afternoon = 12 if match["half"].lower() == "p" else 0
        return int(match["hour12"]) % 12 + afternoon, int(match["minute12"] or 0)
    return int(match["hour24"] or match["hour4"]), int(match["minute24"] or match["minute4"])


def _is_beside(text: str, hit: Hit, clock: Clock) -> bool:
    if hit.bounds.granularity is not Granularity.DAY or hit.bounds.start != hit.bounds.end:
        return False
    if hit.start >= clock.end:
        return _GAP_AFTER.fullmatch(text[clock.end : hit.start]) is not None
    return hit.end <= clock.start and _GAP_BEFORE.fullmatch(text[hit.end : clock.start]) is not None


def _moment(clock: Clock, beside: Hit | None, words: str) -> TimeValue:
    relation = beside.relation if beside else Relation.AT
    on = beside.bounds.start if beside else None
    if on is None:
        return TimeValue(None, None, clock.granularity, relation, words)
    if clock.zone is None:
        # An hour in an unnamed zone is somewhere within the day: the day is all that is known.
        return TimeValue(on.isoformat(), on.isoformat(), Granularity.DAY, relation, words)
    local = datetime(on.year, on.month, on.day, clock.hour, clock.minute)
    moment = local - timedelta(minutes=clock.zone.minutes_at(date(on.year, on.month, on.day)))
    stamp = moment.strftime("%Y-%m-%dT%H:%MZ")
    return TimeValue(stamp, stamp, clock.granularity, relation, words)


def _value(hit: Hit, text: str) -> TimeValue:
    start, end, granularity = hit.bounds
    return TimeValue(
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        granularity,
        hit.relation,
        text[hit.start : hit.end],
    )
