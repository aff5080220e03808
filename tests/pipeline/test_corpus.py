"""Across articles: what several tell becomes one, and comes apart again when one of them goes."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.pipeline.conftest import ReadInto

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline import corpus_steps
from tracktwo.pipeline.corpus import LINK_STEPS, link_corpus
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import Article, Event, JudgementKind, Record
from tracktwo.store.database import Store, open_store

STRUCK = RawArticle(
    where="1",
    text="Russian missiles struck the port of Odesa on Saturday, killing at least four, officials said.",
    outlet="Harbour Post",
    published_at="2026-03-01",
)
TOLL = RawArticle(
    where="2",
    text="Rescuers spoke of eight dead. Russia attacked Odesa with missiles on Saturday and killed eight.",
    outlet="Inland Herald",
    published_at="2026-03-02",
)
THIRD = RawArticle(
    where="3",
    text="Ten people were killed when Russian missiles struck Odesa on Saturday, Ukraine's government said.",
    outlet="Western Mail Daily",
    published_at="2026-03-03",
)
APART = RawArticle(
    where="4",
    text="The foreign ministers of Ukraine and Turkey met in Ankara on Monday.",
    outlet="Harbour Post",
    published_at="2026-03-03",
)


def shown(store: Store) -> list[Record]:
    """The current records that stand for what happened, without the moment they were recorded."""
    view = store.view()
    kinds = ("events", "rounds", "positions", "disagreements", "stories")
    return [record for kind in kinds for record in view.records(kind)]


def attacks(store: Store) -> list[Event]:
    return [e for e in store.view().records("events", facet="ASSAULT") if isinstance(e, Event)]


def article(store: Store, outlet: str) -> Article:
    return next(a for a in store.view().records("articles", facet=outlet) if isinstance(a, Article))


def test_one_event_in_two_articles_becomes_one_with_the_evidence_of_both(
    store: Store, read_into: ReadInto
) -> None:
    read_into(store, STRUCK)
    (single,) = attacks(store)
    read_into(store, TOLL)
    (whole,) = attacks(store)
    assert len({e.article_id for e in whole.evidence}) == 2
    assert single.id in whole.reports
    assert whole.origins == 2
    kept = store.view().get(single.id)
    assert kept is not None
    assert kept.superseded_by == whole.id


def test_a_third_report_supersedes_what_two_had_made(store: Store, read_into: ReadInto) -> None:
    read_into(store, STRUCK, TOLL)
    (before,) = attacks(store)
    read_into(store, THIRD)
    (after,) = attacks(store)
    assert after.id != before.id
    assert len(after.reports) == 3
    kept = store.view().get(before.id)
    assert kept is not None
    assert kept.superseded_by == after.id
    for report in after.reports:
        found = store.view().get(report)
        assert found is not None
        assert found.superseded_by == after.id


def test_linking_again_changes_nothing(store: Store, read_into: ReadInto, books: CodeBooks) -> None:
    read_into(store, STRUCK, TOLL, APART)
    before = store.view().version()
    link_corpus(store, books=books)
    assert store.view().version() == before


def test_the_order_of_reading_does_not_matter(tmp_path: Path, read_into: ReadInto) -> None:
    outcomes = set()
    for number, order in enumerate(permutations((STRUCK, TOLL, APART))):
        store = open_store(tmp_path / f"{number}.sqlite")
        for item in order:
            read_into(store, item)
        outcomes.add(frozenset(record.id for record in shown(store)))
        store.close()
    assert len(outcomes) == 1


def test_a_retracted_article_gives_back_what_stood_before(
    store: Store, read_into: ReadInto, books: CodeBooks
) -> None:
    read_into(store, STRUCK)
    before = {record.id for record in shown(store)}
    read_into(store, TOLL)
    retracted = judge(
        store, JudgementKind.RETRACT, [article(store, "Inland Herald").id], who="a", reason="fake"
    )
    link_corpus(store, books=books)
    assert {record.id for record in shown(store)} == before
    judge(store, JudgementKind.UNDO, [retracted.id], who="a", reason="it was not")
    link_corpus(store, books=books)
    (whole,) = attacks(store)
    assert len(whole.reports) == 2


def test_a_rejection_survives_a_further_report(store: Store, read_into: ReadInto) -> None:
    read_into(store, STRUCK, TOLL)
    (whole,) = attacks(store)
    rejected = judge(store, JudgementKind.REJECT, [whole.id], who="a", reason="no attack")
    read_into(store, THIRD)
    assert attacks(store) == []
    judge(store, JudgementKind.UNDO, [rejected.id], who="a", reason="it was one")
    (after,) = attacks(store)
    assert len(after.reports) == 3


def test_an_edit_survives_a_further_report(store: Store, read_into: ReadInto) -> None:
    read_into(store, STRUCK, TOLL)
    (whole,) = attacks(store)
    judge(store, JudgementKind.EDIT, [whole.id], who="a", reason="alleged only", values={"status": "alleged"})
    read_into(store, THIRD)
    (after,) = attacks(store)
    assert (after.status, after.provenance.step) == ("alleged", "edit")


def test_a_rejected_reading_is_not_assembled(store: Store, read_into: ReadInto) -> None:
    read_into(store, STRUCK)
    (single,) = attacks(store)
    judge(store, JudgementKind.REJECT, [single.id], who="a", reason="misread")
    read_into(store, TOLL)
    assert all(single.id not in event.reports for event in attacks(store))


def test_articles_know_their_story_and_their_origin(store: Store, read_into: ReadInto) -> None:
    copied = RawArticle(
        where="5",
        text=STRUCK.text,
        outlet="Copy Cat Courier",
        published_at="2026-03-01T20:00:00Z",
        title="Struck",
    )
    read_into(store, STRUCK, copied, APART)
    original, copy, apart = (article(store, n) for n in ("Harbour Post", "Copy Cat Courier", "Harbour Post"))
    assert copy.copy_of == original.id
    assert copy.copy_kind == "verbatim"
    assert copy.origin_id == original.origin_id
    assert original.story_id == copy.story_id != None  # noqa: E711 - all three at once
    assert apart.story_id in {story.id for story in store.view().records("stories")}


def test_a_step_that_fails_leaves_the_others_and_an_issue(
    store: Store, read_into: ReadInto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_corpus: object) -> None:
        raise ValueError("broken")

    monkeypatch.setitem(corpus_steps.LINKERS, "stories", fail)
    read_into(store, STRUCK, TOLL)
    assert len(attacks(store)) == 1
    assert store.view().count("stories") == 0
    (issue,) = store.view().records("issues", facet="stories")
    assert "broken" in issue.what  # type: ignore[attr-defined]


def test_dossiers_are_linked_apart(store: Store, infer: Infer, books: CodeBooks) -> None:
    read_articles([STRUCK], Reader(store=store, infer=infer, books=books, dossier="ukraine"))
    read_articles([TOLL], Reader(store=store, infer=infer, books=books, dossier="gaza"))
    link_corpus(store, books=books)
    assert all(len({e.article_id for e in event.evidence}) == 1 for event in attacks(store))


def test_every_record_names_a_step_that_is_known(store: Store, read_into: ReadInto) -> None:
    read_into(store, STRUCK, TOLL, THIRD, APART)
    made = {record.provenance.step for record in shown(store)}
    assert made <= {*LINK_STEPS, "events", "rounds", "positions"}
