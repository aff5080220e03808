"""Articles into a store: what is kept, what is skipped the second time, and what becomes of bad ones."""

import dataclasses
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.waiting import wait_for_articles

from tracktwo.errors import StoreError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline import steps
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.report import ReadReport
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import Sentence
from tracktwo.store.archive import Archive
from tracktwo.store.database import Store, open_store

ROOT = Path(__file__).parents[2]
MET = (
    "The foreign ministers of Ukraine and Russia met in Istanbul on Tuesday.\n\n"
    "Ukraine's foreign minister said that the talks had brought no progress. "
    "At least eight people were killed when missiles struck the port of Odesa."
)
PAGE = (
    "<html lang='en'><head><title>Talks end</title></head><body><article><h1>Talks end</h1>"
    f"<p>{MET.replace(chr(10), '')}</p><script>alert(1)</script></article></body></html>"
)


class CountingInfer:
    """The real model, counting what it is asked to parse; it fails on the words it is told to fail on."""

    def __init__(self, infer: Infer, *, fails_on: str = "") -> None:
        self._infer = infer
        self._fails_on = fails_on
        self.parsed = 0

    @property
    def name(self) -> str:
        return self._infer.name

    def parse(self, paragraphs: Sequence[tuple[int, int, str]]) -> tuple[Sentence, ...]:
        return next(iter(self.parse_many([paragraphs])))

    def parse_many(self, articles: object) -> Iterator[tuple[Sentence, ...]]:
        for paragraphs in articles:  # type: ignore[attr-defined]
            self.parsed += 1
            if self._fails_on and any(self._fails_on in text for _, _, text in paragraphs):
                raise ValueError("the model gave up")
            yield self._infer.parse(paragraphs)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite", timeout_seconds=1)
    yield made
    made.close()


@pytest.fixture
def reader(store: Store, infer: Infer, books: CodeBooks, tmp_path: Path) -> Reader:
    return Reader(store=store, infer=CountingInfer(infer), books=books, archive=Archive(tmp_path / "archive"))


def given(text: str = MET, **facts: object) -> RawArticle:
    return RawArticle(where="rows.jsonl:1", text=text, published_at="2026-03-04", **facts)  # type: ignore[arg-type]


def read(reader: Reader, *items: RawArticle | FeedFailure) -> ReadReport:
    return read_articles(items, reader)


def test_an_article_is_stored_with_what_was_read_from_it(reader: Reader, store: Store) -> None:
    report = read(
        dataclasses.replace(reader, dossier="ukraine"), given(external_id="row 7", outlet="Harbour Post")
    )
    assert (report.read, report.known, report.failed) == (1, 0, 0)
    view = store.view()
    (article,) = view.records("articles")
    assert (article.text, article.external_id, article.dossier) == (MET, "row 7", "ukraine")  # type: ignore[attr-defined]
    records = list(view.resting_on(article.id))
    assert {"Event", "Quotation", "Mention"} <= {type(record).__name__ for record in records}
    for record in records:
        assert record.dossier == "ukraine"
        assert (record.provenance.recorded_at or "").endswith("Z")
        assert all(e.text == MET[e.start : e.end] for e in record.evidence)
    assert [hit.record_id for hit in view.search('"no progress"', kinds=["sentences"])] == [article.id]


def test_reading_again_parses_nothing_and_changes_nothing(reader: Reader, store: Store) -> None:
    items = (given(), RawArticle(where="a.html", raw=PAGE.encode(), media_type="text/html"))
    assert read(reader, *items).read == 2
    before = store.view().version()
    counting = reader.infer
    assert isinstance(counting, CountingInfer)
    parsed = counting.parsed
    report = read(reader, *items)
    assert (report.read, report.known) == (0, 2)
    assert counting.parsed == parsed
    assert store.view().version() == before


def test_the_raw_bytes_are_kept(reader: Reader, store: Store) -> None:
    read(reader, RawArticle(where="a.html", raw=PAGE.encode(), media_type="text/html"))
    (article,) = store.view().records("articles")
    kept: str = article.archive  # type: ignore[attr-defined]
    assert reader.archive is not None
    assert reader.archive.read(kept) == PAGE.encode()
    assert "alert" not in article.text  # type: ignore[attr-defined]


