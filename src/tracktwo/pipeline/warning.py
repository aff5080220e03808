"""Early warning: deaths and onsets from a file that the user brings, threats and acts from a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from tracktwo.errors import ConfigError
from tracktwo.forecast.fatalities import forecast_deaths
from tracktwo.forecast.indices import (
    ALERT_VALUE,
    FLOW_OF,
    MOST_STEPS,
    Flow,
    Index,
    Telling,
    index_of,
)
from tracktwo.forecast.intervals import active_countries, calibrate_intervals
from tracktwo.forecast.onset import Onset, forecast_onsets
from tracktwo.pipeline.deaths import Panel, read_deaths
from tracktwo.protocols import View
from tracktwo.records import Event, EventStatus
from tracktwo.store.press import press_of
from tracktwo.store.recorded import told_since

__all__ = ["Flow", "Index", "Onset", "Outlook", "Warnings", "indices_of", "warn_from_file"]

AHEAD = (3, 4, 5, 6)
RECENT_MONTHS = 12  # by whose deaths countries are ranked
SHOWN = 10
ONSET_ALERT = 0.1  # about six times as often as calm countries see one
TELLS = (EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Outlook:
    """One country's deaths in a month to come: median, 90 % interval, P(more than the alert's count).

    The interval is one that held 9 of 10 in the three years before (see forecast.intervals).
    """

    country: str
    month: str
    ahead: int
    median: float
    low: float
    high: float
    above: float
    is_alert: bool


@dataclass(frozen=True, slots=True)
class Warnings:
    """What a file of deaths says of the months to come. `no_onsets` is why there is none to show, or "".

    `notes` say what was done with the file's rows and what to look at; the thresholds are those asked for.
    """

    first: str
    last: str
    countries: int
    outlooks: list[Outlook]
    onsets: list[Onset]
    no_onsets: str
    notes: list[str]
    alert_deaths: float
    alert_chance: float
    alert_onset: float


def warn_from_file(
    *paths: Path,
    countries: Sequence[str] = (),
    until: str | None = None,
    alert_deaths: float = 100.0,
    alert_chance: float = 0.5,
    alert_onset: float = ONSET_ALERT,
) -> Warnings:
    """Return the outlook from files of deaths with the columns of UCDP GED, ACLED, or months.

    Args:
        paths: one or several of one publisher; an event in two of them counts once.
        countries: as the file names them; those with the most deaths of late when none is given.
        until: the last month (YYYY-MM) to take, where the file's last one is not complete.
        alert_deaths: a country is an alert when it is likelier than `alert_chance` to have more in a month.
        alert_onset: the chance from which a country calm for a year is an alert.
    Raises:
        ConfigError: the file cannot be read, a country is not in it, or a threshold is out of range.
    """
    if alert_deaths < 0 or not (0 <= alert_chance <= 1 and 0 <= alert_onset <= 1):
        raise ConfigError("An alert needs deaths of 0 or more and a chance from 0 to 1. Correct it.")
    panel = read_deaths(*paths, until=until)
    rows = _chosen(panel, countries)
    outlooks = []
    for ahead in AHEAD:
        found, month = forecast_deaths(panel.deaths, ahead=ahead), _later(panel.months[-1], ahead)
        calibrated, active = calibrate_intervals(panel.deaths, ahead=ahead), active_countries(panel.deaths)
        for row in rows:
            above = found[row].above(alert_deaths)
            low, high = calibrated.interval(found[row], is_active=bool(active[row]))
            median = min(max(found[row].quantile(0.5), low), high)
            outlooks.append(
                Outlook(panel.countries[row], month, ahead, median, low, high, above, above > alert_chance)
            )
    onsets, why = _onsets(panel, countries)
    return Warnings(
        panel.months[0], panel.months[-1], len(panel.countries), outlooks, onsets, why,
        _notes(panel), alert_deaths, alert_chance, alert_onset,
    )  # fmt: skip


def _notes(panel: Panel) -> list[str]:
    twice = f"{panel.twice:,} rows told an event again and count once." if panel.twice else ""
    return [note for note in (twice, panel.note) if note]


def _chosen(panel: Panel, countries: Sequence[str]) -> list[int]:
    if missing := [name for name in countries if name not in panel.countries]:
        raise ConfigError(
            f"The file has no {', '.join(missing)}. It has: {', '.join(panel.countries[:30])} ..."
        )
    if countries:
        return [panel.countries.index(name) for name in countries]
    recent = panel.deaths[:, -RECENT_MONTHS:].sum(axis=1)
    return [int(row) for row in np.argsort(-recent, kind="stable")[:SHOWN] if recent[row] > 0]


def _onsets(panel: Panel, countries: Sequence[str]) -> tuple[list[Onset], str]:
    try:
        found = forecast_onsets(panel.countries, panel.deaths)
    except ConfigError as error:
        return [], str(error)
    kept = [one for one in found if not countries or one.country in countries]
    return kept[:SHOWN], "" if kept else "No country asked about has been calm for a year."


def _later(month: str, ahead: int) -> str:
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + ahead
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def indices_of(
    view: View, dossier: str, *, today: date, span_days: int = 7, alert_at: float = ALERT_VALUE
) -> list[Index]:
    """Return a dossier's indices of threats and of acts as of a day.

    Raises:
        ConfigError: the dossier's articles span too few steps.
    """
    since = (today - timedelta(days=span_days * (MOST_STEPS + 1))).isoformat()
    dated = {article.id: article for article in press_of(view, dossier, since=since) if article.day}
    told = told_since(view, "events", since, dossier=dossier, facets=tuple(FLOW_OF), statuses=TELLS)
    tellings = []
    for event in told:
        if isinstance(event, Event) and event.type in FLOW_OF and event.status in TELLS:
            for article in dict.fromkeys(e.article_id for e in event.evidence if e.article_id in dated):
                one = dated[article]
                tellings.append(Telling(one.day, one.origin, FLOW_OF[event.type], _what(event), event.id))
    published = [(article.day, article.origin) for article in dated.values()]
    return [
        index_of(flow, tellings, published, today=today.isoformat(), span_days=span_days, alert_at=alert_at)
        for flow in Flow
    ]


def _what(event: Event) -> str:
    by = ", ".join(actor.name for actor in event.actors[:2]) or "somebody"
    on = ", ".join(actor.name for actor in event.recipients[:2])
    return f"{by} → {on or 'nobody named'}: {event.type.value.lower()}"
