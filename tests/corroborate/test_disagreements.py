"""The ledger: accounts of one question side by side, with who asserts and who reports."""

from collections.abc import Callable
from datetime import date

import pytest

from tracktwo.corroborate.assessments import follow_assessments
from tracktwo.corroborate.disagreements import find_disagreements
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import (
    Article,
    Claim,
    Disagreement,
    Event,
    Provenance,
    PublishedSource,
    Quotation,
    Record,
    Round,
)

Told = tuple[str, str, str]  # outlet, day, text
Ledger = Callable[..., list[Disagreement]]


def article(identity: str, outlet: str, day: str, text: str) -> Article:
    return Article(
        id=identity,
        evidence=(),
        confidence=1.0,
        provenance=Provenance("given", "1", "test"),
        url=None,
        canonical_url=None,
        outlet=outlet,
        author=(),
        title=None,
        published_at=day,
        published_source=PublishedSource.GIVEN,
        lang="en",
        text=text,
        sha256="",
    )


@pytest.fixture(scope="module")
def records(infer: SpacyInfer, books: CodeBooks) -> Callable[..., tuple[list[Article], list[Record]]]:
    def read_all(*told: Told) -> tuple[list[Article], list[Record]]:
        articles = [article(f"a{n}", *one) for n, one in enumerate(told)]
        found: list[Record] = []
        for one in articles:
            day = date.fromisoformat(one.published_at or "")
            reading = start_reading(one.id, one.text, outlet=one.outlet, published_on=day)
            found.extend(run_extractors(parse_one(reading, infer), books).records)
        return articles, found

    return read_all


@pytest.fixture(scope="module")
def ledger(records: Callable[..., tuple[list[Article], list[Record]]], books: CodeBooks) -> Ledger:
    def keep(*told: Told, origin_of: dict[str, str] | None = None) -> list[Disagreement]:
        articles, found = records(*told)
        return list(
            find_disagreements(
                [r for r in found if isinstance(r, Claim)],
                articles=articles,
                rivals=books.rivals,
                institutes=books.slots.words["institute_words"],
                quotations=[r for r in found if isinstance(r, Quotation)],
                events=[r for r in found if isinstance(r, Event)],
                rounds=[r for r in found if isinstance(r, Round)],
                origin_of=origin_of,
            )
        )

    return keep


LIND_FJORD = "Mara Lind, a senior fellow at the Fjord Institute, sees no deal this year."
LIND_HARBOUR = '"A deal is far off," said Mara Lind, an analyst at the Harbour Foundation.'


def test_one_expert_with_two_institutes(ledger: Ledger) -> None:
    (found,) = ledger(("North Post", "2025-03-03", LIND_FJORD), ("South Post", "2025-03-05", LIND_HARBOUR))
    assert (found.kind, found.status) == ("affiliation", "open")
    assert [side.reported_by for side in found.sides] == [("North Post",), ("South Post",)]
    assert [side.date for side in found.sides] == ["2025-03-03", "2025-03-05"]
    for side in found.sides:
        assert side.evidence


def test_one_expert_with_one_institute_is_no_disagreement(ledger: Ledger) -> None:
    again = "Mara Lind, who teaches at the Fjord Institute, sees no deal."
    assert ledger(("North Post", "2025-03-03", LIND_FJORD), ("South Post", "2025-03-05", again)) == []


NINE = "Nine people were killed in a raid on Kharkiv on Sunday, the mayor said."
SIX = "The army said six people were killed in the raid on Kharkiv on Sunday."
ELEVEN = "The number of people killed in the raid on Kharkiv on Sunday has risen to eleven."


def test_two_tolls_of_one_raid(ledger: Ledger) -> None:
    (found,) = ledger(("North Post", "2025-03-03", NINE), ("South Post", "2025-03-04", SIX))
    assert (found.kind, found.status) == ("quantity", "open")
    assert {side.value for side in found.sides} == {"9 people", "6 people"}