BAD = {
    "empty file": b"",
    "binary": b"\x00\x01\x02\xff" * 500,
    "a page without words": b"<html><body><script>x()</script></body></html>",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_becomes_an_issue_and_the_next_is_read(name: str, reader: Reader, store: Store) -> None:
    report = read(reader, RawArticle(where="bad.html", raw=BAD[name]), given())
    assert (report.read, report.failed) == (1, 1)
    (issue,) = store.view().records("issues")
    assert issue.where == "bad.html"  # type: ignore[attr-defined]
    assert issue.what  # type: ignore[attr-defined]
    assert issue.how_to_fix  # type: ignore[attr-defined]
    assert store.view().count("articles") == 1


def test_a_feeds_failure_becomes_an_issue(reader: Reader, store: Store) -> None:
    report = read(reader, FeedFailure("gone.html", "there is no such file", "Check the path."), given())
    assert (report.read, report.failed) == (1, 1)
    (issue,) = store.view().records("issues")
    assert (issue.where, issue.how_to_fix) == ("gone.html", "Check the path.")  # type: ignore[attr-defined]


def test_an_article_the_model_fails_on_is_kept_with_an_issue(
    reader: Reader, store: Store, infer: Infer
) -> None:
    failing = dataclasses.replace(reader, infer=CountingInfer(infer, fails_on="zebra"))
    texts = [MET, "A zebra was seen near the border.", "Envoys of Ukraine met envoys of Russia in Geneva."]
    report = read(failing, *(given(text) for text in texts))
    assert report.read == 3
    (issue,) = store.view().records("issues")
    assert "gave up" in issue.what  # type: ignore[attr-defined]
    assert store.view().count("articles") == 3


def test_an_article_in_another_language_is_kept_and_searchable(reader: Reader, store: Store) -> None:
    russian = "Переговоры в Стамбуле завершились без результата. Стороны встретятся снова через неделю."
    report = read(reader, given(russian))
    assert report.read == 1
    assert isinstance(reader.infer, CountingInfer)
    assert reader.infer.parsed == 0
    (issue,) = store.view().records("issues")
    assert "written in 'ru'" in issue.what  # type: ignore[attr-defined]
    assert store.view().search("стамбуле")


def test_a_text_that_is_too_long_is_kept_with_an_issue(reader: Reader, store: Store) -> None:
    report = read(dataclasses.replace(reader, longest_text=100), given())
    assert report.read == 1
    (issue,) = store.view().records("issues")
    assert "at most 100" in issue.what  # type: ignore[attr-defined]


def test_a_dossier_given_later_takes_the_article_and_its_records_along(reader: Reader, store: Store) -> None:
    read(reader, given())
    assert store.view().dossiers() == {}
    read(dataclasses.replace(reader, dossier="ukraine"), given())
    view = store.view()
    assert view.dossiers() == {"ukraine": 1}
    assert view.count("events") == view.count("events", dossier="ukraine") > 0
    assert all(record.dossier == "ukraine" for record in view.records("events"))


def test_a_newer_step_supersedes_what_the_older_read(
    reader: Reader, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(reader, given())
    before = {record.id: record for record in store.view().records("events")}
    module = next(m for m in steps.extractors() if m.NAME == "events")
    monkeypatch.setattr(module, "VERSION", "99")
    report = read(reader, given())
    assert report.read == 1
    after = {record.id: record for record in store.view().records("events")}
    assert len(after) == len(before)
    assert not after.keys() & before.keys()
    for old in before:
        kept = store.view().get(old)
        assert kept is not None
        assert kept.superseded_by in after


def test_reading_stops_when_the_store_cannot_be_written(reader: Reader, store: Store) -> None:
    with store.writing():
        other = dataclasses.replace(reader, store=open_store(store.where, timeout_seconds=0.1))
        with pytest.raises(StoreError, match="is being written by"):
            read(other, given())
        other.store.close()
    assert store.view().count("articles") == 0


def test_a_read_that_is_killed_leaves_whole_articles_and_goes_on_afterwards(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(
            f'{{"id": {n}, "text": "Envoys of Ukraine and Russia met {n} times in Geneva."}}\n'
            for n in range(150)
        )
    )
    home = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKTWO_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "tracktwo", "read", str(rows)]
    running = subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    file = tmp_path / "home" / "desk.sqlite"
    try:
        wait_for_articles(file, 5)
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait()
    store = open_store(file)
    view = store.view()
    kept = view.count("articles")
    assert 5 <= kept < 150
    assert store.check() is None
    for article in view.records("articles"):
        assert list(view.resting_on(article.id)), "an article without its records"
    store.close()
    done = subprocess.run(command, env=home, check=True, capture_output=True, text=True)
    assert f"{kept} were known" in done.stdout
    assert f"Read {150 - kept} articles" in done.stdout
