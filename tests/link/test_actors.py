"""Actor phrases to actor, state and sector."""

from datetime import date

import pytest

from tracktwo.link.actors import classify_phrase
from tracktwo.ontology.loader import CodeBooks


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("Norway", "NOR", None),
        ("the Norwegian foreign minister", "NOR", "GOV"),
        ("a Kenyan senator", "KEN", "LEG"),
        ("three Turkish journalists", "TUR", "JRN"),
        ("a former Danish ambassador", "DNK", "ELI"),
        ("Norway's ambassador to Chad", "NOR", "GOV"),
        ("head of the army", None, "MIL"),
        ("leader of the opposition in Togo", "TGO", "OPP"),
        ("ISIS fighters", "IMG", "REB"),
        ("a Hezbollah spokesman", "LBN", "REB"),
        ("NATO peacekeepers", "NATO", "MIL"),
        ("EU lawmakers", "EU", "LEG"),
        ("Lagos police", "NGA", "COP"),
        ("textile workers in Bangladesh", "BGD", "CVL"),
        ("an army colonel", None, "MIL"),
        ("Peru's Defence Ministry", "PER", "GOV"),
        ("the Ministry of Defence of Peru", "PER", "GOV"),
        ("masked men", None, "UAF"),
    ],
)
def test_a_description_gives_state_and_sector(
    books: CodeBooks, phrase: str, code: str | None, sector: str | None
) -> None:
    ref = classify_phrase(phrase, books=books)
    assert (ref.code, ref.sector) == (code, sector)


def test_a_title_outweighs_the_last_known_office(books: CodeBooks) -> None:
    assert classify_phrase("US Senator Marco Rubio", books=books).sector == "LEG"
    assert classify_phrase("Marco Rubio", books=books, on=date(2025, 6, 1)).sector == "GOV"
    assert classify_phrase("Marco Rubio", books=books, on=date(2020, 6, 1)).sector == "LEG"


def test_a_surname_in_another_s_name_is_nobody_listed(books: CodeBooks) -> None:
    assert classify_phrase("Tomas Karel Netanyahu Radio", books=books).id is None
    assert classify_phrase("Jalil Omar Khan", books=books).id is None


def test_a_listed_actor_keeps_its_id(books: CodeBooks) -> None:
    assert classify_phrase("the World Bank", books=books).id == books.actors.by_slug("igo.world-bank").id


@pytest.mark.parametrize("phrase", ["", " ", "'s", "of", "the of 's", "-", "é" * 50])
def test_no_phrase_raises(books: CodeBooks, phrase: str) -> None:
    assert classify_phrase(phrase, books=books).id is None


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("monks in Mandalay", "MMR", "REL"),
        ("the Bishop of Matagalpa", "NIC", "REL"),
        ("the University of Ibadan", "NGA", "EDU"),
        ("Cheong Wa Dae", "KOR", "GOV"),
        ("the Jogorku Kenesh", "KGZ", "LEG"),
        ("Port Vila", "VUT", "GOV"),
        ("Tigrayan civilians", "ETH", "CVL"),
        ("a Peruvian smuggling ring", "PER", "CRM"),
        ("a Ghanaian newspaper owner", "GHA", "BUS"),
        ("an Angolan opposition activist", "AGO", "OPP"),
        ("Togo's electoral commission", "TGO", "GOV"),
        ("a private military company from Kenya", "KEN", "PRM"),
        ("Mongolian election observers", "MNG", "SOC"),
        ("Pastef", "SEN", "PTY"),
        ("the West African bloc", "ECOWAS", "IGO"),
        ("the UN nuclear watchdog", "IAEA", "IGO"),
        ("UGTT", "TUN", "LAB"),
    ],
)
def test_houses_towns_and_trades_are_somebodys(
    books: CodeBooks, phrase: str, code: str | None, sector: str | None
) -> None:
    ref = classify_phrase(phrase, books=books)
    assert (ref.code, ref.sector) == (code, sector)
