"""The brief builder on the desk: picked, ordered, written, checked, published, and hostile words in it."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.brief.dossier import everything
from tests.web.conftest import OpenDesk
from tests.web.pages import read

BUILD = "/dossier/chaco/brief/build"
HOSTILE = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e{{7*7}}"


@pytest.fixture(scope="module")
def desk(open_desk: OpenDesk) -> TestClient:
    return open_desk(everything())


@pytest.fixture
def at(desk: TestClient) -> str:
    """The address of a new draft with the first three sentences."""
    return begun(desk, 3)


def begun(desk: TestClient, number: int) -> str:
    picks = re.findall(r'name="pick" value="(line-[0-9a-f]+)"', desk.get(BUILD).text)[:number]
    answer = desk.post(BUILD, data={"title": "Three lines", "pick": picks}, follow_redirects=False)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def form_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of a draft's form, without a button."""
    inner = page[page.index('class="composer"') :]
    inner = inner[: inner.index("</form>")]
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", inner):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        sent.setdefault(given["name"], []).append(unescape(given.get("value", "on")))
    for name, words in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', inner, re.DOTALL):
        sent[name] = [unescape(words)]
    return sent


def press(desk: TestClient, at: str, do: str, **typed: str) -> str:
    """Press a button of a draft with the form as it is, some fields typed over; return the page after."""
    sent = form_of(desk.get(at).text) | {name: [words] for name, words in typed.items()} | {"do": [do]}
    answer = desk.post(at, data=sent)
    assert answer.status_code == 200, answer.text
    return answer.text


def lines_of(page: str) -> list[str]:
    return re.findall(r'<li id="line-(\d+)"', page)


def test_the_briefing_leads_to_the_builder(desk: TestClient) -> None:
    assert BUILD in read(desk.get("/dossier/chaco/brief").text).links


def test_lines_are_moved_by_buttons_and_by_number(desk: TestClient, at: str) -> None:
    assert lines_of(desk.get(at).text) == ["1", "2", "3"]
    assert lines_of(press(desk, at, "down 1")) == ["2", "1", "3"]
    assert lines_of(press(desk, at, "up 3")) == ["2", "3", "1"]
    assert lines_of(press(desk, at, "save", **{"at.1": "1"})) == ["1", "2", "3"]
    assert lines_of(press(desk, at, "save", **{"at.1": "99"})) == ["2", "3", "1"]
    assert lines_of(press(desk, at, "save", **{"at.2": "x"})) == ["2", "3", "1"]
    assert lines_of(press(desk, at, "drop 3")) == ["2", "1"]


def test_a_machines_sentence_cannot_be_reworded_under_its_mark(desk: TestClient, at: str) -> None:
    page = press(desk, at, "save", **{"text.1": "Narvia won."})
    assert "Narvia won." not in page
    assert page.count('class="by machine">machine-written') == 3


def test_a_false_sentence_is_flagged_beside_it_and_in_every_export(desk: TestClient, at: str) -> None:
    press(desk, at, "rewrite 1")
    page = press(desk, at, "save", **{"text.1": "Narvia lost 57 tanks."})
    beside = page[page.index('id="told-1"') :]
    assert "your own judgement" in beside[:800]
    assert "<strong>Narvia</strong>" in beside
    assert "<strong>57</strong>" in beside
    for name in ("text", "md", "html"):
        told = desk.get(f"{at}/export?format={name}").text
        assert "own judgement, not established" in unescape(told.replace("\\", ""))
    assert desk.get(f"{at}/export?format=json").json()["sections"][0]["lines"][0]["is_judgement"] is True


def test_evidence_is_picked_and_unticked(desk: TestClient, at: str) -> None:
    page = press(desk, at, "own")
    assert lines_of(page)[-1] == "4"
    page = press(desk, at, "find 4", **{"text.4": "The talks go on."})
    assert "Cited elsewhere in this brief" in page
    spots = re.findall(r'name="spot" value="([^"]+)"', page)
    version = re.findall(r'name="version" value="([^"]+)"', page)[0]
    answer = desk.post(f"{at}/evidence", data={"version": version, "line": "4", "spot": spots[:2]})
    assert answer.text.count('name="rests.4"') == 2
    assert 'value="' + spots[0] in answer.text
    assert press(desk, at, "save", **{"rests.4": spots[1]}).count('name="rests.4"') == 1
    found = desk.get(f"{at}/evidence?line=4&q=prisoners").text
    assert "Found for “prisoners”" in found
    assert "Nothing found" in desk.get(f"{at}/evidence?line=4&q=zzzzqq").text
    assert desk.get(f"{at}/evidence?line=1").status_code == 404


def test_more_sentences_and_quoted_records_are_added(desk: TestClient, at: str) -> None:
    brief_id = at.rpartition("/")[2]
    page = desk.get(f"{BUILD}?to={brief_id}&q=prisoners").text
    assert page.count("checked disabled") == 3
    pick = re.findall(r'name="pick" value="([^"]+)" id="f-1"', page)
    after = desk.post(BUILD, data={"to": brief_id, "pick": pick}).text
    assert lines_of(after) == ["1", "2", "3", "4"]
    assert desk.post(BUILD, data={"pick": "line-0000"}).status_code == 400


