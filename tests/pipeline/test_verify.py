"""`tracktwo verify` proves evidence unchanged, or names what was damaged."""

import sqlite3
from pathlib import Path

import pytest

from tracktwo.cli.main import run

WORDS = "Envoys of Chad and Niger met in Accra on Monday. They agreed to meet again."


def exit_code(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        run(list(words))
    return int(str(ended.value.code))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRACKTWO_HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text(WORDS, "utf-8")
    assert exit_code("read", str(tmp_path / "a.txt")) == 0
    return tmp_path / "home"


def test_what_was_not_touched_is_proved_whole(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.exists()
    assert exit_code("verify") == 0
    assert "All is as it was read." in capsys.readouterr().out


def test_changed_bytes_are_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept,) = home.glob("archive/??/*.warc.gz")
    kept.write_bytes(b"rubbish")
    assert exit_code("verify") == 8
    told = capsys.readouterr().out
    assert f"{kept.parent.name}/{kept.name}: is no whole gzip file. Read from it: " in told
    assert told.count("DAMAGED") == 1


def test_missing_bytes_are_named_with_the_article_that_was_read_from_them(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = home.glob("archive/??/*.warc.gz")
    kept.unlink()
    assert exit_code("verify") == 8
    assert f"{kept.name}: is missing; the log has it read from" in capsys.readouterr().out
    (home / "archive" / "captures.jsonl").unlink()
    assert exit_code("verify") == 8
    assert f"are missing: there is no {kept.parent.name}/{kept.name}" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_reading_the_page_again_heals_the_archive(home: Path, tmp_path: Path, damage: str) -> None:
    (kept,) = home.glob("archive/??/*.warc.gz")
    if damage == "gone":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes()[:50])
    assert exit_code("verify") == 8
    assert exit_code("read", str(tmp_path / "a.txt")) == 0
    assert exit_code("verify") == 0
    assert exit_code("read", str(tmp_path / "a.txt")) == 0
    assert len((home / "archive" / "captures.jsonl").read_text("utf-8").splitlines()) == 2


def test_what_a_killed_run_left_is_a_note_and_no_damage(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = home.glob("archive/??/*.warc.gz")
    kept.with_name(f"{kept.name}.4711.part").write_bytes(b"half")
    (home / "archive" / "captures.jsonl").write_text('{"sha256": "12')
    assert exit_code("verify") == 0
    told = capsys.readouterr().out
    assert "NOTE     1 unfinished in the archive" in told
    assert "NOTE     1 archived with no capture logged" in told
    assert "All is as it was read." in told


def test_a_changed_text_is_named_and_so_is_the_evidence_that_no_longer_stands(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(next(home.glob("*.sqlite"))) as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            database.execute(f"drop trigger {name}")
        database.execute("update article_text set text = replace(text, 'Envoys of Chad', 'Envoys of Mali')")
    assert exit_code("verify") == 8
    told = capsys.readouterr().out
    assert "the stored text is not the one that was read" in told
    assert "are not its evidence" in told
