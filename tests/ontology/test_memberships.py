"""The dated table of memberships."""

from datetime import date

import pytest

from tracktwo.ontology.loader import CodeBooks


@pytest.mark.parametrize(
    ("state", "body", "day", "expected"),
    [
        ("FIN", "igo.nato", "2023-04-03", False),
        ("FIN", "igo.nato", "2023-04-04", True),
        ("GBR", "igo.eu", "2020-01-30", True),
        ("GBR", "igo.eu", "2020-01-31", False),
        ("MLI", "igo.ecowas", "2026-01-01", False),
        ("UKR", "igo.nato", "2026-01-01", False),
        ("UKR", "igo.nobody", "2026-01-01", None),
    ],
)
def test_membership_on_a_day(
    books: CodeBooks, state: str, body: str, day: str, expected: bool | None
) -> None:
    assert books.memberships.member_on(state, body, date.fromisoformat(day)) is expected


def test_every_body_and_state_is_in_the_code_book_of_actors(books: CodeBooks) -> None:
    for body, members in books.memberships.bodies.items():
        assert books.actors.by_slug(body).slug == body
        assert members.keys() <= books.actors.states.keys()


def test_no_membership_ends_before_it_begins(books: CodeBooks) -> None:
    for members in books.memberships.bodies.values():
        assert all(m.until is None or m.since < m.until for m in members.values())
