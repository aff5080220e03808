"""What lies near in time or belongs together."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.corroborate.nearby import ByDay, Joined

FIRST = date(2026, 1, 1)
days = st.none() | st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))


@given(st.lists(days, max_size=20), days, st.integers(0, 20))
def test_near_are_those_within_some_days_and_those_without_a_day(
    known: list[date | None], day: date | None, within: int
) -> None:
    wanted = [
        number
        for number, other in enumerate(known)
        if day is None or other is None or abs((day - other).days) <= within
    ]
    assert sorted(ByDay(known).near(day, within=within)) == wanted


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15), st.randoms())
def test_groups_do_not_depend_on_the_order_in_which_they_were_joined(
    pairs: list[tuple[int, int]], random: Random
) -> None:
    found = []
    for order in (pairs, random.sample(pairs, len(pairs))):
        joined = Joined(10)
        for one, other in order:
            joined.join(one, other)
        found.append(joined.groups())
    assert found[0] == found[1]
