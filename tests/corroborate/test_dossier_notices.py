"""Notices that need the whole dossier: what looks odd, and the everyday news in which nothing may."""

import pytest
from tests.corroborate.conftest import Notices

from tracktwo.records import Notice

DAY, NEXT = "2026-03-03", "2026-03-04"


def kinds(found: list[tuple[str, Notice]]) -> list[tuple[str, str]]:
    return sorted((outlet, notice.kind) for outlet, notice in found)


# -- one expert, several institutes ---------------------------------------------------------------

LIND = "“The front will not move before summer,” said Mara Lind, a senior fellow at the Northern Institute."
LIND_ELSEWHERE = (
    "Neither army can attack in the mud, said Mara Lind, an analyst at the Baltic Strategy Centre."
)


def test_an_expert_of_two_institutes_is_noticed_in_both_articles(notices_of: Notices) -> None:
    found = notices_of(("Harbour Post", DAY, LIND), ("Inland Herald", NEXT, LIND_ELSEWHERE))
    assert kinds(found) == [("Harbour Post", "expert"), ("Inland Herald", "expert")]
    text = dict(found)["Harbour Post"].text
    assert "Northern Institute" in text
    assert "Baltic Strategy Centre in Inland Herald (2026-03-04, article-" in text


@pytest.mark.parametrize(
    "other",
    [
        # the same body in other words, or by its initials
        "Neither army can attack in the mud, said Mara Lind of the Northern Institute in Tartu.",
        # somebody else of the name
        "Neither army can attack in the mud, said Otto Lind, an analyst at the Baltic Strategy Centre.",
        # a change of employer that is told
        "Neither army can attack, said Mara Lind, who joined the Baltic Strategy Centre from the "
        "Northern Institute.",
        "Neither army can attack in the mud, said Mara Lind, formerly of the Baltic Strategy Centre.",
        # an office, not an institute
        "Neither army can attack in the mud, said Mara Lind, an adviser to the defence ministry.",
    ],
)
def test_an_expert_is_not_noticed(notices_of: Notices, other: str) -> None:
    assert notices_of(("Harbour Post", DAY, LIND), ("Inland Herald", NEXT, other)) == []


@pytest.mark.parametrize(
    ("body", "is_noticed"),
    [
        ("the Delta Security Forum", True),
        ("the Institute for National Security Studies", True),
        ("the National Security Council", False),
    ],
)
def test_a_house_that_studies_security_is_an_institute_and_a_council_is_an_office(
    notices_of: Notices, body: str, is_noticed: bool
) -> None:
    other = f"Neither army can attack in the mud, said Mara Lind, an analyst at {body}."
    found = notices_of(("Harbour Post", DAY, LIND), ("Inland Herald", NEXT, other))
    assert bool(kinds(found)) == is_noticed


def test_another_institute_a_year_later_is_a_change_of_employer(notices_of: Notices) -> None:
    assert notices_of(("Harbour Post", DAY, LIND), ("Inland Herald", "2027-03-01", LIND_ELSEWHERE)) == []


def test_who_is_printed_with_both_somewhere_belongs_to_both(notices_of: Notices) -> None:
    both = (
        "Talks may stall, said Mara Lind, a senior fellow at the Northern Institute. "
        "Lind also advises the Baltic Strategy Centre."
    )
    found = notices_of(
        ("Harbour Post", DAY, LIND), ("Inland Herald", NEXT, LIND_ELSEWHERE), ("Delta Times", NEXT, both)
    )
    assert found == []


def test_two_offices_of_a_minister_are_no_notice(notices_of: Notices) -> None:
    found = notices_of(
        ("Harbour Post", DAY, "The ceasefire holds, said Foreign Minister Clara Benitez of Paraguay."),
        ("Inland Herald", NEXT, "Clara Benitez, the head of the Paraguayan negotiating team, left Geneva."),
    )
    assert found == []


# -- text that nobody credits ---------------------------------------------------------------------

DEPOT = (
    "Rockets hit a fuel depot outside Villamontes late on Monday and set fire to eleven tankers that "
    "had been "
    "parked in two rows beside the railway line, the regional governor's office and three residents of the "
    "nearest village reported after midnight. The fire was still burning when the sun came up."
)


