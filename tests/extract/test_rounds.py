"""Rounds: which meetings a text tells of, and that nothing planned or denied passes for held."""

from collections.abc import Callable
from typing import Any

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Channel, Level, Outcome, PersonStanding, Round, RoundFormat, RoundStatus, Track

Read = Callable[..., Finds]


def found(read: Read, text: str, **options: Any) -> list[Round]:
    finds = read(text, steps=frozenset({"rounds"}), day="2024-06-14", **options)
    return [record for record in finds.records if isinstance(record, Round)]


def parties(one: Round) -> set[str]:
    return {delegation.party.name for delegation in one.delegations}


def test_a_held_meeting_with_table_day_place_mediator_and_outcome(read: Read) -> None:
    text = (
        "Houthi negotiators and Yemeni government officials met in Muscat on Monday for indirect talks"
        " mediated by Oman, but the meeting ended without agreement."
    )
    (one,) = found(read, text)
    assert one.status is RoundStatus.HELD
    assert parties(one) == {"Houthis", "Yemen"}
    assert [mediator.name for mediator in one.mediators] == ["Oman"]
    assert one.date is not None
    assert one.date.start == "2024-06-10"
    assert one.place is not None
    assert one.place.name == "Muscat"
    assert one.format is RoundFormat.SHUTTLE
    assert one.outcome is Outcome.NO_PROGRESS


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Serbian and Kosovar ministers will meet in Ohrid on Friday.", RoundStatus.PLANNED),
        ("Talks between Serbia and Kosovo are expected in Ohrid next week.", RoundStatus.PLANNED),
        ("Albania proposed talks between Serbia and Kosovo in Tirana.", RoundStatus.PROPOSED),
        ("Serbia denied that its envoys had met Kosovo's in Vienna.", RoundStatus.DENIED),
        ("No talks took place between Serbia and Kosovo, Belgrade said.", RoundStatus.DENIED),
        ("Serbian envoys did not meet the Kosovars in Vienna.", RoundStatus.DENIED),
        ("The talks between Serbia and Kosovo in Vienna were postponed.", RoundStatus.POSTPONED),
        ("Saturday's meeting between Serbia and Kosovo was cancelled.", RoundStatus.CANCELLED),
        ("Serbia and Kosovo would meet in Vienna if the barricades were removed.", RoundStatus.PROPOSED),
        ("Serbian minister Marko Djuric has plans for talks with Kosovo in Vienna.", RoundStatus.PLANNED),
        ("Serbia made preparations for a meeting with Kosovo in Vienna.", RoundStatus.PLANNED),
    ],
)
def test_what_was_not_held_is_never_reported_as_held(read: Read, text: str, status: RoundStatus) -> None:
    rounds = found(read, text)
    assert [one.status for one in rounds] == [status]


def test_a_denied_and_a_held_meeting_in_one_sentence_are_two_rounds(read: Read) -> None:
    text = "Indian envoys, who had met a US team on Monday, did not meet the Pakistanis."
    assert {(one.status.value, frozenset(parties(one))) for one in found(read, text)} == {
        ("held", frozenset({"India", "United States"})),
        ("denied", frozenset({"India", "Pakistan"})),
    }


@pytest.mark.parametrize("were", ["were to have met", "had been due to meet", "were supposed to have met"])
def test_a_meeting_that_was_to_have_been_is_never_held(read: Read, were: str) -> None:
    rounds = found(read, f"Kenya and Somalia {were} in Nairobi last week, but nobody came.")
    assert not any(one.status.value == "held" for one in rounds)


def test_a_call_names_its_people_and_levels(read: Read) -> None:
    text = (
        "Turkish foreign minister Hakan Fidan spoke by telephone "
        "with Iraqi president Abdul Latif Rashid on Tuesday."
    )
    (one,) = found(read, text)
    assert one.format is RoundFormat.PHONE
    assert one.place is None
    people = {d.party.name: ([p.name for p in d.people], d.level) for d in one.delegations}
    assert people["Turkey"] == (["Hakan Fidan"], Level.MINISTER)
    assert people["Iraq"][1] is Level.HEAD_OF_STATE


def test_a_back_channel_is_a_channel_and_not_the_official_talks(read: Read) -> None:
    text = (
        "Oman ran a back channel between Saudi Arabia and Iran. "
        "Saudi and Iranian envoys met secretly in Baghdad in May."
    )
    assert Channel.BACKCHANNEL in {one.channel for one in found(read, text)}