def test_a_toll_that_rose_is_updated(ledger: Ledger) -> None:
    found = ledger(("North Post", "2025-03-03", NINE), ("South Post", "2025-03-04", ELEVEN))
    assert [one.status for one in found] == ["updated"]


@pytest.mark.parametrize(
    "other",
    [
        "At least six people were killed in the raid on Kharkiv on Sunday.",
        "Six people were killed in a raid on Odesa on Sunday, the mayor said.",
        "Nine people died in the raid on Kharkiv on Sunday, police said.",
    ],
    ids=["bound", "other city", "same number"],
)
def test_what_can_both_be_true_is_not_in_the_ledger(ledger: Ledger, other: str) -> None:
    assert ledger(("North Post", "2025-03-03", NINE), ("South Post", "2025-03-04", other)) == []


def test_copies_are_one_origin(ledger: Ledger) -> None:
    (found,) = ledger(
        ("North Post", "2025-03-03", NINE),
        ("West Post", "2025-03-03", NINE),
        ("South Post", "2025-03-04", SIX),
        origin_of={"a0": "line-1", "a1": "line-1", "a2": "line-2"},
    )
    nine = next(side for side in found.sides if side.value == "9 people")
    assert nine.origins == 1
    assert set(nine.reported_by) == {"North Post", "West Post"}


ABLE = "Polish officials say Russia has the capacity to occupy Finland."
UNABLE = "The Swedish foreign ministry assesses that Moscow likely cannot occupy Finland."


def test_judgements_that_differ_are_held_side_by_side(ledger: Ledger) -> None:
    (found,) = ledger(("North Post", "2025-03-03", ABLE), ("South Post", "2025-03-04", UNABLE))
    assert found.kind == "assessment"
    judges = {side.asserted_by.code for side in found.sides if side.asserted_by}
    assert judges == {"POL", "SWE"}


def test_the_ledger_does_not_depend_on_the_order_of_articles(ledger: Ledger) -> None:
    told = [("North Post", "2025-03-03", NINE), ("South Post", "2025-03-04", SIX)]
    values = [{side.value for one in ledger(*order) for side in one.sides} for order in (told, told[::-1])]
    assert values[0] == values[1] != set()


def test_judgements_are_followed_by_judge_and_in_time(
    records: Callable[..., tuple[list[Article], list[Record]]],
) -> None:
    later = "The Swedish foreign ministry assesses that Russia has the capacity to occupy Finland."
    articles, found = records(("South Post", "2025-05-04", later), ("South Post", "2025-03-04", UNABLE))
    lines = follow_assessments(
        (r for r in found if isinstance(r, Claim)), articles={a.id: a for a in articles}
    )
    shifted = [line for line in lines if line.has_shifted]
    assert [line.judge.code for line in shifted] == ["SWE"]
    days = [judgement.on for judgement in shifted[0].judgements]
    assert days == sorted(days, key=str)


STORY = "Sudanese and Ethiopian envoys met in Djibouti City under the eye of Colonel Farah Waberi. "


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ("The Ethiopians left early.", "It was the Sudanese who left first.", "Who left the talks?"),
        ("The Ethiopians left early.", "Both delegations stayed until the end.", "Who left the talks?"),
        ("The draft has 17 articles.", "The draft has 16 articles.", "How many articles"),
        ("The deadline of 3 March has passed.", "The deadline of 4 March has passed.", "When: deadline"),
    ],
)
def test_two_accounts_of_one_round(ledger: Ledger, one: str, other: str, question: str) -> None:
    """What two tellings of one story say of who left, how long a text is and until when."""
    found = ledger(("North Post", "2025-03-06", STORY + one), ("South Post", "2025-03-07", STORY + other))
    (match,) = [item for item in found if item.question.startswith(question)]
    assert {side.reported_by for side in match.sides} == {("North Post",), ("South Post",)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ethiopians left early.", "The Ethiopians walked out of the talks."),
        ("The Ethiopians left first.", "The Sudanese stayed in the city."),
        ("The last two of 17 articles were agreed.", "The draft has 17 articles."),
        ("The deadline of 3 March has passed.", "The deadline of 30 June is far off."),
    ],
)
def test_two_tellings_that_agree(ledger: Ledger, one: str, other: str) -> None:
    """Parts of one number, one departure told twice and deadlines of two steps are no dispute."""
    assert (
        ledger(("North Post", "2025-03-06", STORY + one), ("South Post", "2025-03-07", STORY + other)) == []
    )


