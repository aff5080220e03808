"""The World Bank's indicators: from its API when asked, and from tables and answers that the user brings."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracktwo.errors import FeedError
from tracktwo.feeds.web import Fetcher
from tracktwo.records.indicator import Observation, Release

BASE = "https://api.worldbank.org/v2"
INDICATOR = re.compile(r"[A-Za-z0-9_]{2,20}(\.[A-Za-z0-9_]{1,20}){0,8}")
COUNTRY = re.compile(r"[A-Z]{3}")
PERIOD = re.compile(r"(1[89]|20|21)\d\d((Q[1-4])|(M(0[1-9]|1[0-2])))?")
A_PAGE, MOST_PAGES = 5000, 40
MOST_BYTES = 60_000_000
PAUSE_SECONDS = 1.0  # between two pages: the API is free and shared
MOST_COUNTRIES = 60
ADVICE = "Check the indicator's code at data.worldbank.org, such as NY.GDP.MKTP.KD.ZG."


def fetch(
    indicator: str, countries: Iterable[str], *, fetcher: Fetcher, at: str, pause: Callable[[float], None],
    base: str = BASE,
) -> Release:  # fmt: skip
    """Return an indicator of some states as the World Bank has it now.

    Args:
        indicator: its code.
        countries: ISO 3166-1 alpha-3.
        at: this moment, RFC 3339 in UTC.
        pause: waits so many seconds between two pages.
    Raises:
        FeedError: a code is none, the address does not answer, or not with an indicator.
    """
    wanted = _checked(indicator, countries)
    first = f"{base}/country/{';'.join(wanted)}/indicator/{quote(indicator)}?format=json&per_page={A_PAGE}"
    found: list[Release] = []
    pages = 1
    while len(found) < pages:
        if found:
            pause(PAUSE_SECONDS)
        where = f"{first}&page={len(found) + 1}"
        head, release = _answer(fetcher.get(where).body, where, at)
        found.append(release)
        pages = min(_whole(head.get("pages")), MOST_PAGES)
    return _joined(found, indicator, first)


def _checked(indicator: str, countries: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(code.strip().upper() for code in countries if code.strip()))
    if not INDICATOR.fullmatch(indicator):
        raise FeedError(f"{indicator!r:.60} is no indicator's code. {ADVICE}")
    if not wanted or len(wanted) > MOST_COUNTRIES or not all(map(COUNTRY.fullmatch, wanted)):
        raise FeedError("Countries are given as one to 60 codes of three letters, such as UKR,RUS.")
    return wanted


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 1


def read_file(where: str, *, at: str) -> tuple[Release, ...]:
    """Return the indicators in a file: an answer of the API (JSON) or a table of the bank (CSV).

    Raises:
        FeedError: the file cannot be read or is neither.
    """
    path = Path(where)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FeedError(f"{where} is larger than {MOST_BYTES / 1e6:.0f} MB. Take one indicator's table.")
        raw = path.read_bytes()
    except OSError as error:
        raise FeedError(f"{where} cannot be read: {error.strerror}. Check the path.") from error
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"[", b"{")):
        _, release = _answer(raw, where, at)
        return (_joined([release], release.indicator, where),)
    return _table(raw.decode("utf-8-sig", "replace"), where, at)


def _answer(raw: bytes, where: str, at: str) -> tuple[dict[str, Any], Release]:
    """Return the head and the numbers of one page of an answer."""
    try:
        head, rows = json.loads(raw)
    except (ValueError, TypeError, RecursionError) as error:
        told = _refusal(raw)
        raise FeedError(f"{where} is no answer of the World Bank's API{told}. {ADVICE}") from error
    if not isinstance(head, dict) or not isinstance(rows, list) or not rows:
        raise FeedError(f"{where} holds no numbers{_refusal(raw)}. {ADVICE}")
    numbers = [one for row in rows if (one := _observation(row)) is not None]
    about = rows[0].get("indicator") if isinstance(rows[0], dict) else None
    if not numbers or not isinstance(about, dict) or not INDICATOR.fullmatch(str(about.get("id"))):
        raise FeedError(f"{where} holds no numbers of states. {ADVICE}")
    updated = _day(str(head.get("lastupdated") or ""))
    return head, Release(str(about.get("id")), str(about.get("value")), at, updated, where, tuple(numbers))


def _refusal(raw: bytes) -> str:
    """Return what the API says is wrong, in its own words, "" when it says nothing."""
    found = re.search(rb'"value"\s*:\s*"([^"]{1,200})"', raw[:2000])
    return f" (it says: {found.group(1).decode('utf-8', 'replace')})" if found else ""


def _observation(row: object) -> Observation | None:
    if not isinstance(row, dict):
        return None
    country, period, value = str(row.get("countryiso3code")), str(row.get("date")), row.get("value")
    if not COUNTRY.fullmatch(country) or not PERIOD.fullmatch(period):
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Observation(country, period, float(value) if is_number and value is not None else None)


def _table(text: str, where: str, at: str) -> tuple[Release, ...]:
    """Return the indicators of the bank's table: some lines about it, then a row for each state."""
    updated: str | None = None
    head: list[str] = []
    found: dict[tuple[str, str], list[Observation]] = {}
    try:
        for cells in csv.reader(io.StringIO(text)):
            if cells and cells[0].strip() == "Last Updated Date" and len(cells) > 1:
                updated = _day(cells[1])
            elif not head and "Indicator Code" in cells and "Country Code" in cells:
                head = [cell.strip() for cell in cells]
            elif head and len(cells) >= 4:
                row = dict(zip(head, cells, strict=False))
                key = row["Indicator Code"].strip(), row.get("Indicator Name", "").strip()
                found.setdefault(key, []).extend(_numbers(row))
    except csv.Error as error:
        raise FeedError(f"{where} is damaged ({error}). Take the table anew.") from error
    releases = tuple(
        Release(code, name, at, updated, where, tuple(numbers))
        for (code, name), numbers in found.items()
        if numbers and INDICATOR.fullmatch(code)
    )
    if not releases:
        raise FeedError(f"{where} is no table of the World Bank: it has no Indicator Code. {ADVICE}")
    return releases


def _numbers(row: dict[str, str]) -> list[Observation]:
    country = row["Country Code"].strip()
    return [
        Observation(country, period, number)
        for period, cell in row.items()
        if PERIOD.fullmatch(period or "")
        and COUNTRY.fullmatch(country)
        and (number := _number(cell)) is not None
    ]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def _day(text: str) -> str | None:
    try:
        return datetime.strptime(text.strip()[:10], "%Y-%m-%d").date().isoformat()
    except ValueError:
        return None


def _joined(found: list[Release], indicator: str, origin: str) -> Release:
    first = found[0]
    numbers = tuple(n for page in found for n in page.observations)
    return Release(indicator, first.name, first.fetched_at, first.last_updated, origin, numbers)
