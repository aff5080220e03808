"""A dossier's flow as indicators: learnt from its own past, refused where short, blind to the future."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forecast.records import round_on, words

from tracktwo.errors import ConfigError
from tracktwo.forecast.base_rates import Case
from tracktwo.forecast.by_record import PART, Watched, estimate
from tracktwo.forecast.flow import FINDS, TALKS, FlowEstimate, Noted, estimate_from_flow
from tracktwo.forecast.query import Match

FIRST = date(2023, 1, 1)
LAST = 900


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def telling(seed: int = 1) -> tuple[list[Noted], list[str], list[str]]:
    """A dossier in which a burst of talks comes a fortnight before each find, an article a day."""
    rng = np.random.default_rng(seed)
    finds = sorted(int(n) for n in rng.choice(np.arange(40, LAST - 40), 14, replace=False))
    noted = [Noted(TALKS, day(n - back), words()) for n in finds for back in (18, 16, 14, 12, 10)]
    noted += [Noted(FINDS, day(n), words()) for n in finds]
    return noted, [day(n) for n in finds], [day(n) for n in range(LAST)]


def asked(noted: list[Noted], finds: list[str], published: list[str], *, days: int = 30) -> FlowEstimate:
    return estimate_from_flow(noted, finds, published, first=day(0), today=day(LAST), days=days)


def test_talks_before_each_find_raise_the_chance_and_are_shown_with_their_words() -> None:
    noted, finds, published = telling()
    quiet = asked(noted, finds, published)
    lively = asked(
        [*noted, *(Noted(TALKS, day(LAST - n), words("They talked.")) for n in range(2, 9))], finds, published
    )
    assert lively.probability > quiet.probability + 0.1
    talks = next(part for part in lively.parts if part.name == TALKS)
    assert (talks.weight > 0, talks.count) == (True, 7)
    assert talks.evidence[0].text == "They talked."
    assert (quiet.n, quiet.days) == (29, 30)


def test_too_little_past_is_refused_with_its_number() -> None:
    noted, finds, published = telling()
    with pytest.raises(ConfigError, match="9 past stretches of 90 days, 20 are needed"):
        asked(noted, finds, published, days=90)
    with pytest.raises(ConfigError, match="5 with and without are needed"):
        asked([], finds[:2], published)
    with pytest.raises(ConfigError, match="0 past stretches"):
        asked(noted, finds, published, days=0)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([TALKS, FINDS]), st.integers(1, 400)), max_size=30))
def test_what_is_told_after_the_day_changes_nothing(later: list[tuple[str, int]]) -> None:
    noted, finds, published = telling()
    more = [Noted(kind, day(LAST + after)) for kind, after in later]
    dates = [day(LAST + after) for _, after in later]
    assert asked([*noted, *more], [*finds, *dates], [*published, *dates]) == asked(noted, finds, published)


def watched() -> Watched:
    noted, finds, published = telling()
    found = tuple(Match(round_on(one), one, one) for one in finds)
    return Watched(day(0), day(LAST), found, tuple(noted), tuple(published))


def test_the_flow_is_one_voice_in_the_pool_and_its_parts_are_not_pooled_again() -> None:
    found = estimate([], (), watched(), closes=day(LAST + 30))
    hazard, flow, *parts = found.terms
    assert flow.name.startswith("Indicators in the flow: ")
    assert all(part.name.startswith(PART) for part in parts)
    odds = found.probability / (1 - found.probability)
    assert np.log(odds) == pytest.approx((hazard.weight + flow.weight) / 2)
    assert found.left_out == ""


def test_what_is_left_out_is_said_and_none_turns_the_chance_round() -> None:
    long = estimate([], (), watched(), closes=day(LAST + 200))
    assert "20 are needed" in long.left_out
    assert len(long.terms) == 1
    none = estimate([], (), watched(), closes=day(LAST + 200), none=True)
    assert none.probability == pytest.approx(1 - long.probability)
    with_rate = estimate([Case(("x",), True)], ("x",), watched(), closes=day(LAST + 200), none=True)
    assert with_rate.terms[0].name.startswith("Base rate")
