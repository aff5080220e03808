"""What must hold whatever the numbers: each said of 10,000 cases drawn with a fixed seed, in a second or so.

`test_movement` and `test_by_record` have their own: sets that move sum to 1, nothing after the day moves
them, a later closing day is never less likely.
"""

import random
from datetime import date, timedelta

import numpy as np
import pytest
from tests.forecast.records import MADE, event_on, round_on

from tracktwo.forecast.hazards import Hazard
from tracktwo.forecast.movement import pool_sets
from tracktwo.forecast.pooling import pool_odds
from tracktwo.forecast.query import matches, read_query
from tracktwo.pipeline.pooled import DESK, MARKET, POOLED, pool_question
from tracktwo.records import Event, EventType, Forecast, Record, Round, RoundStatus

CASES = 10_000
FIRST = date(2026, 1, 1)


def test_a_later_date_is_never_less_likely_and_quiet_days_lower_a_fixed_one() -> None:
    rng = random.Random(1)
    for _ in range(CASES):
        hazard = Hazard(10 ** rng.uniform(-6, 0), 1, 1, 1, rng.uniform(0.2, 1))
        near, far = sorted((rng.uniform(0, 5000), rng.uniform(0, 5000)))
        assert 0 <= hazard.within(near) <= hazard.within(far) <= 1
        deadline = rng.uniform(1, 1000)
        early, late = sorted((rng.random() * deadline, rng.random() * deadline))
        before, after = (hazard.given_quiet(quiet, deadline - quiet) for quiet in (early, late))
        assert -1e-12 <= after <= before + 1e-9 <= 1 + 2e-9


def test_pooled_sets_sum_to_one_and_pooled_odds_lie_between() -> None:
    rng = random.Random(2)
    for _ in range(CASES):
        names = "abcdef"[: rng.randrange(2, 7)]
        sets = []
        for _ in range(rng.randrange(1, 6)):
            drawn = [rng.choice([0.0, rng.random(), rng.random() ** 9]) + 1e-12 for _ in names]
            sets.append({name: share / sum(drawn) for name, share in zip(names, drawn, strict=True)})
        pooled = pool_sets(sets)
        assert sum(pooled.values()) == pytest.approx(1, abs=1e-9)
        assert min(pooled.values()) > 0
        chances = [rng.uniform(0.001, 0.999) for _ in range(rng.randrange(1, 6))]
        both = pool_odds(chances, [rng.random() + 0.01 for _ in chances])
        assert min(chances) - 1e-12 <= both <= max(chances) + 1e-12


def drawn_records(rng: random.Random) -> list[Record]:
    """Rounds and events on days around half a year, each with an id of its own."""
    found: list[Record] = []
    for number in range(rng.randrange(8)):
        day = (FIRST + timedelta(days=rng.randrange(180))).isoformat()
        if rng.random() < 0.5:
            found.append(round_on(day, status=rng.choice(list(RoundStatus)), article=f"article-{number}"))
        else:
            found.append(event_on(day, rng.choice(list(EventType)), article=f"article-{number}"))
    return found


def test_a_rule_asked_as_of_a_day_finds_nothing_that_took_place_later() -> None:
    rng = random.Random(3)
    queries = [read_query(f"{one}") for one in ("round held", "event ASSAULT|AGREE|COERCE or round denied")]
    for _ in range(CASES):
        records, query = drawn_records(rng), rng.choice(queries)
        day = (FIRST + timedelta(days=rng.randrange(200))).isoformat()
        earlier = [
            one
            for one in records
            if isinstance(one, Round | Event) and one.date and (one.date.start or "") < day
        ]
        assert matches(query, records, before=day) == matches(query, earlier)


def drawn_forecasts(rng: random.Random) -> list[Forecast]:
    """Figures of the desk, of people, of a market and of the pool itself, at moments of one day."""
    made = []
    for number in range(rng.randrange(8)):
        at = f"2026-03-01T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00.{number:06d}Z"
        who = rng.choice([DESK, DESK, "ann", "bob", MARKET, POOLED])
        made.append(
            Forecast(
                id=f"forecast-{number}",
                evidence=(),
                confidence=1.0,
                provenance=MADE,
                question_id="question-1",
                scenario=None,
                probability=rng.random(),
                words="",
                made_at=at,
                made_by=who,
                base_rate=None,
                terms=(),
                as_of=at,
            )
        )
    return made


def test_a_pool_as_of_a_moment_sees_no_later_figure() -> None:
    rng = random.Random(4)
    for _ in range(CASES):
        made = drawn_forecasts(rng)
        moment = f"2026-03-01T{rng.randrange(24):02d}:30:00.000000Z"
        known = [one for one in made if one.made_at <= moment]
        rng.shuffle(made)
        found = pool_question(made, until=moment)
        assert found == pool_question(known)
        if found is not None:
            chances = [voice.probability for voice in found.voices]
            low, high = (np.clip(bound, 1e-4, 1 - 1e-4) for bound in (min(chances), max(chances)))
            assert low - 1e-12 <= found.probability <= high + 1e-12
            assert POOLED not in {voice.who for voice in found.voices}
