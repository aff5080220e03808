"""The feeds of a dossier as a feed reader sees them: narrowed, stable, leading back to the words."""

import json

import feedparser
import pytest
from starlette.testclient import TestClient
from tests.brief.dossier import everything, positions, rounds

from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    settings = Settings(home=tmp_path_factory.mktemp("feeds"))
    store = open_store(settings.store_url)
    store.add(everything())
    store.close()
    return TestClient(create_app(settings), base_url="http://127.0.0.1:8732")


def test_a_feed_reader_finds_nothing_wrong_and_every_link_leads_somewhere(client: TestClient) -> None:
    answer = client.get("/dossier/chaco/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Chaco talks (an invented sample)"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 20
    for entry in feed.entries[:5]:
        assert client.get(entry.link).status_code == 200
        assert entry.updated
    own = next(link.href for link in feed.feed.links if link.rel == "self")
    assert client.get(own).status_code == 200


def test_json_says_the_same_with_the_words(client: TestClient) -> None:
    feed = client.get("/dossier/chaco/feed.json").json()
    atom = feedparser.parse(client.get("/dossier/chaco/feed.atom").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    texts = {
        article.id: article.text
        for article in everything()
        if hasattr(article, "text") and hasattr(article, "sha256")
    }
    for item in feed["items"]:
        for piece in item["_tracktwo"]["evidence"]:
            assert texts[piece["article"]][piece["start"] : piece["end"]] == piece["text"]


def titles(client: TestClient, asked: str) -> list[str]:
    return [
        item["_tracktwo"]["record"]
        for item in client.get(f"/dossier/chaco/feed.json?{asked}").json()["items"]
    ]


def test_a_party_has_its_own_by_code_or_name(client: TestClient) -> None:
    by_code, by_name = titles(client, "party=PRY"), titles(client, "party=Paraguay")
    assert by_code == by_name
    mine = {p.id for p in positions() if p.party.code == "PRY"}
    others = {p.id for p in positions() if p.party.code == "BOL"}
    assert mine <= set(by_code)
    assert not others & set(by_code)
    assert titles(client, "party=ATL") == []


def test_a_sticking_point_has_its_own(client: TestClient) -> None:
    issue = positions()[0].issue
    expected = {p.id for p in positions() if p.issue == issue} | {r.id for r in rounds() if issue in r.agenda}
    assert set(titles(client, f"issue={issue}")) == expected


def test_what_is_asked_for_stands_in_the_id_and_title(client: TestClient) -> None:
    feeds = [
        feedparser.parse(client.get(f"/dossier/chaco/feed.atom{asked}").content).feed
        for asked in ("", "?party=BOL", "?issue=ceasefire")
    ]
    assert len({feed.id for feed in feeds}) == 3
    assert feeds[1].title.endswith(", BOL")


def test_there_is_no_feed_of_nothing(client: TestClient) -> None:
    assert client.get("/dossier/nowhere/feed.atom").status_code == 404
    assert json.loads(client.get("/dossier/gaza/feed.json").text)["items"] == []


def test_the_day_of_a_dossier_leads_to_its_feeds(client: TestClient) -> None:
    text = client.get("/dossier/chaco/today").text
    assert 'href="/dossier/chaco/feed.atom?party=BOL"' in text
    assert 'type="application/atom+xml"' in text
