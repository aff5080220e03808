"""`tracktwo rounds`, `commitments` and `proposals`, as their user runs them."""

import json
from pathlib import Path

import pytest
from tests.cli.test_commands import run

ARTICLES = (
    ("The Harbour Courier", "2025-09-10", "The delegations of Mali and Niger arrived in Lome on Monday. The "
     "talks were held behind closed doors. Mali agreed to pull back its troops from the river by "
     "30 September. The African Union will monitor the withdrawal."),
    ("Gazeta do Norte", "2025-09-12", "Businessman Lars Ek met Niger's president in Dakar on Thursday. Togo "
     "presented a nine-point plan to Mali and Niger. Niger accepted the plan; Mali rejected it."),
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with two articles read."""
    folder = tmp_path_factory.mktemp("talks")
    rows = [{"title": "Talks", "outlet": o, "published_at": d, "text": t} for o, d, t in ARTICLES]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    done = run(folder, "read", str(folder / "articles.jsonl"), "--dossier", "sudan")
    assert done.returncode == 0, done.stderr
    return folder


def test_rounds_tell_day_place_channel_and_standing(home: Path) -> None:
    done = run(home, "rounds", "sudan")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert any("2025-09-08 (worked out)" in x and "Mali – Niger" in x and "Lomé" in x for x in lines)
    assert any("Lars Ek (private citizen)" in x and "non state" in x for x in lines)
    told = run(home, "rounds", "sudan", "--since", "2025-09-10", "--json").stdout.splitlines()
    assert [json.loads(line)["place"]["name"] for line in told] == ["Dakar"]
    assert "MLI" not in run(home, "rounds", "sudan", "--party", "Togo").stdout


def test_commitments_tell_by_when_and_who_checks(home: Path) -> None:
    done = run(home, "commitments", "sudan", "--as-of", "2025-10-02", "--overdue")
    assert done.returncode == 0, done.stderr
    (line,) = [x for x in done.stdout.splitlines() if "Mali" in x]
    assert "open, overdue" in line
    assert "2025-09-30" in line
    assert "The African Union will monitor the withdrawal" in line
    early = run(home, "commitments", "sudan", "--as-of", "2025-09-20", "--overdue").stdout
    assert "No promise is known here that fits." in early


def test_proposals_tell_authors_recipients_and_answers(home: Path) -> None:
    done = run(home, "proposals", "sudan")
    assert done.returncode == 0, done.stderr
    assert "nine-point plan" in done.stdout
    assert "Niger accepts; Mali rejects" in done.stdout


def test_what_is_not_known_is_told(home: Path) -> None:
    for arguments, words in (
        (("rounds", "sudan", "--status", "magic"), "There is no status 'magic'"),
        (("commitments", "nowhere"), "There is no dossier"),
        (("rounds", "sudan", "--since", "soon"), "--since"),
    ):
        done = run(home, *arguments)
        assert done.returncode == 2, arguments
        assert words in done.stderr