def story(lead: str, end: str) -> str:
    return f"{lead}\n\n{DEPOT}\n\n{end}"


ONE = story(
    "A night attack near Villamontes has destroyed part of Bolivia's winter fuel reserve.",
    "Villamontes has been shelled nine times since January, and half of its people have left for Tarija.",
)
OTHER = story(
    "Bolivia's army lost a fuel depot near Villamontes to rockets overnight, days before talks in Geneva.",
    "Drivers in Villamontes queued at the town's only filling station from six in the morning on Tuesday.",
)


def test_text_that_two_outlets_share_and_none_credits_is_noticed_in_both(notices_of: Notices) -> None:
    found = notices_of(("Harbour Post", DAY, ONE), ("Inland Herald", DAY, OTHER))
    assert kinds(found) == [("Harbour Post", "uncredited"), ("Inland Herald", "uncredited")]
    first, second = found[0][1].evidence
    assert first.text == second.text
    assert first.text.startswith("Rockets hit a fuel depot")
    assert first.article_id != second.article_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # an agency is credited in one of them
        (ONE.replace("A night attack", "VILLAMONTES, March 3 (Northern Wire) - A night attack"), OTHER),
        (ONE, OTHER + "\n\nThe Associated Press contributed to this report."),
        # one names the other, or a release
        (ONE, OTHER + "\n\nHarbour Post first described the tankers."),
        (ONE.replace("reported after", "reported according to a statement after"), OTHER),
        # what a document says
        tuple(text.replace("reported after", "the joint statement says, after") for text in (ONE, OTHER)),
        # what is shared is what somebody said
        (ONE.replace(DEPOT, f"“{DEPOT}” the governor wrote."), OTHER.replace(DEPOT, f"“{DEPOT}” he wrote.")),
        (ONE.replace("parked in", "parked by us in"), OTHER.replace("parked in", "parked by us in")),
        # both tell it in their own words
        (ONE, "Rockets destroyed a fuel depot at Villamontes on Monday night, the governor of Tarija "
         "said.\n\n"
              "Eleven tankers burned beside the railway, according to villagers who watched the fire."),
    ],
)  # fmt: skip
def test_shared_text_is_not_noticed(notices_of: Notices, one: str, other: str) -> None:
    found = notices_of(("Harbour Post", DAY, one), ("Inland Herald", DAY, other))
    assert [pair for pair in kinds(found) if pair[1] == "uncredited"] == []


def test_what_somebody_said_in_a_statement_credits_nobody_with_the_text(notices_of: Notices) -> None:
    said = " The army confirmed the losses in a statement."
    found = notices_of(("Harbour Post", DAY, ONE + said), ("Inland Herald", DAY, OTHER))
    assert kinds(found) == [("Harbour Post", "uncredited"), ("Inland Herald", "uncredited")]


def test_an_agencys_own_text_is_its_own(notices_of: Notices) -> None:
    assert notices_of(("Chaco Press Agency", DAY, ONE), ("Inland Herald", DAY, OTHER)) == []


def test_one_outlet_may_repeat_itself(notices_of: Notices) -> None:
    assert notices_of(("Harbour Post", DAY, ONE), ("Harbour Post", NEXT, OTHER)) == []


# -- quotations that no other origin has ----------------------------------------------------------

