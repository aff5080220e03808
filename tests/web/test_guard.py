"""The desk's walls: headers, host names, themes, caching."""

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made


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


def test_head_is_answered_like_get_without_the_body(desk: TestClient) -> None:
    answer = desk.head("/dossier/chaco")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["etag"]
