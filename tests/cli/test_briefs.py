"""`tracktwo brief` in all its forms, and `tracktwo briefs`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.brief.dossier import everything
from tests.cli.test_commands import rows, run

from tracktwo.pipeline.briefs import publish, start
from tracktwo.pipeline.citing import cite
from tracktwo.pipeline.judge import judge
from tracktwo.records import JudgementKind, LineKind, WrittenLine
from tracktwo.store.database import open_store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder whose store holds the hand-made dossier."""
    store = open_store(tmp_path / "desk.sqlite")
    store.add(everything())
    store.close()
    return tmp_path


def published(home: Path) -> str:
    """The id of a published brief on an article retracted afterwards; a draft of it stands beside."""
    store = open_store(home / "desk.sqlite")
    article = next(iter(store.view().records("articles")))
    line = WrittenLine(1, LineKind.OWN, "Peace came.", cite(store.view(), [f"{article.id}:0-30"]))
    made = publish(store, start(store, "chaco", "My brief", who="ann", lines=[line]), who="ann")
    start(store, "chaco", "Another", who="ann", lines=[line])
    judge(store, JudgementKind.RETRACT, [article.id], who="bob", reason="Withdrawn")
    store.close()
    return made.brief_id


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("bibtex", b"@misc{")])
def test_the_briefing_is_written_to_a_file(home: Path, form: str, begins: bytes) -> None:
    done = run(home, "brief", "chaco", "--format", form, "-o", str(home / "out"))
    assert done.returncode == 0, done.stderr
    assert "written to" in done.stderr
    assert (home / "out").read_bytes().startswith(begins)


def test_bibtex_is_text_and_goes_to_standard_output(home: Path) -> None:
    assert run(home, "brief", "chaco", "--format", "bibtex").stdout.startswith("@misc{")


def test_a_binary_file_is_not_written_on_a_terminal(home: Path) -> None:
    ours, terminal = os.openpty()
    command = [sys.executable, "-m", "tracktwo", "--home", str(home), "brief", "chaco", "--format", "docx"]
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(
        command, stdout=terminal, stderr=subprocess.PIPE, text=True, check=False, env=source
    )
    for end in (ours, terminal):
        os.close(end)
    assert done.returncode == 2
    assert "-o brief.docx" in done.stderr


def test_published_briefs_are_listed_and_printed(home: Path) -> None:
    assert "There is no published brief." in run(home, "briefs").stdout
    brief_id = published(home)
    told = run(home, "briefs").stdout
    assert brief_id in told
    assert "1 no longer held" in told
    assert "Another" not in told
    assert "Another" in run(home, "briefs", "--drafts", "--dossier", "chaco").stdout
    (row,) = rows(run(home, "briefs", "--json"))
    assert "Withdrawn" in str(row["no_longer_held"])
    assert row["title"] == "My brief"
    told = " ".join(run(home, "briefs", brief_id).stdout.split())
    assert "own judgement, not established: the evidence does not hold" in told
    assert "No longer held:" in told
    assert json.loads(run(home, "briefs", brief_id, "--json").stdout)["title"] == "My brief"


@pytest.mark.parametrize("arguments", [("briefs", "brief-none"), ("brief", "chaco", "--format", "odt")])
def test_what_is_not_there_is_said(home: Path, arguments: tuple[str, ...]) -> None:
    assert run(home, *arguments).returncode == 2
