"""Scenarios moved by indicators: a sum of 1, reprints once, nothing from the future."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracktwo.errors import ConfigError
from tracktwo.forecast.movement import (
    LOOK_BACK_DAYS,
    MOST_PER_ORIGIN,
    MOST_PER_SCENARIO,
    Moved,
    Sighting,
    move,
    pool_sets,
    starting_shares,
)

CASES = 10_000
TODAY = date(2026, 3, 20)
START = {"truce": 0.3, "war": 0.5, "other": 0.2}
SEEN = Sighting("truce", "a round held", 0.4, "round-1", "They met.", "2026-03-18", "origin-1")


def now(*seen: Sighting, today: date = TODAY) -> Moved:
    return move(START, seen, today=today.isoformat())


def drawn(rng: random.Random) -> list[Sighting]:
    """Sightings of any kind on days around TODAY, some of them after it."""
    return [
        Sighting(
            scenario=rng.choice(["truce", "war", "other", "unheard of"]),
            sign=rng.choice("abcd"),
            weight=rng.uniform(-2, 2),
            record=f"event-{rng.randrange(30)}",
            words="",
            day=(TODAY + timedelta(days=rng.randrange(-150, 40))).isoformat(),
            origin=f"origin-{rng.randrange(8)}",
        )
        for _ in range(rng.randrange(12))
    ]


def test_ten_thousand_sets_sum_to_one_within_their_caps() -> None:
    rng = random.Random(8)
    for _ in range(CASES):
        names = [*"abcde"[: rng.randrange(1, 6)], "other"]
        given = [rng.choice([0.0, rng.random()]) for _ in names]
        if not sum(given):
            continue
        start = starting_shares(names, given)
        seen = [replace(one, scenario=rng.choice([*names, "x"])) for one in drawn(rng)]
        found = move(start, seen, today=TODAY.isoformat())
        assert sum(found.now.values()) == pytest.approx(1, abs=1e-9)
        assert all(0 < share <= 1 for share in found.now.values())
        for key, most in (("origin", MOST_PER_ORIGIN), ("scenario", MOST_PER_SCENARIO)):
            totals: dict[str, float] = {}
            for line in found.lines:
                name = getattr(line.sighting, key)
                totals[name] = totals.get(name, 0.0) + abs(line.weight)
            assert all(total <= most + 1e-9 for total in totals.values())


def test_in_ten_thousand_cases_nothing_after_the_day_moves_anything() -> None:
    rng = random.Random(9)
    for _ in range(CASES):
        seen = drawn(rng)
        known = [one for one in seen if one.day <= TODAY.isoformat()]
        rng.shuffle(seen)
        assert now(*seen) == now(*known)


def test_ten_reprints_count_once_and_a_second_origin_half() -> None:
    once = now(SEEN)
    assert now(*(replace(SEEN, record=f"round-{n}") for n in range(10))).now == once.now
    both = now(SEEN, replace(SEEN, origin="origin-2"))
    first, second = sorted((line.weight for line in both.lines), reverse=True)
    assert second == pytest.approx(first / 2)
    assert {line.note for line in both.lines} == {"", "origin 2 of this indicator"}


def test_a_line_says_how_many_points_it_adds() -> None:
    found = now(SEEN)
    (line,) = found.lines
    assert line.points == pytest.approx(found.now["truce"] - START["truce"])
    assert line.points > 0 > now(replace(SEEN, weight=-0.4)).lines[0].points
    assert found.origins == 1


def test_an_indicator_fades_and_is_forgotten() -> None:
    later = [now(SEEN, today=TODAY + timedelta(days=n)).now["truce"] for n in range(0, 90, 10)]
    assert later == sorted(later, reverse=True)
    assert now(SEEN, today=date(2026, 3, 19) + timedelta(days=LOOK_BACK_DAYS)).lines == ()


def test_without_figures_shares_are_equal_and_halves_are_refused() -> None:
    assert starting_shares(["a", "other"], [None, None]) == {"a": 0.5, "other": 0.5}
    with pytest.raises(ConfigError, match="all or none"):
        starting_shares(["a", "other"], [0.5, None])
    with pytest.raises(ConfigError, match="no 'other'"):
        starting_shares(["a", "b"], [0.5, 0.5])
    with pytest.raises(ConfigError, match="finite"):
        now(replace(SEEN, weight=float("nan")))


def test_pooled_sets_sum_to_one_and_stand_between() -> None:
    pooled = pool_sets([START, {"truce": 0.6, "war": 0.3, "other": 0.1}])
    assert sum(pooled.values()) == pytest.approx(1)
    assert 0.3 < pooled["truce"] < 0.6
    with pytest.raises(ConfigError, match="same scenarios"):
        pool_sets([START, {"other": 1.0}])
