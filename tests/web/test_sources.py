"""The sources page: outlets with their record, coverage, silence, and grades that a person sets."""

from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk


def test_it_tells_outlets_coverage_silence_and_feeds(desk: TestClient) -> None:
    text = desk.get("/dossier/chaco/sources").text
    for words in ("By side", "By country", "By control", "By language", "Who is silent", "Feeds"):
        assert words in text
    for article in made.articles().values():
        if article.outlet:
            assert article.outlet in text


def test_a_grade_is_set_with_its_reason_and_shown(open_desk: OpenDesk) -> None:
    desk = open_desk(made.everything())
    outlet = next(a.outlet for a in made.articles().values() if a.outlet)
    assert (
        desk.get("/dossier/chaco/sources").status_code == 200
    )  # the page is kept under the form's own address
    sent = {"outlet": outlet, "grade": "B", "reason": "Corrected itself twice, openly"}
    answer = desk.post("/dossier/chaco/sources", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/dossier/chaco/sources#outlets"
    shown = desk.get("/dossier/chaco/sources").text
    assert "usually reliable</span></summary>" in shown
    assert "Corrected itself twice, openly (" in shown  # why, by whom and when


def test_a_grade_that_is_none_is_refused_and_says_which_there_are(open_desk: OpenDesk) -> None:
    desk = open_desk(made.everything())
    sent = {"outlet": next(a.outlet for a in made.articles().values() if a.outlet), "grade": "Z"}
    answer = desk.post("/dossier/chaco/sources", data=sent)
    assert answer.status_code == 400
    assert "Grades go from A" in answer.text


def test_a_dossier_without_articles_says_what_to_do(open_desk: OpenDesk) -> None:
    assert "tracktwo read" in open_desk([]).get("/dossier/gaza/sources").text


def test_there_is_no_page_for_a_dossier_nobody_knows(desk: TestClient) -> None:
    assert desk.get("/dossier/atlantis/sources").status_code == 404
