"""Today and What changed: status with reasons, one's own view, dates, gaps, and going through changes."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief.dossier import everything
from tests.pipeline.test_status import months
from tests.web.pages import read

from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """A desk of its own, since these tests change things: the hand-made dossier and the invented months."""
    settings = Settings(home=tmp_path)
    store = open_store(settings.store_url)
    store.add([*everything(), *months()])
    store.close()
    return TestClient(create_app(settings), base_url="http://127.0.0.1:8732")


def test_the_status_stands_with_its_reasons_one_step_from_the_words(client: TestClient) -> None:
    text = client.get("/dossier/narvia/today").text
    assert "deteriorating" in text
    assert "hostile deeds: 12, usual 4 (4 to 4)" in text
    page = read(text)
    assert page.faults == []
    assert any(link.startswith("/article/") and "focus=event-" in link for link in page.links)
    more = next(
        link for link in page.links if link.startswith("/list/events?") and "until=2026-04-31" in link
    )
    assert "Port Linde" in client.get(more).text or "assault" in client.get(more).text


def test_too_little_says_how_little_and_what_to_do(client: TestClient) -> None:
    text = client.get("/dossier/chaco/today").text
    assert "0 of the 6 months before 2026-03" in text
    assert "Read more articles" in text
    assert "nobody reports whether it was held" in text
    assert "Gaps in coverage" in text


def test_a_dossier_without_articles_says_how_to_read_some(client: TestClient) -> None:
    assert "tracktwo watch gaza" in client.get("/dossier/gaza/today").text
    assert client.get("/dossier/nowhere/today").status_code == 404
    assert client.get("/dossier/narvia/today?month=spring").status_code == 400


def test_ones_own_view_is_kept_beside_the_computed_one(client: TestClient) -> None:
    sent = {"month": "2026-04", "status": "improving", "why": "A truce <b>holds</b>."}
    answer = client.post("/dossier/narvia/status", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/dossier/narvia/today?month=2026-04#status",
    )
    text = client.get("/dossier/narvia/today?month=2026-04").text
    assert "deteriorating" in text
    assert "A truce &lt;b&gt;holds&lt;/b&gt;." in text
    assert "improving" in client.get("/").text
    sent["why"] = ""
    assert client.post("/dossier/narvia/status", data=sent).status_code == 400
    assert (
        client.post(
            "/dossier/narvia/status", data=sent, headers={"origin": "http://evil.example"}
        ).status_code
        == 403
    )


def test_the_first_page_has_a_line_of_status_for_each_dossier(client: TestClient) -> None:
    text = client.get("/").text
    assert "/dossier/narvia/today" in text
    assert "hostile deeds: 12, usual 4 (4 to 4)" in text


def first_row(text: str) -> str:
    found = re.search(r'name="record" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_changes_are_gone_through_row_by_row(client: TestClient) -> None:
    address = "/dossier/chaco/changes"
    text = client.get(address).text
    assert "You have not marked anything as seen yet" in text
    for verdict, told in (
        ("accept", "already decided"),
        ("reject", "No longer held"),
        ("later", "Put off"),
    ):
        record = first_row(client.get(address).text)
        answer = client.post(address, data={"record": record, "do": verdict}, follow_redirects=False)
        to = answer.headers["location"]
        assert (answer.status_code, to.partition("?")[0].partition("#")[0]) == (303, address)
        assert ('accesskey="u">Undo' in client.get(to).text) == (verdict != "later")
        text = client.get(address).text
        assert told in text
        assert (first_row(text) == record) == (verdict == "later")
    assert text.count('accesskey="a"') == 1


def test_what_is_marked_as_seen_is_not_new_again_and_a_day_in_the_address_shows_it(
    client: TestClient,
) -> None:
    address = "/dossier/chaco/changes"
    answer = client.post(address, data={"do": "seen"}, follow_redirects=False)
    assert answer.headers["location"] == address
    assert "Nothing changed since then" in client.get(address).text
    assert 'aria-label="Accept:' in client.get(f"{address}?since=2026-01-01").text
    assert client.get(f"{address}?since=soon").status_code == 400
    assert client.get("/dossier/narvia/changes").text.count("<button") > 5


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"record": "event-0", "do": "accept"}, "holds no record event-0"),
        ({"record": "", "do": "shrug"}, "holds no record"),
    ],
)
def test_what_cannot_be_decided_is_said(client: TestClient, sent: dict[str, str], told: str) -> None:
    answer = client.post("/dossier/chaco/changes", data=sent)
    assert answer.status_code == 400
    assert told in answer.text


def test_a_record_of_another_dossier_is_not_decided_here(client: TestClient) -> None:
    record = first_row(client.get("/dossier/narvia/changes").text)
    assert client.post("/dossier/chaco/changes", data={"record": record, "do": "reject"}).status_code == 400
    assert client.post("/dossier/nowhere/changes", data={"do": "seen"}).status_code == 404
