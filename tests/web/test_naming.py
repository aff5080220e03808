"""From a list's row to the pages of those it names."""

import re

from starlette.testclient import TestClient
from tests.brief import dossier as made

from tracktwo.records import ActorRef
from tracktwo.web.naming import MOST_NAMED, actors_in


def test_a_row_leads_to_everybody_it_names(desk: TestClient) -> None:
    for kind in ("events", "rounds", "quotations", "positions", "commitments", "measures"):
        page = desk.get(f"/list/{kind}?dossier=chaco").text
        links = re.findall(r'<a class="actor" href="(/actor/[^"]+)">([^<]+)</a>', page)
        assert links, kind
        for address, name in set(links):
            answer = desk.get(address)
            assert answer.status_code == 200
            assert name in answer.text


def test_each_is_named_once_and_those_nobody_can_tell_not_at_all() -> None:
    for record in made.everything():
        ids = [one.id for one in actors_in(record)]
        assert len(ids) == len(set(ids)) <= MOST_NAMED
        assert None not in ids
    event = made.events()[0]
    assert all(isinstance(one, ActorRef) for one in actors_in(event))
    assert {one.id for one in (*event.actors, *event.recipients) if one.id} <= {
        one.id for one in actors_in(event)
    }
