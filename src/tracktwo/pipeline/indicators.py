"""Indicators of states: fetched when asked, taken from files, read offline with every vintage."""

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import ConfigError
from tracktwo.feeds import worldbank
from tracktwo.feeds.web import Fetcher, WebFetcher
from tracktwo.ontology.dossiers import Profile
from tracktwo.pipeline.stamp import moment
from tracktwo.records.indicator import Release
from tracktwo.settings import Settings
from tracktwo.store.indicators import keep_release, releases


@dataclass(frozen=True, slots=True)
class Telling:
    """A number as one vintage has it; None where that vintage has the period without one."""

    value: float | None
    fetched_at: str
    last_updated: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one state: for each period the tellings that differ, the latest last."""

    indicator: str
    name: str
    country: str
    periods: tuple[tuple[str, tuple[Telling, ...]], ...]

    @property
    def points(self) -> tuple[tuple[str, float], ...]:
        """The periods with a number, each as the latest vintage has it."""
        latest = ((period, tellings[-1].value) for period, tellings in self.periods)
        return tuple((period, value) for period, value in latest if value is not None)

    @property
    def revised(self) -> int:
        """How many periods were told otherwise before."""
        return sum(len(tellings) > 1 for _, tellings in self.periods)

    @property
    def vintage(self) -> Telling:
        """What is known of the latest vintage that says anything new."""
        return max((tellings[-1] for _, tellings in self.periods), key=lambda one: one.fetched_at)


def folder_of(settings: Settings) -> Path:
    """Return the folder of indicators."""
    return settings.home / "indicators"


def fetch_indicator(
    settings: Settings,
    indicator: str,
    countries: Iterable[str],
    *,
    fetcher: Fetcher | None = None,
    base: str = worldbank.BASE,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[Release, bool]:
    """Fetch an indicator from the World Bank and keep it; return it, and whether anything in it was new.

    Raises:
        FeedError: it cannot be had.
        StoreError: it cannot be kept.
    """
    release = worldbank.fetch(
        indicator, countries, fetcher=fetcher or WebFetcher(), at=moment(), pause=pause, base=base
    )
    return release, keep_release(release, folder_of(settings))


def add_indicators(settings: Settings, where: str) -> list[tuple[Release, bool]]:
    """Keep the indicators of a file; return each, and whether anything in it was new.

    Raises:
        FeedError: the file cannot be read or holds none.
    """
    found = worldbank.read_file(where, at=moment())
    return [(release, keep_release(release, folder_of(settings))) for release in found]


def stamp_of(settings: Settings) -> str:
    """Return a word that changes whenever a vintage is added, to keep pages by."""
    folder = folder_of(settings)
    held = [folder, *folder.iterdir()] if folder.is_dir() else []
    return str(max((one.stat().st_mtime_ns for one in held), default=0))


def series_of(
    settings: Settings, *, countries: Iterable[str] | None = None, indicator: str | None = None
) -> list[Series]:
    """Return the series that are kept, by indicator and country; of all countries when none is named."""
    wanted = None if countries is None else set(countries)
    names: dict[str, str] = {}
    told: dict[tuple[str, str], dict[str, list[Telling]]] = {}
    for release in releases(folder_of(settings), indicator=indicator):
        names[release.indicator] = release.name
        for one in release.observations:
            if wanted is None or one.country in wanted:
                periods = told.setdefault((release.indicator, one.country), {})
                _tell(periods.setdefault(one.period, []), one.value, release)
    return [
        Series(code, names[code], country, tuple((p, tuple(periods[p])) for p in sorted(periods)))
        for (code, country), periods in sorted(told.items())
    ]


def _tell(tellings: list[Telling], value: float | None, release: Release) -> None:
    if not tellings or tellings[-1].value != value:
        tellings.append(Telling(value, release.fetched_at, release.last_updated, release.origin))


def need_series(settings: Settings, indicator: str, country: str | None = None) -> list[Series]:
    """Return the series of an indicator.

    Raises:
        ConfigError: none is kept.
    """
    found = series_of(settings, indicator=indicator, countries=[country.upper()] if country else None)
    if not found:
        raise ConfigError(
            f"No numbers of {indicator} are kept. Fetch them: tracktwo indicators fetch {indicator} "
            "--country UKR,RUS."
        )
    return found


def states_of(profile: Profile | None) -> list[str]:
    """Return the codes of the states among a dossier's parties."""
    parties = profile.parties if profile else ()
    return [p.slug.removeprefix("gov.") for p in parties if p.slug.startswith("gov.")]


def series_as_json(series: Series) -> dict[str, Any]:
    """Return a series as JSON values: each period with all its tellings."""
    return {
        "indicator": series.indicator,
        "name": series.name,
        "country": series.country,
        "periods": [
            {
                "period": period,
                "tellings": [asdict(telling) for telling in tellings],
            }
            for period, tellings in series.periods
        ],
    }
