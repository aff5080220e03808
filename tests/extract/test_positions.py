"""Positions: who stands where on what, from narration and speech, and never from a bystander."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from tracktwo.extract.parties import parties_in
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Attempt, Issue, Position, Stance

Read = Callable[..., Finds]


def found(read: Read, text: str, **options: Any) -> list[Position]:
    finds = read(text, steps=frozenset({"positions"}), **options)
    return [record for record in finds.records if isinstance(record, Position)]


def brief(position: Position) -> tuple[str, str, str]:
    return position.party.name, position.issue, position.stance.value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Belgrade rejected a joint border commission.", ("Serbia", "borders", "rejects")),
        ("Turkey's insistence on keeping the island clouds the talks.", ("Turkey", "territory", "insists")),
        ("Ethiopia stands ready to exchange all prisoners.", ("Ethiopia", "prisoners", "offers")),
        ("A truce put forward by Norway was turned down by Eritrea.", ("Norway", "ceasefire", "offers")),
        ("A truce put forward by Norway was turned down by Eritrea.", ("Eritrea", "ceasefire", "rejects")),
        ("Pakistan will not cede any territory.", ("Pakistan", "territory", "rejects")),
        ("Bogota put a six-month truce on the table.", ("Colombia", "ceasefire", "offers")),
        ("Nicosia will not hear of two separate states on the island.", ("Cyprus", "territory", "rejects")),
        ("Turkey has no intention of withdrawing its troops.", ("Turkey", "withdrawal", "rejects")),
        ("Washington pressed Tehran to ship its stockpile abroad.", ("United States", "nuclear", "demands")),
        ("Nairobi gave its blessing to a team of observers.", ("Kenya", "monitoring", "accepts")),
        ("Mogadishu repudiated the recognition of the region.", ("Somalia", "recognition", "rejects")),
        ("Baghdad is lobbying for the withdrawal of the troops.", ("Iraq", "withdrawal", "demands")),
        ("Asmara stands firm on the border line.", ("Eritrea", "borders", "insists")),
        ("Japan maintains that the four islands belong to it.", ("Japan", "territory", "insists")),
        ("La Paz turned its back on a truce.", ("Bolivia", "ceasefire", "rejects")),
        ("Cambodia never ruled out a ceasefire.", ("Cambodia", "ceasefire", "open_to")),
        ("Kenya prefers an African Union chair for the observers.", ("Kenya", "monitoring", "prefers")),
        ("The Houthis have said yes to a pause in the fighting.", ("Houthis", "ceasefire", "accepts")),
        ("India called the proposed ceasefire a trap.", ("India", "ceasefire", "rejects")),
        ("Japan has no objection to the lifting of sanctions.", ("Japan", "sanctions", "accepts")),
        ("Hanoi urged Beijing to free the fishermen.", ("Vietnam", "prisoners", "demands")),
        ("Chad welcomed the sanctions on the smugglers. It regrets the border closure.",
         ("Chad", "borders", "rejects")),
        ("\"The withdrawal must begin at once,\" said Greek foreign minister Eleni Markou.",
         ("Greece", "withdrawal", "demands")),
    ],
)  # fmt: skip
def test_a_stance_is_read_with_party_and_sticking_point(
    read: Read, text: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in [brief(position) for position in found(read, text)]


def test_a_conditional_offer_is_an_offer_and_a_demand(read: Read) -> None:
    text = "Ecuador would release forty soldiers if Peru lifted its oil embargo."
    offer, demand = found(read, text)
    assert brief(offer) == ("Ecuador", "prisoners", "offers")
    assert offer.condition == "if Peru lifted its oil embargo"
    assert brief(demand) == ("Ecuador", "sanctions", "demands")
    assert demand.condition is None


def test_what_the_other_side_must_do_first_is_a_demand_even_on_the_same_point(read: Read) -> None:
    text = "Thailand would withdraw its tanks only if Cambodian troops pulled back first."
    assert [p.stance for p in found(read, text)] == [Stance.OFFERS, Stance.DEMANDS]


def test_a_refusal_until_something_happens_demands_it(read: Read) -> None:
    text = "Armenia will not sign the accord until Azerbaijan frees all prisoners."
    assert ("Armenia", "prisoners", "demands") in [brief(position) for position in found(read, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia should accept a ceasefire, said Anna Holm, a professor at Lund University.",
        "Historian Paul Reyes doubts that the truce will hold.",
        "Asked about a prisoner exchange, the minister smiled.",
        "Sudan would have released the prisoners.",
        "The ceasefire was quiet.",
    ],
)
def test_bystanders_questions_and_what_was_not_so_give_no_position(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_the_evidence_is_the_words_and_the_same_text_gives_the_same_ids(read: Read) -> None:
    text = "Good morning. Cyprus rejected a ceasefire, and Greece backed the embargo."
    positions = found(read, text)
    assert len(positions) == 2
    for position in positions:
        (evidence,) = position.evidence
        assert text[evidence.start : evidence.end] == evidence.text
    assert [p.id for p in positions] == [p.id for p in found(read, text)]


def test_a_red_line_is_marked(read: Read) -> None:
    (position,) = found(read, "Georgia will never recognise the breakaway republic.")
    assert position.red_line is True


def test_explain_hears_what_was_tried_and_what_was_missing(read: Read) -> None:
    heard: list[Attempt] = []
    found(read, "Malta rejected the invitation to dinner.", trace=heard.append)
    tried = [attempt for attempt in heard if attempt.step == "positions"]
    assert tried
    assert not tried[0].fired
    assert "sticking point" in tried[0].detail


@pytest.mark.parametrize(
    ("text", "party", "issue", "stance"),
    [
        ("The ELN backed down from its demand for a bilateral ceasefire.", "ELN", "ceasefire", "open_to"),
        ("Azerbaijan no longer insists on the corridor.", "Azerbaijan", "borders", "open_to"),
        ("After three days, Armenia gave way on the exchange of maps.", "Armenia", "other", "accepts"),
        ("Rwanda has not budged on the seat of the bank.", "Rwanda", "other", "insists"),
        (
            "Colombia offered the guerrillas 20 rural schools and a radio station.",
            "Colombia",
            "other",
            "offers",
        ),
        ("Egypt objects to the filling of the dam.", "Egypt", "other", "rejects"),
        (
            "The Polisario Front threatened to fight on unless a date was set for the vote.",
            "Polisario Front",
            "other",
            "demands",
        ),
        ("Peru does not want foreign bases on its coast.", "Peru", "other", "rejects"),
        ("Peru has nothing against observers, its minister said.", "Peru", "monitoring", "open_to"),
        ("Togo is not prepared to discuss the school law.", "Togo", "other", "rejects"),
        ("Benin is against a foreign role in the talks.", "Benin", "other", "rejects"),
        ("The African Union threw its weight behind the ceasefire.", "African Union", "ceasefire", "accepts"),
        ("Chad wants elections within a year and a share of the oil revenue.", "Chad", "other", "demands"),
        ("Gabon's price for a truce is the release of three officers.", "Gabon", "prisoners", "demands"),
        ("Niger is adamant that the troops leave the two towns.", "Niger", "withdrawal", "insists"),
        ("Ghana countered with an offer of safe passage.", "Ghana", "security_guarantees", "offers"),
        ("The border posts, which Togo refuses to reopen, are three.", "Togo", "borders", "rejects"),
        ("Chad considers the disarmament of the militias overdue.", "Chad", "disarmament", "demands"),
        (
            "Peru makes any deal conditional on the return of refugees.",
            "Peru",
            "return_of_displaced",
            "demands",
        ),
        ("A referendum is out of the question for Bolivia.", "Bolivia", "recognition", "rejects"),
        ("Mali shows no readiness to discuss sanctions.", "Mali", "sanctions", "rejects"),
        ("Benin ruled out negotiations with any go-between.", "Benin", "other", "rejects"),
        ("Kenya is open to observers, writes analyst Ida Brandt.", "Kenya", "monitoring", "open_to"),
        (
            "The FARC met lawmakers in Havana. The rebels refuse to hand in their rifles.",
            "FARC",
            "disarmament",
            "rejects",
        ),
    ],
)
def test_stances_in_other_wars(read: Read, text: str, party: str, issue: str, stance: str) -> None:
    assert [(one.party.name, one.issue, one.stance.value) for one in found(read, text)] == [
        (party, issue, stance)
    ]


def test_both_sides_are_each_given_their_stance(read: Read) -> None:
    text = "Sudan's army and the RSF sent negotiators to Jeddah. Both delegations accepted a truce."
    assert {one.party.name for one in found(read, text)} == {"Sudan", "Rapid Support Forces"}


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda rejected the allegation.",
        "Kosovo offered to host the ceremony.",
        "Kenya refused to comment on the report.",
        "Armenia rejected the invitation.",
    ],
)
def test_what_is_not_negotiated_is_no_position(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_a_year_in_a_name_does_not_date_a_position(read: Read) -> None:
    (one,) = found(read, "Ecuador rejects the 1942 border line.")
    assert one.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Officials and their government rejected the ceasefire.",
        "The officials of its government rejected the ceasefire.",
        "The delegation and its leaders rejected the ceasefire.",
    ],
)
def test_what_is_owned_by_the_phrase_it_stands_in_does_not_go_round_in_circles(read: Read, text: str) -> None:
    records = read(text, steps=frozenset({"positions"})).records
    assert not [record for record in records if isinstance(record, Issue)]


def test_whom_names_speak_for_is_worked_out_once_and_is_the_same_when_it_was_not(
    read: Read, books: CodeBooks
) -> None:
    reading = read("Hamas and Israel met in Doha. Both sides rejected a truce. The rebels left.").reading
    assert reading.parties is not None
    assert reading.parties == parties_in(dataclasses.replace(reading, parties=None), books)
    assert reading.parties.pairs


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Somalia rejected a plan that would see Kenya withdraw its troops.", "Somalia"),
        ("The guns stay, said Kenya, which refuses to cede any territory.", "The guns"),
        ("Kenya said it was ready to withdraw its troops.", "Kenya said"),
        ("Kenya refuses to withdraw its troops.", "Kenya refuses"),
    ],
)
def test_the_words_of_a_position_never_open_inside_a_clause(read: Read, text: str, begins: str) -> None:
    positions = found(read, text)
    assert positions
    assert all(position.text and position.text.startswith(begins) for position in positions)
    assert all(text[e.start : e.end] == e.text for position in positions for e in position.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Japan maintains that the truce was signed in May.",
        "Kenya told reporters that the prisoners had arrived.",
        "India plans a parade for the freed prisoners.",
        "Norway allowed the observers to board.",
    ],
)
def test_what_only_tells_or_plans_is_no_position(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_the_deal_is_what_was_told_of_before_and_not_what_stands_nearest(read: Read) -> None:
    text = (
        "Benin and Togo signed a ceasefire deal on Friday. Togo lifted its ban on fuel exports on Saturday. "
        "Under the deal both armies will pull back. Ghana welcomed the deal."
    )
    assert [(one.issue, one.stance.value) for one in found(read, text) if one.party.name == "Ghana"] == [
        ("ceasefire", "accepts")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Chad and Sudan ended without agreeing on a truce.",
        "Chad and Sudan agreed to reopen two border posts.",
        "Kenya will accept observers, writes analyst Ida Brandt.",
    ],
)
def test_what_both_agreed_what_was_left_open_and_what_is_foretold_is_no_position(
    read: Read, text: str
) -> None:
    assert found(read, text) == []


def test_short_names_shared_names_and_unnamed_offices_hold_positions(read: Read) -> None:
    text = (
        "North and South Korean officers met on Monday. The South is open to observers. "
        "The Moro Islamic Liberation Front met Philippine officials. The Front rejects a ceasefire. "
        '"We demand the release of all prisoners," its negotiator, Omar Salih, said.'
    )
    assert [(one.party.name, one.issue) for one in found(read, text)] == [
        ("South Korea", "monitoring"),
        ("Moro Islamic Liberation Front", "ceasefire"),
        ("Moro Islamic Liberation Front", "prisoners"),
    ]


@pytest.mark.parametrize(
    "text",
    ["France condemned the attack.", "Ethiopia said it regretted the decision.", "Kenya denounced the raid."],
)
def test_displeasure_with_what_happened_is_no_position(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_displeasure_with_what_is_on_the_table_is_one(read: Read) -> None:
    assert [brief(one)[1:] for one in found(read, "France condemned the sanctions on Kenya.")] == [
        ("sanctions", "rejects")
    ]


def test_a_demanded_condition_is_quoted_alone(read: Read) -> None:
    offer, demand = found(read, "Niger would free nine prisoners if Chad lifted the sanctions.")
    assert (offer.party.name, demand.party.name) == ("Niger", "Niger")
    assert demand.text == "if Chad lifted the sanctions"


def test_a_day_of_what_is_wanted_is_not_the_day_of_the_stance(read: Read) -> None:
    (one,) = found(read, "Niger wants to free the prisoners who were sentenced in 2020.")
    assert one.date is None


def test_a_colon_or_while_opens_another_partys_view(read: Read) -> None:
    one, other = found(
        read, "One matter is open: Niger insists on the 2014 border, while Chad rejects the border."
    )
    assert (one.party.name, other.party.name) == ("Niger", "Chad")
    assert one.text.startswith("Niger insists on the 2014 border")


def test_the_government_behind_a_state_just_named_is_another(read: Read) -> None:
    text = "The Houthis want salaries. Riyadh prefers a truce, and the government is open to a truce."
    holders = {one.party.name for one in found(read, text) if one.stance.value == "open_to"}
    assert "Saudi Arabia" not in holders


@pytest.mark.parametrize(
    "text",
    [
        "Cyprus has asked for time to study the draft treaty on the border.",
        "Thailand agreed to move its border post by the end of August.",
        "Iraq will reopen the border crossing within ten days.",
        "Kenya and Somalia want to demilitarise the strip.",
        "Beijing told Manila to drop its claim to the reef.",
        "Norway appealed to Paris to hold Israel to the truce.",
        "Seoul held out an olive branch to the North.",
        "The United States stood by Guyana.",
        "Lebanon railed against the raid on the harbour.",
        "Russia called for calm.",
    ],
)
def test_requests_for_time_promises_and_others_duties_are_no_stance(read: Read, text: str) -> None:
    wanted = {"Beijing": {("China", "demands")}, "Norway": {("Norway", "demands")}}.get(
        text.split()[0], set()
    )
    assert {(p.party.name, p.stance.value) for p in found(read, text)} <= wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Egypt will accept nothing short of a binding treaty on the dam.", ("Egypt", "other", "insists")),
        ("Chad would never again recognise the island.", ("Chad", "recognition", "rejects")),
        ("Iran will not sign anything that leaves its miners out.", ("Iran", "other", "rejects")),
        (
            "Oman offered to reopen its embassy once the hostages are let go.",
            ("Oman", "prisoners", "demands"),
        ),
        ("Russia will let the ships pass as long as its fertiliser is sold.", ("Russia", "other", "demands")),
        ("Mogadishu asked Nairobi to pull its soldiers back.", ("Somalia", "withdrawal", "demands")),
    ],
)
def test_what_a_party_holds_out_for_and_its_price(
    read: Read, text: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in [brief(position) for position in found(read, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan dispute the border. Tanzanian mediators put forward a nine-point draft on Sunday.",
        "Chad and Sudan dispute the border. Chad has asked for time to study it.",
    ],
)
def test_putting_a_draft_forward_or_asking_for_time_is_no_view_on_it(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_a_firm_that_tells_it_makes_nobody_hold_firm(read: Read) -> None:
    text = (
        "Togo is holding a crew of nine sailors, a maritime security firm said. Benin held firm on the port."
    )
    found = [r for r in read(text).records if isinstance(r, Position)]
    assert {p.party.name for p in found if p.stance is Stance.INSISTS} <= {"Benin"}
    assert not any(p.party.name == "Togo" for p in found)


def test_who_offers_no_evidence_rejects_nothing(read: Read) -> None:
    found = read("Peru accused Chile of staging the raid. It offered no evidence.").records
    assert [r for r in found if isinstance(r, Position)] == []
