"""Scores over a question's life, against yardsticks on the same days, and calibration."""

import random

import pytest

from tracktwo.errors import ConfigError
from tracktwo.forecast.calibration import Point, calibrate
from tracktwo.forecast.scores import Ended, compare, mean_of, score_row, table
from tracktwo.forecast.series import Given, Series, average_over_time, crowd_of, score_shares, yes_or_no


def day(number: int) -> str:
    return f"2026-01-{number:02d}T00:00:00.000000Z"


def series(who: str, *given: tuple[int, float], end: int = 11) -> Series:
    return Series(who, tuple(Given(day(at), yes_or_no(p)) for at, p in given), day(end))


def ended(name: str = "q1", topic: str = "chaco") -> Ended:
    return Ended(name, "Will they meet?", topic, "2026-01-01", "2026-01-11", "yes")


def test_each_figure_counts_for_the_time_it_stood() -> None:
    row = score_row(ended(), series("ann", (1, 0.0), (3, 1.0)))
    assert row.brier == pytest.approx(0.2)
    assert row.last_brier == 0.0
    assert row.horizon == "up to a month"


def test_a_figure_given_at_the_very_end_is_scored_as_it_is() -> None:
    assert score_row(ended(), series("ann", (11, 0.5))).brier == 0.25


def test_sets_of_scenarios_are_scored_over_all_of_them() -> None:
    assert score_shares({"a": 0.0, "b": 1.0, "other": 0.0}, "a") == 2.0
    assert score_shares(yes_or_no(0.5), "no") == 0.25
    with pytest.raises(ConfigError, match="not among"):
        score_shares({"a": 1.0}, "b")


def test_a_yardstick_is_compared_on_the_days_that_both_have() -> None:
    late = series("ann", (6, 1.0))
    market = series("market", (1, 0.0), (6, 0.5))
    rows = [score_row(ended(), late), score_row(ended(), market), score_row(ended("q2"), late)]
    found = compare(rows, "ann", "market")
    assert found is not None
    assert (found.ours, found.theirs, found.difference.n) == (0.0, 0.25, 1)
    assert compare(rows, "ann", "nobody") is None


def test_a_question_is_the_unit_however_many_forecast_it() -> None:
    rows = [score_row(ended(), series(who, (1, p))) for who, p in (("ann", 1.0), ("bob", 0.0))]
    rows.append(score_row(ended("q2"), series("ann", (1, 1.0))))
    (line,) = table(rows, lambda row: row.question.topic)
    assert (line.brier.value, line.brier.n, line.brier.low) == (0.25, 2, None)


def test_an_interval_holds_the_mean_in_about_95_of_100() -> None:
    rng = random.Random(3)
    held = 0
    for _ in range(1000):
        mean = mean_of([rng.gauss(0.2, 0.1) for _ in range(6)])
        assert mean.low is not None
        assert mean.high is not None
        held += mean.low <= 0.2 <= mean.high
    assert 930 <= held <= 970


def test_the_crowd_moves_when_one_of_them_does() -> None:
    crowd = crowd_of([series("ann", (1, 0.2)), series("bob", (3, 0.8))], who="all")
    assert crowd is not None
    assert [round(one.shares["yes"], 6) for one in crowd.given] == [0.2, 0.5]
    assert crowd_of([], who="all") is None


def test_time_averages_lie_between_the_best_and_the_worst_figure() -> None:
    rng = random.Random(4)
    for _ in range(500):
        days = sorted(rng.sample(range(1, 11), rng.randrange(1, 6)))
        one = series("ann", *((at, rng.random()) for at in days))
        scores = [score_shares(given.shares, "yes") for given in one.given]
        average = average_over_time(one, lambda shares: score_shares(shares, "yes"))
        assert min(scores) - 1e-12 <= average <= max(scores) + 1e-12


def test_calibration_says_how_often_it_came_true_and_who_is_told_apart() -> None:
    points = [Point(0.75, True)] * 6 + [Point(0.75, False)] * 2 + [Point(0.15, False)] * 4
    found = calibrate(points)
    low, high = found.bins
    assert (low.mean, low.share, high.share) == (0.15, 0.0, 0.75)
    assert high.share_low < 0.75 < high.share_high
    assert found.area == pytest.approx((4 + 1) / 6)
    assert sum(split.of_yes for split in found.splits) == pytest.approx(1)
    assert sum(split.of_no for split in found.splits) == pytest.approx(1)
    with pytest.raises(ConfigError, match="nothing to calibrate"):
        calibrate([])
