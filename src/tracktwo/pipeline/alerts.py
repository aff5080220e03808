"""What is above a threshold in a dossier: its flow, deaths and onsets warned of, unanswered questions."""

from dataclasses import dataclass
from datetime import date

from tracktwo.errors import ConfigError
from tracktwo.forecast.pooling import log_odds_of
from tracktwo.forecast.words import rough_percent, word_for
from tracktwo.pipeline.pooled import DESK
from tracktwo.pipeline.questions import asked_id, list_questions
from tracktwo.pipeline.scenarios import newest_day
from tracktwo.pipeline.stamp import moment
from tracktwo.pipeline.warning import Index, Warnings, indices_of
from tracktwo.protocols import View
from tracktwo.records import Forecast, Provenance, Term, record_id
from tracktwo.settings import Settings
from tracktwo.store.database import Store

STEP, METHOD = "warning", "1"
DEATHS, ONSET = "deaths above", "onset"  # begin what a kept warning is about
SHOWN_RECORDS = 3
EDGE = 0.005  # no kept chance is nearer to 0 or 1: it is counted from a hundred values or fewer


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert: what it is about, in words, since when it stands, and where more is told on the desk."""

    what: str
    words: str
    since: str
    path: str = ""
    records: tuple[str, ...] = ()


def alerts_of(view: View, settings: Settings, dossier: str, *, today: date) -> list[Alert]:
    """Return a dossier's alerts as of a day, by the thresholds of the settings."""
    return [
        *_flow_alerts(view, dossier, newest_day(view, dossier, today=today), settings.alert_index),
        *_kept_alerts(view, settings, dossier),
        *_waiting(view, dossier, today),
    ]


def _flow_alerts(view: View, dossier: str, when: date, alert_at: float) -> list[Alert]:
    try:
        found = indices_of(view, dossier, today=when, alert_at=alert_at)
    except ConfigError:
        return []  # too few articles to tell what is usual: the page of what comes next says so
    return [_flow_alert(one, dossier) for one in found if one.is_alert]


def _flow_alert(one: Index, dossier: str) -> Alert:
    now = one.steps[-1]
    value = "told for the first time" if one.value is None else f"at {one.value:.0f}, 100 being as before"
    drivers = [driver for driver in one.drivers if driver.now > driver.before]
    drove = f"; most of it {drivers[0].what}" if drivers else ""
    words = f"{value}, by {now.telling} of {now.origins} origins from {now.first} to {now.last}{drove}"
    records = tuple(record for driver in drivers for record in driver.records)[:SHOWN_RECORDS]
    return Alert(one.flow.value.capitalize(), words, now.first, f"/dossier/{dossier}/next#h-flow", records)


def _kept_alerts(view: View, settings: Settings, dossier: str) -> list[Alert]:
    """One alert for each country and kind: the likeliest month, and how many more there are."""
    above: dict[tuple[str, str], list[Forecast]] = {}
    for one in kept_warnings(view, dossier):
        kind, country, _ = (one.scenario or "//").split("/", 2)
        is_onset = kind == ONSET
        if one.probability >= (settings.alert_onset if is_onset else settings.alert_chance):
            above.setdefault(("Onset" if is_onset else "Deaths", country), []).append(one)
    return [_kept_alert(what, made) for (what, _), made in above.items()]


def _kept_alert(what: str, made: list[Forecast]) -> Alert:
    first = max(made, key=lambda one: one.probability)
    more = f"; {len(made) - 1} other months are above it too" if len(made) > 1 else ""
    return Alert(what, first.terms[0].name + more, first.made_at[:10])


def _waiting(view: View, dossier: str, today: date) -> list[Alert]:
    return [
        Alert(
            "Question",
            f"{question.text} It closed on {question.closes} and waits for its answer.",
            question.closes,
            f"/dossier/{dossier}/next/question/{asked_id(question)}",
        )
        for question, _ in list_questions(view, dossier=dossier)
        if question.resolution is None and question.closes <= today.isoformat()
    ]


def keep_warnings(store: Store, dossier: str, found: Warnings, *, files: str) -> list[Forecast]:
    """Keep what a file of deaths warns of as forecasts of a dossier, dated now; the last kept ones count."""
    at = moment()
    deaths = [
        _kept(
            f"{DEATHS} {found.alert_deaths:g}/{one.country}/{one.month}",
            one.above,
            f"{one.country}, {one.month}: {rough_percent(one.above)} that more than {found.alert_deaths:g} "
            f"die in the month, median {one.median:.0f}, 9 of 10 from {one.low:.0f} to {one.high:.0f}; "
            f"by {files} up to {found.last}",
            dossier=dossier,
            at=at,
        )
        for one in found.outlooks
    ]
    onsets = [
        _kept(
            f"{ONSET}/{one.country}/{found.last}",
            one.probability,
            f"{one.country}: {rough_percent(one.probability)} that a month with 25 deaths comes within "
            f"three, after a calm year; most by {one.terms[0][0]}; by {files} up to {found.last}",
            dossier=dossier,
            at=at,
        )
        for one in found.onsets
    ]
    store.add([*deaths, *onsets])
    return [*deaths, *onsets]


def _kept(about: str, counted: float, words: str, *, dossier: str, at: str) -> Forecast:
    chance = min(max(counted, EDGE), 1.0 - EDGE)
    return Forecast(
        id=record_id("forecast", about, dossier, at),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step=STEP, version=METHOD, rule_or_model="file of deaths", recorded_at=at),
        dossier=dossier,
        question_id=None,
        scenario=about,
        probability=chance,
        words=word_for(chance),
        made_at=at,
        made_by=DESK,
        base_rate=None,
        terms=(Term(words, log_odds_of(chance)),),
        as_of=at,
    )


def kept_warnings(view: View, dossier: str) -> list[Forecast]:
    """Return what was kept last for a dossier from files of deaths."""
    made = [
        one
        for one in view.records("forecasts", dossier=dossier)
        if isinstance(one, Forecast) and one.provenance.step == STEP
    ]
    last = max((one.made_at for one in made), default="")
    return [one for one in made if one.made_at == last]