def test_mentions_of_one_meeting_are_one_round_with_all_their_words(read: Read) -> None:
    text = (
        "Ethiopian and Eritrean officials met in Nairobi on Wednesday. The talks lasted six hours."
        " A second round is planned in Addis Ababa on 1 July."
    )
    held, planned = found(read, text)
    assert (held.status, planned.status) == (RoundStatus.HELD, RoundStatus.PLANNED)
    assert parties(planned) == parties(held)
    assert held.next is not None
    assert "Addis Ababa" in held.next
    for evidence in (*held.evidence, *planned.evidence):
        assert text[evidence.start : evidence.end] == evidence.text


def test_a_mediator_between_rooms_makes_it_a_shuttle(read: Read) -> None:
    text = "Swiss diplomats carried papers between the Cypriot and Turkish delegations in Geneva on Thursday."
    (one,) = found(read, text)
    assert one.format is RoundFormat.SHUTTLE
    assert parties(one) == {"Cyprus", "Turkey"}
    assert [mediator.name for mediator in one.mediators] == ["Switzerland"]


@pytest.mark.parametrize(
    "text",
    [
        "The council meeting on the bus timetable was postponed on Friday.",
        "The minister met the deadline.",
        "Officials spoke on condition of anonymity.",
        "Who walked out in Geneva?",
        "Analysts expect talks at some point.",
        "",
    ],
)
def test_no_round_is_made_up(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_the_dateline_places_a_meeting(read: Read) -> None:
    text = (
        "GENEVA, June 13 - Libyan and Egyptian negotiators ended a day of talks on Thursday "
        "without a breakthrough."
    )
    (one,) = found(read, text)
    assert one.place is not None
    assert one.place.name == "Geneva"


@pytest.mark.parametrize(
    ("text", "parties", "status", "place"),
    [
        (
            "Bolivia and Paraguay agreed on Tuesday to a ceasefire after a second round in Montevideo.",
            {"Bolivia", "Paraguay"},
            RoundStatus.HELD,
            "Montevideo",
        ),
        (
            "Ethiopia denied that its officials had met Oromo Liberation Army leaders in Dar es Salaam.",
            {"Ethiopia", "Oromo Liberation Army"},
            RoundStatus.DENIED,
            "Dar es Salaam",
        ),
        (
            "Foreign ministers of Egypt, Sudan and Ethiopia gathered in Kinshasa to discuss the dam.",
            {"Egypt", "Sudan", "Ethiopia"},
            RoundStatus.HELD,
            "Kinshasa",
        ),
        (
            "Macron invited Rwandan President Kagame and Congolese President Tshisekedi to Paris on 20 June.",
            {"Rwanda", "Democratic Republic of the Congo"},
            RoundStatus.PROPOSED,
            "Paris",
        ),
    ],
)
def test_who_met_where_in_other_wars(
    read: Read, text: str, parties: set[str], status: RoundStatus, place: str
) -> None:
    (one,) = found(read, text)
    assert {delegation.party.name for delegation in one.delegations} == parties
    assert one.status is status
    assert one.place is not None
    assert one.place.name == place


def test_a_denial_and_the_report_it_denies_are_both_kept(read: Read) -> None:
    both = found(
        read,
        "Khartoum said no meeting with the RSF had taken place in Manama. "
        "The RSF said the two sides met there on 3 June.",
    )
    assert {one.status for one in both} == {RoundStatus.DENIED, RoundStatus.HELD}


def test_a_hotline_is_a_telephone(read: Read) -> None:
    (one,) = found(read, "India's and Pakistan's military commanders spoke by hotline on Monday.")
    assert one.format is RoundFormat.PHONE


def test_each_seat_tells_the_role_and_standing_with_its_words(read: Read) -> None:
    text = (
        "Malian special envoy Issa Coulibaly met Niger's foreign minister Bakary Sangare in Lome on Monday."
    )
    seats = {s.person.name: s for one in found(read, text) for d in one.delegations for s in d.seats}
    envoy = seats["Issa Coulibaly"]
    assert (envoy.standing, envoy.role) == (PersonStanding.ENVOY, "Malian special envoy")
    assert seats["Bakary Sangare"].standing is PersonStanding.OFFICIAL
    (piece,) = envoy.evidence
    assert text[piece.start : piece.end] == piece.text == "Malian special envoy Issa Coulibaly"


def test_a_private_person_at_the_table_is_seen_with_the_standing(read: Read) -> None:
    (one,) = found(read, "Malian special envoy Issa Coulibaly met businessman Lars Ek in Lome on Monday.")
    assert parties(one) == {"Mali", "Lars Ek"}
    assert (one.channel, one.track) == (Channel.NON_STATE, Track.ONE_AND_A_HALF)
    standings = {s.person.name: s.standing for d in one.delegations for s in d.seats}
    assert standings["Lars Ek"] is PersonStanding.PRIVATE_CITIZEN


def test_a_reporter_who_is_met_has_no_seat(read: Read) -> None:
    assert found(read, "Malian envoy Issa Coulibaly met reporter Ann Dahl of a local paper in Lome.") == []


def test_a_planned_meeting_gives_a_call_no_day(read: Read) -> None:
    """The meeting that may be put off is not the call, and its day to come is not that of the call."""
    text = (
        "The president of Chad spoke by phone with the Nigerien foreign minister. "
        "The meeting planned for June 21 may be postponed, an official said."
    )
    (held,) = [one for one in found(read, text) if one.status is RoundStatus.HELD]
    assert held.format is RoundFormat.PHONE
    assert held.date is None or (held.date.end or "") <= "2024-06-14"


def test_talks_in_general_say_nothing_of_an_errand(read: Read) -> None:
    text = (
        "A Chadian envoy carried a written proposal from Niamey to Porto-Novo on Friday. "
        "Benin insists on bilateral talks."
    )
    for one in found(read, text):
        assert not any("bilateral talks" in evidence.text for evidence in one.evidence)


def test_a_secretary_general_makes_no_back_channel_and_speaks_for_the_body(read: Read) -> None:
    text = "Secretary-General Rosa Lindo of the Caribbean Community phoned Venezuela's president."
    (one,) = found(read, text)
    assert parties(one) == {"Caribbean Community", "Venezuela"}
    assert one.channel is Channel.OFFICIAL


def test_who_says_it_would_host_a_round_is_no_party_to_it(read: Read) -> None:
    text = "Venezuelan soldiers stayed on the river. Brazil said it would host a round in Manaus in July."
    (one,) = found(read, text)
    assert (parties(one), [m.name for m in one.mediators]) == ({"Venezuela"}, ["Brazil"])
    assert (one.status, one.format) == (RoundStatus.PLANNED, RoundFormat.UNKNOWN)


def test_a_named_spot_is_the_venue_and_not_the_dateline(read: Read) -> None:
    text = (
        "LOME, June 13 - Officers from Togo and Benin met on Thursday at the Zogbedji crossing for an hour."
    )
    (one,) = found(read, text)
    assert one.venue == "the Zogbedji crossing"
    assert one.place is None


@pytest.mark.parametrize(
    "text",
    [
        "She puts the chance that the June 28 round between Chad and Niger takes place at one in three.",
        "The round between Chad and Niger takes place on 28 June in Lome.",
        "Few doubt that the meeting between Chad and Niger takes place in Lome.",
    ],
)
def test_what_lies_ahead_or_in_doubt_is_never_held(read: Read, text: str) -> None:
    assert all(one.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED) for one in found(read, text))