SHARED = "“We have been promised observers three times and not one has come,” she said."
OWN = {
    "Harbour Post": (
        "Bolivia's delegation had offered to let a joint patrol walk the river bank by day. It withdrew the "
        "offer on Monday, after two of its soldiers were wounded at the ford of San Pablo. “Nobody walks "
        "there now,” said Colonel Ramiro Suarez.\n\n"
        "In Asuncion, where petrol is rationed again, the congress met behind closed doors."
    ),
    "Inland Herald": (
        "Swiss hosts said the rooms stay booked until the end of the month. “Empty chairs are cheap,” said "
        "Urs Keller, who runs the conference centre, and he hopes that someone will sit on them.\n\n"
        "Gas prices in Buenos Aires rose by a tenth within an hour of the news."
    ),
    "Delta Times": (
        "Families of prisoners had waited in the rain since dawn with photographs and flowers. Nobody came "
        "out to them. “We shall be here tomorrow,” said Rosa Quispe, whose son is held in Filadelfia.\n\n"
        "Uruguay's mediators will write a new paper, an aide said, and this time a short one."
    ),
    "Lone Star Wire Blog": (
        "Pilots of both air forces have flown over the wells every night this week. Farmers at the river "
        "have begun to drive their cattle south and to sleep in the chapel, which has the only cellar.\n\n"
        "The wells themselves have produced nothing since November."
    ),
}
TELLINGS = (
    (
        "Harbour Post",
        "Clara Benitez, the foreign minister of Paraguay, left the talks in Geneva on Tuesday after two days "
        "without a deal on monitors for the gas fields. " + SHARED + " Her car was gone by noon.",
    ),
    (
        "Inland Herald",
        "No deal on monitors for the gas fields was reached in Geneva on Tuesday. Foreign minister Clara "
        "Benitez of Paraguay spoke outside the hotel. " + SHARED + " Bolivia's team stayed inside.",
    ),
    (
        "Delta Times",
        "Paraguay's foreign minister Clara Benitez told reporters in Geneva on Tuesday that talks on the gas "
        "fields had failed for now. " + SHARED + " No date for a new round of talks was set.",
    ),
)
ODD = (
    "Talks in Geneva about monitors for the gas fields ended on Tuesday without a deal. Foreign "
    "minister Clara "
    "Benitez of Paraguay was blunt. “Our generals are ready to cross the river tonight and nobody in "
    "Europe will "
    "lift a finger to stop them,” she said. The hotel was empty by the evening."
)


