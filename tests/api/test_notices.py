"""Notices through the API: in their article, and in one list."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.store.rows import article

from tracktwo.api.app import create_api
from tracktwo.records import Notice, evidence_at
from tracktwo.settings import load_settings
from tracktwo.store.database import open_store

FIRST = article("The ferry was hit at dawn.", day="2026-03-01")
SECOND = article("A ferry was hit at dawn.", day="2026-03-05", dossier="solen")
SHARED = Notice(
    "uncredited",
    "Two outlets share these words.",
    tuple(evidence_at(one.id, one.text, start=0, end=len(one.text)) for one in (FIRST, SECOND)),
)
UNDATED = Notice("undated", "No publication date was found.")


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    settings = load_settings(home=str(tmp_path))
    store = open_store(settings.store_url)
    store.add([FIRST, SECOND])
    with store.writing() as writing:
        writing.give_notice(
            {FIRST.id: (SHARED,), SECOND.id: (SHARED, UNDATED)}, at="2026-03-06T12:00:00.000000Z"
        )
    store.close()
    return TestClient(create_api(settings))


def test_all_notices_stand_in_one_list_the_newest_first(client: TestClient) -> None:
    found = client.get("/v1/notices").json()
    assert [row["article_id"] for row in found] == [SECOND.id, FIRST.id]
    assert found[0]["evidence"][0] == {
        "article_id": FIRST.id, "start": 0, "end": 26, "text": "The ferry was hit at dawn.",
    }  # fmt: skip


def test_one_dossier_and_how_articles_were_read_can_be_asked_for(client: TestClient) -> None:
    assert [row["article_id"] for row in client.get("/v1/notices?dossier=narvia").json()] == [FIRST.id]
    kinds = [row["kind"] for row in client.get("/v1/notices?dossier=solen&reading=true").json()]
    assert kinds == ["uncredited", "undated"]


def test_an_article_has_its_own(client: TestClient) -> None:
    assert client.get(f"/v1/records/{FIRST.id}").json()["record"]["notices"][0]["kind"] == "uncredited"
