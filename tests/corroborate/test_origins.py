"""Origins are counted, not outlets."""

import pytest
from tests.corroborate.articles import OTHER, RELEASE, WIRE, made

from tracktwo.corroborate.marks import agency_marks
from tracktwo.corroborate.origins import count_origins
from tracktwo.records import Join


def test_a_wire_and_its_reprints_are_one_origin() -> None:
    wire = made(WIRE, outlet="Northern Wire")
    reprints = [made(WIRE[:n], outlet=f"Post {n}", day="2026-03-04") for n in (500, 700, 900)]
    independent = made(OTHER, outlet="Valley Post")
    lines = count_origins([*reprints, independent, wire])
    assert sorted(len(line.articles) for line in lines) == [1, 4]
    assert {line.id for line in lines} == {wire.id, independent.id}


def test_one_author_at_one_outlet_is_one_line_without_shared_text() -> None:
    one = made(WIRE, author=("Ana Kovac",), outlet="Valley Post")
    two = made(OTHER, author=("Ana Kovac",), outlet=None)
    (line,) = count_origins([one, two])
    assert line.joins == (Join(two.id, one.id, "one author, Ana Kovac"),)


def test_one_name_at_two_outlets_is_two_origins() -> None:
    one = made(WIRE, author=("Ana Kovac",), outlet="Valley Post")
    two = made(OTHER, author=("Ana Kovac",), outlet="Hill Post")
    assert len(count_origins([one, two])) == 2


def test_an_agency_for_an_author_is_no_person() -> None:
    one = made(WIRE, author=("Associated Press",), outlet="Valley Post")
    two = made(OTHER, author=("Associated Press",), outlet="Valley Post")
    assert len(count_origins([one, two])) == 2


def test_articles_that_open_by_passing_on_one_report_are_one_origin() -> None:
    texts = (
        "A deal on the gas fields is near, Reuters reported on Monday, citing three officials. The army "
        "was silent.",
        "According to Reuters, ministers may sign within days. Markets rose in Lima and fuel became "
        "cheaper at once.",
    )
    (line,) = count_origins([made(text, outlet=f"Post {n}") for n, text in enumerate(texts)])
    assert len(line.articles) == 2


def test_a_sequel_at_the_same_outlet_with_shared_background_is_one_origin() -> None:
    background = WIRE.split("\n\n")[3]
    one = made(WIRE, outlet="Valley Post")
    two = made(OTHER + "\n\n" + background, outlet="Valley Post", day="2026-03-05")
    assert len(count_origins([one, two])) == 1


def test_nothing_has_no_origins() -> None:
    assert count_origins([]) == ()


@pytest.mark.parametrize(
    "citing",
    [
        "Vier Fähren liegen fest, sagte der Hafenmeister Jonas Brekke der Zeitung Valley Post am Montag.",
        "Quatre bacs sont à quai, selon une note consultée par Valley Post. Jonas Brekke se tait.",
        "Четыре парома стоят, рассказал «Valley Post» капитан порта Йонас Брекке.",
        "Four ferries lie idle, Jonas Brekke said in an interview with Valley Post.",
    ],
)
def test_what_was_told_to_another_outlet_is_its_telling_in_any_language(citing: str) -> None:
    told = made(
        "The harbour master, Jonas Brekke, told Valley Post that four ferries lie idle for want of oil.",
        outlet="Valley Post",
        lang="en",
    )
    (line,) = count_origins([told, made(citing, outlet="Hill Courier")])
    assert len(line.articles) == 2


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("NEW LODE, Nov 4 (SNW) Retired judges met twice in a hotel to settle the case.", "SNW"),
        ("Tellin/Brack (mwp) - Die Brücke soll im Juni öffnen.", "mwp"),
        ("NEW LODE, Nov 4 (SNW) -- Retired judges met twice.", "SNW"),
    ],
)
def test_an_agencys_dateline_is_read_with_and_without_a_dash(opening: str, agency: str) -> None:
    assert [mark.agency for mark in agency_marks(made(opening))] == [agency]


def test_a_force_with_its_initials_is_no_dateline() -> None:
    assert agency_marks(made("The Rapid Support Forces (RSF) Commander met 2 envoys.")) == ()


@pytest.mark.parametrize("credit", ["Avec", "Con información de", "Mit Material von", "По материалам"])
def test_a_credit_line_is_read_in_other_languages(credit: str) -> None:
    article = made(f"{WIRE}\n\n{credit} Northern Wire", outlet="Valley Post")
    assert "Northern Wire" in {mark.agency for mark in agency_marks(article) if mark.rule == "credit"}


def test_one_post_in_two_languages_whose_writer_stands_in_the_sentence_is_one_origin() -> None:
    english = made(
        'The dam holds, Ivan Lesko said.\n\n"Nobody needs to leave the valley tonight, and nobody should," '
        "he wrote on Telegram, where Lesko has 20 readers.",
        outlet="Valley Post",
        lang="en",
    )
    russian = made(
        "Плотина держится.\n\n«Никому не нужно покидать долину этой ночью, и не следует», — говорится в "
        "Telegram главы района Ивана Леско.",
        outlet="Вести долины",
        lang="ru",
    )
    assert len(count_origins([english, russian])) == 1


def test_a_short_repetition_that_names_nobody_is_known_by_its_numbers() -> None:
    retold = (
        "The army said it had beaten off an assault on a ferry in the northern province of Marovia, killing "
        '17 assailants. In a statement it said that "all 186 travellers were brought ashore unhurt".'
    )
    other = (
        "Smugglers fired at a river boat near Sedge, and 24 of them were caught, villagers reported. "
        'The skipper said that "all 186 travellers were brought ashore unhurt" and 31 crates of fish lost.'
    )
    articles = [
        made(RELEASE, outlet="A Press"),
        made(retold, outlet="B Press"),
        made(other, outlet="C Press"),
    ]
    lines = count_origins(articles)
    assert [set(line.articles) for line in lines] == [
        {articles[0].id, articles[1].id},
        {articles[2].id},
    ]


def test_a_name_joined_by_a_hyphen_is_the_name_abroad() -> None:
    german = (
        "Bei einem Angriff auf eine Fähre sind nach Angaben der Armee 17 Angreifer getötet worden. Auch zwei "
        "Soldaten starben. Alle 186 Reisenden seien an Land gebracht worden, hieß es. Die Fähre war in der "
        "Nacht am Lonely-Ufer beschossen worden."
    )
    articles = [made(RELEASE, outlet="A Press", lang="en"), made(german, outlet="D Presse", lang="de")]
    assert len(count_origins(articles)) == 1
