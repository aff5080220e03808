"""What next on the desk: scenarios with their lines, a question from asking to its answer, scores."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.pipeline.test_scores import fill
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.pipeline.questions import today
from tracktwo.settings import Settings
from tracktwo.store.database import open_store

RULE = "round BOL PRY held before 2099-01-01"
ASKED = {"text": "Will they meet?", "rule": RULE, "closes": "2099-01-01"}


@pytest.fixture
def own(open_desk: OpenDesk) -> TestClient:
    """A desk of its own, to be changed."""
    from tests.brief.dossier import everything

    return open_desk(everything())


def ask(desk: TestClient, **changed: str) -> str:
    answer = desk.post("/dossier/chaco/next/ask", data={**ASKED, **changed}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    address: str = answer.headers["location"].partition("?")[0]
    return address


def test_scenarios_stand_with_every_line_that_moved_them(desk: TestClient) -> None:
    text = desk.get("/dossier/chaco/next").text
    page = read(text)
    assert page.faults == []
    assert "What moved it" in text
    assert "the day of the newest article" in text
    assert any(link.startswith("/record/") for link in page.links)
    assert "Frozen line" in text
    early = desk.get("/dossier/chaco/next?as_of=2026-01-01").text
    assert "No indicator was seen" in early
    assert desk.get("/dossier/chaco/next?as_of=never").status_code == 400
    assert desk.get("/dossier/nowhere/next").status_code == 404


def test_a_question_is_asked_forecast_and_resolved(own: TestClient) -> None:
    address = ask(own)
    assert own.post(f"{address}/forecast", data={"percent": "35 %", "reason": "A hunch."}).status_code == 200
    own.post(f"{address}/forecast", data={"by": "desk"})
    text = own.get(address).text
    for words in (RULE, "35 %", "A hunch.", "Hazard: ", "Confidence is low", "<svg"):
        assert words in text
    assert read(text).faults == []
    waiting = own.post(f"{address}/resolve", data={"answer": "query"})
    assert (waiting.status_code, "Wait" in waiting.text) == (400, True)
    own.post(f"{address}/resolve", data={"answer": "yes", "reason": "Both say so."})
    text = own.get(address).text
    assert "Both say so." in text
    assert "Keep my forecast" not in text


@pytest.mark.parametrize("percent", ["", "many", "101", "nan", "-1"])
def test_what_is_no_percentage_is_refused(own: TestClient, percent: str) -> None:
    address = ask(own)
    answer = own.post(f"{address}/forecast", data={"percent": percent})
    assert (answer.status_code, "percentage" in answer.text) == (400, True)


def test_a_set_is_published_kept_and_judged(own: TestClient) -> None:
    address = "/dossier/chaco/next/set/course"
    assert own.post(address, data={"do": "keep"}).status_code == 400
    for do in ("publish", "keep"):
        assert own.post(address, data={"do": do}).status_code == 200
    shares = {"share-frozen_line": "70", "share-shared_field": "10", "share-fighting": "10"}
    assert own.post(address, data={**shares, "reason": "Quiet."}).status_code == 400
    assert own.post(address, data={**shares, "share-other": "10", "reason": "Quiet."}).status_code == 200
    text = own.get("/dossier/chaco/next").text
    assert "All, pooled" in text
    question = re.search(r"/dossier/chaco/next/question/[\w-]+", text)
    assert question is not None
    assert "course/frozen_line" in own.get(question[0]).text
    assert "no set of scenarios" in own.post("/dossier/chaco/next/set/none", data={"do": "keep"}).text


def test_a_foreign_page_cannot_ask(own: TestClient) -> None:
    foreign = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert own.post("/dossier/chaco/next/ask", data=ASKED, headers=foreign).status_code == 403


def test_what_is_wrong_with_a_question_is_said(own: TestClient) -> None:
    for changed, words in (
        ({"rule": "round BOL held before 2098-01-01"}, "same day"),
        ({"text": ""}, "words"),
    ):
        answer = own.post("/dossier/chaco/next/ask", data={**ASKED, **changed})
        assert (answer.status_code, words in answer.text) == (400, True)
    assert (
        own.post("/dossier/chaco/next/ask", data={**ASKED, "closes": today().isoformat()}).status_code == 400
    )
    assert own.get("/dossier/chaco/next/question/question-0").status_code == 404


def test_scores_come_with_drawings_and_the_tables_that_say_the_same(own: TestClient) -> None:
    assert "No question with a forecast" in own.get("/dossier/chaco/next/scores").text
    settings: Settings = own.app.state.desk.settings  # type: ignore[attr-defined]
    store = open_store(str(Path(settings.store_url)))
    fill(store)
    store.close()
    text = own.get("/dossier/chaco/next/scores").text
    assert read(text).faults == []
    for words in ("ann and market", "1 question resolved early", "Will it matter?", "Sets of scenarios"):
        assert words in text
    assert text.count("<svg") >= 3
    alone = own.get("/dossier/chaco/next/scores?who=bob").text
    assert "<strong>bob</strong>" in alone
    assert "No question past its date" in own.get("/dossier/chaco/next/scores?who=nobody").text


def test_a_rule_is_looked_at_before_it_is_asked_and_nothing_typed_is_lost(own: TestClient) -> None:
    address = "/dossier/chaco/next/ask"
    text = own.get(address, params={"text": "Will they?", "rule": "round BOL PRY held"}).text
    assert read(text).faults == []
    for words in (
        "round BOL PRY held before ",
        "own records answer it",
        "it would have found",
        "own figure today",
    ):
        assert words in text
    assert "No question was asked yet" in own.get("/dossier/chaco/next").text
    wrong = own.get(address, params={"rule": "round BOL PRY helt"}).text
    assert "Did you mean &#39;held&#39;?" in wrong
    assert "a person will apply them" in own.get(address, params={"rule": "Both sides say so."}).text
    refused = own.post(address, data={**ASKED, "rule": "round BOL before 2099-01-01"})
    assert refused.status_code == 400
    for words in ('value="Will they meet?"', 'value="round BOL before 2099-01-01"', 'value="2099-01-01"'):
        assert words in refused.text


def test_a_rule_without_its_day_gets_the_questions(own: TestClient) -> None:
    address = ask(own, rule="no event ASSAULT by BOL|PRY")
    assert "no event ASSAULT by BOL|PRY before 2099-01-01" in own.get(address).text


def test_all_figures_are_pooled_on_the_page_with_their_weights(own: TestClient) -> None:
    address = ask(own)
    own.post(f"{address}/forecast", data={"by": "desk"})
    assert "All together" not in own.get(address).text
    own.post(f"{address}/forecast", data={"percent": "35"})
    text = own.get(address).text
    assert "All figures pooled: " in text
    assert "tracktwo and people" in text
    assert "weight 1 of 2" in text
    assert "The dossier holds no such record" in text
