"""Events of several articles become one: copies, updates of a toll, and what must stay apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.link.events import link_events
from tracktwo.link.press import Press
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Event, EventStatus, EventType

Tell = Callable[..., list[Event]]

FIRST = "At least five people were killed when a Sudanese drone hit a market in Chad on Monday."
LATER = "Sudanese drones killed nine people at a market in Chad on Monday, rescuers now say."
OTHER = "Two people were killed when a Sudanese drone hit a market in Chad on 3 May."


@pytest.fixture
def tell(infer: SpacyInfer, books: CodeBooks) -> Tell:
    def told(article: str, text: str, day: str = "2025-06-04") -> list[Event]:
        reading = start_reading(article, text, published_on=date.fromisoformat(day))
        records = run_extractors(parse_one(reading, infer), books).records
        return [r for r in records if isinstance(r, Event)]

    return told


def test_two_reports_of_one_attack_are_one_event(tell: Tell) -> None:
    again = "A Sudanese drone hit a market in Chad on Monday, killing at least five people, officials said."
    (event,) = link_events(
        [*tell("a1", FIRST), *tell("a2", again)], press=Press(days={"a1": "2025-06-04", "a2": "2025-06-05"})
    )
    assert event.origins == 2
    assert len(event.reports) == 2
    assert {e.article_id for e in event.evidence} == {"a1", "a2"}


def test_a_reprint_is_no_second_origin(tell: Tell) -> None:
    both = [*tell("a1", FIRST), *tell("a2", FIRST)]
    (event,) = link_events(both, press=Press(voices={"a1": "o1", "a2": "o1"}))
    assert event.origins == 1
    assert len(event.reports) == 2


def test_a_rising_toll_is_an_update(tell: Tell) -> None:
    reports = [
        *tell("a1", FIRST),
        *[e for e in tell("a2", LATER, "2025-06-05") if e.type is EventType.ASSAULT][:1],
    ]
    (event,) = link_events(reports, press=Press(days={"a1": "2025-06-04", "a2": "2025-06-05"}))
    assert event.killed is not None
    assert event.killed.min == 9
    assert event.reports == tuple(e.id for e in reports)


def test_another_day_is_another_attack(tell: Tell) -> None:
    assert len(list(link_events([*tell("a1", FIRST), *tell("a2", OTHER)]))) == 2


def test_other_parties_are_another_event(tell: Tell) -> None:
    one = tell("a1", "Kenya's president met the Somali prime minister on Monday.")
    other = tell("a2", "Ghana's president met the Malian prime minister on Monday.")
    assert len(list(link_events([*one, *other]))) == 2


def test_what_one_tells_and_another_denies_is_one_event_with_both(tell: Tell) -> None:
    said = tell("a1", "Sudanese drones hit a market in Chad on Monday, killing five people.")
    denied = tell("a2", "Sudan denied that Sudanese drones hit a market in Chad on Monday.")
    (event,) = link_events([*said, *denied], press=Press(days={"a1": "2025-06-04", "a2": "2025-06-05"}))
    assert event.status is EventStatus.OCCURRED  # an outlet says so in its own voice
    assert [(one.status, one.date, one.origins) for one in event.statuses] == [
        (EventStatus.OCCURRED, "2025-06-04", 1),
        (EventStatus.DENIED, "2025-06-05", 1),
    ]
    assert event.origins == 1, "a denial is no second telling"


def test_what_only_a_side_tells_and_the_other_denies_is_alleged(tell: Tell) -> None:
    (said,) = tell("a1", "Rwandan troops shelled a hospital in Goma on Monday, Congo's army said.")
    denied = tell("a2", "Rwanda denied that its troops shelled a hospital in Goma on Monday.")
    told = replace(said, said_by=said.recipients[0], status=EventStatus.OCCURRED)
    (event,) = link_events([told, *denied])
    assert event.status is EventStatus.ALLEGED
    assert {one.status for one in event.statuses} == {EventStatus.OCCURRED, EventStatus.DENIED}


def test_a_denial_of_another_deed_stays_alone(tell: Tell) -> None:
    said = tell("a1", "Sudanese drones hit a market in Chad on Monday.")
    denied = tell("a2", "Sudan denied that Sudanese drones hit a hospital in Chad on 2 May.")
    assert [one.status for one in link_events([*said, *denied])] == [
        EventStatus.OCCURRED,
        EventStatus.DENIED,
    ]


def test_a_meeting_planned_and_held_is_one_event(tell: Tell) -> None:
    planned = tell("a1", "The presidents of Kenya and Ethiopia will meet in Nairobi on 9 June.")
    held = tell("a2", "The presidents of Kenya and Ethiopia met in Nairobi on Monday.", "2025-06-10")
    other = tell("a3", "The presidents of Kenya and Ethiopia met in Nairobi on 20 June.", "2025-06-21")
    days = {"a1": "2025-06-04", "a2": "2025-06-10", "a3": "2025-06-21"}
    event, later = link_events([*planned, *held, *other], press=Press(days=days))
    assert event.type is EventType.CONSULT
    assert event.evidence[0].article_id == "a2", "its words are those of the meeting that was held"
    assert [one.status for one in event.statuses] == [EventStatus.PLANNED, EventStatus.OCCURRED]
    assert set(event.reports) == {one.id for one in (*planned, *held)}
    assert later.statuses == ()


def test_two_attacks_in_one_town_on_one_day_are_two(tell: Tell) -> None:
    one = tell("a1", "A Sudanese drone hit a market in Abeche in Chad on Monday, killing nine people.")
    two = tell(
        "a2", "Hours later a Sudanese drone hit a clinic in Abeche in Chad on Monday, killing two nurses."
    )
    again = tell("a3", "Nine people died when a Sudanese drone hit a market in Abeche on Monday.")
    found = list(link_events([*one, *two, *again]))
    assert [len(event.reports) for event in found] == [2, 1]


def test_a_toll_that_is_told_again_does_not_undo_a_later_one(tell: Tell) -> None:
    told = "A Sudanese drone hit a market in Abeche in Chad on Monday, killing {} people."
    numbers = {"a1": "three", "a2": "seven", "a3": "three"}
    reports = [event for name, number in numbers.items() for event in tell(name, told.format(number))]
    days = {"a1": "2025-06-02", "a2": "2025-06-03", "a3": "2025-06-04"}
    (event,) = link_events(reports, press=Press(days=days))
    assert event.killed is not None
    assert event.killed.min == 7
    assert [one.killed.min for one in event.tolls if one.killed] == [3, 7, 3]


def test_a_number_that_its_outlet_took_back_does_not_stand(tell: Tell) -> None:
    told = "A Sudanese drone hit a market in Abeche in Chad on Monday, killing {} people."
    numbers = {"a1": "12", "a2": "21", "a3": "12"}
    reports = [event for name, number in numbers.items() for event in tell(name, told.format(number))]
    days = {"a1": "2025-06-02", "a2": "2025-06-03", "a3": "2025-06-04"}
    outlets = {"a1": "harbour post", "a2": "inland sheet", "a3": "inland sheet"}
    (event,) = link_events(reports, press=Press(days=days, outlets=outlets))
    assert event.killed is not None
    assert event.killed.min == 12


def test_the_surest_status_is_kept(tell: Tell) -> None:
    (event,) = tell("a1", FIRST)
    alleged = replace(event, id="event-0", status=EventStatus.ALLEGED, evidence=tell("a2", FIRST)[0].evidence)
    (linked,) = link_events([alleged, event])
    assert linked.status is EventStatus.OCCURRED


def test_linking_is_deterministic_and_keeps_every_report(tell: Tell) -> None:
    reports = [*tell("a1", FIRST), *tell("a2", LATER), *tell("a3", OTHER)]
    first, second = list(link_events(reports)), list(link_events(reversed(reports)))
    assert sorted(i for e in first for i in e.reports) == sorted(e.id for e in reports)
    assert [e.id for e in first] == [e.id for e in second]


def test_the_history_of_a_toll_goes_with_the_event(tell: Tell) -> None:
    reports = [
        *tell("a1", FIRST),
        *[e for e in tell("a2", LATER, "2025-06-05") if e.type is EventType.ASSAULT][:1],
    ]
    (event,) = link_events(reports, press=Press(days={"a1": "2025-06-04", "a2": "2025-06-05"}))
    told = [(t.reported_on, t.killed.min, t.evidence.article_id) for t in event.tolls if t.killed]
    assert told == [("2025-06-04", 5, "a1"), ("2025-06-05", 9, "a2")]
    assert event.origins == 2


def test_one_telling_is_no_history(tell: Tell) -> None:
    (event,) = link_events(tell("a1", FIRST))
    assert event.tolls == ()


def test_origins_told_by_another_desk_are_not_lost(tell: Tell) -> None:
    (told,) = tell("a1", FIRST)
    (event,) = link_events([replace(told, origins=4)])
    assert event.origins == 4


def test_a_strike_told_again_is_one_event(tell: Tell) -> None:
    found = tell("a1", "Israeli jets struck a school in Gaza on Monday. The strike killed 14 people.")
    (event,) = link_events([e for e in found if e.type is EventType.ASSAULT])
    assert event.killed is not None
    assert event.killed.min == 14
    assert len(event.reports) == 2


def test_a_raid_without_a_date_is_not_one_of_another_year(tell: Tell) -> None:
    raid = "Sudanese drones hit a market in Chad, killing five people."
    both = [*tell("a1", raid, "2024-06-04"), *tell("a2", raid, "2025-06-04")]
    assert len(list(link_events(both, press=Press(days={"a1": "2024-06-04", "a2": "2025-06-04"})))) == 2
    near = {"a1": "2025-06-01", "a2": "2025-06-04"}
    assert len(list(link_events(both, press=Press(days=near)))) == 1


def test_a_second_strike_on_the_next_day_is_another_event(tell: Tell) -> None:
    first = tell("a1", "A Sudanese drone hit a market in Abeche in Chad on Monday, killing five people.")
    second = tell(
        "a2", "A second Sudanese drone struck a checkpoint in Abeche in Chad on Tuesday, killing a soldier."
    )
    assert len(list(link_events([*first, *second]))) == 2
    again = tell("a3", "Five people died when a Sudanese drone hit a market in Abeche in Chad on Monday.")
    assert len(list(link_events([*first, *second, *again]))) == 2


def test_a_toll_that_has_risen_belongs_to_its_attack(tell: Tell) -> None:
    first = tell(
        "a1", "A Sudanese drone hit a market in Abeche in Chad on Monday, killing at least three people."
    )
    later = tell(
        "a2",
        "The death toll from Monday's drone strike on a market in Abeche has risen to seven, medics said.",
    )
    (event,) = link_events([*first, *later], press=Press(days={"a1": "2025-06-03", "a2": "2025-06-04"}))
    assert event.killed is not None
    assert event.killed.min == 7
    assert len(event.tolls) == 2


def test_the_wounded_told_after_a_risen_toll_are_counted(tell: Tell) -> None:
    text = "The death toll from Monday's drone strike on a market in Chad rose to seven. Fourteen were hurt."
    (event,) = [e for e in tell("a1", text) if e.type is EventType.ASSAULT]
    assert (event.killed and event.killed.min, event.injured and event.injured.min) == (7, 14)
