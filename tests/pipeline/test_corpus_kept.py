"""Another process goes on from what linking kept, and ends where linking from nothing ends."""

import os
import pickle
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from bench.grown import grown
from tests import postgres

import tracktwo
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.outlets import Outlets
from tracktwo.pipeline import corpus_kept
from tracktwo.pipeline.corpus import LinkReport, link_corpus
from tracktwo.pipeline.corpus_kept import KeptLinks
from tracktwo.pipeline.corpus_recall import recall_of
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import RawArticle
from tracktwo.records import KINDS, JudgementKind
from tracktwo.store.database import Store, open_store

DOSSIER = "ukraine"
ARTICLES = 36
ROWS = list(grown(ARTICLES + 6))


@dataclass
class Desk:
    """A store of which each step is taken by another process, as far as what is recalled goes."""

    where: str | Path
    folder: Path
    infer: SpacyInfer
    books: CodeBooks

    def read(self, *articles: RawArticle) -> None:
        store = open_store(self.where)
        read_articles(articles, Reader(store=store, infer=self.infer, books=self.books, dossier=DOSSIER))
        store.close()

    def judge(self, kind: JudgementKind, target: str, **values: Any) -> str:
        store = open_store(self.where)
        made = judge(store, kind, [target], who="tester", reason="as a test", values=values)
        store.close()
        return made.id

    def link(self, *, kept: bool = True) -> tuple[LinkReport, float]:
        """Link as a new process does; return the report and the share of all that was worked out anew."""
        store = open_store(self.where)
        links = KeptLinks(self.folder, self.books) if kept else None
        report = link_corpus(store, books=self.books, dossier=DOSSIER, kept=links)
        anew = recall_of(store, DOSSIER, self.books).recall.anew()
        store.close()
        return report, anew

    def standing(self) -> dict[str, dict[str, Any]]:
        """Return every record that stands, whole but for the moment it was recorded."""
        store = open_store(self.where)
        found = {}
        for kind in KINDS:
            for record in store.view().newest([kind], dossier=DOSSIER):
                found[record.id] = record.to_dict() | {
                    "provenance": replace(record.provenance, recorded_at=None)
                }
        store.close()
        return found

    def forget(self) -> None:
        """Let the store not know that it was linked."""
        store = open_store(self.where)
        with store.writing() as writing:
            writing.mark_done(f"linked {DOSSIER}", outcome=None, at=moment())
        store.close()

    def ids(self, kind: str, **where: Any) -> list[str]:
        store = open_store(self.where)
        found = sorted(record.id for record in store.view().records(kind, dossier=DOSSIER, **where))
        store.close()
        return found

    def assert_as_from_nothing(self) -> None:
        found = self.standing()
        self.forget()
        report, anew = self.link(kept=False)
        assert anew == 1.0
        assert (report.new, report.superseded) == (0, 0)
        assert self.standing() == found

    def file(self) -> Path:
        (path,) = self.folder.glob("*.links")
        return path


