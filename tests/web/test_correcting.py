"""Correcting the machine on the desk: forms, without script, and what becomes of them."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.store.rows import article, event
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.records import Record

ATTACK = made.events()[1]
HEADERS = {"origin": "http://127.0.0.1:8732"}


@pytest.fixture
def desk(open_desk: OpenDesk) -> TestClient:
    """A desk of its own for each test, since these change it."""
    return open_desk(made.everything())


def form_of(page: str, action: str) -> dict[str, str]:
    """What a browser would send of the form with this action: each field's name and value."""
    form = next(f for f in re.findall(r"<form.*?</form>", page, re.S) if f'action="{action}"' in f)
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        if name := re.search(r'name="([^"]*)"', tag):
            value = re.search(r'value="([^"]*)"', tag)
            sent[name[1]] = unescape(value[1]) if value else ""
    for name, body in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        sent[name] = unescape(body)
    for name, body in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
        assert chosen
        sent[name] = chosen[1]
    return sent


def post(desk: TestClient, address: str, sent: Mapping[str, object], status: int = 200) -> str:
    answer = desk.post(address, data=sent, headers=HEADERS)
    assert answer.status_code == status, answer.text[-800:]
    return answer.text


def decide(desk: TestClient, record: Record, verdict: str, reason: str = "") -> str:
    sent = {"id": record.id, "verdict": verdict, "reason": reason, "back": f"/record/{record.id}"}
    return post(desk, "/judge", sent)


def test_a_rejection_tells_who_and_why_and_can_be_undone(desk: TestClient) -> None:
    page = decide(desk, ATTACK, "reject", "a slip of the parser")
    assert "Not shown in the dossier" in page
    assert page.count("a slip of the parser") == 2  # what was just done, and the history
    assert ATTACK.id not in desk.get("/list/events?dossier=chaco").text
    undo = form_of(page, "/judge")
    page = post(desk, "/judge", {**undo, "verdict": "undo"})
    assert "Taken back" in page
    assert ATTACK.id in desk.get("/list/events?dossier=chaco").text


def test_each_verdict_has_a_key_that_is_shown(desk: TestClient) -> None:
    page = desk.get(f"/record/{ATTACK.id}").text
    for key, word in (("a", "Accept"), ("r", "Reject"), ("e", "Edit"), ("m", "Merge")):
        assert re.search(rf'accesskey="{key}">{word} <kbd aria-hidden="true">{key.upper()}</kbd>', page)


def test_a_form_as_it_came_changes_nothing(desk: TestClient) -> None:
    for record in made.everything():
        if record.id.startswith(("article", "judgement", "issue")):
            continue
        address = f"/record/{record.id}/edit"
        page = desk.get(address).text
        assert read(page).faults == []
        assert "Nothing was changed" in post(desk, address, form_of(page, address), status=422)


def test_an_edit_changes_what_was_typed_and_keeps_the_rest(desk: TestClient) -> None:
    address = f"/record/{made.rounds()[0].id}/edit"
    sent = form_of(desk.get(address).text, address)
    sent |= {
        "venue": "Punta del Este",
        "status": "cancelled",
        "delegations.0.people.0.name": "Rodrigo B. Antelo",
    }
    page = post(desk, address, {**sent, "reason": "the communiqué"})
    kept = desk.app.state.desk.view().get(made.rounds()[0].id)  # type: ignore[attr-defined]
    assert (kept.venue, kept.status) == ("Punta del Este", "cancelled")
    assert kept.delegations[0].people[0].name == "Rodrigo B. Antelo"
    assert kept.delegations[0].party == made.rounds()[0].delegations[0].party
    assert kept.mediators == made.rounds()[0].mediators
    for words in ("Corrected", "the communiqué", "<del>held</del>", "<ins>cancelled</ins>"):
        assert words in page


def test_what_does_not_fit_is_told_beside_its_field_and_nothing_typed_is_lost(desk: TestClient) -> None:
    address = f"/record/{ATTACK.id}/edit"
    sent = form_of(desk.get(address).text, address)
    sent |= {"date.start": "last spring", "goldstein": "high", "text": "my own words", "reason": "why not"}
    page = post(desk, address, sent, status=422)
    assert 'id="fault-date.start"' in page
    assert 'id="fault-goldstein"' in page
    again = form_of(page, address)
    assert {name: again[name] for name in sent} == sent
    assert desk.app.state.desk.view().count("judgements") == 1  # type: ignore[attr-defined]


