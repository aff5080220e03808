"""The desk's walls: headers, host names, themes, caching."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made

from tracktwo.settings import Settings
from tracktwo.web.app import create_app
from tracktwo.web.screens import screens


def test_every_answer_carries_the_policy(desk: TestClient) -> None:
    for address in ("/", "/static/desk.css", "/nope", "/dossier/chaco/brief?format=html", "/theme?to=dark"):
        headers = desk.get(address, follow_redirects=False).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8732", 200),
        ("localhost:1", 200),
        ("[::1]:8732", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example:8732", 421),
        ("", 421),
    ],
)
def test_only_our_own_names_are_answered(desk: TestClient, host: str, status: int) -> None:
    assert desk.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("came_in_at", "host", "status"),
    [
        ("192.168.7.5", "192.168.7.5:8732", 200),
        ("192.168.7.5", "localhost", 200),
        ("[fd00::5]", "[fd00:0::5]:8732", 200),
        ("192.168.7.5", "192.168.7.6", 421),
        ("192.168.7.5", "192.168.7.5.evil.example", 421),
        ("evil.example", "evil.example", 421),
    ],
)
def test_on_a_network_it_answers_by_the_number_it_was_reached_at(
    desk: TestClient, came_in_at: str, host: str, status: int
) -> None:
    guest = TestClient(desk.app, base_url=f"http://{came_in_at}:8732")
    assert guest.get("/static/mark.svg", headers={"host": host}).status_code == status


def test_the_name_in_the_settings_is_answered(tmp_path: Path) -> None:
    with TestClient(
        create_app(Settings(home=tmp_path, host="desk.lan")), base_url="http://desk.lan"
    ) as guest:
        assert guest.get("/").status_code == 200
        assert guest.get("/", headers={"host": "other.lan"}).status_code == 421


def test_the_theme_is_chosen_by_address_and_kept(desk: TestClient) -> None:
    answer = desk.get("/theme?to=dark&back=/dossier/chaco", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/dossier/chaco"
    assert 'data-theme="dark"' in desk.get("/dossier/chaco").text
    desk.get("/theme?to=auto")
    assert 'data-theme="auto"' in desk.get("/").text


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_theme_switch_never_leads_away(desk: TestClient, back: str) -> None:
    answer = desk.get("/theme", params={"to": "light", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_an_unchanged_page_is_not_sent_again(desk: TestClient) -> None:
    first = desk.get("/dossier/chaco")
    tag = first.headers["etag"]
    again = desk.get("/dossier/chaco", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    other = desk.get("/dossier/chaco/brief", headers={"if-none-match": tag})
    assert other.status_code == 200
    assert desk.get(f"/record/{made.events()[0].id}", headers={"if-none-match": '"old"'}).status_code == 200


def test_a_page_that_a_browser_kept_keeps_the_policy_that_it_came_with(desk: TestClient) -> None:
    """A browser puts the headers of a 304 in force on what it kept."""
    record = f"/record/{made.events()[0].id}"
    for address, is_let in ((record, True), ("/dossier/chaco", False)):
        first = desk.get(address)
        assert ("script-src 'self'" in first.headers["content-security-policy"]) is is_let
        again = desk.get(address, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        assert "content-security-policy" not in again.headers
        assert again.headers["x-content-type-options"] == "nosniff"


def test_head_is_answered_like_get_without_the_body(desk: TestClient) -> None:
    answer = desk.head("/dossier/chaco")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["etag"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 405),
        ({"origin": "http://127.0.0.1:8732", "sec-fetch-site": "same-origin"}, 405),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
    ],
)
def test_a_foreign_page_cannot_change_anything(desk: TestClient, sent: dict[str, str], status: int) -> None:
    """405 is the page's own answer: the guard let the request pass."""
    assert desk.post("/", headers=sent).status_code == status


def test_a_form_too_large_or_of_unstated_length_is_refused(desk: TestClient) -> None:
    assert desk.post("/", content=b"x" * 2_000_001).status_code == 413
    assert desk.post("/", content=iter([b"x"])).status_code == 413


def test_every_page_of_a_dossier_leads_to_the_others(desk: TestClient) -> None:
    links = [screen.address("chaco") for screen in screens()]
    for link in links:
        answer = desk.get(link)
        assert answer.status_code == 200
        assert all(f'href="{other}"' in answer.text for other in links)
        assert f'href="{link}" aria-current="page"' in answer.text
