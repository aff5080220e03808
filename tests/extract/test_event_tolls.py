"""Tolls told in the sentences after an attack, and what must not be taken for one."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Event, EventType

Read = Callable[..., Finds]


def attacks(read: Read, text: str, **options: object) -> list[Event]:
    records = read(text, steps=frozenset({"events"}), **options).records
    return [r for r in records if isinstance(r, Event) and r.type is EventType.ASSAULT]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The blast hit a market. At least 12 people died.", 12, None),
        ("A Sudanese drone hit a clinic in Chad. Nine people died and 30 were wounded.", 9, 30),
        ("Rebels attacked an army base in Chad. The toll rose to 20 on Tuesday.", 20, None),
        ("A bomb exploded near the Malian parliament. Rescuers said five people were dead.", 5, None),
    ],
)
def test_a_toll_in_the_next_sentence_is_the_attack_s(
    read: Read, text: str, killed: int, injured: int | None
) -> None:
    (event,) = attacks(read, text)
    assert event.killed is not None
    assert event.killed.min == killed
    assert (event.injured.min if event.injured else None) == injured
    assert len(event.evidence) == 2
    assert all(text[e.start : e.end] == e.text for e in event.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a convoy in Mali. The war has killed 14,000 people since 2015.",
        "Rebels attacked an army base in Chad. In Niger, nine people died.",
        "Rebels attacked an army base in Chad. Nobody was hurt.",
        "Rebels attacked an army base in Chad.\n\nNine people died.",
        "Rebels attacked an army base in Chad. Nine people might die.",
    ],
)
def test_numbers_of_something_else_are_left_alone(read: Read, text: str) -> None:
    assert attacks(read, text)[0].killed is None


def test_a_toll_that_rises_within_an_article_keeps_its_history(read: Read) -> None:
    (event,) = attacks(read, "Rebels in Chad killed five soldiers. The toll rose to nine.", day="2026-03-02")
    assert [t.killed.min for t in event.tolls if t.killed] == [5, 9]
    assert {t.reported_on for t in event.tolls} == {"2026-03-02"}
    assert event.killed is not None
    assert event.killed.min == 9


def test_an_attack_told_again_takes_what_the_first_telling_named(read: Read) -> None:
    first, again = attacks(read, "Israeli jets struck a school in Gaza. The strike killed 14 people.")
    assert again.place == first.place
    assert again.actors == first.actors
    assert again.provenance.rule_or_model.endswith("+told again")


@pytest.mark.parametrize("text", ["", "12.", "The blast.", "The toll rose to.", "💥 " * 50, "Toll " * 300])
def test_nothing_raises(read: Read, text: str) -> None:
    assert all(text[e.start : e.end] == e.text for found in attacks(read, text) for e in found.evidence)
