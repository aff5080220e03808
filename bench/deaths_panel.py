"""The gold panel of deaths by country and month."""

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.parsed import GOLD

PANEL = "forecast/country_month_fatalities.csv"


@dataclass(frozen=True, slots=True)
class Panel:
    """Deaths, countries (ISO codes) x months (YYYY-MM)."""

    countries: tuple[str, ...]
    months: tuple[str, ...]
    deaths: NDArray[np.float64]
    first_later: str | None  # the first month of a later part, where the file has one


def read_panel() -> Panel:
    """Return the panel; a month without a row counts 0."""
    with open(GOLD / PANEL, encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    rows = {(r["iso3"], r["month"]): float(r["best"]) for r in table}
    later = min((r["month"] for r in table if r["split"] != "dev"), default=None)
    countries, months = (tuple(sorted({key[i] for key in rows})) for i in (0, 1))
    deaths = np.array([[rows.get((c, m), 0.0) for m in months] for c in countries])
    return Panel(countries, months, deaths, later)
