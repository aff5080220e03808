"""Linking after each few articles ends where linking all of them at once ends, and reads only what is new."""

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from bench.grown import grown

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus import LINK_STEPS, link_corpus
from tracktwo.pipeline.corpus_recall import recall_of
from tracktwo.pipeline.corpus_steps import Corpus
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import RawArticle
from tracktwo.records import KINDS, Article, JudgementKind, Record
from tracktwo.store.database import Store, open_store
from tracktwo.store.singly import ids_read_from

DOSSIER = "ukraine"
ARTICLES = 36


def linked(where: Path, rows: Sequence[Sequence[RawArticle]], infer: SpacyInfer, books: CodeBooks) -> Store:
    """Return a store into which articles were read, linked after each lot."""
    store = open_store(where)
    for row in rows:
        read_articles(row, Reader(store=store, infer=infer, books=books, dossier=DOSSIER))
        link_corpus(store, books=books, dossier=DOSSIER)
    return store


def standing(store: Store) -> tuple[set[str], list[tuple[str | None, ...]]]:
    """Return the records that stand, and how each article stands to the others."""
    view = store.view()
    records = {r.id for kind in KINDS if kind != "judgements" for r in view.newest([kind], dossier=DOSSIER)}
    articles = sorted(view.newest(["articles"], dossier=DOSSIER), key=lambda a: a.id)
    facts = ("id", "story_id", "origin_id", "copy_of", "copy_kind")
    return records, [tuple(getattr(a, fact) for fact in facts) for a in articles]


@pytest.fixture(scope="module")
def articles() -> list[RawArticle]:
    return list(grown(ARTICLES))


@pytest.fixture(scope="module")
def at_once(
    articles: list[RawArticle], infer: SpacyInfer, books: CodeBooks, tmp_path_factory: pytest.TempPathFactory
) -> Store:
    ordered = sorted(articles, key=lambda one: one.published_at or "")
    return linked(tmp_path_factory.mktemp("once") / "desk.sqlite", [ordered], infer, books)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_articles_added_in_any_lots_and_order_link_as_all_at_once(
    seed: int, articles: list[RawArticle], at_once: Store, infer: SpacyInfer, books: CodeBooks, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    mixed = chance.sample(articles, len(articles))
    cuts = [0, *sorted(chance.sample(range(1, len(mixed)), 5)), len(mixed)]
    lots = [mixed[a:b] for a, b in pairwise(cuts)]
    store = linked(tmp_path / "desk.sqlite", lots, infer, books)
    assert standing(store) == standing(at_once)


def test_only_what_changed_and_what_rests_on_it_is_read_again(
    articles: list[RawArticle], infer: SpacyInfer, books: CodeBooks, tmp_path: Path
) -> None:
    store = linked(tmp_path / "desk.sqlite", [articles[:6]], infer, books)
    recalled = recall_of(store, DOSSIER, books)
    view, kinds = store.view(), sorted(Corpus.KINDS)

    def records() -> dict[str, Record]:
        ids = list(ids_read_from(view, kinds, dossier=DOSSIER, linked_by=LINK_STEPS))
        found = recalled.records(view, kinds, ids, dossier=DOSSIER, linked_by=LINK_STEPS)
        return {record.id: record for record in found}

    before, again = records(), records()
    assert all(again[name] is record for name, record in before.items())
    name = next(record.id for record in before.values() if isinstance(record, Article))
    judge(store, JudgementKind.EDIT, [name], who="tester", reason="", values={"outlet": "Bridge Gazette"})
    after = records()
    for one, record in before.items():
        rests_on = {one, *(e.article_id for e in record.evidence)}
        assert (after[one] is not record) == (name in rests_on)