def test_a_day_by_which_something_is_due_is_no_day_of_a_meeting(read: Read) -> None:
    text = (
        "Commanders of the Malian and Chadian armies sat down at the Sarh border post on Monday. The meeting "
        "ended with an agreement to move artillery back to barracks before July 20."
    )
    (one,) = found(read, text)
    assert one.date is not None
    assert one.date.start == "2024-06-10"
    assert (one.venue, one.outcome) == ("the Sarh border post", Outcome.AGREEMENT)


def test_who_proposes_a_meeting_on_its_own_soil_is_its_host(read: Read) -> None:
    text = (
        "Envoys of Mali and Niger met in Accra on Monday. Togo proposed a second round in Lome in September."
    )
    later = next(one for one in found(read, text) if one.status is RoundStatus.PROPOSED)
    assert (parties(later), [m.name for m in later.mediators]) == ({"Mali", "Niger"}, ["Togo"])
    assert later.date is not None
    assert later.date.start == "2024-09-01"


def test_a_lobbyist_who_carries_a_letter_is_the_go_between(read: Read) -> None:
    (one,) = found(read, "Lobbyist Daniel Crewe carried a letter from Bamako to Niamey in May.")
    assert (parties(one), [m.name for m in one.mediators]) == ({"Mali", "Niger"}, ["Daniel Crewe"])
    assert (one.format, one.venue) == (RoundFormat.WRITTEN, None)


def test_what_failed_on_one_thing_and_was_signed_on_another_is_partial(read: Read) -> None:
    text = (
        "Mali and Niger met in Lome. They failed to agree on prisoners, but signed a protocol on a hotline."
    )
    one = found(read, text)[0]
    assert (one.outcome, one.format) == (Outcome.PARTIAL, RoundFormat.BILATERAL)


