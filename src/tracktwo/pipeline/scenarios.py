"""A dossier's sets of scenarios as its record moves them, the analysts' figures beside them, and both kept.

The record is asked as of a day: articles published later, and what rests on them, are not seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from tracktwo.errors import ConfigError
from tracktwo.forecast.by_record import words_of
from tracktwo.forecast.confidence import tell_confidence, tell_likelihood
from tracktwo.forecast.movement import (
    LOOK_BACK_DAYS,
    Line,
    Moved,
    Sighting,
    move,
    pool_sets,
    starting_shares,
)
from tracktwo.forecast.query import Query, matches, read_query
from tracktwo.forecast.scenarios import NamedScenario, collect_named
from tracktwo.ontology.dossiers import Profile, ScenarioGroup, ScenarioOutline, Sign
from tracktwo.pipeline.pooled import RESERVED
from tracktwo.pipeline.questions import asked_id
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import Forecast, Question, Record, ScenarioSet
from tracktwo.store.database import Store
from tracktwo.store.press import press_of
from tracktwo.store.recorded import dated_between

MONTH_DAYS = 30.44


@dataclass(frozen=True, slots=True)
class Own:
    """An analyst's own figures for a set: who gave them, when and why."""

    who: str
    made_at: str
    shares: dict[str, float]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A set as of a day: moved by the record, the analysts' latest figures, and all pooled.

    `question` is the published question that its figures are kept under, None before it is published.
    """

    group: ScenarioGroup
    today: str
    moved: Moved
    own: tuple[Own, ...]
    pooled: dict[str, float]
    question: Question | None

    @property
    def confidence(self) -> str:
        """A sentence of confidence alone."""
        days = round(self.group.months * MONTH_DAYS)
        return tell_confidence(self.moved.origins, "independent origin", days_ahead=days)

    def lines_of(self, scenario: str) -> list[Line]:
        """Return what moved one scenario, the largest first."""
        return [line for line in self.moved.lines if line.sighting.scenario == scenario]

    def outline(self, scenario: str) -> ScenarioOutline:
        """Return a scenario's entry in the profile."""
        return next(one for one in self.group.scenarios if one.id == scenario)


def standings(store: Store, profile: Profile, *, today: date, back_test: bool = False) -> list[Standing]:
    """Return a dossier's sets of scenarios as of a day.

    Args:
        back_test: hide what was published after `today`; else the store is seen as it stands.
    Raises:
        ConfigError: an indicator's query cannot be read, or the profile's figures do not sum to 1.
    """
    end = datetime.combine(today, time.max, tzinfo=UTC)
    view = store.view(end, by="published") if back_test else store.view()
    asked = [q for q in store.view().records("questions", dossier=profile.id) if isinstance(q, Question)]
    given = _own_figures(store.view(), profile.id, until=end if back_test else None)
    origins = _origins(view, profile.id)
    return [_standing(view, profile, group, today, asked, given, origins) for group in profile.scenarios]


def newest_day(view: View, dossier: str, *, today: date) -> date:
    """Return the day of a dossier's newest article, `today` when it is later or there is none.

    A dossier that nobody reads on has not become quiet: its indicators must not fade.
    """
    newest = next((article.day for article in reversed(press_of(view, dossier)) if article.day), None)
    return min(date.fromisoformat(newest), today) if newest else today


def _standing(
    view: View,
    profile: Profile,
    group: ScenarioGroup,
    today: date,
    asked: list[Question],
    given: Mapping[str, list[Own]],
    origins: Mapping[str, str],
) -> Standing:
    ids = [one.id for one in group.scenarios]
    start = starting_shares(ids, [one.probability for one in group.scenarios])
    moved = move(start, _sightings(view, profile.id, group, today, origins), today=today.isoformat())
    question = next((q for q in reversed(asked) if set(q.options) == {f"{group.id}/{i}" for i in ids}), None)
    own = tuple(given.get(asked_id(question), ())) if question else ()
    pooled = pool_sets([moved.now, *(one.shares for one in own)])
    return Standing(group, today.isoformat(), moved, own, pooled, question)


def _origins(view: View, dossier: str) -> dict[str, str]:
    """Which origin each article goes back to; its own id where none is known."""
    return {article.id: article.origin for article in press_of(view, dossier)}


