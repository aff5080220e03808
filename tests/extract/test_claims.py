"""Claims: the slot, its value and bound, who asserts it and how surely."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds, records_of
from tracktwo.records import Bound, Claim, Polarity

Read = Callable[..., Finds]


def claims(read: Read, text: str, slot: str) -> list[Claim]:
    finds = read(text, day="2025-12-21")
    found = list(records_of(finds, Claim))
    for claim in found:
        (evidence,) = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.text
    return [claim for claim in found if claim.slot == slot]


COUNTS = [
    ("At least nine people were killed in a raid on Oslo.", "killed", 9, Bound.AT_LEAST),
    ("The blast in Oslo killed four people.", "killed", 4, Bound.EQUAL),
    ("Rescuers put the death toll at twelve.", "killed", 12, Bound.EQUAL),
    ("The number of people killed in the raid rose to fifteen.", "killed", 15, Bound.EQUAL),
    ("Seven sailors died when the ferry sank.", "killed", 7, Bound.EQUAL),
    ("The raid left three guards dead.", "killed", 3, Bound.EQUAL),
    ("Six people lost their lives in the fire.", "killed", 6, Bound.EQUAL),
    ("More than 20 people were hurt.", "injured", 20, Bound.AT_LEAST),
    ("No one was wounded.", "injured", 0, Bound.EQUAL),
    ("A fisherman was wounded there.", "injured", 1, Bound.EQUAL),
    ("Border guards detained nine protesters.", "captured", 9, Bound.EQUAL),
    ("About 8,000 residents have fled the valley.", "displaced", 8000, Bound.ABOUT),
]


@pytest.mark.parametrize(("text", "slot", "value", "bound"), COUNTS)
def test_counted_slots(read: Read, text: str, slot: str, value: float, bound: Bound) -> None:
    (claim,) = claims(read, text, slot)
    assert (claim.value, claim.bound, claim.unit) == (value, bound, "people")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Clashes went on near the dam. The army of Benin put the number of dead at 17. "
            "Togo's army raised its count of the dead to 21.",
            [("clash", 17, "Armed forces of Benin"), ("clash", 21, "Armed forces of Togo")],
        ),
        (
            "A drone hit a market in Maradi on Friday. Doctors Without Borders counted 31 bodies.",
            [("Maradi", 31, "Médecins Sans Frontières")],
        ),
        (
            "The siege lasted all winter. The United Nations revised its estimate of those killed to 640.",
            [("siege", 640, "United Nations")],
        ),
        ("A bridge fell. Nine people died on Sunday.", [("Nine people", 9, None)]),
    ],
)
def test_a_bare_toll_counts_the_event_told_before_and_is_its_tellers(
    read: Read, text: str, told: list[tuple[str, float, str | None]]
) -> None:
    assert [
        (one.about, one.value, one.asserted_by.name if one.asserted_by else None)
        for one in claims(read, text, "killed")
    ] == told


@pytest.mark.parametrize(
    "text", ["The army threatened to kill 40 people.", "The plan would displace 900 people."]
)
def test_what_has_not_happened_is_not_counted(read: Read, text: str) -> None:
    assert claims(read, text, "killed") == []
    assert claims(read, text, "displaced") == []


def test_growth_has_the_sign_of_its_verb_and_who_says_so(read: Read) -> None:
    (claim,) = claims(read, "Norway's economy shrank by 1.4% in 2021, according to the World Bank.", "growth")
    assert (claim.value, claim.unit) == (-1.4, "percent")
    assert claim.asserted_by is not None
    assert "World Bank" in claim.asserted_by.name


def test_control_of_a_place_is_its_holders_claim(read: Read) -> None:
    (claim,) = claims(read, "The Russian defence ministry said its troops had captured Kherson.", "controls")
    assert claim.about == "Kherson"
    assert "Russia" in str(claim.value)
    assert claim.asserted_by is not None
    assert claim.asserted_by.code == "RUS"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels control Goma and Bukavu.", ["Goma", "Bukavu"]),
        (
            "Kupiansk, Vuhledar and Kherson were captured by the army in May.",
            ["Kupiansk", "Vuhledar", "Kherson"],
        ),
        ("Goma and Bukavu fell to the rebels.", ["Goma", "Bukavu"]),
        ("The army took Goma and shelled Bukavu.", ["Goma"]),
    ],
)
def test_each_place_of_a_list_is_held(read: Read, text: str, places: list[str]) -> None:
    found = claims(read, text, "controls")
    assert [claim.about for claim in found] == places
    assert len({claim.id for claim in found}) == len(places)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Otto Lind, a former officer who is now at the Fjord Institute, sees no deal.", ["Fjord Institute"]),
        ("Otto Lind, a former fellow at the Fjord Institute, sees no deal.", []),
    ],
)
def test_who_has_left_an_institute_belongs_to_it_no_more(read: Read, text: str, bodies: list[str]) -> None:
    assert [claim.value for claim in claims(read, text, "affiliation_of")] == bodies


def test_gains_that_a_side_claims_are_its_claim_not_a_fact(read: Read) -> None:
    found = claims(read, "Russia pressed on, claiming gains in the Kharkiv region.", "controls")
    assert [str(claim.value) for claim in found] == ["gains by Russia"]
    assert found[0].asserted_by is not None
    assert found[0].asserted_by.code == "RUS"


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindqvist, a senior fellow at the Fjord Institute, sees no deal.",
        "Mara Lindqvist of the Fjord Institute told reporters that talks had stalled.",
        "Mara Lindqvist, who teaches at the Fjord Institute, sees no deal.",
    ],
)
def test_an_expert_belongs_to_an_institute(read: Read, text: str) -> None:
    (claim,) = claims(read, text, "affiliation_of")
    assert claim.about == "Mara Lindqvist"
    assert "Fjord Institute" in str(claim.value)


def test_a_judgement_of_ability_is_kept_with_its_likelihood(read: Read) -> None:
    text = "The Swedish foreign ministry assesses that Moscow likely cannot occupy Finland."
    (whole,) = claims(read, text, "assessment")
    (finer,) = claims(read, text, "can_occupy")
    assert (whole.likelihood, whole.likelihood_band) == ("likely", "likely")
    assert (finer.value, finer.polarity) == ("no", Polarity.NEGATED)
    assert finer.subject is not None
    assert finer.subject.code == "RUS"
    assert finer.asserted_by is not None
    assert finer.asserted_by.code == "SWE"


def test_a_possessive_judgement_has_its_judge(read: Read) -> None:
    (claim,) = claims(read, "Lavrov's assessment that Kyiv cannot hold the town was disputed.", "assessment")
    assert claim.asserted_by is not None
    assert "Lavrov" in claim.asserted_by.name


def test_not_giving_up_an_aim_is_seeking_it(read: Read) -> None:
    text = "Intelligence reports, cited by Reuters, suggest that Iran has not abandoned its ambitions."
    (claim,) = claims(read, text, "seeks")
    assert (claim.value, claim.via) == ("yes", "Reuters")


def test_a_deadline_is_dated(read: Read) -> None:
    (claim,) = claims(read, "The deadline of 9 November for a treaty has passed.", "date_of")
    assert claim.value == "2025-11-09"


def test_absence_is_a_negated_claim_of_attendance(read: Read) -> None:
    (claim,) = claims(read, "Norway did not attend the session in Oslo.", "attended")
    assert claim.polarity is Polarity.NEGATED


def test_whose_idea_it_was(read: Read) -> None:
    (claim,) = claims(read, "A truce put forward by Qatar was turned down.", "proposed_by")
    assert "Qatar" in str(claim.value)


def test_reading_twice_gives_the_same_ids(read: Read) -> None:
    text = "At least nine people were killed in a raid on Oslo, the mayor said."
    ids = [[claim.id for claim in records_of(read(text), Claim)] for _ in range(2)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0]) > 0


@pytest.mark.parametrize(
    ("text", "about", "likelihood", "band", "by"),
    [
        (
            "Analyst Maria Duarte said there was a 60 percent chance that the ceasefire would collapse.",
            "ceasefire would collapse",
            "60 percent chance",
            "likely",
            "Maria Duarte",
        ),
        (
            "The Lagos Institute put the risk of a coup at one in ten.",
            "coup",
            "risk of a coup at one in ten",
            "very unlikely",
            "Lagos Institute",
        ),
        (
            "Western officials see a less than even chance of talks.",
            "talks",
            "less than even chance",
            "unlikely",
            "Western officials",
        ),
    ],
)
def test_odds_are_an_assessment_with_its_band(
    read: Read, text: str, about: str, likelihood: str, band: str, by: str
) -> None:
    (claim,) = claims(read, text, "assessment")
    assert (claim.about, claim.likelihood, claim.likelihood_band) == (about, likelihood, band)
    assert claim.asserted_by is not None
    assert claim.asserted_by.name == by
    assert claims(read, text, "amount") == []


def test_a_share_of_something_else_is_no_odds(read: Read) -> None:
    assert claims(read, "The plan covers 60 percent of the risk fund.", "assessment") == []


def test_a_state_that_counts_is_not_where_it_happened(read: Read) -> None:
    text = (
        "The toll from the market attack in Senbafe has risen to 23, the Red Cross said. "
        "Togo said 31 people had died."
    )
    tolls = {claim.value: claim.about for claim in claims(read, text, "killed")}
    assert tolls == {23: "attack Senbafe", 31: "attack Senbafe"}


def test_where_the_dead_are_brought_is_not_where_they_died(read: Read) -> None:
    text = (
        "A rocket hit a market in Senbafe on Thursday. "
        "The Red Cross said 14 bodies were brought to a hospital in Accra."
    )
    (toll,) = claims(read, text, "killed")
    assert "Accra" not in toll.about


@pytest.mark.parametrize(
    ("text", "slot", "told"),
    [
        (
            "UNHCR estimates that 1,900 people have fled the delta. Guyana puts the number at 2,600.",
            "displaced",
            [(1900, Bound.EQUAL, "UNHCR"), (2600, Bound.EQUAL, "Guyana")],
        ),
        (
            "Peru says 40 miners were killed in the raid, while Bolivia puts the figure at more than 60.",
            "killed",
            [(40, Bound.EQUAL, "Peru"), (60, Bound.AT_LEAST, "Bolivia")],
        ),
        (
            "The raid killed nine herders. Togo puts the number of its planes at 12.",
            "killed",
            [(9, Bound.EQUAL, None)],
        ),
    ],
)
def test_the_number_is_the_one_counted_just_before(
    read: Read, text: str, slot: str, told: list[tuple[float, Bound, str | None]]
) -> None:
    found = [(c.value, c.bound, c.asserted_by and c.asserted_by.name) for c in claims(read, text, slot)]
    assert found == told


def test_odds_are_the_directors_though_the_institute_stands_before_the_name(read: Read) -> None:
    text = "The institute's director, Elsa Brandt, put the chance of a siege at about 15 percent."
    (odds,) = claims(read, text, "assessment")
    assert odds.asserted_by
    assert odds.asserted_by.name == "Elsa Brandt"