def test_a_bare_toll_told_on_is_one_of_the_event_before(ledger: Ledger) -> None:
    """ "At least 12" and 17 fit each other, 17 and the later 14 do not; and one side's count rose."""
    found = ledger(
        (
            "Gazette",
            "2026-09-14",
            "At least 12 people have been killed in clashes since August 30, according to the army of Togo. "
            "Benin's Interior Ministry put the number of dead at 17.",
        ),
        (
            "Gazette",
            "2026-09-22",
            "Clashes went on at the ford. The army of Togo raised its count of the dead to 14.",
        ),
    )
    (one,) = (one for one in found if one.kind.value == "quantity")
    assert (one.status.value, {v.value for v in one.sides}) == ("open", {"17 people", "14 people"})
    assert one.note == "Told before and replaced since: at least 12 people (Gazette, 2026-09-14)."


def test_a_part_of_the_dead_is_no_second_toll(ledger: Ledger) -> None:
    """One speaker who counts the dead, and the children among them, does not disagree with herself."""
    told = (
        "The mayor said the raid on Kharkiv killed eleven people, and that three children were killed there."
    )
    assert ledger(("North Post", "2025-03-06", told)) == []


def test_no_mediator_and_a_word_from_one(ledger: Ledger) -> None:
    """A meeting said to have had no mediator, where another telling quotes the mediator there."""
    one = "The envoys met in Djibouti City. No mediator took part."
    other = STORY + "In Djibouti City the mediator said that the detainees would go home."
    found = ledger(("North Post", "2025-03-06", STORY + one), ("South Post", "2025-03-07", other))
    assert [item.kind for item in found] == ["account"]


def test_an_allegation_elsewhere_is_set_against_a_denial(ledger: Ledger) -> None:
    """A denial in one outlet and an allegation of the same deed in another are two sides."""
    one = "Ethiopia denied having shot farmers at the Metema crossing."
    other = "Farmers were shot at the Metema crossing, a doctor alleges."
    found = ledger(("North Post", "2025-03-06", STORY + one), ("South Post", "2025-03-07", STORY + other))
    assert any(item.question.startswith("Did it happen") and len(item.sides) > 1 for item in found)


def test_a_town_that_changed_hands_is_not_disputed(ledger: Ledger) -> None:
    """Who held a town and who took it later are two moments; a holder after the taking is a rival."""
    took = ("North Post", "2025-03-06", "On 5 March the army captured Gedaref.")
    before = ("South Post", "2025-03-01", "The rebels control Gedaref.")
    after = ("South Post", "2025-03-09", "Who holds Gedaref? The rebels do.")
    assert ledger(before, took) == []
    assert [item.kind for item in ledger(took, after)] == ["control"]


def test_talks_that_ended_with_nothing_are_not_denied(ledger: Ledger) -> None:
    """An outcome that did not come about is no denial, and other news of the talks is no rival to it."""
    told = "Talks between Kenya and Uganda in Kisumu ended on Friday without an agreement, the mediator said."
    other = "Kenya and Uganda will hold talks in Kisumu on Friday, officials said."
    assert ledger(("North Post", "2025-03-08", told), ("South Post", "2025-03-06", other)) == []