def _sightings(
    view: View, dossier: str, group: ScenarioGroup, today: date, origins: Mapping[str, str]
) -> Iterator[Sighting]:
    since = (today - timedelta(days=LOOK_BACK_DAYS)).isoformat()
    before = (today + timedelta(days=1)).isoformat()
    kept: dict[str, list[Record]] = {}
    for outline in group.scenarios:
        for sign in outline.signs:
            query = read_sign(sign)
            for kind in query.kinds:
                if kind not in kept:
                    kept[kind] = _told(view, kind, dossier, since=since, until=today.isoformat())
            records = [one for kind in query.kinds for one in kept[kind]]
            found = matches(query, records, since=since, before=before)
            for match in found if len(found) >= query.times else []:
                by_origin = groupby(
                    sorted(match.record.evidence, key=lambda e: origins.get(e.article_id, e.article_id)),
                    key=lambda e: origins.get(e.article_id, e.article_id),
                )
                for origin, pieces in by_origin:
                    words = tuple(pieces)
                    yield Sighting(
                        scenario=outline.id, sign=sign.words, weight=sign.weight, record=match.record.id,
                        words=words_of(words), day=match.last, origin=origin, evidence=words[:1],
                    )  # fmt: skip


def _told(view: View, kind: str, dossier: str, *, since: str, until: str) -> list[Record]:
    """The records of a kind that may count: those of the days looked back on, and all promises."""
    if kind == "commitments":
        return list(view.records(kind, dossier=dossier))
    return dated_between(view, kind, dossier=dossier, since=since, until=until)


def _own_figures(view: View, dossier: str, *, until: datetime | None) -> dict[str, list[Own]]:
    """Each analyst's latest figures under each question, the desk's own left out."""
    latest: dict[tuple[str, str], list[Forecast]] = {}
    last = moment(until) if until else "9999"
    for one in view.records("forecasts", dossier=dossier):
        if isinstance(one, Forecast) and one.scenario and one.made_by not in RESERVED and one.made_at <= last:
            key = one.question_id or "", one.made_by
            if latest.get(key, [one])[0].made_at != one.made_at:
                latest[key] = []
            latest.setdefault(key, []).append(one)
    found: dict[str, list[Own]] = {}
    for (question, who), made in latest.items():
        shares = {_last(one.scenario): one.probability for one in made}
        found.setdefault(question, []).append(Own(who, made[0].made_at, shares, made[0].reason))
    return found


def _last(scenario: str | None) -> str:
    return (scenario or "").rpartition("/")[2]


def named_by_articles(view: View, dossier: str) -> tuple[NamedScenario, ...]:
    """Return the scenarios that a dossier's articles name, with who names them."""
    found = view.records("scenarios", dossier=dossier)
    return collect_named(one for one in found if isinstance(one, ScenarioSet))


def need_group(profile: Profile, group_id: str) -> ScenarioGroup:
    """Return a profile's set of scenarios.

    Raises:
        ConfigError: it has none of this id.
    """
    found = next((group for group in profile.scenarios if group.id == group_id), None)
    if found is None:
        known = ", ".join(group.id for group in profile.scenarios) or "none"
        raise ConfigError(f"{profile.id} has no set of scenarios {group_id!r}. It has: {known}.")
    return found


def read_sign(sign: Sign) -> Query:
    """Return an indicator's query.

    Raises:
        ConfigError: it cannot be read, or asks that something does not happen.
    """
    query = read_query(sign.query)
    if query.none:
        raise ConfigError(f"{sign.query!r}: an indicator is something seen. Leave out 'no'.")
    return query


def faults_of_signs(profile: Profile) -> list[str]:
    """Return what is wrong with the queries of a profile's indicators."""
    found = []
    for group in profile.scenarios:
        for outline in group.scenarios:
            for sign in outline.signs:
                try:
                    read_sign(sign)
                except ConfigError as error:
                    found.append(f"{group.id}/{outline.id}: {error}")
    return found


def tell_scenario(standing: Standing, scenario: str) -> str:
    """Return a scenario's likelihood as a sentence, in the words of ICD 203."""
    return tell_likelihood(standing.outline(scenario).name, standing.pooled[scenario])
