"""What tests across articles start from: an empty store, and reading into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import Infer, RawArticle
from tracktwo.store.database import Store, open_store

ReadInto = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    yield made
    made.close()


@pytest.fixture
def read_into(infer: Infer, books: CodeBooks) -> ReadInto:
    """A function: a store and articles, which are read into the dossier ukraine and linked."""

    def read_and_link(store: Store, *items: RawArticle) -> None:
        read_articles(items, Reader(store=store, infer=infer, books=books, dossier="ukraine"))
        link_corpus(store, books=books)

    return read_and_link