@pytest.fixture(scope="module")
def base(infer: SpacyInfer, books: CodeBooks, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of articles, not linked yet."""
    folder = tmp_path_factory.mktemp("base")
    Desk(folder / "desk.sqlite", folder, infer, books).read(*ROWS[:ARTICLES])
    with sqlite3.connect(folder / "desk.sqlite") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "desk.sqlite"


@pytest.fixture
def desk(base: Path, infer: SpacyInfer, books: CodeBooks, tmp_path: Path) -> Desk:
    """A desk whose articles are linked, and what that compared kept."""
    shutil.copy(base, tmp_path / "desk.sqlite")
    made = Desk(tmp_path / "desk.sqlite", tmp_path / "links", infer, books)
    made.link()
    return made


def of_day(article: RawArticle, published_at: str) -> RawArticle:
    return replace(article, published_at=published_at)


def retract(desk: Desk) -> None:
    desk.judge(JudgementKind.RETRACT, desk.ids("articles")[7])


def take_back(desk: Desk) -> None:
    made = desk.judge(JudgementKind.RETRACT, desk.ids("articles")[7])
    desk.link()
    desk.judge(JudgementKind.UNDO, made)


def redate(desk: Desk) -> None:
    desk.judge(JudgementKind.EDIT, desk.ids("articles")[11], published_at="2024-01-02")


def rename_outlet(desk: Desk) -> None:
    desk.judge(JudgementKind.EDIT, desk.ids("articles")[3], outlet="Bridge Gazette")


def correct_claim(desk: Desk) -> None:
    desk.judge(JudgementKind.EDIT, desk.ids("claims", facet="killed")[5], about="another place")


def reject(desk: Desk) -> None:
    for claim in desk.ids("claims")[::9]:
        desk.judge(JudgementKind.REJECT, claim)


def add_newest(desk: Desk) -> None:
    desk.read(of_day(ROWS[ARTICLES], "2024-02-20"))


def add_middle(desk: Desk) -> None:
    desk.read(of_day(ROWS[ARTICLES + 1], "2024-01-05"), of_day(ROWS[ARTICLES + 2], "2024-01-01"))


def add_undated(desk: Desk) -> None:
    desk.read(replace(ROWS[ARTICLES + 3], published_at=None))


CHANGES: tuple[Callable[[Desk], None], ...] = (
    retract, take_back, redate, rename_outlet, correct_claim, reject, add_newest, add_middle, add_undated,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_another_process_ends_where_linking_from_nothing_ends(
    change: Callable[[Desk], None], desk: Desk
) -> None:
    change(desk)
    _, anew = desk.link()
    assert 0 < anew < 0.9, "most is recalled"
    desk.assert_as_from_nothing()


@pytest.mark.parametrize("seed", [1, 2])
def test_many_changes_one_after_the_other_end_there_too(seed: int, desk: Desk) -> None:
    for change in random.Random(seed).sample(CHANGES, 5):
        change(desk)
        desk.link()
    desk.assert_as_from_nothing()


@pytest.mark.postgres
def test_on_postgresql_as_well(
    postgres_server: str, infer: SpacyInfer, books: CodeBooks, tmp_path: Path
) -> None:
    with postgres.database(postgres_server) as address:
        desk = Desk(address, tmp_path / "links", infer, books)
        desk.read(*ROWS[:ARTICLES])
        assert desk.link()[1] == 1.0
        for change in (add_newest, retract):
            change(desk)
            assert desk.link()[1] < 0.9
        desk.assert_as_from_nothing()


def test_nothing_is_kept_of_a_few_articles(infer: SpacyInfer, books: CodeBooks, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite", tmp_path / "links", infer, books)
    desk.read(*ROWS[:4])
    desk.link()
    assert not desk.folder.exists()


def test_nothing_is_written_again_while_little_was_worked_out(desk: Desk) -> None:
    before = desk.file().stat().st_mtime_ns
    desk.forget()
    assert desk.link()[1] == 0.0
    assert desk.file().stat().st_mtime_ns == before
    add_middle(desk)
    desk.link()
    assert desk.file().stat().st_mtime_ns > before


# -- what is not believed ---------------------------------------------------------------------


class Outlet(CodeBooks):
    """Code books in which a person listed no outlet at all."""

    outlets = Outlets(())


def begin_anew(desk: Desk) -> None:
    add_newest(desk)
    assert desk.link()[1] == 1.0
    desk.assert_as_from_nothing()


def test_other_code_books_begin_anew(desk: Desk) -> None:
    desk.books = Outlet()
    begin_anew(desk)


def test_another_program_begins_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_kept, "_program", lambda: b"a later version")
    begin_anew(desk)


def test_a_program_is_told_by_what_its_files_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").mkdir()
    module = tmp_path / "link" / "events.py"
    words = []
    for version in ("1", "2", "1"):
        module.write_text(f'VERSION = "{version}"\n', "utf-8")
        monkeypatch.setattr(tracktwo, "__file__", str(tmp_path / "__init__.py"))
        words.append(corpus_kept._program.__wrapped__())
    assert words[0] == words[2] != words[1]


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "foreign"])
def test_a_damaged_file_begins_anew(damage: str, desk: Desk) -> None:
    content = desk.file().read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    damaged = {"cut": content[:middle], "changed": changed, "empty": b"", "foreign": b"GIF89a"}
    desk.file().write_bytes(damaged[damage])
    begin_anew(desk)


class Command:
    """What a hostile file would have made of it."""

    def __init__(self, where: Path) -> None:
        self.where = where

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.mkdir, (str(self.where),)


class Named:
    """Something that a file names by the module and name of its type."""

    def __init__(self, module: str, name: str) -> None:
        self.words = f"c{module}\n{name}\n.".encode()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("tracktwo.corroborate.copies", "partial"),
        ("tracktwo.link.events", "link_events"),
        ("tracktwo.records.article", "Article.__class__"),
        ("tracktwo.store.database", "Store"),
        ("tracktwo.pipeline.corpus_kept", "Path"),
    ],
)
def test_a_file_may_not_name_what_is_no_record(module: str, name: str, desk: Desk) -> None:
    links = KeptLinks(desk.folder, desk.books)
    packed = Named(module, name).words
    head = corpus_kept.FORM + links._word
    desk.file().write_bytes(head + corpus_kept._digest(packed) + packed)
    assert links.load(str(desk.where), DOSSIER) is None


def test_a_hostile_file_runs_nothing_and_begins_anew(desk: Desk, tmp_path: Path) -> None:
    links = KeptLinks(desk.folder, desk.books)
    links.keep(str(desk.where), DOSSIER, Command(tmp_path / "made"))
    assert pickle.loads(pickle.dumps(Command(tmp_path / "there"))) is None, "it would have"
    begin_anew(desk)
    assert not (tmp_path / "made").exists()


def test_something_else_in_a_whole_file_begins_anew(desk: Desk) -> None:
    KeptLinks(desk.folder, desk.books).keep(str(desk.where), DOSSIER, {"no": "links"})
    begin_anew(desk)


# -- files ------------------------------------------------------------------------------------


def test_an_ended_process_leaves_what_was_kept_and_its_draft_goes(desk: Desk) -> None:
    old, new = (desk.folder / f"{desk.file().name}.{pid}.part" for pid in (1, 2))
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (0, 0))
    redate(desk)
    assert desk.link()[1] < 0.9
    assert (old.exists(), new.exists()) == (False, True), "the new one may still be being written"


def test_a_folder_that_cannot_be_written_costs_only_time(
    base: Path, infer: SpacyInfer, books: CodeBooks, tmp_path: Path
) -> None:
    (tmp_path / "links").write_text("no folder", "utf-8")
    shutil.copy(base, tmp_path / "desk.sqlite")
    begin_anew(Desk(tmp_path / "desk.sqlite", tmp_path / "links", infer, books))


@pytest.fixture
def other_store(base: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(base, tmp_path / "other.sqlite")
    store = open_store(tmp_path / "other.sqlite")
    yield store
    store.close()


def test_each_store_and_dossier_has_a_file_of_its_own(desk: Desk, other_store: Store) -> None:
    links = KeptLinks(desk.folder, desk.books)
    assert links.load(other_store.where, DOSSIER) is None
    assert links.load(str(desk.where), None) is None
    link_corpus(other_store, books=desk.books, dossier=DOSSIER, kept=links)
    assert len(list(desk.folder.glob("*.links"))) == 2
