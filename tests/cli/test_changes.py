"""`tracktwo changes` over a store with the hand-made dossier."""

import json
from pathlib import Path

import pytest
from tests.brief.dossier import everything
from tests.cli.test_commands import run

from tracktwo.store.database import open_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder whose store holds the hand-made dossier."""
    folder = tmp_path_factory.mktemp("changes")
    store = open_store(str(folder / "desk.sqlite"))
    store.add(everything())
    store.close()
    return folder


def test_everything_is_new_until_it_was_seen(home: Path) -> None:
    rows = [json.loads(line) for line in run(home, "changes", "chaco", "--json").stdout.splitlines()]
    assert {row["group"] for row in rows} >= {"new", "contradicted"}
    done = run(home, "changes", "chaco", "--who", "ana", "--seen")
    assert "From the beginning." in done.stdout
    assert "Accounts that now differ: " in done.stdout
    assert "Nothing changed." in run(home, "changes", "chaco", "--who", "ana").stdout
    assert "New: " in run(home, "changes", "chaco", "--who", "ana", "--since", "2026-01-01").stdout
    assert "New: " in run(home, "changes", "chaco", "--who", "ben").stdout


def test_what_does_not_fit_is_said(home: Path) -> None:
    for arguments, words in ((("nowhere",), "no dossier"), (("chaco", "--since", "soon"), "YYYY-MM-DD")):
        done = run(home, "changes", *arguments)
        assert done.returncode == 2
        assert words in done.stderr
