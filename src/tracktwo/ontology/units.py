"""Units: measures, currencies, words for people, vague counts and time zones, from units.yaml."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import yaml

from tracktwo.errors import OntologyError

T = TypeVar("T")


def _nth_sunday(year: int, month: int, nth: int) -> date:
    """Return the nth Sunday of a month; nth 0 is the last of the month before."""
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def _european_summer(on: date) -> bool:
    return _nth_sunday(on.year, 4, 0) <= on < _nth_sunday(on.year, 11, 0)


def _american_summer(on: date) -> bool:
    return _nth_sunday(on.year, 3, 2) <= on < _nth_sunday(on.year, 11, 1)


_SUMMERS: dict[str, Callable[[date], bool]] = {"european": _european_summer, "american": _american_summer}


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone: minutes east of UTC in winter, and the rule of its summer time, if it has one."""

    minutes: int
    summer: str | None = None

    def minutes_at(self, on: date) -> int:
        """Return the minutes east of UTC on a day; the night of the change counts as the new time."""
        return self.minutes + (60 if self.summer and _SUMMERS[self.summer](on) else 0)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: its printed name, what it measures, and its size in that kind's base unit."""

    name: str
    kind: str
    size: float


@dataclass(frozen=True, slots=True)
class Units:
    """The code book. Keys are lemmas or signs in lower case; zone names are case-folded."""

    measures: dict[str, Measure]
    currencies: dict[str, str]
    people: frozenset[str]
    casualty_nouns: frozenset[str]
    nobody: tuple[str, ...]
    vague: dict[str, float]
    zones: dict[str, Zone]

    def currency_codes(self) -> frozenset[str]:
        """Return the ISO 4217 codes in the book."""
        return frozenset(self.currencies.values())


@cache
def load_units() -> Units:
    """Return the units code book.

    Raises:
        OntologyError: a word stands for two units, or a zone names an unknown summer rule.
    """
    text = resources.files("tracktwo.ontology").joinpath("units.yaml").read_text("utf-8")
    book: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    zones = {
        name.casefold(): Zone(entry["minutes"], entry.get("summer")) for name, entry in book["zones"].items()
    }
    for name, zone in zones.items():
        if zone.summer is not None and zone.summer not in _SUMMERS:
            raise OntologyError(
                f"units.yaml, zones, {name!r}: no summer rule {zone.summer!r}. Use {sorted(_SUMMERS)}."
            )
    return Units(
        measures=_by_word(
            {m: (Measure(m, e["kind"], float(e["size"])), e["words"]) for m, e in book["measures"].items()}
        ),
        currencies=_by_word({code: (code, words) for code, words in book["currencies"].items()}),
        people=frozenset(word.lower() for word in book["people"]),
        casualty_nouns=frozenset(book["casualty_nouns"]),
        nobody=tuple(book["nobody"]),
        vague={words: float(least) for words, least in book["vague"].items()},
        zones=zones,
    )


def _by_word(entries: dict[str, tuple[T, list[str]]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, (value, words) in entries.items():
        for word in words:
            if word.lower() in found:
                raise OntologyError(
                    f"units.yaml, {name!r}: {word!r} already stands for another unit. Keep one."
                )
            found[word.lower()] = value
    return found
