"""Read files of deaths that the user brings into a table of countries by months.

Known by their columns: UCDP GED and its candidate events (date_start, best; best_est before version 17),
ACLED (event_date, fatalities; week in its sums of weeks) and ready-made months (month, and deaths, best or
fatalities). Candidate events were also published without column names, and tables of the humanitarian
exchange have a row of tags below theirs. An event told twice, in two files or once for each side, counts
once; one that spans months, like a week that does, is spread by its days.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError
from tracktwo.pipeline.tables import open_table
from tracktwo.pipeline.told_days import has_two_readings, order_of, told_day

COUNTRY = ("iso3", "country", "country_name", "isocode", "location")
WEEK = "week"  # the first day of seven; the id beside it is the province's
WHEN = ("month", "date_start", "event_date", "date", WEEK, "period")
LAST = ("date_end",)
COUNT = ("best", "best_est", "fatalities", "deaths")
KEY = ("event_id_cnty", "data_id", "id")  # ACLED's, an older one of its, UCDP's
YEAR = "year"  # beside a month that is only a name or a number
TAG = "#"  # begins the cells of the row of tags
# The columns of UCDP GED since version 17, in their order: some candidate events came without their names.
GED = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
LONGEST_DAYS = 366  # an event of more is taken for a slip in its last day
EARLIEST_WHOLE = 25  # a last month whose last event is before this day is told to be perhaps incomplete


@dataclass(frozen=True, slots=True)
class Panel:
    """Deaths by country (rows, sorted) and month (columns, YYYY-MM, none left out).

    `twice` is how many rows told an event again; `note` says where the last month may be incomplete, or "".
    """

    countries: tuple[str, ...]
    months: tuple[str, ...]
    deaths: NDArray[np.float64]
    twice: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One row: an event's key ("" where the file has none), country, first and last day, deaths."""

    key: str
    country: str
    first: date
    last: date
    count: float


def read_deaths(*paths: Path, until: str | None = None) -> Panel:
    """Return the deaths of files by country and month; a month without a row counts 0.

    Args:
        paths: one or more, in any of the layouts; of an event in several, the last file's row counts.
        until: the last month (YYYY-MM) to take; what is later is not looked at.
    Raises:
        ConfigError: columns are missing, or a row's date or count cannot be read (with its line).
    """
    events: dict[object, Told] = {}
    rows = 0
    for path in paths:
        for told in _rows(path):
            rows += 1
            events[told.key or rows] = told
    _need_one_publisher(events.values())
    sums: dict[tuple[str, int], float] = defaultdict(float)
    for told in events.values():
        for month, count in _by_month(told):
            if until is None or _name(month) <= until:
                sums[told.country, month] += count
    if not sums:
        files = ", ".join(map(str, paths))
        raise ConfigError(f"{files}: no row of deaths{f' up to {until}' if until else ''}.")
    return _panel(sums, rows - len(events), _incomplete(events.values(), until))


def _need_one_publisher(events: Iterable[Told]) -> None:
    kinds = sorted({told.key.partition(" ")[0] for told in events if told.key})
    if len(kinds) > 1:
        raise ConfigError(
            f"These files name their events differently ({', '.join(kinds)}), so that the same deaths would "
            "count twice. Give the files of one publisher."
        )


def _panel(sums: Mapping[tuple[str, int], float], twice: int, note: str) -> Panel:
    countries = sorted({country for country, _ in sums})
    first, last = min(month for _, month in sums), max(month for _, month in sums)
    deaths = np.zeros((len(countries), last - first + 1))
    at = {country: row for row, country in enumerate(countries)}
    for (country, month), count in sums.items():
        deaths[at[country], month - first] = count
    months = tuple(_name(month) for month in range(first, last + 1))
    return Panel(tuple(countries), months, deaths, twice, note)


def _incomplete(events: Iterable[Told], until: str | None) -> str:
    """What to say of a last month that seems cut off; ready-made months have no days to tell by."""
    days = [told.last for told in events if told.key or told.last > told.first]
    newest = max(days, default=None)
    if newest is None or newest.day >= EARLIEST_WHOLE or (until and f"{newest:%Y-%m}" > until):
        return ""
    return f"The newest event is of {newest}: where {newest:%Y-%m} is not whole, leave it out with --until."


def _by_month(told: Told) -> Iterator[tuple[int, float]]:
    """An event's deaths by month, in proportion to its days in each."""
    days = (told.last - told.first).days + 1
    day = told.first
    while day <= told.last:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        here = (min(after - timedelta(days=1), told.last) - day).days + 1
        yield day.year * 12 + day.month - 1, told.count * here / days
        day = after


def _rows(path: Path) -> Iterator[Told]:
    with open_table(path, bare=GED) as reader:
        columns = _columns(reader.fieldnames or (), path)
        order: str | None = None
        for number, row in enumerate(reader):
            if number == 0 and (row.get(columns[0]) or "").strip().startswith(TAG):
                continue
            days = _days(row, columns)
            if order is None and any(map(has_two_readings, days)):
                order = _order(path, columns)
            yield _row(row, columns, days, order, where=f"{path}, line {reader.line_num}")


def _columns(names: Sequence[str], path: Path) -> list[str]:
    found = [
        next((name for name in wanted if name in names), "") for wanted in (COUNTRY, WHEN, COUNT, KEY, LAST)
    ]
    if not all(found[:3]):
        raise ConfigError(
            f"{path} needs columns for country, date and deaths, such as country, date_start, best. "
            f"It has: {', '.join(names)}."
        )
    return [*found[:3], "", ""] if found[1] == WEEK else found


def _order(path: Path, columns: Sequence[str]) -> str | None:
    """Return the order of a table's days with slashes; the table is gone through once more for that."""
    with open_table(path, bare=GED) as reader:
        return order_of(words for row in reader for words in _days(row, columns))


def _days(row: Mapping[str, str], columns: Sequence[str]) -> tuple[str, str]:
    return _when(row, columns), (row.get(columns[4]) or "").strip()


def _when(row: Mapping[str, str], columns: Sequence[str]) -> str:
    """Return when a row is of; a month that is a name or number by itself is told with its year."""
    when = (row.get(columns[1]) or "").strip()
    year = (row.get(YEAR) or "").strip() if columns[1] == "month" else ""
    if len(year) != len("2024"):
        return when
    return f"{year}-{int(when):02d}" if when.isdecimal() and len(when) < 3 else _with_year(when, year)


def _with_year(month: str, year: str) -> str:
    return f"{month} {year}" if month.isalpha() else month


def _row(
    row: Mapping[str, str], columns: Sequence[str], days: tuple[str, str], order: str | None, *, where: str
) -> Told:
    country, _, count, key, _ = ((row.get(column) or "").strip() for column in columns)
    when, end = days
    try:
        deaths = float(count)
    except ValueError:
        deaths = math.nan
    first = told_day(when, order)
    if not country or first is None or not 0 <= deaths < math.inf:
        raise ConfigError(f"{where}: {_wrong(country, when, count, first)}")
    last = told_day(end, order) or (first + timedelta(days=6) if columns[1] == WEEK else first)
    if not 0 <= (last - first).days <= LONGEST_DAYS:
        last = first
    return Told(f"{columns[3]} {key}" if key else "", country, first, last, deaths)


def _wrong(country: str, when: str, count: str, first: date | None) -> str:
    if first is None and has_two_readings(when):
        return (
            f"{when!r} may have the day or the month first, and the table does not show which. "
            "Write its days as YYYY-MM-DD."
        )
    return f"{country!r}, {when!r}, {count!r} is no country, date and count. Correct it."


def _name(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
