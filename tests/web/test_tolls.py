"""The page of an event tells the history of its toll in words, each with a way to its own."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import RawArticle
from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app

TEXT = "Sudanese rebels killed five soldiers in Chad on Monday. The toll rose to nine, officials said."


def test_the_history_of_a_toll_reads_well(tmp_path: Path, infer: SpacyInfer, books: CodeBooks) -> None:
    settings = Settings(home=tmp_path)
    store = open_store(settings.store_url, create=True)
    item = RawArticle(where="a", text=TEXT, published_at="2026-03-03")
    read_articles([item], Reader(store=store, infer=infer, books=books))
    (event,) = store.view().records("events")
    store.close()
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8732") as client:
        page = client.get(f"/record/{event.id}").text
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "5 killed told 2026-03-03 words" in told
    assert "9 killed told 2026-03-03 words" in told
    assert "TollReport" not in told
