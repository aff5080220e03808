"""Read a file of deaths that the user brings into a table of countries by months.

Three layouts are known by their columns: UCDP GED (country, date_start, best), ACLED (country, event_date,
fatalities) and ready-made months (a country column, month as YYYY-MM, and deaths, best or fatalities).
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError

COUNTRY = ("iso3", "country", "country_name", "location")
WHEN = ("month", "date_start", "event_date", "date")
COUNT = ("best", "best_est", "fatalities", "deaths")
DATE_FORMS = ("%Y-%m-%d", "%Y-%m", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d-%b-%Y")


@dataclass(frozen=True, slots=True)
class Panel:
    """Deaths by country (rows, sorted) and month (columns, YYYY-MM, none left out)."""

    countries: tuple[str, ...]
    months: tuple[str, ...]
    deaths: NDArray[np.float64]


def read_deaths(path: Path, *, until: str | None = None) -> Panel:
    """Return the deaths of a CSV file by country and month; a month without a row counts 0.

    Args:
        path: a UTF-8 CSV file with a header, in one of the three layouts.
        until: the last month (YYYY-MM) to take; later rows are not looked at.
    Raises:
        ConfigError: columns are missing, or a row's date or count cannot be read (with its line).
    """
    sums: dict[tuple[str, int], float] = defaultdict(float)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for country, month, count in _rows(csv.DictReader(file), path):
            if until is None or _name(month) <= until:
                sums[country, month] += count
    if not sums:
        raise ConfigError(f"{path} holds no row of deaths{f' up to {until}' if until else ''}.")
    countries = sorted({country for country, _ in sums})
    first, last = min(month for _, month in sums), max(month for _, month in sums)
    deaths = np.zeros((len(countries), last - first + 1))
    at = {country: row for row, country in enumerate(countries)}
    for (country, month), count in sums.items():
        deaths[at[country], month - first] = count
    return Panel(tuple(countries), tuple(_name(m) for m in range(first, last + 1)), deaths)


def _rows(reader: "csv.DictReader[str]", path: Path) -> Iterator[tuple[str, int, float]]:
    names = {name.strip().lower(): name for name in reader.fieldnames or ()}
    columns = [
        next((names[name] for name in wanted if name in names), None) for wanted in (COUNTRY, WHEN, COUNT)
    ]
    country, when, count = columns
    if country is None or when is None or count is None:
        raise ConfigError(
            f"{path} needs columns for country, date and deaths, such as country, date_start, best. "
            f"It has: {', '.join(names) or 'none'}."
        )
    for row in reader:
        yield _row(row, (country, when, count), where=f"{path}, line {reader.line_num}")


def _row(row: Mapping[str, str], columns: tuple[str, str, str], *, where: str) -> tuple[str, int, float]:
    country, when, count = ((row.get(column) or "").strip() for column in columns)
    try:
        deaths = float(count)
    except ValueError:
        deaths = math.nan
    day = _day(when)
    if not country or day is None or not 0 <= deaths < math.inf:
        raise ConfigError(
            f"{where}: {country!r}, {when!r}, {count!r} is no country, date and count. Correct it."
        )
    return country, day.year * 12 + day.month - 1, deaths


def _day(words: str) -> datetime | None:
    for form in DATE_FORMS:
        try:
            return datetime.strptime(words, form)
        except ValueError:
            continue
    return None


def _name(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