def test_a_denial_that_points_back_is_asked_about_in_the_words_it_points_to(ledger: Ledger) -> None:
    one = (
        "Kenya blamed Uganda for the shelling of a depot near Kisumu. Kenya and Uganda have fought over the "
        "lake since 2023. Ugandan shells killed four people in the depot, and Kenya closed the border. "
        "Kenya's army said that the shells were fired from Ugandan soil. Uganda denies this. "
        "Kenya and Uganda are to meet in Kisumu on Tuesday."
    )
    found = ledger(("North Post", "2025-03-08", one))
    (item,) = [one for one in found if one.question.startswith("Did it happen")]
    assert item.question == "Did it happen: the shells were fired from Ugandan soil?"
    assert {side.value.partition(":")[0] for side in item.sides} == {"yes", "no"}


def test_each_side_says_that_the_other_walked_out(ledger: Ledger) -> None:
    one = "The Kenyan delegation walked out of the talks in Kisumu on Friday, Uganda's foreign ministry said."
    two = "Uganda's delegation walked out of the talks in Kisumu on Friday, Kenya's foreign minister said."
    (found,) = ledger(("North Post", "2025-03-08", one), ("South Post", "2025-03-08", two))
    assert found.question.startswith("Who left the talks")
    assert [side.value.partition(" walked")[0] for side in found.sides] == [
        "The Kenyan delegation",
        "Uganda's delegation",
    ]


def test_two_walk_outs_told_by_a_third_are_no_disagreement(ledger: Ledger) -> None:
    one = "The Kenyan delegation walked out of the talks in Kisumu on Friday, a diplomat said."
    two = "Uganda's delegation walked out of the talks in Kisumu on Friday, a diplomat said."
    assert ledger(("North Post", "2025-03-08", one), ("South Post", "2025-03-08", two)) == []


def test_a_meeting_denied_and_told_in_one_article_has_two_sides(ledger: Ledger) -> None:
    """The day on which a meeting is denied is not the day of the meeting."""
    told = (
        "Uganda's foreign ministry denied on Thursday that its envoy Moses Kato had met Kenyan officials in "
        "Kisumu. Two diplomats said that Moses Kato and a Kenyan adviser met in Kisumu on Tuesday."
    )
    found = ledger(("North Post", "2025-03-06", told))
    (item,) = [one for one in found if one.question.startswith("Did it happen")]
    assert item.question.endswith("its envoy Moses Kato had met Kenyan officials in Kisumu?")
    assert len(item.sides) == 2


def test_sides_of_an_assessment_are_told_in_printed_words(ledger: Ledger) -> None:
    differ = (
        "The Polish and Swedish intelligence services differ on Russia's ability to occupy Finland. " + ABLE
    )
    (found,) = ledger(("North Post", "2025-03-03", differ), ("South Post", "2025-03-04", UNABLE))
    assert found.kind == "assessment"
    assert all(side.value in f"{differ} {UNABLE}" for side in found.sides)


@pytest.mark.parametrize(
    ("one", "other", "roles"),
    [
        ("Defence Minister Otto Lindqvist said", "Foreign Minister Otto Lindqvist said", 2),
        ("Army spokesman Otto Lindqvist said", "Otto Lindqvist, the mayor of Kisumu, said", 2),
        ("Defence Minister Otto Lindqvist said", "Minister Otto Lindqvist said", 0),
        ("Defence Minister Otto Lindqvist said", "Defense Minister Otto Lindqvist said", 0),
        ("Deputy Defence Minister Otto Lindqvist said", "Defence Minister Otto Lindqvist said", 0),
        ("Former Defence Minister Otto Lindqvist said", "President Otto Lindqvist said", 0),
        ("Defence Minister Otto Lindqvist said", "Chief negotiator Otto Lindqvist said", 0),
        ("President Otto Lindqvist said", "President Mara Lindqvist said", 0),
        ("Press secretary Otto Lindqvist said", "Government spokesman Otto Lindqvist said", 0),
        ("General Otto Lindqvist said", "Defence Minister Otto Lindqvist said", 0),
        ("Prime Minister Otto Lindqvist said", "Premier Otto Lindqvist said", 0),
    ],
)
def test_one_person_under_two_offices(ledger: Ledger, one: str, other: str, roles: int) -> None:
    told = ("North Post", "2025-03-03", f"{one} that the border would stay open.")
    later = ("South Post", "2025-03-05", f"{other} on Monday that the road was safe.")
    found = [item for item in ledger(told, later) if item.kind == "affiliation"]
    assert sum(len(item.sides) for item in found) == roles
    months_later = ("South Post", "2025-09-05", later[2])
    assert ledger(told, months_later) == []


