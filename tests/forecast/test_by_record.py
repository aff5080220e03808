"""The desk's own answer to a question: base rate and hazard, never wiser than its day."""

import random
from datetime import date, timedelta

import pytest
from tests.forecast.records import round_on

from tracktwo.errors import ConfigError
from tracktwo.forecast.base_rates import Case
from tracktwo.forecast.by_record import Watched, chance_by, estimate
from tracktwo.forecast.confidence import Confidence, confidence_in, tell_confidence, tell_likelihood
from tracktwo.forecast.query import Match

CASES = 10_000
FIRST = date(2026, 1, 1)


def day(after: int) -> str:
    return (FIRST + timedelta(days=after)).isoformat()


def watched(last: int, *days: int) -> Watched:
    found = tuple(Match(round_on(day(n)), day(n), day(n)) for n in sorted(days) if n <= last)
    return Watched(day(0), day(last), found)


def test_in_ten_thousand_cases_a_later_date_is_never_less_likely() -> None:
    rng = random.Random(8)
    for _ in range(CASES):
        last = rng.randrange(1, 400)
        known = watched(last, *(rng.randrange(400) for _ in range(rng.randrange(5))))
        wanted = rng.choice([1, 1, 2, 5])
        near, far = sorted(last + rng.randrange(1, 400) for _ in range(2))
        sooner, later = (chance_by(known, closes=day(n), wanted=wanted)[0] for n in (near, far))
        assert 0.0 <= sooner <= later + 1e-12 <= 1.0 + 1e-9


def test_quiet_days_lower_the_chance_of_a_fixed_date() -> None:
    chances = [chance_by(watched(last, 10, 20), closes=day(200))[0] for last in range(20, 190, 10)]
    assert chances == sorted(chances, reverse=True)


def test_terms_name_their_counts_and_are_pooled() -> None:
    cases = [Case(("changes", "chaco"), True), Case(("changes", "chaco"), False), Case(("stays", "x"), True)]
    found = estimate(cases, ("changes", "chaco"), watched(40, 10, 30), closes=day(60))
    rate, hazard = found.terms
    assert "1 of 2 cases" in rate.name
    assert "Rests on 2 cases only" in rate.name
    assert hazard.name == "Hazard: 2 days with such a record in 41 days; quiet for 10, 20 to go."
    assert hazard.evidence[0].text == "They met."
    assert found.pieces == 4
    low, high = sorted((found.base_rate, chance_by(watched(40, 10, 30), closes=day(60))[0]))
    assert low <= found.probability <= high


def test_without_a_case_it_is_refused() -> None:
    with pytest.raises(ConfigError, match="no base rate"):
        estimate([Case(("stays",), True)], ("changes",), None, closes=day(60))


def test_a_rule_met_already_is_certain() -> None:
    assert chance_by(watched(40, 10), closes=day(60), wanted=0)[0] == 1.0


def test_likelihood_and_confidence_are_two_sentences_and_far_dates_cap_it() -> None:
    assert "onfidence" not in tell_likelihood("A truce", 0.5)
    assert "likely" not in tell_confidence(3, "case", days_ahead=10)
    assert confidence_in(1000, days_ahead=367) is Confidence.LOW
    assert confidence_in(1000, days_ahead=93) is Confidence.MODERATE
    assert confidence_in(1000, days_ahead=92) is Confidence.HIGH
    assert confidence_in(3, days_ahead=1) is Confidence.LOW