def test_the_army_beside_a_group_is_that_of_the_state_it_fights(read: Read) -> None:
    text = "Talks between the army and the RSF, planned for Monday, were cancelled on Saturday."
    (one,) = found(read, text)
    assert one.status is RoundStatus.CANCELLED
    assert parties(one) == {"Sudan", "Rapid Support Forces"}


@pytest.mark.parametrize(
    ("text", "who", "channel"),
    [
        (
            "Chad and Niger have been in secret contact for weeks, an aide said.",
            {"Chad", "Niger"},
            "backchannel",
        ),
        ("Peru kept a quiet line open to Ecuador through Chile.", {"Peru", "Ecuador"}, "backchannel"),
        (
            "Messages between Lima and Quito have passed through Chile since March.",
            {"Peru", "Ecuador"},
            "official",
        ),
        (
            "Bishops carried a letter from the ELN to the government of Colombia.",
            {"ELN", "Colombia"},
            "non_state",
        ),
    ],
)
def test_contacts_below_a_meeting_are_seen(read: Read, text: str, who: set[str], channel: str) -> None:
    (one,) = found(read, text)
    assert one.status is RoundStatus.HELD
    assert parties(one) == who
    assert one.channel.value == channel


def test_former_officials_meet_on_the_second_track(read: Read) -> None:
    (one,) = found(
        read, "Former ministers from Armenia and Azerbaijan met in Tbilisi, hosted by a think tank."
    )
    assert one.track is Track.TWO


def test_what_a_mediator_once_was_does_not_make_talks_unofficial(read: Read) -> None:
    text = (
        "Kenyan and Ugandan delegations met in Djibouti on Tuesday. The talks were chaired by the African "
        "Union's envoy, former minister Grace Otieno."
    )
    (one,) = found(read, text)
    assert (one.channel, one.track) == (Channel.OFFICIAL, Track.ONE)


def test_a_meeting_put_off_is_that_of_the_coming_day_it_was_planned_for(read: Read) -> None:
    text = (
        "The fourth round of talks between Uganda and Rwanda, planned for Monday in Mwanza, has been put off."
        " The two sides will now meet on 27 June."
    )
    one, other = found(read, text)
    assert (one.status, one.date and one.date.start) == (RoundStatus.POSTPONED, "2024-06-17")
    assert (other.status, other.date and other.date.start) == (RoundStatus.PLANNED, "2024-06-27")


def test_messages_through_a_third_have_no_place_of_the_dateline(read: Read) -> None:
    text = (
        "KAMPALA, June 14 - Uganda and Rwanda are at odds.\n\n"
        "Messages between the two presidents went through Nairobi last week."
    )
    (one,) = found(read, text)
    assert (one.place, one.venue, one.format) == (None, None, RoundFormat.SHUTTLE)
    assert parties(one) == {"Uganda", "Rwanda"}


def test_a_round_that_is_to_be_held_is_planned(read: Read) -> None:
    text = "Uganda and Rwanda met in Arusha on Monday. A fourth round is to be held in Mwanza on 20 June."
    _, ahead = found(read, text)
    assert (ahead.status, ahead.place and ahead.place.name) == (RoundStatus.PLANNED, "Mwanza")


def test_talks_set_for_a_day_and_a_town_are_a_date_to_keep_whoever_sits_there(read: Read) -> None:
    text = "Manila thanked Oman. Talks on salaries will begin in Muscat on May 27, an official announced."
    (one,) = [r for r in read(text, day="2026-05-19").records if isinstance(r, Round)]
    assert (one.status, one.venue, one.date and one.date.start) == (
        RoundStatus.PLANNED,
        "Muscat",
        "2026-05-27",
    )


def test_talks_put_off_to_a_day_are_a_date_to_keep(read: Read) -> None:
    text = "Talks of Guyana and Venezuela due in Oslo on Wednesday were postponed to June 2, Norway said."
    found = [r for r in read(text, day="2026-05-19").records if isinstance(r, Round)]
    assert {(r.status, r.date and r.date.start) for r in found} == {
        (RoundStatus.POSTPONED, "2026-05-20"),
        (RoundStatus.PLANNED, "2026-06-02"),
    }


def test_a_council_that_sits_is_no_round_of_the_two_sides(read: Read) -> None:
    text = (
        "Guyana accused Venezuela of an ambush. Venezuela shelled a post of Guyana in May. "
        "The council is to hold closed consultations on Thursday, diplomats said."
    )
    assert [r for r in read(text, day="2026-05-19").records if isinstance(r, Round)] == []
