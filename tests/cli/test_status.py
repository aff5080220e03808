"""`tracktwo status` over a store with the hand-made dossier."""

import json
from pathlib import Path

import pytest
from tests.brief.dossier import everything
from tests.cli.test_commands import run

from tracktwo.store.database import open_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder whose store holds the hand-made dossier."""
    folder = tmp_path_factory.mktemp("status")
    store = open_store(str(folder / "desk.sqlite"))
    store.add(everything())
    store.close()
    return folder


def test_the_status_and_ones_own_view_beside_it(home: Path) -> None:
    done = run(home, "status", "chaco", "--month", "2026-03", "--override", "improving", "--why", "A truce.")
    assert done.returncode == 0, done.stderr
    assert "2026-03: unknown" in done.stdout
    assert "2 such months are needed" in done.stdout
    assert "A truce." in done.stdout
    (line,) = run(home, "status", "--json").stdout.splitlines()
    assert json.loads(line)["override"]["why"] == "A truce."
    assert run(home, "status").stdout.startswith("chaco  2026-03: unknown")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chaco", "--month", "March"), "Write it as 2026-03"),
        (("chaco", "--override", "improving", "--why", "so"), "--month"),
        (("chaco", "--month", "2026-03", "--override", "better", "--why", "so"), "is no status"),
        (("chaco", "--month", "2026-03", "--override", "improving"), "--why"),
        (("nowhere",), "There is no dossier 'nowhere'"),
    ],
)
def test_what_does_not_fit_is_said(home: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(home, "status", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
