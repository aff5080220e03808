"""`tracktwo scenarios`, `question`, `warn` and `hypotheses`, as typed."""

import json
from pathlib import Path

import pytest
from tests.brief.dossier import events, everything
from tests.cli.test_commands import run
from tests.pipeline.test_scores import fill
from tests.pipeline.test_warning import write

from tracktwo.settings import Settings
from tracktwo.store.database import open_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("next")
    store = open_store(Settings(home=made).store_url)
    store.add(everything())
    fill(store)
    store.close()
    return made


def told(home: Path, *words: str) -> str:
    done = run(home, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(home: Path, *words: str) -> str:
    done = run(home, *words)
    assert done.returncode == 2, done.stdout
    return done.stderr


def test_scenarios_are_told_kept_and_judged(home: Path) -> None:
    text = told(home, "scenarios", "chaco")
    for words in (
        "Frozen line: ",
        " points  ",
        "origin article-",
        "Confidence is ",
        "Named in articles: Frozen line",
    ):
        assert words in text
    (one,) = json.loads(told(home, "scenarios", "chaco", "--json", "--as-of", "2026-03-10"))["chaco"]
    assert sum(one["pooled"].values()) == pytest.approx(1)
    assert all(line["day"] <= "2026-03-10" for line in one["lines"])
    assert "not published" in told(home, "scenarios", "chaco", "--keep")
    assert "4 figures kept" in told(home, "scenarios", "chaco", "--publish", "course", "--keep")
    own = [f"--set={name}=0.25" for name in one["moved"]]
    assert "ann, " in told(home, "scenarios", "chaco", *own, "--who", "ann", "--why", "No idea.")
    assert "each of one set" in refused(home, "scenarios", "chaco", own[0], "--why", "x")
    assert "Leave out --as-of" in refused(home, "scenarios", "chaco", "--as-of", "2026-03-10", "--keep")


def test_a_question_is_asked_shown_forecast_and_voided(home: Path) -> None:
    rule = "round BOL PRY held before 2099-01-01"
    asked = told(
        home, "question", "new", "Will they?", "--rule", rule, "--closes", "2099-01-01", "--dossier", "chaco"
    )
    name = asked.split()[0]
    assert "Rule (records answer it): round BOL" in asked
    tried = told(home, "question", "try", "round BOL PRY held in Montevideo", "--dossier", "chaco")
    assert "it would have found 2." in tried
    assert "Did you mean 'held'?" in told(home, "question", "try", "round BOL PRY helt")
    text = told(home, "question", "forecast", name)
    assert "Hazard: " in text
    assert "Confidence is low" in text
    told(home, "question", "forecast", name, "0.3", "--who", "ann", "--why", "A hunch.")
    shown = told(home, "question", "show", name)
    assert rule in shown
    assert "30 %, unlikely" in shown
    assert "A hunch." in shown
    assert "void" in told(home, "question", "resolve", name, "void", "-m", "Badly put.")
    wrong = ("--rule", "round BOL hold before 2099-01-01", "--closes", "2099-01-01")
    told_wrong = refused(home, "question", "new", "So?", *wrong)
    assert "character 11: 'hold' is no status of a round" in told_wrong


def test_scores_are_tables_and_json(home: Path) -> None:
    text = told(home, "question", "scores")
    for words in (
        "ann - market",
        "Calibration, questions past their date",
        "Void, not scored: Will it matter?",
    ):
        assert words in text
    assert json.loads(told(home, "question", "scores", "--json"))["early"] == 1


def test_warnings_from_a_file_and_from_a_dossier(home: Path) -> None:
    file = write(home / "deaths.csv", "country,date_start,best")
    text = told(home, "warn", "chaco", "--days", "2", "--file", str(file))
    for words in ("ALERT", "Onset within three months", "Acts, 2026-"):
        assert words in text
    assert json.loads(told(home, "warn", "--json", "--file", str(file)))["file"]["last"] == "2018-04"
    assert "Name a dossier, or a file" in refused(home, "warn")
    assert "needs the dossier" in refused(home, "warn", "--file", str(file), "--keep")
    assert "ALERT" in told(home, "warn", "chaco", "--days", "2", "--file", str(file), "--keep")


def test_a_profile_is_copied_and_its_weights_are_listed(home: Path) -> None:
    assert "+0.30  course/frozen_line: The two states meet" in told(home, "scenarios", "chaco", "--signs")
    path = told(home, "dossier", "copy", "chaco").split("\n")[0]
    assert Path(path).is_file()
    assert "chaco" in told(home, "dossier", "check", "chaco")
    assert "There are: " in refused(home, "dossier", "copy", "atlantis")
    Path(path).unlink()


def test_a_table_of_questions_on_counts_is_answered(home: Path) -> None:
    table = home / "asked.csv"
    table.write_text("day,country,event_type,average,days\n2026-01-01,Chad,Riots,3.5,30\n", "utf-8")
    assert "average 3.5" in told(home, "question", "counts", str(table))
    (one,) = json.loads(told(home, "question", "counts", str(table), "--json"))
    assert 0 < one["probability"] < 0.5


def test_hypotheses_are_opened_weighed_and_shown(home: Path) -> None:
    name = told(
        home, "hypotheses", "new", "chaco", "Who?", "--is", "a=One side", "--is", "b=An accident"
    ).split()[0]
    told(home, "hypotheses", "weigh", name, events()[0].id, "a=0", "b=--", "--why", "Aimed.")
    text = told(home, "hypotheses", "show", name)
    assert "fewer is not proof" in text
    assert "least would speak against a, b" in text
    assert name in told(home, "hypotheses", "list")
    assert "name=words" in refused(home, "hypotheses", "new", "chaco", "Who?", "--is", "words")
