"""Tables of the World Bank: of its site and bulk files, and of its DataBank in either layout."""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tracktwo.errors import FeedError
from tracktwo.records.indicator import Observation, Release

INDICATOR = re.compile(r"[A-Za-z0-9_]{2,20}(\.[A-Za-z0-9_]{1,20}){0,8}")
COUNTRY = re.compile(r"[A-Z]{3}")
PERIOD = re.compile(r"(1[89]|20|21)\d\d((Q[1-4])|(M(0[1-9]|1[0-2])))?")
# "1990 [YR1990]", "1990Q1 [1990Q1]": a period of the DataBank, with its code.
CODED_PERIOD = re.compile(r"(?P<period>\S+) \[(?:YR)?(?P<code>[0-9QM]+)\]")
# "GDP (current US$) [NY.GDP.MKTP.CD]": a column of one indicator, where periods are rows.
CODED_INDICATOR = re.compile(r"(?P<name>.+) \[(?P<code>[A-Za-z0-9_.]+)\]")
CODES, NAMES, STATES = ("Indicator Code", "Series Code"), ("Indicator Name", "Series Name"), "Country Code"
TIMES = ("Time", "Time Code", "Year")
UPDATED = re.compile(r"Last Updated(?: Date)?:?\s*(?P<day>.*)")
DAYS = ("%Y-%m-%d", "%m/%d/%Y")  # the DataBank writes days as in the United States

Found = dict[tuple[str, str], list[Observation]]


def read_table(text: str, where: str, *, at: str, advice: str) -> tuple[Release, ...]:
    """Return the indicators of a table: some lines about it, a head, rows, and perhaps lines behind them.

    Raises:
        FeedError: it is damaged, or no such table.
    """
    updated: str | None = None
    head: list[str] = []
    found: Found = {}
    reader = csv.reader(io.StringIO(text))
    try:
        for cells in reader:
            told = UPDATED.fullmatch(" ".join(cells[:2]).strip()) if cells else None
            if told is not None:
                updated = _day(told["day"]) or updated
            elif not head and STATES in (names := [cell.strip() for cell in cells]):
                head = names
            elif head and len(cells) >= len(head) // 2:
                _take(dict(zip(head, (cell.strip() for cell in cells), strict=False)), found)
    except csv.Error as error:
        raise FeedError(
            f"{where}, line {reader.line_num}, is damaged ({error}). Take the table anew."
        ) from error
    releases = tuple(
        Release(code, name, at, updated, where, tuple(numbers))
        for (code, name), numbers in found.items()
        if numbers and INDICATOR.fullmatch(code)
    )
    if not releases:
        raise FeedError(f"{where} is no table of the World Bank: {_missing(head)}. {advice}")
    return releases


def _missing(head: Sequence[str]) -> str:
    return "no number of a state is in it" if head else f"it has no column {STATES}"


def _take(row: Mapping[str, str], found: Found) -> None:
    """Add the numbers of a row: those of one indicator by periods, or of one period by indicators."""
    country = row.get(STATES, "")
    if not COUNTRY.fullmatch(country):
        return
    code, name = (next((row[one] for one in names if row.get(one)), "") for names in (CODES, NAMES))
    if code:
        periods = ((_period(column), cell) for column, cell in row.items())
        found.setdefault((code, name), []).extend(_observed(country, periods))
        return
    period = next((p for one in TIMES if (p := _period(row.get(one, "").removeprefix("YR")))), "")
    for column, cell in row.items():
        coded = CODED_INDICATOR.fullmatch(column)
        if coded is not None:
            key = coded["code"], coded["name"]
            found.setdefault(key, []).extend(_observed(country, [(period, cell)]))


def _observed(country: str, told: Iterable[tuple[str, str]]) -> list[Observation]:
    return [
        Observation(country, period, number)
        for period, cell in told
        if period and (number := number_in(cell)) is not None
    ]


def _period(words: str) -> str:
    """Return the period that a column's name or a cell tells, "" where it tells none.

    >>> _period("1990 [YR1990]"), _period("2024Q1"), _period("Country Name")
    ('1990', '2024Q1', '')
    """
    coded = CODED_PERIOD.fullmatch(words)
    period = coded["code"] if coded else words
    return period if PERIOD.fullmatch(period) else ""


def number_in(text: str) -> float | None:
    """Return the number of a cell; ".." and nothing are none, and no zero."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _day(text: str) -> str | None:
    for form in DAYS:
        try:
            return datetime.strptime(text.strip()[:10], form).date().isoformat()
        except ValueError:
            continue
    return None
