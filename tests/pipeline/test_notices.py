"""Notices across a dossier, in the store: they come with an article, and go with it."""

import pytest
from tests.pipeline.conftest import ReadInto

from tracktwo.corroborate import dossier_notices
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.notices import heading_of, notices_of
from tracktwo.protocols import RawArticle
from tracktwo.records import Article, Issue, JudgementKind
from tracktwo.store.database import Store

LIND = RawArticle(
    where="1",
    text="“The front will not move,” said Mara Lind, a senior fellow at the Northern Institute.",
    outlet="Harbour Post",
    published_at="2026-03-01",
)
ELSEWHERE = RawArticle(
    where="2",
    text="Neither army can attack in the mud, said Mara Lind, an analyst at the Baltic Strategy Centre. "
    "Sweden is seeking NATO membership.",
    outlet="Inland Herald",
    published_at="2026-03-02",
)


def listed(store: Store) -> list[tuple[str | None, str]]:
    return [(one.outlet, one.kind) for one in notices_of(store.view(), "ukraine")]


def article(store: Store, outlet: str) -> Article:
    return next(a for a in store.view().records("articles", facet=outlet) if isinstance(a, Article))


def test_a_notice_comes_with_the_second_article_and_stands_in_both(store: Store, read_into: ReadInto) -> None:
    read_into(store, LIND)
    before = article(store, "Harbour Post")
    assert listed(store) == []
    read_into(store, ELSEWHERE)
    assert listed(store) == [
        ("Inland Herald", "overtaken"), ("Inland Herald", "expert"), ("Harbour Post", "expert"),
    ]  # fmt: skip
    after = article(store, "Harbour Post")
    (notice,) = [n for n in after.notices if n not in before.notices]
    assert {piece.article_id for piece in notice.evidence} == {before.id, article(store, "Inland Herald").id}
    assert after.to_dict()["notices"][-1]["text"] == notice.text


def test_retracting_the_other_article_takes_the_notice_back(
    store: Store, read_into: ReadInto, books: CodeBooks
) -> None:
    read_into(store, LIND, ELSEWHERE)
    other = article(store, "Inland Herald")
    made = judge(store, JudgementKind.RETRACT, [other.id], who="analyst", reason="withdrawn")
    link_corpus(store, books=books)
    assert listed(store) == []
    judge(store, JudgementKind.UNDO, [made.id], who="analyst", reason="it stands")
    link_corpus(store, books=books)
    assert ("Harbour Post", "expert") in listed(store)


def test_reading_again_notes_nothing_twice(store: Store, read_into: ReadInto) -> None:
    read_into(store, LIND, ELSEWHERE)
    version = store.view().version()
    read_into(store, LIND, ELSEWHERE)
    assert store.view().version() == version


def test_how_an_article_was_read_is_listed_on_demand(store: Store, read_into: ReadInto) -> None:
    read_into(store, RawArticle(where="3", text="The envoys met in Geneva.", outlet="Delta Times", lang="en"))
    assert notices_of(store.view(), "ukraine") == []
    (found,) = notices_of(store.view(), "ukraine", with_reading=True)
    assert (found.kind, found.heading) == ("undated", heading_of("undated"))


def test_a_rule_that_fails_is_an_issue_and_the_rest_is_linked(
    store: Store, read_into: ReadInto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_together: object) -> object:
        raise ValueError("The rule stumbled. Report it.")

    read_into(store, LIND, ELSEWHERE)
    monkeypatch.setattr(dossier_notices, "find_notices", fail)
    read_into(
        store,
        RawArticle(where="4", text="Rain fell on Kyiv.", outlet="Delta Times", published_at="2026-03-03"),
    )
    assert [issue.step for issue in store.view().records("issues") if isinstance(issue, Issue)] == ["notices"]
    assert store.view().count("stories") > 0
    assert ("Harbour Post", "expert") in listed(store)
