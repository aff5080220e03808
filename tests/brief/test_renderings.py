"""Numbers and dates as a briefing may render them."""

from datetime import date

import pytest

from tracktwo.brief.renderings import days_in, numbers_in

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("twenty-one soldiers", {21}),
        ("two hundred and fifty drones", {250}),
        ("three thousand people", {3000}),
        ("1.8 percent of 12 million", {1.8, 12, 1_000_000}),
        ("1,250,000 people", {1_250_000}),
        ("dozens", {24}),
    ],
)
def test_numbers_in_words_and_digits(text: str, wanted: set[float]) -> None:
    assert wanted <= numbers_in(text)


def test_the_day_of_a_date_is_no_number() -> None:
    assert 13 not in numbers_in("by March 13")
    assert 13 not in numbers_in("on the 13th of March 2026")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Sunday", "2026-03-01"),
        ("on Friday", "2026-03-06"),
        ("yesterday", "2026-03-03"),
        ("tomorrow", "2026-03-05"),
        ("three days ago", "2026-03-01"),
        ("within ten days", "2026-03-14"),
        ("in the next 48 hours", "2026-03-06"),
        ("two weeks from now", "2026-03-18"),
        ("within a month", "2026-04-04"),
        ("on March 20", "2026-03-20"),
        ("20 December", "2025-12-20"),
        ("2 May 2014", "2014-05-02"),
        ("in 1938", "1938"),
        ("last year", "2025"),
        ("last month", "2026-02"),
        ("in June 2022", "2022-06"),
        ("last week", "2026-02-24"),
    ],
)
def test_days_stated_or_implied(text: str, day: str) -> None:
    assert day in days_in(text, published=WEDNESDAY)


@pytest.mark.parametrize("text", ["on Sunday", "yesterday", "on March 20", "last week"])
def test_nothing_is_counted_from_an_unknown_day(text: str) -> None:
    assert not days_in(text, published=None)


def test_a_weekday_is_at_most_a_week_away() -> None:
    assert "2026-03-15" not in days_in("on Sunday", published=WEDNESDAY)
