"""Every page of the desk: reachable, whole, and one step from the words."""

import re
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.errors import ConfigError
from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app
from tracktwo.web.marks import anchor


def crawl(desk: TestClient, *starts: str) -> dict[str, str]:
    """All pages that links lead to, by address."""
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = desk.get(address)
        assert answer.status_code == 200, (address, answer.text[:400])
        found[address] = answer.text
        if "?" in address:
            continue  # opened, but filters and zooms lead on from any of them to any other
        if "text/html" in answer.headers["content-type"] and "attachment" not in str(answer.headers):
            ours = (link.partition("#")[0] for link in read(answer.text).links if link.startswith("/"))
            waiting += [link for link in ours if link and not link.startswith("/theme")]
    return found


def test_every_link_leads_somewhere_and_every_mark_to_its_words(desk: TestClient) -> None:
    pages = crawl(desk, "/", "/search?q=prisoners", "/dossier/ukraine")
    assert len(pages) > 100
    ids = {address: set(read(text).ids) for address, text in pages.items()}
    for address, text in pages.items():
        is_followed = text.startswith("<!doctype html>") and "?" not in address
        for link in read(text).links if is_followed else ():
            target, _, fragment = link.partition("#")
            if fragment and not link.startswith(("/theme", "http")):
                assert fragment in ids[target or address], (address, link)


def test_no_page_has_script_style_or_two_things_of_one_id(desk: TestClient) -> None:
    for address in ("/", "/dossier/chaco", "/dossier/chaco/brief", "/list/events", "/search?q=talks"):
        page = read(desk.get(address).text)
        assert page.faults == []
        assert len(page.ids) == len(set(page.ids)), address


def test_headings_go_down_one_level_at_a_time(desk: TestClient) -> None:
    article = made.articles()["s14"]
    for address in ("/", "/dossier/chaco", "/dossier/chaco/brief", f"/article/{article.id}", "/list/rounds"):
        headings = read(desk.get(address).text).headings
        assert headings[0] == 1
        assert headings.count(1) == 1
        steps = [after - before for before, after in pairwise(headings)]
        assert max(steps, default=0) <= 1, (address, headings)


def test_an_article_shows_its_whole_text_with_every_record_marked(desk: TestClient) -> None:
    article = made.articles()["s16"]
    text = desk.get(f"/article/{article.id}").text
    shown = " ".join("".join(read(text).words).split())
    for part in article.parts:
        words = article.text[part.start : part.end]
        assert " ".join(words.split())[:20] in shown
    round_ = made.rounds()[1]
    for evidence in round_.evidence:
        assert f'id="{anchor(evidence.start, evidence.end)}"' in text
    assert f'href="/record/{round_.id}"' in text


def test_a_records_own_marks_are_set_off(desk: TestClient) -> None:
    record = made.rounds()[1]
    evidence = record.evidence[1]
    page = desk.get(f"/article/{evidence.article_id}?focus={record.id}").text
    marked = "".join(re.findall(r'<mark class="[a-z]+ focus">([^<]*)</mark>', page))
    assert evidence.text in marked


def test_overlapping_marks_keep_the_text_whole(desk: TestClient) -> None:
    article = made.articles()["s16"]
    page = desk.get(f"/article/{article.id}").text
    block = page.partition('<div class="text"')[2].partition("</p>")[0]
    without_numbers = re.sub(r'<a class="noted".*?</a>', "", block)
    words = re.sub(r"<[^>]*>", "", without_numbers.partition(">")[2])
    assert " ".join(words.split()) == " ".join(article.text[: article.text.index("\n")].split())


def test_a_record_page_says_how_it_was_made_and_what_people_decided(desk: TestClient) -> None:
    record = made.events()[0]
    text = desk.get(f"/record/{record.id}").text
    for words in ("at least 4", "Villamontes", "Later reports say missiles.", record.id, "rule or model"):
        assert words in text
    assert text.count("Read it in the article") == 3


def test_a_disagreement_shows_its_sides_with_who_says_so(desk: TestClient) -> None:
    text = desk.get(f"/record/{made.disagreements()[0].id}").text
    for words in ("six", "nine", "regional officials", "Defence ministry of Bolivia", "Plaza Tribune"):
        assert words in text


def test_search_marks_the_words_and_leads_to_them(desk: TestClient) -> None:
    page = desk.get("/search", params={"q": "prisoners"}).text
    assert re.search(r"<mark>[Pp]risoners?</mark>", page)
    assert "Nothing found" in desk.get("/search", params={"q": "zebra"}).text
    assert desk.get("/search", params={"q": '"'}).status_code == 200
    assert desk.get("/search", params={"q": "talks", "kind": "rounds", "dossier": "chaco"}).status_code == 200


def test_lists_filter_by_their_address(desk: TestClient) -> None:
    all_events = desk.get("/list/events?dossier=chaco").text
    alleged = desk.get("/list/events?dossier=chaco&status=alleged").text
    assert all_events.count('class="row ') > alleged.count('class="row ') == 2
    assert desk.get("/list/events?status=nonsense").status_code == 200
    assert "Nothing here." in desk.get("/list/events?actor=XXX").text


def test_what_could_not_be_read_is_listed(desk: TestClient) -> None:
    assert "The article is in Spanish" in desk.get("/issues").text


def test_the_briefing_comes_in_every_form(desk: TestClient) -> None:
    page = desk.get("/dossier/chaco/brief?since=2026-03-10").text
    assert "Bolivia and Paraguay agreed" in page
    for form, kind in (("text", "plain"), ("md", "markdown"), ("html", "html"), ("json", "json")):
        answer = desk.get(f"/dossier/chaco/brief?format={form}")
        assert kind in answer.headers["content-type"]
        assert answer.headers["content-disposition"].startswith("attachment")
    assert desk.get("/dossier/chaco/brief?since=spring").status_code == 400


def test_an_empty_desk_says_what_to_do_next(open_desk: OpenDesk) -> None:
    page = open_desk([]).get("/").text
    assert "tracktwo read --sample" in page


def test_what_is_not_there_is_said_plainly(desk: TestClient) -> None:
    for address in ("/record/nope", "/article/nope", "/dossier/nope", "/list/nope", "/nope"):
        answer = desk.get(address)
        assert answer.status_code == 404
        assert 'href="/"' in answer.text


def test_unknown_is_printed_as_unknown(desk: TestClient) -> None:
    bare = made.articles()["s23"]
    page = desk.get(f"/article/{bare.id}").text
    assert "Outlet unknown" in page
    assert "None" not in "".join(read(page).words)


def test_a_moment_is_told_in_utc_and_when_pointed_at_in_the_zone_of_the_settings(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, time_zone="Asia/Kathmandu")
    store = open_store(settings.store_url)
    store.add(made.everything())
    store.close()
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8732") as desk:
        article = made.articles()["s14"]
        page = desk.get(f"/article/{article.id}").text
        (title, told) = re.findall(r'<time datetime="[^"]+" title="([^"]+)">([^<]+ UTC)</time>', page)[0]
        assert title.endswith("+0545")
        utc, there = (datetime.fromisoformat(words[:16]) for words in (told, title))
        assert there - utc == timedelta(hours=5, minutes=45)


def test_a_time_zone_that_there_is_not_is_refused_when_the_desk_opens(tmp_path: Path) -> None:
    for name in ("Mars/Olympus", "../../etc/passwd", "/etc/localtime"):
        with pytest.raises(ConfigError, match="time_zone"):
            create_app(Settings(home=tmp_path, time_zone=name))
