"""`tracktwo notices` and what `show`, `export` and `retract` do with them."""

import json
from pathlib import Path

import pytest
from tests.cli.test_commands import rows, run

ARTICLES = (
    {
        "id": "one",
        "outlet": "Harbour Post",
        "published_at": "2026-03-01",
        "title": "No move before summer",
        "text": "“The front will not move,” said Mara Lind, a senior fellow at the Northern Institute.",
    },
    {
        "id": "two",
        "outlet": "Inland Herald",
        "published_at": "2026-03-02",
        "title": "Mud",
        "text": "Neither army can attack in mud, said Mara Lind, an analyst at the Baltic Strategy Centre. "
        "Sweden is seeking NATO membership.",
    },
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in ARTICLES), "utf-8")
    done = run(tmp_path, "read", str(file), "--dossier", "ukraine")
    assert done.returncode == 0, done.stderr
    return tmp_path


def test_notices_are_listed_with_reason_and_words_until_the_article_is_retracted(home: Path) -> None:
    done = run(home, "notices", "ukraine")
    assert done.returncode == 0, done.stderr
    assert "Expert with several institutes: Mara Lind is printed here with" in done.stdout
    assert "Overtaken by events: Sweden is said to seek membership of NATO" in done.stdout
    assert "“Mara Lind, a senior fellow at the Northern Institute”" in done.stdout
    found = rows(run(home, "notices", "--json"))
    assert {row["kind"] for row in found} == {"expert", "overtaken"}
    other = next(str(row["article_id"]) for row in found if row["kind"] == "overtaken")
    assert run(home, "retract", other, "--reason", "withdrawn").returncode == 0
    assert run(home, "notices", "ukraine").stdout == "Nothing in what was read looks odd.\n"


def test_show_and_export_have_them(home: Path) -> None:
    (first, _) = rows(run(home, "export", "articles"))
    assert [notice["kind"] for notice in first["notices"]] == ["expert"]  # type: ignore[attr-defined]
    assert "Expert with several institutes: " in run(home, "show", str(first["id"])).stdout


def test_a_dossier_without_articles_is_said_to_be_one(home: Path) -> None:
    done = run(home, "notices", "ukrayne")
    assert done.returncode == 2
    assert "'ukrayne' holds no article" in done.stderr