def geneva(*more: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [(outlet, DAY, f"{text}\n\n{OWN[outlet]}") for outlet, text in (*TELLINGS, *more)]


def test_a_long_quotation_that_no_other_origin_has_is_noticed(notices_of: Notices) -> None:
    found = notices_of(*geneva(("Lone Star Wire Blog", ODD)))
    assert kinds(found) == [("Lone Star Wire Blog", "lone_quotation")]
    notice = found[0][1]
    assert "3 others quote Clara Benitez" in notice.text
    assert "fake" not in notice.text.lower()
    assert notice.evidence[0].text.startswith("Our generals are ready")
    assert notice.evidence[1].text.startswith("We have been promised observers")


@pytest.mark.parametrize(
    "odd",
    [
        # it has the common words too: it only picked more of them
        ODD + " " + SHARED,
        # an interview, an earlier day, an e-mail
        ODD.replace("was blunt.", "gave an interview to this paper."),
        ODD.replace("she said.", "she told Lone Star Wire Blog."),
        ODD.replace("was blunt.", "had said last month what she thought."),
        # too short to make much of
        ODD.replace(" tonight and nobody in Europe will lift a finger to stop them", ""),
        # not quoted word for word
        ODD.replace("“", "").replace("”", ""),
    ],
)
def test_a_quotation_of_its_own_is_not_noticed(notices_of: Notices, odd: str) -> None:
    assert notices_of(*geneva(("Lone Star Wire Blog", odd))) == []


def test_two_other_origins_are_too_few(notices_of: Notices) -> None:
    assert notices_of(*geneva(("Lone Star Wire Blog", ODD))[1:]) == []


# -- quotations that went through another language -------------------------------------------------

SAID = (
    "The talks in Geneva ended on Tuesday. Foreign minister Clara Benitez of Paraguay said: “We will "
    "not give up "
    "our land, and we will fight for every village until the last foreign soldier leaves.” Monitors for "
    "the gas "
    "fields were not agreed."
)
RETOLD = (
    "Talks in Geneva ended without monitors for the gas fields on Tuesday. “We shall not surrender our "
    "territory, and "
    "we will struggle for each village until the final foreign soldier departs,” said foreign minister Clara "
    "Benitez of Paraguay."
)


def test_one_statement_in_two_wordings_is_noticed_in_both(notices_of: Notices) -> None:
    found = notices_of(("Harbour Post", DAY, SAID), ("Inland Herald", DAY, RETOLD))
    assert kinds(found) == [
        ("Harbour Post", "translated_quotation"),
        ("Inland Herald", "translated_quotation"),
    ]
    assert "“land” / “territory”" in found[0][1].text


def test_two_translators_of_one_speech_are_noticed(notices_of: Notices) -> None:
    one = (
        "President Volodymyr Zelensky of Ukraine spoke in Kyiv on Tuesday of the eastern front. “We must "
        "end this war with dignity, and our partners should help us with weapons this winter,” he said."
    )
    other = (
        "“We need to finish this war with honour, and our allies must support us with arms this winter,” "
        "President Volodymyr Zelensky said in Kyiv. The eastern front was his theme on Tuesday."
    )
    found = notices_of(("Harbour Post", DAY, one), ("Inland Herald", DAY, other))
    assert kinds(found) == [(outlet, "translated_quotation") for outlet in ("Harbour Post", "Inland Herald")]


def test_where_others_agree_on_one_wording_the_other_is_noticed(notices_of: Notices) -> None:
    said = SAID[SAID.index("“") : SAID.index("”")]
    again = f"{said},” said foreign minister Clara Benitez of Paraguay when she left Geneva.\n\n"
    again += OWN["Delta Times"]
    found = notices_of(
        ("Harbour Post", DAY, f"{SAID}\n\n{OWN['Harbour Post']}"),
        ("Delta Times", DAY, again.replace(".,”", ",”")),
        ("Inland Herald", DAY, f"{RETOLD}\n\n{OWN['Inland Herald']}"),
    )
    assert kinds(found) == [("Inland Herald", "translated_quotation")]


@pytest.mark.parametrize(
    "other",
    [
        # cut, or a slip of the pen: everyday editing
        SAID.replace("We will not give up our land, and we", "We"),
        SAID.replace("we will fight for every village", "we’ll fight for every village"),
        SAID.replace("foreign soldier leaves", "foreign soldiers leave"),
        # another thing said in the same turn of phrase
        SAID.replace("give up our land", "close our schools")
        .replace("fight for every village", "pay every teacher")
        .replace("the last foreign soldier leaves", "the next harvest festival begins"),
        # names and numbers exchanged: another statement
        SAID.replace("our land", "Tarija")
        .replace("every village", "every Bolivian town")
        .replace("last", "third"),
        # an opposite
        SAID.replace("give up", "accept").replace("land", "loss").replace("fight", "vote"),
    ],
)  # fmt: skip
def test_another_quotation_is_not_taken_for_a_translation(notices_of: Notices, other: str) -> None:
    found = notices_of(("Harbour Post", DAY, SAID), ("Inland Herald", DAY, other))
    assert [pair for pair in kinds(found) if pair[1] == "translated_quotation"] == []


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("every village until", "every village (кожне село) until"),
        SAID + "\n\nThis text was machine-translated and may contain errors.",
        SAID + "\n\nTranslated from Spanish by our desk in Sucre.",
        SAID.replace("Paraguay said:", "Paraguay said, in words translated from Guarani:"),
    ],
)
def test_marks_of_translation_are_noticed(notices_of: Notices, text: str) -> None:
    assert kinds(notices_of(("Harbour Post", DAY, text))) == [("Harbour Post", "translated_quotation")]


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("every village", "every [border] village"),  # an editor's brackets
        SAID.replace("Paraguay said:", "Paraguay said through an interpreter:"),
        SAID + "\n\nHer memoir, translated from Guarani, sold two thousand copies.",
        SAID.replace("on Tuesday.", "on Tuesday, near a stall of novels translated from Spanish."),
        SAID + "\n\nGoogle Translate went offline in Bolivia for an hour on Tuesday.",
        "The ministry bought software for machine translation from a firm in Asuncion for two million "
        "dollars.",
    ],
)
def test_brackets_and_interpreters_are_everyday(notices_of: Notices, text: str) -> None:
    assert notices_of(("Harbour Post", DAY, text)) == []
