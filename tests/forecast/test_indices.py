"""Threats and acts in a flow of articles: origins counted, changes explained, alerts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tracktwo.errors import ConfigError
from tracktwo.forecast.indices import Flow, Index, Telling, index_of

END = date(2026, 3, 29)
PAIR = "Halvia → Morven: assault"


def day(weeks_ago: int) -> str:
    return (END - timedelta(weeks=weeks_ago)).isoformat()


def telling(weeks_ago: int, origin: str = "o1", **changed: Any) -> Telling:
    return replace(Telling(day(weeks_ago), origin, Flow.ACTS, PAIR, f"event-{weeks_ago}-{origin}"), **changed)


PUBLISHED = [(day(week), f"o{n}") for week in range(9) for n in range(1, 5)]
QUIET = [telling(week) for week in range(1, 9)]


def acts(*tellings: Telling, alert_at: float = 150.0) -> Index:
    return index_of(Flow.ACTS, tellings, PUBLISHED, today=END.isoformat(), alert_at=alert_at)


def test_as_before_is_a_hundred_and_three_more_origins_are_an_alert() -> None:
    same = acts(*QUIET, telling(0))
    assert (same.value, same.is_alert, same.drivers) == (100.0, False, ())
    more = acts(*QUIET, *(telling(0, f"o{n}") for n in range(1, 5)))
    assert (more.value, more.is_alert) == (400.0, True)
    (driver,) = more.drivers
    assert (driver.what, driver.now, driver.before, len(driver.records)) == (PAIR, 4, 1.0, 4)
    assert not acts(*QUIET, *(telling(0, f"o{n}") for n in range(1, 5)), alert_at=500.0).is_alert


def test_ten_reprints_of_one_origin_add_nothing() -> None:
    reprints = (telling(0, record=f"event-{n}") for n in range(10))
    assert acts(*QUIET, *reprints).value == 100.0


def test_threats_are_no_acts_and_the_future_is_not_seen() -> None:
    threat = replace(telling(0, "o2"), flow=Flow.THREATS)
    assert acts(*QUIET, telling(0), threat, telling(-1, "o3")).value == 100.0


def test_what_was_never_told_before_has_no_value_and_alerts() -> None:
    found = acts(telling(0), telling(0, "o2"))
    assert (found.value, found.is_alert) == (None, True)
    assert found.told == "new, none before"
    assert acts().told == "none told, now or before"
    assert acts(*QUIET, telling(0)).told == "100 (100 is as before)"
    assert not acts(telling(0)).is_alert, "one origin alone is no alert"


def test_too_few_steps_are_refused() -> None:
    with pytest.raises(ConfigError, match="Read more"):
        index_of(Flow.ACTS, QUIET, PUBLISHED[:8], today=END.isoformat())
    with pytest.raises(ConfigError, match="one day"):
        index_of(Flow.ACTS, QUIET, PUBLISHED, today=END.isoformat(), span_days=0)
