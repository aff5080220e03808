"""The outlet list is complete, and an address leads to its outlet."""

from pathlib import Path

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.outlets import Control, Outlet, Outlets, load_outlets


def outlet(name: str, *domains: str) -> Outlet:
    return Outlet(
        name.lower(), name, domains, "CHE", "en", "itself", Control.INDEPENDENT, "online", (), "about"
    )


def test_at_least_sixty_outlets_in_six_languages_with_an_owner_and_a_source_each() -> None:
    listed = load_outlets().listed
    assert len(listed) >= 60
    assert len({o.language for o in listed}) >= 6
    assert all(o.owner and o.source.startswith("http") and len(o.country) == 3 for o in listed)
    assert all(o.domains or o.kind == "broadcaster" for o in listed)


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


OWN = """
- {id: reuters, name: Reuters, country: GBR, language: en, owner: ours, control: unknown, kind: agency,
   source: us}
- {id: my-paper, name: My Paper, domains: [my.example], country: KEN, language: sw, owner: me,
   control: independent, kind: newspaper, source: me}
"""


def test_a_users_own_list_adds_outlets_and_wins_over_the_one_that_ships(tmp_path: Path) -> None:
    own = tmp_path / "outlets.yaml"
    own.write_text(OWN)
    outlets = load_outlets(own)
    assert outlets.at("https://www.my.example/a") == outlets.named("My Paper")
    reuters = outlets.named("Reuters")
    assert reuters is not None
    assert reuters.owner == "ours"
    assert len(outlets.listed) == len(load_outlets().listed) + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: one", "no list of outlets"),
        ("- {id: one, name: One}", "outlet 'one': 'control'"),
        ("- {id: one, colour: red, control: independent}", "outlet 'one'.*colour"),
        ("- {id: one", "Mend the line"),
    ],
)
def test_an_own_list_with_a_fault_says_which_entry(tmp_path: Path, text: str, told: str) -> None:
    own = tmp_path / "outlets.yaml"
    own.write_text(text)
    with pytest.raises(OntologyError, match=told):
        load_outlets(own)


def test_an_empty_own_list_adds_none(tmp_path: Path) -> None:
    own = tmp_path / "outlets.yaml"
    own.write_text("# none yet\n")
    assert load_outlets(own).listed == load_outlets().listed
