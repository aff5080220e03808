"""Who talks to whom, as a page: the drawing and its table twin say the same, and nothing in it touches."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.pages import read

from tracktwo.pipeline.contacts import Contact, Network, Pair, Standing, Talker
from tracktwo.records import Channel, Level, RoundFormat, RoundStatus
from tracktwo.web.drawing import MOST_PARTIES, NODE, draw

PAGE = "/dossier/chaco/contacts?as_of=2026-03-16"
NAMES = st.lists(st.text("abcdefghij MW", min_size=1, max_size=40), min_size=1, max_size=20, unique=True)


def network(names: list[str]) -> Network:
    """A network in which everybody is reported to have talked with everybody."""
    talkers = {f"k{n:02}": Talker(f"k{n:02}", name) for n, name in enumerate(names)}
    pairs = {
        (a, b): Pair(talkers[a], talkers[b], (contact(a, b),)) for a, b in combinations(sorted(talkers), 2)
    }
    return Network(date(2026, 3, 16).isoformat(), talkers, pairs)


def contact(one: str, other: str) -> Contact:
    return Contact(
        (one, other), Standing.REPORTED, "2026-03-01", "2026-03-01", Channel.OFFICIAL, Level.UNKNOWN,
        RoundFormat.BILATERAL, (), True, "round-1", "rounds",
    )  # fmt: skip


@given(NAMES)
def test_no_label_touches_another_or_a_dot_or_the_frame(names: list[str]) -> None:
    drawing = draw(network(names))
    left, top, width, height = drawing.frame
    for dot in drawing.dots:
        box = dot.box
        assert left <= box[0] <= box[2] <= left + width
        assert top <= box[1] <= box[3] <= top + height
        for other in drawing.dots:
            if other is not dot:
                assert apart(box, other.box)
                assert apart(box, (other.x - NODE, other.y - NODE, other.x + NODE, other.y + NODE))


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_who_does_not_fit_on_the_ring_is_named() -> None:
    drawing = draw(network([f"Party {number:02}" for number in range(MOST_PARTIES + 2)]))
    assert len(drawing.dots) == MOST_PARTIES
    assert len(drawing.left_out) == 2


def test_every_line_of_the_drawing_stands_in_the_table(desk: TestClient) -> None:
    answer = desk.get(PAGE)
    assert answer.status_code == 200
    page = read(answer.text)
    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))
    pairs = [name for name in page.ids if name.startswith("pair-")]
    drawing = answer.text.partition('<svg class="network')[2].partition("</svg>")[0]
    assert drawing.count("<line") == len(pairs) > 1
    assert {link[1:] for link in page.links if link.startswith("#pair-")} <= set(page.ids)
    for link in page.links:
        if link.startswith("/record/"):
            assert desk.get(link).status_code == 200


def test_ways_and_silences_are_asked_by_address(desk: TestClient) -> None:
    asked = desk.get(f"{PAGE}&start=BOL&goal=PRY&days=5").text
    assert "they talk themselves" in asked
    assert "talked until 2026-03-10, 6 days ago" in asked
    assert "No pair has been silent for more than 30 days." in desk.get(PAGE).text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/dossier/nowhere/contacts", 404),
        ("/dossier/chaco/contacts?as_of=soon", 400),
        ("/dossier/ukraine/contacts", 200),
        ("/dossier/chaco/contacts?start=%3Cscript%3E&goal=x&days=-4", 200),
    ],
)
def test_odd_addresses_are_answered(desk: TestClient, address: str, status: int) -> None:
    answer = desk.get(address)
    assert answer.status_code == status
    assert "<script" not in answer.text


def test_who_sits_at_the_table_stands_with_a_link_and_a_standing(desk: TestClient) -> None:
    text = desk.get("/dossier/chaco/contacts?as_of=2026-03-16").text
    held = [one for one in made.rounds() if one.status is not RoundStatus.DENIED]
    people = {p.id: p.name for one in held for side in one.delegations for p in side.people if p.id}
    assert people
    section = text[text.index('id="h-envoys"') :]
    for person, name in people.items():
        assert f'<a href="/actor/{person}">{name}</a>' in section
    assert "No person is named at a table yet." in desk.get("/dossier/chaco/contacts?as_of=1900-01-01").text
