"""Files, folders and rows: each bad item is a failure of its own and never stops the rest."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import FeedError
from tracktwo.feeds import file
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle


def test_a_row_gives_its_fields_and_keeps_its_text() -> None:
    text = "Line one.\n\n  Line two.  "
    row = {
        "id": 7,
        "text": text,
        "author": ["Ana Kovac", "Li Wei"],
        "url": "https://x.example/a",
        "lang": "en",
    }
    (found,) = file.rows([json.dumps(row)], where="rows.jsonl")
    assert isinstance(found, RawArticle)
    assert (found.text, found.external_id, found.author) == (text, "7", ("Ana Kovac", "Li Wei"))
    assert found.where == "rows.jsonl:1"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("not json", "JSON"),
        ("[1, 2]", "object"),
        ('{"id": "1"}', "`text`"),
        ('{"text": "   "}', "`text`"),
        ('{"text": "Talks.", "url": 5}', "`url`"),
        ('{"text": "Talks.", "author": {"name": "x"}}', "`author`"),
        ('{"text": "Talks.", "id": [1]}', "`id`"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_one_bad_row_is_reported_and_the_next_is_read(line: str, word: str) -> None:
    bad, good = file.rows([line, '{"text": "Talks resumed."}'], where="rows.jsonl")
    assert isinstance(bad, FeedFailure)
    assert word in bad.what
    assert bad.where == "rows.jsonl:1"
    assert isinstance(good, RawArticle)


def test_a_folder_is_read_in_order_and_its_other_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("<p>Talks.</p>")
    (tmp_path / "a.txt").write_text("Talks.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("no")
    deeper = tmp_path / "deeper"
    deeper.mkdir()
    (deeper / "c.jsonl").write_text('{"text": "Talks."}\n')
    found = list(file.fetch(str(tmp_path)))
    assert [Path(item.where.split(":")[0]).name for item in found] == [
        "a.txt",
        "b.html",
        "c.jsonl",
        tmp_path.name,
    ]
    assert isinstance(found[-1], FeedFailure)
    assert ".png" in found[-1].what


def test_a_missing_file_is_said_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="nowhere"):
        list(file.fetch(str(tmp_path / "nowhere.txt")))


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("Talks resumed in Geneva.")
    (found,) = file.fetch(str(tmp_path / "a.txt"))
    assert isinstance(found, FeedFailure)
    assert "Split" in found.how_to_fix
