"""Coded tables into a real store: out and in again, beside articles, and read twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.events import ALL, TOLD, known
from tests.feeds.test_coded_rows import gdelt_row, rows

from tracktwo.export.event_rows import Around
from tracktwo.export.formats import exporter
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.coded_rows import take_coded
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.report import ReadReport
from tracktwo.records import Article, Event
from tracktwo.store.database import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "desk.sqlite"), create=True)
    yield made
    made.close()


def exported(path: Path, name: str) -> str:
    with open(path, "w", encoding="utf-8", newline="") as file:
        exporter(name).write_events(iter(ALL), file, Around(article=known))
    return str(path)


def bare(event: Event) -> Event:
    """Return an event without what a row cannot carry over: where it stood, and who made it."""
    return replace(event, evidence=(), provenance=ALL[0].provenance, dossier=None)


@pytest.mark.parametrize(("name", "ending"), [("plover-csv", "csv"), ("plover-jsonl", "jsonl")])
def test_what_was_exported_in_plover_comes_back_the_same(
    store: Store, books: CodeBooks, tmp_path: Path, name: str, ending: str
) -> None:
    report = ReadReport()
    take_coded([exported(tmp_path / f"x.{ending}", name)], report, store=store, books=books)
    assert (report.read, report.failed, report.found["event"]) == (len(ALL), 0, len(ALL))
    link_corpus(store, books=books)
    found = {e.id: e for e in store.view().records("events") if isinstance(e, Event)}
    assert {i: bare(e) for i, e in found.items()} == {e.id: bare(e) for e in ALL}
    for event in found.values():
        article = store.view().article(event.evidence[0].article_id)
        assert isinstance(article, Article)
        assert all(article.text[e.start : e.end] == e.text for e in event.evidence)
        assert article.url == TOLD.url


def test_a_row_that_was_changed_is_read_by_its_cells(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    path = Path(exported(tmp_path / "x.csv", "plover-csv"))
    path.write_text(path.read_text("utf-8").replace(",CONSULT,", ",AID,"), "utf-8")
    take_coded([str(path)], ReadReport(), store=store, books=books)
    found = [e for e in store.view().records("events") if isinstance(e, Event)]
    assert len(found) == len(ALL)
    assert {e.type.value for e in found} == {"AID", "AGREE", "ASSAULT"}
    assert sum(e.id in {known_event.id for known_event in ALL} for e in found) == len(ALL) - 1


def test_reading_a_table_twice_adds_nothing(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    where = rows(tmp_path / "a.csv", gdelt_row(), gdelt_row(c0="902"), "broken")
    first, second = ReadReport(), ReadReport()
    take_coded([where], first, store=store, books=books)
    take_coded([where], second, store=store, books=books)
    assert (first.read, first.failed, second.read, second.known) == (2, 1, 0, 2)
    assert first.issues[0].where.endswith(":3")


def test_rows_of_one_page_are_one_origin(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    same = gdelt_row(c0="902", c31="9")
    elsewhere = gdelt_row(c0="903", c60="https://other.example/2")
    take_coded([rows(tmp_path / "a.csv", gdelt_row(), same)], ReadReport(), store=store, books=books)
    link_corpus(store, books=books)
    (event,) = [e for e in store.view().records("events") if isinstance(e, Event)]
    assert (len(event.reports), event.origins) == (2, 1)
    take_coded([rows(tmp_path / "b.csv", elsewhere)], ReadReport(), store=store, books=books)
    link_corpus(store, books=books)
    (event,) = [e for e in store.view().records("events") if isinstance(e, Event)]
    assert (len(event.reports), event.origins) == (3, 2)
