"""Competing hypotheses on the desk and in the store: opened, weighed anew, taken back."""

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.errors import ConfigError
from tracktwo.pipeline.hypotheses import matrix_of, open_matrix, weigh
from tracktwo.pipeline.judge import judge
from tracktwo.records import JudgementKind
from tracktwo.store.database import Store, open_store

EVENT = made.events()[0].id
ADDRESS = "/dossier/chaco/next/hypotheses"
TWO = {"H1": "A test of strength.", "H2": "An accident."}


@pytest.fixture
def own(open_desk: OpenDesk) -> TestClient:
    return open_desk(made.everything())


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(tmp_path_factory.mktemp("ach") / "desk.sqlite")
    opened.add(made.everything())
    return opened


def test_a_matrix_is_opened_and_a_record_weighed(own: TestClient) -> None:
    assert "No hypotheses" in own.get(ADDRESS).text
    asked = {"question": "Who struck the depot?", "hypotheses": "\r\n".join([*TWO.values(), "Nobody knows."])}
    answer = own.post(ADDRESS, data=asked, follow_redirects=False)
    assert answer.status_code == 303
    address = answer.headers["location"]
    rated = {"record": EVENT, "rate-H1": "+", "rate-H2": "--", "rate-H3": "0", "reason": "Aimed fire."}
    text = own.post(address, data=rated).text
    assert read(text).faults == []
    for words in ("speaks strongly against", "Aimed fire.", "Little against a hypothesis is no proof"):
        assert words in text
    assert "winner" not in text
    assert "Who struck the depot?" in own.get(ADDRESS).text
    assert own.post(address, data={**rated, "rate-H2": "maybe"}).status_code == 400
    assert own.get(f"{ADDRESS}/judgement-0").status_code == 404
    assert own.get(address.replace("chaco", "gaza")).status_code == 404
    assert own.post("/dossier/nowhere/next/hypotheses", data=asked).status_code == 404


def test_weighing_anew_takes_the_place_and_undoing_brings_it_back(store: Store) -> None:
    opened = open_matrix(store, "chaco", "Who?", TWO, who="ann")
    weigh(store, opened.id, EVENT, {"H1": "-", "H2": "0"}, who="ann", reason="First.")
    second = weigh(store, opened.id, EVENT, {"H1": "0", "H2": "--"}, who="bob", reason="Second.")
    found = matrix_of(store.view(), opened.id)
    assert [item.why for item in found.analysis.items] == ["Second."]
    assert found.analysis.items[0].grade[0] == "F"
    judge(store, JudgementKind.UNDO, [second.id], who="ann", reason="No.")
    assert [item.why for item in matrix_of(store.view(), opened.id).analysis.items] == ["First."]
    judge(store, JudgementKind.UNDO, [opened.id], who="ann", reason="No.")
    with pytest.raises(ConfigError, match="no matrix"):
        matrix_of(store.view(), opened.id)


def test_what_does_not_fit_is_refused(store: Store) -> None:
    with pytest.raises(ConfigError, match="from 2 to 7"):
        open_matrix(store, "chaco", "Who?", {"H1": "One."}, who="ann")
    with pytest.raises(ConfigError, match="words for each"):
        open_matrix(store, "chaco", " ", TWO, who="ann")
    opened = open_matrix(store, "chaco", "Who?", TWO, who="ann")
    for record, ratings, words in (
        ("event-0", {"H1": "0", "H2": "0"}, "no record"),
        (EVENT, {"H1": "0"}, "Rate each"),
        (EVENT, {"H1": "0", "H2": "5"}, "no rating"),
    ):
        with pytest.raises(ConfigError, match=words):
            weigh(store, opened.id, record, ratings, who="ann", reason="")
    with pytest.raises(ConfigError, match="hypotheses weigh"):
        judge(store, JudgementKind.HYPOTHESES, [EVENT], who="ann", reason="")
