"""The page of one actor: roles with their standing, what it said, the table it sat at."""

from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.pages import Page

from tracktwo.records import Actor, ActorRef, Round


def read_page(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


def test_a_party_of_a_round_has_a_page_that_leads_back_to_it(desk: TestClient) -> None:
    one = next(r for r in made.everything() if isinstance(r, Round) and _with_id(r))
    party = _with_id(one)
    assert party is not None
    answer = desk.get(f"/actor/{party.id}")
    assert answer.status_code == 200
    page = read_page(answer.text)
    assert page.faults == []
    assert party.name in answer.text
    assert "At the table" in answer.text
    assert any(link.startswith("/record/round") for link in page.links)


def test_the_record_of_a_round_leads_to_those_who_sat_there(desk: TestClient) -> None:
    one = next(r for r in made.everything() if isinstance(r, Round) and _with_id(r))
    party = _with_id(one)
    assert party is not None
    assert f"/actor/{party.id}" in read_page(desk.get(f"/record/{one.id}").text).links


def test_actors_of_the_store_have_their_page(desk: TestClient) -> None:
    for actor in (r for r in made.everything() if isinstance(r, Actor)):
        assert desk.get(f"/actor/{actor.id}").status_code == 200


def test_an_unknown_actor_is_told_as_such(desk: TestClient) -> None:
    answer = desk.get("/actor/actor-none")
    assert answer.status_code == 404
    assert "no actor" in answer.text


def _with_id(one: Round) -> ActorRef | None:
    return next((d.party for d in one.delegations if d.party.id), None)