MARKET = "Nine people were killed when a shell hit a market in Lomé on Thursday."


def blame(found: list[Disagreement]) -> list[list[tuple[str, str | None]]]:
    return [
        sorted((side.value, side.asserted_by.name if side.asserted_by else None) for side in one.sides)
        for one in found
        if one.question.startswith("Who did it")
    ]


def test_who_did_it_is_kept_with_who_says_so(ledger: Ledger) -> None:
    told = ledger(
        (
            "Wire",
            "2026-03-05",
            f"{MARKET} Togo blamed Benin. The army of Benin said its forces had not fired and accused "
            "Togolese units of staging the attack.",
        )
    )
    (sides,) = blame(told)
    assert sides == [
        ("Benin", "Togo"),
        ("Togo", "Armed forces of Benin"),
        ("not Armed forces of Benin", "Armed forces of Benin"),
    ]


def test_a_denial_in_another_article_answers_by_the_place(ledger: Ledger) -> None:
    accused = ("Wire", "2026-03-05", "Togo held Benin responsible for the attack on a market in Lomé.")
    denied = ("Post", "2026-03-07", "Benin denied any involvement in the attack on the market in Lomé.")
    elsewhere = ("Post", "2026-03-07", "Benin denied any involvement in the attack on a bridge in Cotonou.")
    assert blame(ledger(accused, denied)) == [[("Benin", "Togo"), ("not Benin", "Benin")]]
    assert blame(ledger(accused, elsewhere)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{MARKET} Togo blamed Benin, and Ghana blamed Benin too.",
        f"{MARKET} Togo accused Benin of delaying the talks. Benin accused Togo of stalling.",
        "Togo is responsible for the budget. Benin said it was not responsible for the budget.",
    ],
)
def test_one_door_or_no_violence_is_no_dispute_of_who_did_it(ledger: Ledger, text: str) -> None:
    assert blame(ledger(("Wire", "2026-03-05", text))) == []


def test_an_army_and_the_rebels_of_its_country_are_two_sides(ledger: Ledger) -> None:
    text = (
        "A drone hit a market in Lomé on Thursday, killing nine. The Sudanese army blamed the Rapid Support "
        "Forces. The Rapid Support Forces blamed the Sudanese army."
    )
    (sides,) = blame(ledger(("Wire", "2026-03-05", text)))
    assert [value for value, _ in sides] == ["Rapid Support Forces", "Sudanese Armed Forces"]


def test_two_releases_told_as_news_ten_days_apart_are_two_deeds(ledger: Ledger) -> None:
    first = "The Houthis freed eleven sailors of the Marathon Spirit in Sanaa on Friday, the Red Cross said."
    last = "The Houthis freed the last eleven sailors of the Marathon Spirit in Sanaa on Monday."
    later = "The Houthis freed eleven sailors of the Marathon Spirit in Sanaa on Thursday, Oman said."
    apart = ledger(("Wire", "2026-05-08", first), ("Post", "2026-05-18", last))
    assert [d for d in apart if d.kind.value == "date"] == []
    rival = ledger(("Wire", "2026-05-08", first), ("Post", "2026-05-09", later))
    assert [d.kind.value for d in rival] == ["date"]
