"""`tracktwo contacts` and the calendar, over a store with the hand-made dossier."""

import json
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from tests.brief.dossier import everything
from tests.cli.test_commands import run

from tracktwo.store.database import open_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder whose store holds the hand-made dossier."""
    folder = tmp_path_factory.mktemp("contacts")
    store = open_store(str(folder / "desk.sqlite"))
    store.add(everything())
    store.close()
    return folder


def test_pairs_are_listed_with_their_standing(home: Path) -> None:
    done = run(home, "contacts", "chaco", "--as-of", "2026-03-16", "--days", "5")
    assert done.returncode == 0, done.stderr
    assert "Bolivia - Paraguay" in done.stdout
    assert "Silent:" in done.stdout


def test_as_json_with_the_ways_between_two(home: Path) -> None:
    done = run(home, "contacts", "chaco", "--path", "bol", "Paraguay", "--json", "--as-of", "2026-03-16")
    told = json.loads(done.stdout)
    assert told["as_of"] == "2026-03-16"
    assert ["BOL", "PRY"] in told["ways"]
    standings = {contact["standing"] for pair in told["pairs"] for contact in pair["contacts"]}
    assert standings >= {"confirmed", "reported", "planned"}


def test_as_graphml(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "contacts.graphml"
    assert run(home, "contacts", "chaco", "--graphml", str(file)).returncode == 0
    assert len(list(Tree.parse(file).iter("{http://graphml.graphdrawing.org/xmlns}edge"))) > 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "There is no dossier 'nowhere'"),
        (("chaco", "--path", "Atlantis", "BOL"), "There are: "),
        (("chaco", "--as-of", "soon"), "Write it as YYYY-MM-DD"),
    ],
)
def test_what_does_not_fit_is_said(home: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(home, "contacts", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_rounds_go_into_a_calendar(home: Path) -> None:
    done = run(home, "export", "rounds", "--format", "ics", "--dossier", "chaco")
    assert done.returncode == 0
    assert done.stdout.count("BEGIN:VEVENT") > 1
    assert "STATUS:TENTATIVE" in done.stdout
