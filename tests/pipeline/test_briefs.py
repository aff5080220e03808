"""Building briefs: picked, ordered, checked, published for good, and what retractions do to them."""

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from tests.brief.dossier import chaco, everything

from tracktwo.brief.compose import write_brief
from tracktwo.brief.document import Brief
from tracktwo.errors import ConfigError
from tracktwo.pipeline.brief_files import FORMS, need_form
from tracktwo.pipeline.brief_losses import losses_of, printed
from tracktwo.pipeline.briefs import (
    MOST_LINES,
    StaleBriefError,
    find_brief,
    history,
    list_briefs,
    publish,
    save,
    start,
    to_state,
    with_keys,
)
from tracktwo.pipeline.citing import cite, pick_of, picked, spot_of
from tracktwo.pipeline.judge import judge
from tracktwo.records import (
    BriefState,
    JudgementKind,
    LineKind,
    WrittenBrief,
    WrittenLine,
    from_dict,
    to_dict,
)
from tracktwo.store.database import Store, open_store

TITLE = "<b>Chaco</b> & ```co"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    made.add(everything())
    yield made
    made.close()


def machine(store: Store) -> Brief:
    return write_brief(store.view(), chaco(), today=date(2026, 3, 16))


def told(brief: Brief) -> list[str]:
    return [pick_of(line) for section in brief.sections for line in section.lines]


def begun(store: Store, number: int = 3) -> WrittenBrief:
    brief = machine(store)
    return start(store, "chaco", TITLE, who="ann", lines=picked(store.view(), brief, told(brief)[:number]))


def with_own(store: Store, text: str) -> WrittenBrief:
    """A draft with a sentence of one's own on the words of the first."""
    draft = begun(store)
    own = with_keys([WrittenLine(0, LineKind.OWN, text, draft.lines[0].cited)], known=draft.lines)
    return save(store, draft, title=TITLE, lines=(*draft.lines, *own), who="ann", what="written")


def test_picked_sentences_keep_words_evidence_hash_and_records(store: Store) -> None:
    draft = begun(store)
    assert [line.text for line in draft.lines] == [
        line.text for section in machine(store).sections for line in section.lines
    ][:3]
    assert [line.key for line in draft.lines] == [1, 2, 3]
    for line in draft.lines:
        assert line.records
        for one in line.cited:
            article = store.view().article(one.evidence.article_id)
            assert article is not None
            assert article.text[one.evidence.start : one.evidence.end] == one.evidence.text
            assert (one.sha256, one.outlet) == (article.sha256, article.outlet)
    assert from_dict(WrittenBrief, to_dict(draft)) == draft


def test_records_and_words_are_quoted(store: Store) -> None:
    record = next(iter(store.view().records("rounds", dossier="chaco")))
    spot = spot_of(record.evidence[0])
    lines = picked(store.view(), machine(store), [record.id, spot])
    assert [line.kind for line in lines] == [LineKind.MACHINE, LineKind.MACHINE]
    assert lines[0].text == lines[1].text
    assert (lines[0].records, lines[1].records) == ((record.id,), ())


@pytest.mark.parametrize("pick", ["line-0", "article-nope:0-4", "nonsense", "../x:1-2"])
def test_what_is_not_there_cannot_be_picked(store: Store, pick: str) -> None:
    with pytest.raises(ConfigError):
        picked(store.view(), machine(store), [pick])


def test_words_are_read_from_the_store_and_bounded(store: Store) -> None:
    article = next(iter(store.view().records("articles")))
    with pytest.raises(ConfigError, match="outside its article"):
        cite(store.view(), [f"{article.id}:0-1900000"[:-3]])
    with pytest.raises(ConfigError, match="more than"):
        cite(store.view(), [f"{article.id}:0-9999"])


def test_every_save_is_kept_and_an_unchanged_one_is_none(store: Store) -> None:
    draft = begun(store)
    assert save(store, draft, title=TITLE, lines=draft.lines, who="ann", what="saved") is draft
    turned = save(store, draft, title=TITLE, lines=draft.lines[::-1], who="bob", what="turned")
    assert find_brief(store.view(), draft.brief_id) == turned
    assert [(one.who, one.what) for one in history(store.view(), turned)] == [
        ("bob", "turned"),
        ("ann", "begun"),
    ]
    assert [line.key for line in turned.lines] == [3, 2, 1]
    assert list_briefs(store.view(), state=BriefState.DRAFT) == [turned]


def test_who_saves_on_an_old_state_is_told_who_was_before(store: Store) -> None:
    draft = begun(store)
    save(store, draft, title="Other", lines=draft.lines, who="bob", what="renamed")
    with pytest.raises(StaleBriefError, match="bob saved this brief"):
        save(store, draft, title="Mine", lines=draft.lines, who="ann", what="saved")


