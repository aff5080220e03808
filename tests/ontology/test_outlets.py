"""The outlet list is complete, and an address leads to its outlet."""

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.outlets import Control, Outlet, Outlets


def outlet(name: str, *domains: str) -> Outlet:
    return Outlet(
        name.lower(), name, domains, "CHE", "en", "itself", Control.INDEPENDENT, "online", (), "about"
    )


def test_at_least_sixty_outlets_in_six_languages_with_an_owner_and_a_source_each(books: CodeBooks) -> None:
    listed = books.outlets.listed
    assert len(listed) >= 60
    assert len({o.language for o in listed}) >= 6
    assert all(o.owner and o.source.startswith("http") and o.domains and len(o.country) == 3 for o in listed)


@pytest.mark.parametrize("code", ["RUS", "UKR", "USA", "ISR", "PSE", "SDN"])
def test_every_side_of_the_built_in_dossiers_has_an_outlet(books: CodeBooks, code: str) -> None:
    assert any(o.country == code for o in books.outlets.listed)


def test_the_longest_domain_that_the_host_ends_in_wins() -> None:
    outlets = Outlets((outlet("Paper", "paper.example"), outlet("Radio", "radio.paper.example")))
    assert [
        outlets.at(url) for url in ("https://www.paper.example/a", "https://radio.paper.example/b")
    ] == list(outlets.listed)
    assert outlets.at("https://notpaper.example/") is None
    assert outlets.at("no address") is None


def test_an_outlet_is_found_by_alias_and_bare_domain() -> None:
    outlets = Outlets((outlet("Paper", "paper.example"),))
    assert outlets.named(" PAPER ") is outlets.named("www.paper.example") is outlets.listed[0]
    assert outlets.named("Gazette") is None


def test_one_domain_for_two_outlets_is_refused() -> None:
    with pytest.raises(OntologyError, match=r"'paper\.example' stands for 'paper' and 'gazette'"):
        Outlets((outlet("Paper", "paper.example"), outlet("Gazette", "paper.example")))
