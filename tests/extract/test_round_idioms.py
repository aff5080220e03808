"""Meetings told in other words than "met": who lent the room, what came of it later, what both deny."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Outcome, Round, RoundFormat, RoundStatus

Read = Callable[..., Finds]


def found(read: Read, text: str) -> list[Round]:
    finds = read(text, steps=frozenset({"rounds"}), day="2024-06-14")
    return [record for record in finds.records if isinstance(record, Round)]


def parties(one: Round) -> set[str]:
    return {delegation.party.name for delegation in one.delegations}


@pytest.mark.parametrize(
    ("text", "seated"),
    [
        ("The presidents of Chad and Sudan shook hands in Cairo on Monday.", {"Chad", "Sudan"}),
        ("Peruvian and Chilean officers sat together in Lima on Monday.", {"Peru", "Chile"}),
        ("At a meeting in Rome on Monday Mali and Niger signed a text.", {"Mali", "Niger"}),
        ("The joint commission of Mali and Niger met in Rome on Monday.", {"Mali", "Niger"}),
        ("Swiss envoys brought Mali and the M23 to the table in Bern on Monday.", {"Mali", "M23"}),
        ("North and South Korean officers met in Rome on Monday.", {"North Korea", "South Korea"}),
        ("Commanders of the Malian army and the M23 met in Rome on Monday.", {"Mali", "M23"}),
        ("Mali and Niger sent teams to Rome on Monday for indirect talks.", {"Mali", "Niger"}),
    ],
)
def test_meetings_in_other_words(read: Read, text: str, seated: set[str]) -> None:
    (one,) = found(read, text)
    assert (one.status, parties(one)) == (RoundStatus.HELD, seated)


def test_whoever_brokers_chairs_or_looks_on_sits_at_no_side(read: Read) -> None:
    text = "An EU-brokered session between Peru and Chile, which Norway chaired, ended in Rome on Monday."
    (one,) = found(read, text)
    assert parties(one) == {"Peru", "Chile"}
    assert {mediator.name for mediator in one.mediators} == {"European Union", "Norway"}


def test_an_envoy_who_met_both_went_between_them(read: Read) -> None:
    text = "Chad and Sudan traded blame on Tuesday. US envoy Karl Brenner met each side separately in Cairo."
    (one,) = found(read, text)
    assert parties(one) == {"Chad", "Sudan"}
    assert [mediator.name for mediator in one.mediators] == ["United States"]
    assert one.format is RoundFormat.SHUTTLE


@pytest.mark.parametrize(
    ("after", "outcome"),
    [
        ("They agreed to reopen two bridges.", Outcome.AGREEMENT),
        ("There was no joint statement.", Outcome.NO_PROGRESS),
        ("The two sides did not issue a communique.", Outcome.NO_PROGRESS),
        ("Kenya agreed to sell maize to both.", Outcome.UNKNOWN),
    ],
)
def test_the_next_sentence_tells_what_came_of_it(read: Read, after: str, outcome: Outcome) -> None:
    (one,) = found(read, f"Delegations of Peru and Chile met in Rome on Monday. {after}")
    assert one.outcome is outcome


def test_a_meeting_only_heard_of_that_both_deny_was_not_held(read: Read) -> None:
    text = "Envoys of Peru and Chile are said to have met in Rome in May; both governments denied the report."
    (one,) = found(read, text)
    assert one.status is RoundStatus.DENIED


def test_no_contacts_are_a_denial_and_calls_have_no_venue(read: Read) -> None:
    (none,) = found(read, "Algeria's foreign ministry said no contacts with Morocco had taken place.")
    assert none.status is RoundStatus.DENIED
    (call,) = found(read, "Peruvian and Chilean officers spoke by phone from Rome on Monday.")
    assert (call.format, call.venue) == (RoundFormat.PHONE, None)


def test_a_month_to_come_is_that_of_next_year_late_in_a_year(read: Read) -> None:
    finds = read(
        "Peru and Chile will meet in Rome in January.", steps=frozenset({"rounds"}), day="2024-12-03"
    )
    (one,) = [record for record in finds.records if isinstance(record, Round)]
    assert one.date is not None
    assert one.date.start == "2025-01-01"


def test_a_first_meeting_since_may_was_not_held_in_may(read: Read) -> None:
    text = "Delegations of Peru and Chile opened talks in Rome on Monday, their first meeting since May."
    assert [one.date.start for one in found(read, text) if one.date] == ["2024-06-10"]


def test_talks_that_run_until_a_day_are_no_meeting_to_come(read: Read) -> None:
    text = "Peru and Chile opened talks in Rome on Monday. The talks are due to run until Friday."
    assert [one.status for one in found(read, text)] == [RoundStatus.HELD]


def test_two_who_look_on_are_not_both_sides(read: Read) -> None:
    text = (
        "Delegations of Yemen's government and the Houthi movement opened talks in the Jordanian capital on "
        "Monday. The two sides met again on Tuesday. Saudi Arabia and Oman sent observers."
    )
    assert {frozenset(parties(one)) for one in found(read, text)} == {frozenset({"Yemen", "Houthis"})}


def test_ministers_in_a_communique_are_of_both_republics(read: Read) -> None:
    text = (
        "The Ministers of Foreign Affairs of the Republic of Peru and of the Republic of Chile met in Rome "
        "on 10 June 2024 under the facilitation of Brazil. The Parties agreed to restore the hotline."
    )
    (one,) = found(read, text)
    assert parties(one) == {"Peru", "Chile"}
    assert one.outcome is Outcome.AGREEMENT


def test_what_the_next_sentence_tells_is_among_the_evidence(read: Read) -> None:
    text = "Delegations of Peru and Chile met in Rome on Monday. They agreed to reopen two bridges."
    (one,) = found(read, text)
    assert one.outcome_text in [piece.text for piece in one.evidence]
    assert all(text[piece.start : piece.end] == piece.text for piece in one.evidence)


def test_a_deal_of_another_age_is_no_meeting_of_those_at_hand(read: Read) -> None:
    assert found(read, "Peru has always held that the 1929 Lima treaty obliges both to negotiate.") == []
