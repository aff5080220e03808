"""Signing in: who comes in, what the browser is given to keep, and what it is given up to."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief.dossier import everything

from tracktwo.api.app import create_api
from tracktwo.errors import ConfigError
from tracktwo.pipeline.passwords import Cost
from tracktwo.pipeline.sessions import hash_of, make_token
from tracktwo.pipeline.users import Role, add_person
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store
from tracktwo.web.app import create_app
from tracktwo.web.throttle import MOST_ADDRESS, MOST_PAIR, WINDOW_SECONDS, Throttle

WORDS = "kettle orbit mango ninety"
NAMES = {"ana": Role.EDITOR, "rui": Role.ANALYST, "bea": Role.READER}
HERE = "http://127.0.0.1:8732"
Enter = Callable[..., TestClient]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(home=tmp_path, users=True)
    store = open_store(made.store_url)
    store.add(everything())
    for name, role in NAMES.items():
        add_person(store, name, role, WORDS, by="test", cost=Cost(2**4, 8, 1))
    store.close()
    return made


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    made = open_store(settings.store_url)
    yield made
    made.close()


@pytest.fixture
def enter(settings: Settings) -> Iterator[Enter]:
    """A function: a name (or none) to a browser of the same desk, signed in."""
    app = create_app(settings)
    app.mount("/api", create_api(settings))
    opened = []

    def open_as(name: str = "", base_url: str = HERE) -> TestClient:
        client = TestClient(app, base_url=base_url, follow_redirects=False)
        opened.append(client)
        if name:
            assert client.post("/sign-in", data={"name": name, "password": WORDS}).status_code == 303
        return client

    with TestClient(app):
        yield open_as


def cookie_of(client: TestClient) -> str:
    return client.cookies["tracktwo"]


def test_a_desk_with_users_needs_somebody_to_open_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="tracktwo users add"):
        create_app(Settings(home=tmp_path, users=True))


def test_a_desk_without_users_knows_no_sign_in(desk: TestClient) -> None:
    for address in ("/sign-in", "/account", "/users", "/audit"):
        assert desk.get(address).status_code == 404
    assert desk.post("/sign-in", data={"name": "ana", "password": WORDS}).status_code == 404
    assert desk.post("/users/add", data={"name": "eve", "role": "editor"}).status_code == 404
    assert "Account" not in desk.get("/").text


def test_whoever_is_not_signed_in_sees_the_door_and_nothing_behind_it(enter: Enter) -> None:
    guest = enter()
    for address in (
        "/",
        "/dossier/chaco?x=1&y=2",
        "/search?q=rockets",
        "/users",
        "/nope",
    ):
        answer = guest.get(address)
        assert answer.status_code == 303, address
        assert answer.headers["location"].startswith("/sign-in")
    assert (
        guest.get("/dossier/chaco?x=1&y=2").headers["location"]
        == "/sign-in?next=%2Fdossier%2Fchaco%3Fx%3D1%26y%3D2"
    )
    door = guest.get("/sign-in?next=/dossier/chaco").text
    assert "Chaco talks" not in door
    assert 'role="search"' not in door
    assert guest.get("/static/people.css").status_code == 200
    assert guest.post("/judge", data={"verdict": "accept", "id": "x"}).status_code == 401


@pytest.mark.parametrize("path", ["/users%0A", "//users", "/static/../users", "/sign-in/../users"])
def test_no_way_of_writing_an_address_leads_round_the_gate(enter: Enter, path: str) -> None:
    for client in (enter(), enter("bea")):
        assert client.get(f"{HERE}{path}").status_code != 200


def test_a_right_password_opens_a_session_and_leads_on(enter: Enter) -> None:
    guest = enter()
    form = {"name": " ANA ", "password": WORDS, "next": "/dossier/chaco?as_of=2026-03-16"}
    answer = guest.post("/sign-in", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, form["next"])
    kept = answer.headers["set-cookie"]
    for flag in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=604800"):
        assert flag in kept
    assert "Secure" not in kept
    assert "Domain" not in kept
    page = guest.get("/dossier/chaco")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "private, no-cache"


def test_over_https_the_cookie_is_one_that_no_other_site_can_set(enter: Enter) -> None:
    guest = enter(base_url="https://127.0.0.1:8732")
    kept = guest.post("/sign-in", data={"name": "ana", "password": WORDS}).headers["set-cookie"]
    assert kept.startswith("__Host-tracktwo=")
    assert "Secure" in kept
    assert guest.get("/").status_code == 200
    plain = enter(base_url="https://127.0.0.1:8732")
    plain.cookies["tracktwo"] = guest.cookies["__Host-tracktwo"]
    assert plain.get("/").status_code == 303


@pytest.mark.parametrize(
    "to",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example",
     "/\r\nset-cookie: a=b", "\\\\evil.example", "", "evil"],
)  # fmt: skip
def test_the_door_leads_nowhere_but_into_the_desk(enter: Enter, to: str) -> None:
    guest = enter()
    assert 'name="next" value="/"' in guest.get("/sign-in", params={"next": to}).text
    answer = guest.post("/sign-in", data={"name": "ana", "password": WORDS, "next": to})
    assert answer.headers["location"] == "/"
    assert "a=b" not in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("name", "password"), [("ana", "wrong words entirely"), ("nobody", WORDS), ("", ""), ("a\nb", WORDS)]
)
def test_a_refusal_says_no_more_than_that_it_is_wrong(enter: Enter, name: str, password: str) -> None:
    answer = enter().post("/sign-in", data={"name": name, "password": password})
    assert answer.status_code == 401
    assert re.findall(r'role="alert" id="told">([^<]*)<', answer.text) == ["Name or password is wrong."]
    assert "set-cookie" not in answer.headers
    assert password not in answer.text or not password


def test_a_token_that_the_browser_was_given_before_is_never_the_sessions(enter: Enter, store: Store) -> None:
    planted = "planted-by-somebody-else"
    guest = enter()
    guest.cookies["tracktwo"] = planted
    guest.post("/sign-in", data={"name": "ana", "password": WORDS})
    assert guest.get("/").status_code == 200
    assert store.people.holder(hash_of(planted)) is None
    first = enter("bea")
    held = cookie_of(first)
    first.post("/sign-in", data={"name": "ana", "password": WORDS})
    assert store.people.holder(hash_of(held)) is None, "the session of whoever sat here before has ended"


def test_other_sites_cannot_sign_anybody_in_or_out(enter: Enter) -> None:
    guest = enter("ana")
    foreign = {"origin": "https://evil.example"}
    assert guest.post("/sign-in", data={"name": "bea", "password": WORDS}, headers=foreign).status_code == 403
    assert guest.post("/account/sign-out", headers=foreign).status_code == 403
    assert guest.get("/account").status_code == 200


def test_signing_out_ends_the_session_at_the_desk_and_empties_the_browser(enter: Enter, store: Store) -> None:
    guest = enter("bea")
    token = cookie_of(guest)
    answer = guest.post("/account/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert answer.headers["clear-site-data"] == '"cache"'
    assert store.people.holder(hash_of(token)) is None
    again = enter()
    again.cookies["tracktwo"] = token
    assert again.get("/").status_code == 303


def test_all_sessions_are_listed_and_can_be_ended(enter: Enter, store: Store) -> None:
    here, there, third = enter("bea"), enter("bea"), enter("bea")
    page = here.get("/account")
    assert page.headers["cache-control"] == "no-store"
    assert page.text.count('action="/account/end"') == 2
    here.post("/account/end", data={"session": hash_of(cookie_of(there))})
    assert there.get("/").status_code == 303
    assert third.get("/").status_code == 200
    other = enter("rui")
    here.post("/account/end", data={"session": hash_of(cookie_of(other))})
    assert other.get("/").status_code == 200, "nobody ends another's session"
    here.post("/account/sign-out-everywhere")
    assert third.get("/").status_code == 303
    assert store.people.sessions("bea") == []


def test_a_session_that_ran_out_opens_nothing(enter: Enter, store: Store) -> None:
    guest = enter("ana")
    with store.people.changing() as changing:
        changing.touch(hash_of(cookie_of(guest)), at="2026-01-01T00:00:00.000000Z", address="x")
    assert guest.get("/").status_code == 303


def test_changing_the_password_takes_the_old_one_and_ends_the_other_sessions(enter: Enter) -> None:
    here, there = enter("bea"), enter("bea")
    new = "quite different words here"

    def change(old: str, new: str, again: str) -> int:
        return here.post("/account/password", data={"old": old, "new": new, "again": again}).status_code

    assert change("wrong", new, new) == 422
    assert change(WORDS, new, new + "!") == 422
    assert change(WORDS, "short", "short") == 422
    assert there.get("/").status_code == 200
    assert change(WORDS, new, new) == 303
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 303
    fresh = enter()
    assert fresh.post("/sign-in", data={"name": "bea", "password": WORDS}).status_code == 401
    assert fresh.post("/sign-in", data={"name": "bea", "password": new}).status_code == 303


def test_too_many_tries_are_told_to_wait_and_cost_the_desk_nothing(enter: Enter, store: Store) -> None:
    guest = enter()
    for _ in range(MOST_PAIR):
        assert (
            guest.post("/sign-in", data={"name": "ana", "password": "wrong words entirely"}).status_code
            == 401
        )
    answer = guest.post("/sign-in", data={"name": "ANA", "password": WORDS})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= WINDOW_SECONDS + 1
    assert "Wait 15 minutes" in answer.text
    assert guest.post("/sign-in", data={"name": "bea", "password": WORDS}).status_code == 303
    assert len(store.people.log(what="sign in refused")) == MOST_PAIR


def test_tries_are_counted_for_a_name_an_address_and_both_and_forgotten_in_time() -> None:
    clock = [1000.0]
    throttle = Throttle(clock=lambda: clock[0])
    for n in range(MOST_ADDRESS):
        assert throttle.wait_seconds(f"name{n}", "10.0.0.9") == 0
    assert throttle.wait_seconds("fresh", "10.0.0.9") > 0
    assert throttle.wait_seconds("fresh", "10.0.0.8") == 0
    clock[0] += WINDOW_SECONDS
    assert throttle.wait_seconds("fresh", "10.0.0.9") == 0
    for _ in range(MOST_PAIR - 1):
        assert throttle.wait_seconds("ana", "10.0.0.7") == 0
    throttle.strike("ana", "10.0.0.7")
    assert throttle.wait_seconds("ana", "10.0.0.7") == 0


def test_programs_come_in_with_a_token_and_are_told_in_json_when_not(enter: Enter, store: Store) -> None:
    guest = enter()
    refused = guest.get("/api/v1/counts")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert "tracktwo users token" in refused.json()["error"]
    token = make_token(store, "bea", label="script", by="ana")
    shown = {"authorization": f"Bearer {token}"}
    assert guest.get("/api/v1/counts", headers=shown).json()["events"] > 0
    assert guest.get("/dossier/chaco/calendar.ics", auth=("bea", token)).status_code == 200
    assert guest.get("/dossier/chaco/feed.atom", auth=("bea", "wrong")).status_code == 401
    assert guest.get("/dossier/chaco/feed.atom", headers={"authorization": "Basic !!"}).status_code == 401
    assert guest.get("/account", headers=shown).status_code == 200
    for address in ("/account/token", "/account/password", "/account/sign-out"):
        assert guest.post(address, headers=shown, data={"label": "more"}).status_code == 403
    assert enter("bea").get("/api/v1/counts").status_code == 200


def test_a_browsers_session_is_no_token_and_a_token_no_session(enter: Enter, store: Store) -> None:
    signed_in = enter("bea")
    guest = enter()
    assert guest.get("/", headers={"authorization": f"Bearer {cookie_of(signed_in)}"}).status_code == 401
    guest.cookies["tracktwo"] = make_token(store, "bea", label="script", by="ana")
    assert guest.get("/").status_code == 303


def test_a_token_is_shown_once(enter: Enter) -> None:
    guest = enter("bea")
    page = guest.post("/account/token", data={"label": "The newsroom's calendar"}).text
    (token,) = re.findall(r'class="shown-once">([^<]+)<', page)
    assert enter().get("/api/v1/counts", headers={"authorization": f"Bearer {token}"}).status_code == 200
    later = guest.get("/account").text
    assert token not in later
    assert "The newsroom&#39;s calendar" in later
