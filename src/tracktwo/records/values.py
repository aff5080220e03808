"""Values with their precision: time, quantity, place, and a reference to an actor."""

from dataclasses import dataclass
from enum import StrEnum


class Granularity(StrEnum):
    """How precise a time is."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    ORDINAL = "ordinal"  # "the second day": known only once its start is
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How something stands to the time that is named."""

    AT = "at"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time with its precision.

    `start` and `end` are ISO 8601 dates, or moments in UTC ("2025-12-19T14:00Z") at granularity
    hour and minute; both ends are inside the interval. None on either side is unknown or open.
    """

    start: str | None
    end: str | None
    granularity: Granularity
    relation: Relation
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: "at least eight" is (8, None, False), "dozens" is (24, None, True)."""

    min: float | None
    max: float | None
    approx: bool
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something else than killed and injured: captured, displaced, drones."""

    kind: str
    quantity: Quantity


class PlacePrecision(StrEnum):
    """How large the thing is that the coordinates stand for."""

    POINT = "point"
    CITY = "city"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `country` is ISO 3166-1 alpha-3, or a user-assigned code; WGS 84 degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    geonames_id: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ActorRef:
    """A reference to an actor.

    `id` is None for one nobody could identify ("two officials"); `code` is the ISO 3166-1 alpha-3
    of the state it belongs to, or a body's usual short code; `sector` is the PLOVER sector.
    """

    id: str | None
    name: str
    code: str | None
    sector: str | None
