"""Statistics of states, each as it was published on a day: later numbers never replace earlier ones."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """One number of one state: `country` is ISO 3166-1 alpha-3, `period` a year ("2023"), quarter or month.

    `value` is None where the publisher has the period without a number.
    """

    country: str
    period: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Release:
    """An indicator as it was had at one moment: its vintage.

    `fetched_at` is RFC 3339 in UTC, `last_updated` the publisher's own day (ISO), None when it gives none;
    `origin` is the address or file it came from.
    """

    indicator: str
    name: str
    fetched_at: str
    last_updated: str | None
    origin: str
    observations: tuple[Observation, ...]