def test_a_false_sentence_is_flagged_at_each_save(store: Store) -> None:
    draft = with_own(store, "Narvia lost 57 tanks.")
    assert {one.words for one in draft.lines[-1].not_held} >= {"Narvia", "57"}
    quoted = f"“{draft.lines[0].cited[0].evidence.text}”"
    own = WrittenLine(draft.lines[-1].key, LineKind.OWN, quoted, draft.lines[0].cited)
    held = save(store, draft, title=TITLE, lines=(*draft.lines[:-1], own), who="ann", what="saved")
    assert held.lines[-1].not_held == ()


def test_a_published_brief_stays_word_for_word(store: Store) -> None:
    done = publish(store, with_own(store, "Narvia lost 57 tanks."), who="ann")
    assert list_briefs(store.view(), dossier="chaco") == [done]
    for change in (
        lambda: save(store, done, title="x", lines=(), who="eve", what="x"),
        lambda: to_state(store, done, BriefState.SET_ASIDE, who="eve"),
        lambda: publish(store, done, who="eve"),
        lambda: judge(store, JudgementKind.EDIT, [done.id], who="eve", reason="", values={"title": "x"}),
        lambda: judge(store, JudgementKind.REJECT, [done.id], who="eve", reason=""),
    ):
        with pytest.raises(ConfigError):
            change()
    assert find_brief(store.view(), done.brief_id) == done


def test_a_retraction_is_told_above_a_published_brief_and_changes_no_word(store: Store) -> None:
    done = publish(store, begun(store), who="ann")
    before = printed(store.view(), done)
    article = done.lines[0].cited[0].evidence.article_id
    retracted = judge(store, JudgementKind.RETRACT, [article], who="bob", reason="Withdrawn by its outlet")
    judge(store, JudgementKind.REJECT, [done.lines[1].records[0]], who="bob", reason="Misread")
    found = losses_of(store.view(), done)
    assert [loss.is_article for loss in found] == [True, False]
    assert "retracted by bob" in found[0].words
    assert "Withdrawn by its outlet" in found[0].words
    assert 1 in found[0].lines
    after = printed(store.view(), find_brief(store.view(), done.brief_id))
    assert (after.sections, after.references) == (before.sections, before.references)
    assert after.foreword[0].startswith("No longer held: ")
    judge(store, JudgementKind.UNDO, [retracted.id], who="bob", reason="It was right")
    assert [loss.is_article for loss in losses_of(store.view(), done)] == [False]


def test_a_draft_on_a_retracted_article_is_not_published(store: Store) -> None:
    draft = begun(store)
    judge(store, JudgementKind.RETRACT, [draft.lines[0].cited[0].evidence.article_id], who="b", reason="")
    with pytest.raises(ConfigError, match="Take out what rests on it"):
        publish(store, draft, who="ann")


def test_an_empty_draft_is_not_published_and_a_brief_has_its_bounds(store: Store) -> None:
    draft = start(store, "chaco", "", who="ann")
    assert draft.title == "Untitled brief"
    with pytest.raises(ConfigError, match="nothing to publish"):
        publish(store, draft, who="ann")
    many = [WrittenLine(key, LineKind.OWN, "x") for key in range(MOST_LINES + 1)]
    for lines in (many, [WrittenLine(1, LineKind.OWN, "x" * 2_001)]):
        with pytest.raises(ConfigError, match="at most"):
            save(store, draft, title="x", lines=lines, who="ann", what="x")


def test_a_draft_set_aside_can_be_taken_up_again(store: Store) -> None:
    aside = to_state(store, begun(store), BriefState.SET_ASIDE, who="ann")
    assert list_briefs(store.view(), state=BriefState.DRAFT) == []
    again = to_state(store, aside, BriefState.DRAFT, who="ann")
    assert list_briefs(store.view(), state=BriefState.DRAFT) == [again]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_can_be_made_and_nothing_in_it_is_markup(store: Store, name: str) -> None:
    draft = with_own(store, "<img src=x onerror=alert(1)> \x07\ufffe {\\rtf1} Narvia lost 57 tanks.")
    made = need_form(name).render(printed(store.view(), draft))
    assert len(made) > 500
    if name == "pdf":
        assert made.startswith(b"%PDF-")
    elif name == "docx":
        words = "\n".join(p.text for p in Document(io.BytesIO(made)).paragraphs)
        assert "<img src=x onerror=alert(1)> {\\rtf1} Narvia lost 57 tanks." in words
        assert "own judgement, not established: the evidence does not hold" in words
        assert b"<img" not in ZipFile(io.BytesIO(made)).read("word/document.xml")
    elif name == "html":
        assert b"<img" not in made
    elif name != "bibtex":
        assert "Narvia" in made.decode()


@pytest.mark.parametrize(("name", "module"), [("pdf", "weasyprint"), ("docx", "docx")])
def test_a_missing_library_is_named(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigError, match=rf"pip install 'tracktwo\[{name}\]'"):
        need_form(name).render(machine(store))


def test_there_is_no_other_form_and_no_other_brief(store: Store) -> None:
    with pytest.raises(ConfigError, match="no format 'odt'"):
        need_form("odt")
    with pytest.raises(ConfigError, match="no brief"):
        find_brief(store.view(), "brief-none")
