"""The World Bank's indicators: from its API when asked, and from tables and answers that the user brings."""

import json
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracktwo.errors import FeedError
from tracktwo.feeds.web import Fetcher
from tracktwo.feeds.worldbank_table import COUNTRY, INDICATOR, PERIOD, number_in, read_table
from tracktwo.records.indicator import Observation, Release

BASE = "https://api.worldbank.org/v2"
A_PAGE, MOST_PAGES = 5000, 40
MOST_BYTES = 60_000_000
PAUSE_SECONDS = 1.0  # between two pages: the API is free and shared
MOST_COUNTRIES = 60
ABOUT = re.compile(r"metadata|definition", re.IGNORECASE)
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
    if zipfile.is_zipfile(path):
        raw = _unpacked(path)
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"[", b"{")):
        head, release = _answer(raw, where, at)
        if _whole(head.get("pages")) > 1:
            told = f"page {head.get('page')} of {head.get('pages')}"
            raise FeedError(
                f"{where} is {told} of an answer. Ask for it with per_page=20000, and save it whole."
            )
        return (_joined([release], release.indicator, where),)
    return read_table(raw.decode("utf-8-sig", "replace"), where, at=at, advice=ADVICE)


def _unpacked(path: Path) -> bytes:
    """Return the table of a zip as the bank packs it, beside tables that tell about states and indicators."""
    try:
        with zipfile.ZipFile(path) as packed:
            held = [one for one in packed.infolist() if one.filename.lower().endswith((".csv", ".json"))]
            tables = [one for one in held if not ABOUT.search(one.filename)]
            if len(tables) != 1 or tables[0].file_size > MOST_BYTES:
                names = ", ".join(one.filename for one in tables) or "none"
                raise FeedError(f"{path} holds {len(tables)} tables ({names[:200]}). Unpack it and name one.")
            return packed.read(tables[0])
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise FeedError(f"{path} cannot be unpacked: {error}. Take it anew.") from error


def _answer(raw: bytes, where: str, at: str) -> tuple[dict[str, Any], Release]:
    """Return the head and the numbers of one page of an answer."""
    try:
        told = json.loads(raw)
        # Some programs save the rows without what the bank says of them.
        is_bare = isinstance(told, list) and bool(told) and _is_row(told[0])
        head, rows = ({}, told) if is_bare else told
    except (ValueError, TypeError, RecursionError) as error:
        refused = _refusal(raw)
        raise FeedError(f"{where} is no answer of the World Bank's API{refused}. {ADVICE}") from error
    if not isinstance(head, dict) or not isinstance(rows, list) or not rows:
        raise FeedError(f"{where} holds no numbers{_refusal(raw)}. {ADVICE}")
    numbers = [one for row in rows if (one := _observation(row)) is not None]
    about = rows[0].get("indicator") if isinstance(rows[0], dict) else None
    if not numbers or not isinstance(about, dict) or not INDICATOR.fullmatch(str(about.get("id"))):
        raise FeedError(f"{where} holds no numbers of states. {ADVICE}")
    updated = _day(str(head.get("lastupdated") or ""))
    return head, Release(str(about.get("id")), str(about.get("value")), at, updated, where, tuple(numbers))


def _is_row(value: object) -> bool:
    return isinstance(value, dict) and "indicator" in value and "date" in value


def _refusal(raw: bytes) -> str:
    """Return what the API says is wrong, in its own words, "" when it says nothing."""
    found = re.search(rb'"value"\s*:\s*"([^"]{1,200})"', raw[:2000])
    return f" (it says: {found.group(1).decode('utf-8', 'replace')})" if found else ""


def _observation(row: object) -> Observation | None:
    if not isinstance(row, dict):
        return None
    country, period, value = _state(row), str(row.get("date")), row.get("value")
    if not COUNTRY.fullmatch(country) or not PERIOD.fullmatch(period):
        return None
    if isinstance(value, str):
        value = number_in(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Observation(country, period, float(value) if is_number and value is not None else None)


def _state(row: dict[str, Any]) -> str:
    """Return a row's state: some of the bank's collections tell it as the country's id alone."""
    country = row.get("country")
    identity = country.get("id") if isinstance(country, dict) else None
    return str(row.get("countryiso3code") or identity or "")


def _day(text: str) -> str | None:
    try:
        return datetime.strptime(text.strip()[:10], "%Y-%m-%d").date().isoformat()
    except ValueError:
        return None


def _joined(found: list[Release], indicator: str, origin: str) -> Release:
    first = found[0]
    numbers = tuple(n for page in found for n in page.observations)
    return Release(indicator, first.name, first.fetched_at, first.last_updated, origin, numbers)