def test_publishing_freezes_and_a_retraction_shows_above(desk: TestClient, at: str) -> None:
    preview = press(desk, at, "publish")
    assert "As it would be published" in preview
    assert "Publish for good" in preview
    version = re.findall(r'name="version" value="([^"]+)"', preview)[0]
    page = desk.post(f"{at}/state", data={"state": "published", "version": version}).text
    assert "Published by" in page
    words = page[page.index('class="letter"') : page.index('class="kept"')]
    assert "composer" not in page
    late = desk.post(at, data={"version": version, "do": "save", "title": "Other"})
    assert late.status_code == 409
    assert "published this brief" in late.text
    article = re.findall(r"/article/(article-[0-9a-f]+)", words)[0]
    desk.post(f"/article/{article}/retract", data={"reason": "Withdrawn <b>now</b>"})
    after = desk.get(at).text
    assert 'role="alert"' in after
    assert "Withdrawn &lt;b&gt;now&lt;/b&gt;" in after
    assert after[after.index('class="letter"') : after.index('class="kept"')] == words
    assert "No longer held" in desk.get(f"{at}/export?format=text").text
    undo = re.findall(r'"id" value="(judgement-[^"]+)"', desk.get(f"/article/{article}/retract").text)
    desk.post("/judge", data={"verdict": "undo", "id": undo, "back": "/"})


def test_a_new_draft_is_made_from_a_published_brief(desk: TestClient, at: str) -> None:
    page = press(desk, at, "publish")
    version = re.findall(r'name="version" value="([^"]+)"', page)[0]
    desk.post(f"{at}/state", data={"state": "published", "version": version})
    answer = desk.post(f"{at}/state", data={"state": "new"}, follow_redirects=False)
    assert answer.headers["location"] != at
    assert lines_of(desk.get(answer.headers["location"]).text) == ["1", "2", "3"]


def test_what_somebody_else_saved_is_not_overwritten(desk: TestClient, at: str) -> None:
    sent = form_of(press(desk, at, "own")) | {"text.4": ["My own words."], "do": ["save"]}
    press(desk, at, "down 1")
    answer = desk.post(at, data=sent)
    assert answer.status_code == 409
    assert "Not saved." in answer.text
    assert "<li>My own words.</li>" in answer.text
    assert lines_of(answer.text) == ["2", "1", "3", "4"]


def test_an_earlier_state_can_be_read(desk: TestClient, at: str) -> None:
    page = press(desk, at, "drop 1")
    states = re.findall(r"\?state=(brief-[0-9a-f]+)", page)
    assert len(states) == 2
    earlier = desk.get(f"{at}?state={states[1]}").text
    assert "An earlier state" in earlier
    assert len(re.findall(r'<li id="line-', earlier)) == 3
    assert desk.get(f"{at}?state=brief-0").status_code == 404
    assert "An earlier state" in desk.get(f"/record/{states[1]}").text
    assert "composer" in desk.get(f"/record/{states[0]}").text
    assert desk.get(f"/record/{states[0]}/edit").status_code == 400
    assert f"/record/{states[0]}" in read(desk.get("/list/briefs?dossier=chaco").text).links


def test_hostile_words_stay_words(desk: TestClient, at: str) -> None:
    press(desk, at, "heading")
    press(desk, at, "own")
    page = press(desk, at, "save", title=HOSTILE, **{"text.4": HOSTILE, "text.5": HOSTILE})
    for shown in (
        page,
        press(desk, at, "publish"),
        desk.get(BUILD).text,
        desk.get(f"{at}/evidence?line=5").text,
    ):
        assert read(shown).faults == []
        assert "<script" not in shown
        assert "<img" not in shown
        assert "\u202e" not in shown
        assert "{{7*7}}" in shown
    for name in ("html", "pdf", "docx", "bibtex", "md", "text", "json"):
        answer = desk.get(f"{at}/export?format={name}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize("do", ["explode 1", "up 99", "rewrite x", "find 77"])
def test_a_button_that_there_is_not_is_refused(desk: TestClient, at: str, do: str) -> None:
    sent = form_of(desk.get(at).text) | {"do": [do]}
    assert desk.post(at, data=sent).status_code == 400


def test_other_sites_cannot_write_a_brief(desk: TestClient, at: str) -> None:
    for address in (BUILD, at, f"{at}/state", f"{at}/evidence"):
        answer = desk.post(address, data={"title": "x"}, headers={"origin": "https://evil.example"})
        assert answer.status_code == 403


def test_what_is_not_there_is_said(desk: TestClient) -> None:
    assert desk.get("/briefs/brief-none").status_code == 400
    assert desk.get(f"{BUILD}?to=brief-none").status_code == 400
    assert desk.get("/dossier/nowhere/brief/build").status_code == 400
