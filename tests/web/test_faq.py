"""A dossier's questions and answers on its page."""

import dataclasses
import re

from starlette.testclient import TestClient
from tests.pipeline.test_faq import asking, told
from tests.store.rows import article
from tests.web.conftest import OpenDesk
from tests.web.pages import read


def test_each_answer_stands_beside_what_the_record_holds(open_desk: OpenDesk) -> None:
    asked = asking()
    once = told(asked, "Solen pays two thirds", "2026-01-03", origins=None)
    agreed = told(asked, "envoys agreed in Port Linde", "2026-01-02")
    joined = dataclasses.replace(agreed, id="event-00000000000000aa", reports=(agreed.id,), origins=3)
    desk: TestClient = open_desk([asked, once, agreed, joined])
    page = desk.get("/dossier/narvia").text
    faq = page[page.index('id="faq"') : page.index('id="coverage"')]
    assert read(page).faults == []
    assert re.findall(r'href="(/article/[^"]+)">Who pays', faq)
    assert "envoys agreed in Port Linde.</p>" in faq
    assert "told by 3 origins" in faq
    assert faq.count("told here only") == 1
    assert "Nothing was read from this answer." in faq
    assert 'href="/search?q=pays&amp;dossier=narvia"' in faq
    assert desk.get("/search?q=pays&dossier=narvia").status_code == 200


def test_a_dossier_without_any_says_so(open_desk: OpenDesk) -> None:
    desk = open_desk([article("Envoys met in Port Linde.")])
    assert "None of the newest articles asks and answers questions" in desk.get("/dossier/narvia").text
