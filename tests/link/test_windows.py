"""The days in which what a report tells of may have been."""

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.link.windows import InTime, Window, told_within

windows = st.none() | st.builds(
    lambda first, length: Window(first, first + length), st.integers(700_000, 700_400), st.integers(0, 500)
)


def test_what_was_and_what_will_be_lie_on_either_side_of_the_day_it_is_told() -> None:
    before = told_within("2026-03-10", days=7, is_ahead=False)
    ahead = told_within("2026-03-10", days=7, is_ahead=True)
    assert before is not None
    assert ahead is not None
    assert before.last == ahead.first
    assert before.last - before.first == 7
    assert ahead.last - ahead.first == 42
    assert told_within(None, days=7, is_ahead=False) is None


@given(st.lists(windows, max_size=12), windows, st.integers(0, 3))
def test_no_report_that_may_be_of_the_same_days_is_passed_over(
    known: list[Window | None], one: Window | None, slack: int
) -> None:
    in_time = InTime()
    for number, window in enumerate(known):
        in_time.add(number, window)
    meeting = {n for n, w in enumerate(known) if one is None or w is None or one.meets(w, slack=slack)}
    assert meeting <= set(in_time.near(one, slack=slack))
