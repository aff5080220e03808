"""Times counted from another time of the text, and times of what a clause only looks ahead to."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import TimeFound

THURSDAY = "2026-09-24"


def starts(read: Callable[..., Finds], text: str) -> list[str | None]:
    return [time.value.start for time in found(read, text)]


def found(read: Callable[..., Finds], text: str) -> tuple[TimeFound, ...]:
    return read(text, day=THURSDAY).reading.times


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Togo freed ten men on Monday; it had arrested them the day before.", "2026-09-20"),
        ("Togo freed ten men on Monday and two more the following night.", "2026-09-22"),
        ("The army left on 14 September. Two days later rebels came.", "2026-09-16"),
        ("The army left on Monday. The next day rebels came.", "2026-09-22"),
        ("The army left on Monday. Rebels had come the previous Saturday.", "2026-09-19"),
        ("The army left on Monday; rebels came that evening.", "2026-09-21"),
        ("The army left on Monday, hours after rebels came. Hours later it was back.", "2026-09-21"),
        ("The dead of Monday's raid were buried the Friday after.", "2026-09-25"),
    ],
)
def test_a_step_is_counted_from_the_day_told_before(
    read: Callable[..., Finds], text: str, second: str
) -> None:
    assert starts(read, text)[-1] == second


def test_a_step_may_be_counted_from_the_day_told_after(read: Callable[..., Finds]) -> None:
    assert starts(read, "The week before, Togo had freed ten men; on Monday it arrested two.") == [
        "2026-09-14",
        "2026-09-21",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The day before, Togo had freed ten men.",
        "Togo freed ten men on Monday. It rained. Nobody came. The day before, there had been snow.",
        "Togo freed ten men the day before the summit.",
        "Togo freed ten men a day earlier than promised.",
    ],
)
def test_without_a_day_to_count_from_a_step_is_no_time(read: Callable[..., Finds], text: str) -> None:
    assert not any(time.is_counted for time in found(read, text))


def test_a_week_before_keeps_its_precision(read: Callable[..., Finds]) -> None:
    value = found(read, "They were buried on Monday; the bomb had gone off the week before.")[-1].value
    assert (value.start, value.end, value.granularity) == ("2026-09-14", "2026-09-20", "week")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kenya moved its talks with Somalia to Saturday.", "2026-09-26"),
        ("Kenya postponed talks with Somalia until Monday.", "2026-09-28"),
        ("Ahead of a session on Friday, Kenya asked for help.", "2026-09-25"),
    ],
)
def test_what_is_put_off_or_looked_ahead_to_is_to_come(
    read: Callable[..., Finds], text: str, start: str
) -> None:
    assert starts(read, text) == [start]


@pytest.mark.parametrize(
    ("opening", "start"),
    [
        ("TRIPOLI, 22 September 2026 - ", "2026-09-22"),
        ("TRIPOLI, Sept 22 (Wire) - ", "2026-09-22"),
        ("TRIPOLI, 2 June 2026 - ", "2026-09-24"),
        ("TRIPOLI (Wire) - ", "2026-09-24"),
        ("", "2026-09-24"),
    ],
)
def test_today_is_the_day_of_the_dateline(read: Callable[..., Finds], opening: str, start: str) -> None:
    assert starts(read, f"{opening}The envoy today met the premier of Libya in Tripoli.") == [start]
