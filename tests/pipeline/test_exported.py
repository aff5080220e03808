"""A Tracktwo export as an input: the same records come out of an empty store again."""

import csv
import json
from pathlib import Path

import pytest

from tracktwo.cli.main import run
from tracktwo.feeds import exported, file
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.records import Exported

ROWS = (
    {
        "id": "1",
        "outlet": "Harbour Post",
        "url": "https://post.example/1",
        "published_at": "2026-03-04T08:00:00Z",
        "title": "=Talks 'end'",
        "text": "Envoys of Chad and Niger met in Accra on Monday.\r\n"
        "They agreed to meet again in June, the mediator said.\r"
        "At least eight people were killed near the border.",
    },
    {
        "id": "2",
        "outlet": "Coast Letter",
        "published_at": "2026-03-05",
        "text": "Envoys of Chad and Niger met in Accra on Monday. "
        "At least ten people were killed near the border.",
    },
    {
        "id": "3",
        "lang": "ru",
        "text": "Делегации встретились в пятницу и договорились продолжить переговоры.",
    },
)
DERIVED = ("events", "quotations", "claims", "rounds", "mentions", "actors", "stories", "disagreements")


def tracktwo(home: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        run(["--home", str(home), *words])
    return int(str(ended.value.code))


def exports(home: Path, folder: Path, form: str, *kinds: str) -> dict[str, Path]:
    """Export some kinds and return their files."""
    folder.mkdir(exist_ok=True)
    found = {kind: folder / f"{kind}.{form}" for kind in kinds}
    for kind, path in found.items():
        assert tracktwo(home, "export", kind, "--format", form, "-o", str(path)) == 0
    return found


def records(path: Path) -> dict[str, dict[str, object]]:
    """The records of an export by id, without the moment at which they were derived."""
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in found:
        row["provenance"]["recorded_at"] = None
    return {row["id"]: row for row in found}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with three articles, of which people have judged some records."""
    first = tmp_path / "first"
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    words = ROWS[1]["text"]
    page = f"<html><head><title>Note</title></head><body><article><p>{words}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert tracktwo(first, "read", str(rows), str(tmp_path / "page.html"), "--dossier", "sudan") == 0
    claims = records(exports(first, tmp_path / "before", "jsonl", "claims")["claims"])
    assert tracktwo(first, "judge", "reject", sorted(claims)[0], "-m", "misread") == 0
    return first


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_an_export_read_into_an_empty_store_gives_the_same_records(
    home: Path, tmp_path: Path, form: str
) -> None:
    second = tmp_path / "second"
    files = exports(home, tmp_path / "out", form, "articles", "judgements")
    assert tracktwo(second, "read", *map(str, files.values())) == 0
    kinds = ("articles", "judgements", *DERIVED)
    before = exports(home, tmp_path / "one", "jsonl", *kinds)
    after = exports(second, tmp_path / "two", "jsonl", *kinds)
    for kind in kinds:
        one, other = records(before[kind]), records(after[kind])
        for row in (*one.values(), *other.values()):
            row.pop("archive", None)  # the bytes stay in the first archive
        assert one == other, kind
        assert one or kind == "disagreements"
    assert tracktwo(second, "verify") == 0


def test_reading_an_export_again_changes_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "second"
    files = [
        str(path) for path in exports(home, tmp_path / "out", "jsonl", "articles", "judgements").values()
    ]
    assert tracktwo(second, "read", *files) == 0
    assert "Taken from the export: 1 judgements." in capsys.readouterr().out
    assert tracktwo(second, "read", *files) == 0
    assert "Read 0 articles (0 words); 5 were known; 0 failed." in capsys.readouterr().out
    assert tracktwo(home, "read", *files) == 0  # into the store it came from
    assert "Read 0 articles" in capsys.readouterr().out


def test_what_was_read_from_articles_is_read_anew_and_said(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exports(home, tmp_path / "out", "jsonl", "articles", "claims")
    assert tracktwo(tmp_path / "second", "read", *map(str, files.values())) == 0
    assert "claims of the export: they are read anew from its articles" in capsys.readouterr().out
    assert tracktwo(tmp_path / "third", "read", str(files["claims"])) == 3
    assert "Read the export of the articles as well" in capsys.readouterr().err


def test_a_changed_article_is_refused_and_the_others_are_read(home: Path, tmp_path: Path) -> None:
    path = exports(home, tmp_path / "out", "jsonl", "articles")["articles"]
    lines = path.read_text("utf-8").splitlines()
    row = json.loads(lines[0])
    lines[0] = json.dumps({**row, "text": row["text"].replace("Accra", "Lagos")})
    found = list(file.rows(lines, where="articles.jsonl"))
    assert isinstance(found[0], FeedFailure)
    assert "not the one its hash was taken from" in found[0].what
    assert found[0].where == "articles.jsonl:1"
    assert all(isinstance(item, Exported) for item in found[1:])


@pytest.mark.parametrize(
    "change", [{"parts": 5}, {"text": None}, {"invented": 1}, {"evidence": [{"start": 1}]}]
)
def test_a_row_that_is_no_record_any_more_is_named(
    home: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    path = exports(home, tmp_path / "out", "jsonl", "articles")["articles"]
    row = {**json.loads(path.read_text("utf-8").splitlines()[0]), **change}
    (found,) = file.rows([json.dumps(row)], where="articles.jsonl")
    assert isinstance(found, FeedFailure)
    assert next(iter(change)) in found.what
    assert found.how_to_fix


def test_a_table_and_a_list_of_articles_are_read_as_rows(tmp_path: Path) -> None:
    with open(tmp_path / "a.csv", "w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([["id", "text", "outlet"], ["1", "Talks, resumed.", ""], ["2", "short"]])
    good, bad = exported.fetch(str(tmp_path / "a.csv"))
    assert (getattr(good, "text", ""), getattr(good, "outlet", "")) == ("Talks, resumed.", None)
    assert isinstance(bad, FeedFailure)
    (tmp_path / "a.json").write_text('[{"text": "Talks resumed."}, 5]', "utf-8")
    one, two = exported.fetch(str(tmp_path / "a.json"))
    assert getattr(one, "text", "") == "Talks resumed."
    assert isinstance(two, FeedFailure)
