"""Sets of scenarios and the desk's own forecasts on a real store: what was published later is not seen."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.brief import dossier as made
from tests.forecast.records import event_on, round_on

from tracktwo.errors import ConfigError
from tracktwo.ontology.dossiers import Profile, Sign, load_dossiers, load_profile
from tracktwo.pipeline.dossiers import known_profiles
from tracktwo.pipeline.estimates import estimate_question, forecast_by_desk
from tracktwo.pipeline.profiles import copy_profile
from tracktwo.pipeline.questions import ask, find_question, today
from tracktwo.pipeline.resolving import resolve
from tracktwo.pipeline.sample import profile_path
from tracktwo.pipeline.scenario_figures import judge_set, keep, publish
from tracktwo.pipeline.scenarios import faults_of_signs, named_by_articles, newest_day, standings
from tracktwo.records import Question, Resolution
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store

DAY = date(2026, 3, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "desk.sqlite")
    opened.add(made.everything())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(profile_path())


def test_the_record_moves_the_sample_and_each_line_names_its_record(store: Store, profile: Profile) -> None:
    (one,) = standings(store, profile, today=DAY)
    assert sum(one.pooled.values()) == pytest.approx(1)
    assert one.moved.lines
    for line in one.moved.lines:
        assert store.view().get(line.sighting.record) is not None
        assert line.sighting.evidence
    assert one.moved.now != one.moved.start
    assert one.lines_of("frozen_line") == [x for x in one.moved.lines if x.sighting.scenario == "frozen_line"]
    assert "Confidence is" in one.confidence
    assert "Frozen line" in {named.name for named in named_by_articles(store.view(), profile.id)}


def test_a_back_test_sees_nothing_that_was_published_later(store: Store, profile: Profile) -> None:
    articles = made.articles().values()
    before = standings(store, profile, today=date(2026, 3, 5), back_test=True)
    last = max(articles, key=lambda a: a.published_at or "")
    late = [
        dataclasses.replace(event_on("2026-03-04", article=last.id), id=f"event-late-{n}", dossier="chaco")
        for n in range(3)
    ]
    store.add(late)
    assert standings(store, profile, today=date(2026, 3, 5), back_test=True) == before
    assert standings(store, profile, today=date(2026, 3, 5)) != before
    for days in range(30):
        on = date(2026, 2, 27) + timedelta(days=days)
        for one in standings(store, profile, today=on, back_test=True):
            assert all(line.sighting.day <= on.isoformat() for line in one.moved.lines)


def test_figures_are_kept_under_a_published_set_and_pooled(store: Store, profile: Profile) -> None:
    (one,) = standings(store, profile, today=today())
    with pytest.raises(ConfigError, match="not published"):
        keep(store, one)
    asked = publish(store, profile, "course", today=today())
    (one,) = standings(store, profile, today=today())
    kept = keep(store, one)
    assert sum(forecast.probability for forecast in kept) == pytest.approx(1)
    assert {forecast.provenance.version for forecast in kept} == {"2"}
    own = {"frozen_line": 0.7, "shared_field": 0.1, "fighting": 0.1, "other": 0.1}
    judge_set(store, one, own, who="ann", reason="Quiet for weeks.")
    (after,) = standings(store, profile, today=today())
    assert after.own[0].shares == pytest.approx(own)
    assert one.pooled["frozen_line"] < after.pooled["frozen_line"] < 0.7
    for wrong, words in (({**own, "other": 0.5}, "sum to"), ({"frozen_line": 1.0}, "Give a figure")):
        with pytest.raises(ConfigError, match=words):
            judge_set(store, one, wrong, who="ann", reason="So.")
    with pytest.raises(ConfigError, match="reason"):
        judge_set(store, one, own, who="ann", reason=" ")
    with pytest.raises(ConfigError, match="scenario comes true"):
        resolve(store, asked.id, answer=Resolution.YES, reason="So.", today=today())
    done = resolve(store, asked.id, came_true="course/frozen_line", reason="It held.", today=today())
    assert (done.came_true, done.resolution) == ("course/frozen_line", Resolution.YES)


def test_a_dossier_that_nobody_reads_on_stands_as_of_its_newest_article(store: Store) -> None:
    assert newest_day(store.view(), "chaco", today=today()) < today()
    assert newest_day(store.view(), "chaco", today=date(2026, 3, 2)) == date(2026, 3, 2)
    assert newest_day(store.view(), "nobody", today=DAY) == DAY


def question(store: Store, rule: str) -> Question:
    closes = rule.rpartition(" ")[2] if "before" in rule else "2027-01-01"
    dossier = "chaco"
    return ask(
        store, "Will they meet?", rule=rule, opens=today(), closes=date.fromisoformat(closes), dossier=dossier
    )


def test_the_desk_forecasts_from_its_own_record_and_keeps_the_terms(store: Store) -> None:
    asked = question(store, "round BOL PRY held before 2027-06-01")
    forecast, confidence = forecast_by_desk(store, asked.id)
    assert 0 < forecast.probability < 1
    assert forecast.terms[0].name.startswith("Hazard: ")
    assert forecast.evidence
    assert forecast.base_rate is not None
    assert "likely" not in confidence
    assert find_question(store.view(), asked.id)[1] == [forecast]


def test_an_estimate_as_of_a_moment_does_not_see_what_was_recorded_later(store: Store) -> None:
    asked = question(store, "round held before 2027-06-01")
    then, day = datetime.now(UTC), today().isoformat()
    before = estimate_question(store.view(then), asked, today=day)
    met = dataclasses.replace(round_on("2026-03-14"), dossier="chaco")
    later = dataclasses.replace(met.provenance, recorded_at="2099-01-01T00:00:00.000000Z")
    store.add([dataclasses.replace(met, provenance=later)])
    assert estimate_question(store.view(then), asked, today=day) == before
    assert estimate_question(store.view(), asked, today=day).probability > before.probability


def test_what_was_never_seen_in_a_short_watch_has_no_figure(store: Store) -> None:
    asked = question(store, "round HLV MRV held before 2027-06-01")
    with pytest.raises(ConfigError, match="no such record in 14 days"):
        estimate_question(store.view(), asked, today=today().isoformat())


def test_without_a_query_and_without_a_past_question_there_is_no_base_rate(store: Store) -> None:
    asked = question(store, "A person says so.")
    with pytest.raises(ConfigError, match="no base rate"):
        estimate_question(store.view(), asked, today=today().isoformat())


def test_silence_of_an_unread_dossier_is_no_answer(store: Store) -> None:
    asked = question(store, "round BOL PRY held before 2027-06-01")
    with pytest.raises(ConfigError, match="its silence says nothing"):
        resolve(store, asked.id, today=date(2027, 6, 1))


def test_a_query_is_met_by_a_record_in_its_days(store: Store) -> None:
    asked = question(store, "round HLV MRV held before 2027-06-01")
    met = dataclasses.replace(round_on(today().isoformat()), dossier="chaco")
    store.add([met])
    done = resolve(store, asked.id, today=today())
    assert (done.resolution, done.evidence) == (Resolution.YES, met.evidence)
    assert met.id in (done.reason or "")


@pytest.mark.parametrize("name", sorted(load_dossiers()))
def test_every_built_in_set_can_be_asked(name: str) -> None:
    profile = load_dossiers()[name]
    assert profile.scenarios
    assert faults_of_signs(profile) == []
    assert all(one.basis for one in profile.scenarios)


def test_the_weights_of_signs_are_the_profiles_and_ones_own_profile_wins(
    store: Store, tmp_path: Path
) -> None:
    settings = Settings(home=tmp_path)
    before = known_profiles(settings)["chaco"]
    path = copy_profile(settings.profiles, "chaco")
    assert known_profiles(settings)["chaco"] == before
    line = 'query = "round BOL PRY held", weight = '
    assert f"{line}0.3" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(f"{line}0.3", f"{line}-1.5"), "utf-8")
    after = known_profiles(settings)["chaco"]
    (one,), (other,) = (standings(store, profile, today=DAY) for profile in (before, after))
    assert other.moved.start == one.moved.start
    assert (
        other.moved.now["frozen_line"] < one.moved.start["frozen_line"] < one.moved.now["frozen_line"] + 0.1
    )
    assert sum(other.moved.now.values()) == pytest.approx(1)
    held = [line for line in other.lines_of("frozen_line") if line.sighting.sign == "The two states meet"]
    assert held
    assert all(line.weight < 0 and line.points < 0 for line in held)
    path.write_text(path.read_text("utf-8").replace(f"{line}-1.5", f"{line}9"), "utf-8")
    with pytest.raises(ConfigError, match="-2 to 2"):
        known_profiles(settings)
    with pytest.raises(ConfigError, match="change that one"):
        copy_profile(settings.profiles, "chaco")
    with pytest.raises(ConfigError, match="comes with Tracktwo"):
        copy_profile(settings.profiles, "atlantis")


def test_an_indicator_is_something_seen(profile: Profile) -> None:
    (group,) = profile.scenarios
    outline = dataclasses.replace(group.scenarios[0], signs=(Sign("Quiet", "no event ASSAULT", 0.3),))
    changed = dataclasses.replace(
        profile, scenarios=(dataclasses.replace(group, scenarios=(outline, *group.scenarios[1:])),)
    )
    assert "Leave out 'no'" in faults_of_signs(changed)[0]
