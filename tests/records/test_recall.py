"""What is recalled is what would be worked out anew."""

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.records.recall import Choices, Matches, Memo


class Item:
    """Something with a number, the same only as itself."""

    def __init__(self, number: int) -> None:
        self.number = number


def chosen(choices: Choices[int], items: list[Item], marks: list[int]) -> tuple[list[int], int]:
    """Choose for each item the sum so far; return the choices and how many were made now."""
    same = choices.follow(items, marks=marks)
    for place in range(same, len(items)):
        choices.made.append(sum(i.number for i in items[: place + 1]) + marks[place])
    return list(choices.made), len(items) - same


def test_choices_hold_as_far_as_the_row_begins_alike() -> None:
    choices: Choices[int] = Choices()
    items = [Item(n) for n in range(5)]
    assert chosen(choices, items, [0] * 5) == ([0, 1, 3, 6, 10], 5)
    assert chosen(choices, [*items, Item(7)], [0] * 6) == ([0, 1, 3, 6, 10, 17], 1)
    assert chosen(choices, items, [0, 0, 9, 0, 0]) == ([0, 1, 12, 6, 10], 3)


def test_an_equal_item_is_not_the_same_item() -> None:
    choices: Choices[int] = Choices()
    chosen(choices, [Item(1), Item(2)], [0, 0])
    assert chosen(choices, [Item(1), Item(2)], [0, 0])[1] == 2


def test_another_basis_undoes_all_choices() -> None:
    choices: Choices[int] = Choices()
    items = [Item(1)]
    choices.follow(items, marks=[0], basis="one")
    choices.made.append(1)
    assert choices.follow(items, marks=[0], basis="one") == 1
    assert choices.follow(items, marks=[0], basis="two") == 0


def test_a_memo_makes_once_and_forgets_what_two_runs_did_not_ask_for() -> None:
    memo: Memo[int] = Memo()
    made: list[int] = []
    item = Item(4)

    def make() -> int:
        made.append(item.number)
        return item.number

    assert [memo.of((item,), make), memo.of((item,), make)] == [4, 4]
    memo.age()
    memo.of((item,), make)
    assert len(made) == 1
    memo.age()
    memo.age()
    memo.of((item,), make)
    assert len(made) == 2
    memo.of((item,), make, mark="other")
    assert len(made) == 3


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=14), st.integers(0, 14))
def test_matches_in_two_runs_are_those_of_one(rows: list[tuple[int, bool]], first: int) -> None:
    ones = [Item(n) for n, is_one in rows if is_one]
    others = [Item(n) for n, is_one in rows if not is_one]

    def run(matches: Matches, a: list[Item], b: list[Item]) -> list[list[int]]:
        return matches.among(
            a,
            b,
            near_one=lambda _: range(len(b)),
            near_other=lambda _: range(len(a)),
            is_match=lambda one, other: (a[one].number + b[other].number) % 3 == 0,
        )

    grown = Matches()
    run(grown, ones[:first], others[::2])
    assert run(grown, ones[::-1], others) == run(Matches(), ones[::-1], others)


def test_matches_ask_only_about_what_is_new() -> None:
    matches, asked = Matches(), []
    ones, others = [Item(1), Item(2)], [Item(1), Item(2)]

    def run() -> list[list[int]]:
        def is_match(one: int, other: int) -> bool:
            asked.append((one, other))
            return ones[one].number == others[other].number

        return matches.among(
            ones,
            others,
            near_one=lambda _: range(len(others)),
            near_other=lambda _: range(len(ones)),
            is_match=is_match,
        )

    assert run() == [[0], [1]]
    assert len(asked) == 4
    others.append(Item(2))
    assert run() == [[0], [1, 2]]
    assert asked[4:] == [(0, 2), (1, 2)]
