"""Articles that strangers wrote to do harm: read with exact offsets, shown without reaching the terminal."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tracktwo.cli.main import run

ESCAPES = "\x1b[31m\x1b]0;owned\x07\x9b2J\x08\x7f"
BIDI = "\u202e\u2066\u2069"
TEXT = (
    f"Envoys of Chad{ESCAPES} and Niger met in{BIDI} Accra on Monday. "
    "The mediator said that the talks would go on in June."
)
HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def tracktwo(home: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        run(["--home", str(home), *words])
    return int(str(ended.value.code))


def write(path: Path, *rows: Mapping[str, object]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def test_no_control_character_of_an_article_reaches_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "1", "title": f"Talks{ESCAPES}{BIDI} end", "outlet": f"Post{ESCAPES}", "text": TEXT}
    rows = write(tmp_path / "rows.jsonl", row, {"id": ESCAPES, "text": ""}, {"text": "x", "url": [ESCAPES]})
    assert tracktwo(tmp_path, "read", rows, "--dossier", "sudan") == 3
    commands = (
        ("search", "Accra"),
        ("search", "Accra", "--json"),
        ("sources", "sudan"),
        ("sources", "sudan", "--json"),
        ("brief", "sudan"),
        ("verify",),
        ("read", str(tmp_path / f"no{ESCAPES}file.txt")),
        ("judge", "reject", ESCAPES),
    )
    for words in commands:
        tracktwo(tmp_path, *words)
        shown = capsys.readouterr()
        assert not HARMFUL.search(shown.out), words
        assert not HARMFUL.search(shown.err), words
    assert tracktwo(tmp_path, "verify") == 0  # every offset still gives its words


@pytest.mark.parametrize(
    "date",
    ["0001-01-01", "9999-12-31", "0001-01-01T00:00:01+14:00", "9999-12-31T23:59:59-12:00", "99999-1-1"],
)
def test_a_date_at_the_end_of_the_calendar_does_not_lose_the_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], date: str
) -> None:
    text = (
        "Envoys of Chad and Niger met in Accra yesterday. They met on 1 January 0001 and on 31 December 9999."
    )
    rows = write(
        tmp_path / "rows.jsonl", {"text": text, "published_at": date}, {"text": f"{text} Next year."}
    )
    assert tracktwo(tmp_path, "read", rows) == 0
    assert "Read 2 articles" in capsys.readouterr().out


def test_a_page_nested_a_million_deep_is_an_issue_and_the_next_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deep.html").write_text(f"<html><body>{'<div>' * 1_000_000}{TEXT}", "utf-8")
    (tmp_path / "good.txt").write_text(
        "Envoys of Chad and Niger met in Accra on Monday. They agreed.", "utf-8"
    )
    assert tracktwo(tmp_path, "read", str(tmp_path / "deep.html"), str(tmp_path / "good.txt")) == 3
    shown = capsys.readouterr()
    assert "Read 1 articles" in shown.out
    assert "deep.html: " in shown.err