def test_an_actor_is_added_and_one_taken_out(desk: TestClient) -> None:
    address = f"/record/{made.events()[2].id}/edit"
    sent = form_of(desk.get(address).text, address)
    at = len(made.events()[2].actors)
    sent |= {
        f"actors.{at}.name": "Uruguay",
        f"actors.{at}.code": "URY",
        "actors.0.name": "",
        "actors.0.code": "",
    }
    post(desk, address, {**sent, "actors.0.sector": ""})
    kept = desk.app.state.desk.view().get(made.events()[2].id)  # type: ignore[attr-defined]
    assert [a.name for a in kept.actors] == [*(a.name for a in made.events()[2].actors[1:]), "Uruguay"]
    assert kept.actors[0] == made.events()[2].actors[1]


def test_a_list_is_corrected_in_place(desk: TestClient) -> None:
    address = "/list/events?dossier=chaco&number=1&correct=1"
    page = desk.get(address).text
    assert page.count('type="checkbox"') == len(made.events())
    told = post(desk, "/judge", {"only": f"reject {ATTACK.id}", "reason": "", "back": address})
    assert "Rejected" in told
    assert told.count('type="checkbox"') == len(made.events()) - 1
    assert "No record is ticked" in post(desk, "/judge", {"verdict": "accept", "back": address}, status=400)


def test_ticked_records_are_merged_into_the_one_chosen(desk: TestClient) -> None:
    one, other = made.positions()[0], made.positions()[1]
    page = desk.get(f"/merge?id={one.id}&id={other.id}&back=/list/positions").text
    assert page.count('type="radio"') == 2
    sent = {"id": [one.id, other.id], "keep": other.id, "verdict": "merge", "back": f"/record/{other.id}"}
    assert "Merged" in post(desk, "/judge", sent)
    listed = desk.get("/list/positions?dossier=chaco").text
    assert other.id in listed
    assert f'href="/record/{one.id}"' not in listed
    assert desk.get(f"/merge?id={one.id}&id={made.rounds()[0].id}").status_code == 400


def test_a_retraction_shows_first_what_would_go(open_desk: OpenDesk) -> None:
    first, second = (
        article("Envoys of Narvia and Solen met in Port Linde."),
        article("They met in Port Linde."),
    )
    alone, both = event(first), event(first, second)
    desk = open_desk([first, second, alone, both])
    address = f"/article/{first.id}/retract"
    page = desk.get(address).text
    assert page.index(alone.id) < page.index("Would lose support") < page.index(both.id)
    assert desk.app.state.desk.view().count("events") == 2  # type: ignore[attr-defined]
    page = post(desk, address, {"reason": "withdrawn by the outlet"})
    assert "withdrawn by the outlet" in page
    assert desk.app.state.desk.view().count("events") == 1  # type: ignore[attr-defined]
    assert "Taken back" in post(desk, "/judge", {**form_of(page, "/judge"), "verdict": "undo"})
    assert desk.app.state.desk.view().count("events") == 2  # type: ignore[attr-defined]


def test_what_the_machine_gets_wrong_is_counted_and_exported(desk: TestClient) -> None:
    decide(desk, ATTACK, "reject", "no attack")
    page = desk.get("/corrections?dossier=chaco").text
    for words in ("no attack", "event.by_hand", "Rejected", "mode"):
        assert words in page
    lines = desk.get("/corrections.jsonl").text.splitlines()
    assert [line.count('"verdict"') for line in lines] == [1, 1]
    assert "no attack" in lines[0]


def test_no_other_site_may_decide(desk: TestClient) -> None:
    sent = {"id": ATTACK.id, "verdict": "reject"}
    answer = desk.post("/judge", data=sent, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert desk.post("/judge", json=sent, headers=HEADERS).status_code == 415
    for back in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        answer = desk.post("/judge", data={**sent, "back": back}, headers=HEADERS, follow_redirects=False)
        assert answer.headers["location"].startswith("/?done=")
    assert desk.post("/judge", data={"id": ATTACK.id, "verdict": "grade"}, headers=HEADERS).status_code == 400
    assert (
        desk.post("/judge", data={"id": "event-0", "verdict": "reject"}, headers=HEADERS).status_code == 400
    )
