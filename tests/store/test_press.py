"""The articles of a dossier in a few words each: always what a fresh reading of the store gives."""

import dataclasses
import json
from contextlib import closing

from sqlalchemy import create_engine, text
from tests.store.rows import article, judgement

from tracktwo.protocols import Relation
from tracktwo.records import Article, FieldValue, JudgementKind
from tracktwo.store.beside import copies_of
from tracktwo.store.database import Store, open_store
from tracktwo.store.engine import store_url
from tracktwo.store.press import Printed, press_of, printed, texts_of

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
REPRINT = article("Envoys of Narvia and Solen met in Port Linde. Harbour Post.", day="2026-03-01")
UNDATED = article('Mills stand "idle", says a {"lang":"xx"} letter.', day=None)
LATER = "2026-03-05T08:00:00.000000Z"


def read_anew(store: Store, dossier: str | None = "narvia") -> list[Printed]:
    """The same, from the records themselves."""
    found = store.view().records("articles", dossier=dossier)
    return [printed(one) for one in found if isinstance(one, Article)]


def agree(store: Store) -> list[Printed]:
    found = press_of(store.view(), "narvia")
    assert found == read_anew(store)
    assert press_of(store.view(), None) == read_anew(store, None)
    return found


def test_what_is_new_is_added_and_what_is_gone_left_out(store: Store) -> None:
    store.add([TALKS])
    assert [one.id for one in agree(store)] == [TALKS.id]
    store.add([REPRINT, UNDATED])
    assert [one.day for one in agree(store)] == ["2026-02-28", "2026-03-01", ""]
    store.add([judgement(JudgementKind.RETRACT, TALKS.id)])
    assert [one.id for one in agree(store)] == [REPRINT.id, UNDATED.id]
    retraction = next(iter(store.view().records("judgements")))
    store.add([judgement(JudgementKind.UNDO, retraction.id, at=LATER)])
    assert len(agree(store)) == 3


def test_how_they_stand_to_others_follows_the_log(store: Store) -> None:
    store.add([TALKS, REPRINT])
    assert [one.origin for one in agree(store)] == [TALKS.id, REPRINT.id]
    with store.writing() as writing:
        writing.relate([Relation(REPRINT.id, "story-1", TALKS.id, TALKS.id, "verbatim")], at=LATER)
    assert [one.origin for one in agree(store)] == [TALKS.id, TALKS.id]
    with store.writing() as writing:
        writing.relate([Relation(REPRINT.id, None, None, None, None)], at=LATER)
    assert [one.origin for one in agree(store)] == [TALKS.id, REPRINT.id]


def test_a_corrected_outlet_is_told_and_taken_back(store: Store) -> None:
    store.add([TALKS, REPRINT])
    agree(store)
    edit = judgement(
        JudgementKind.EDIT, REPRINT.id, values=(FieldValue("outlet", json.dumps("Linde Courier")),)
    )
    store.add([edit])
    assert [one.outlet for one in agree(store)] == ["Harbour Post", "Linde Courier"]
    store.add([judgement(JudgementKind.UNDO, edit.id, at=LATER)])
    assert [one.outlet for one in agree(store)] == ["Harbour Post", "Harbour Post"]


def test_an_article_moves_from_one_dossier_to_another(store: Store) -> None:
    store.add([TALKS, dataclasses.replace(REPRINT, dossier=None)])
    assert len(agree(store)) == 1
    with store.writing() as writing:
        writing.file_under(REPRINT.id, "narvia")
        writing.add([UNDATED])
    assert len(agree(store)) == 3
    with store.writing() as writing:
        writing.file_under(TALKS.id, "solen")
        writing.add([article("Rain fell on the mills.", day="2026-03-04")])
    assert [one.id for one in agree(store)][:1] == [REPRINT.id]


def test_those_from_a_day_on_are_a_part_of_all(store: Store) -> None:
    store.add([TALKS, REPRINT])
    assert [one.id for one in press_of(store.view(), "narvia", since="2026-03-01")] == [REPRINT.id]
    assert press_of(store.view(), "narvia", since="2026-03-02") == []


def test_the_texts_of_some_are_given_with_what_stood_around_them(store: Store) -> None:
    mended = dataclasses.replace(REPRINT, furniture=("Correction: it was Monday.",))
    store.add([TALKS, mended])
    found = {i: (text, rest) for i, text, rest in texts_of(store.view(), [mended.id, "article-none"])}
    assert found == {mended.id: (mended.text, mended.furniture)}


def test_an_older_store_learns_what_its_articles_repeat(where: str) -> None:
    with closing(open_store(where)) as store:
        store.add([TALKS, dataclasses.replace(REPRINT, copy_of=TALKS.id), UNDATED])
    engine = create_engine(store_url(where))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM relation"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
        for index in ("record_facets", "record_told"):
            connection.execute(text(f"DROP INDEX {index}"))
    engine.dispose()
    with closing(open_store(where)) as store:
        assert [one.id for one in copies_of(store.view(), TALKS)] == [REPRINT.id]
        assert [one.copy_of for one in agree(store)] == [None, TALKS.id, None]


def test_an_article_that_says_itself_what_it_repeats_is_found_by_it(store: Store) -> None:
    store.add([TALKS, dataclasses.replace(REPRINT, copy_of=TALKS.id, origin_id=TALKS.id)])
    assert [one.id for one in copies_of(store.view(), TALKS)] == [REPRINT.id]
    assert [one.origin for one in agree(store)] == [TALKS.id, TALKS.id]
