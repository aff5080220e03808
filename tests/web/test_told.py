"""No sentence speaks of likelihood and of confidence at once, wherever it is told what may come."""

import re
from itertools import pairwise

import pytest
from starlette.testclient import TestClient
from tests.brief.dossier import everything
from tests.cli.test_commands import run
from tests.web.conftest import OpenDesk
from tests.web.test_next import ASKED, RULE

from tracktwo.forecast.words import BANDS, word_for
from tracktwo.settings import Settings

LIKELIHOOD = re.compile(
    "|".join([*(band.word for band in BANDS), r"likel", r"\d ?%", r"probab"]), re.IGNORECASE
)
CONFIDENCE = re.compile(r"\bconfiden(?:ce|t)\b", re.IGNORECASE)
BLOCKS = re.compile(
    r"</?(?:p|td|th|li|dd|dt|div|h[1-6]|tr|title|option|label|summary|section|figcaption)\b[^>]*>"
)


def sentences(page: str) -> list[str]:
    """The sentences of a page's words, each block's its own."""
    body = re.sub(r"<(style|script|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    blocks = BLOCKS.sub("\n", body)
    text = re.sub(r"<[^>]+>", " ", blocks)
    return [one.strip() for one in re.split(r"(?<=[.!?])\s+|\n+", text) if one.strip()]


def mixed(page: str) -> list[str]:
    return [one for one in sentences(page) if LIKELIHOOD.search(one) and CONFIDENCE.search(one)]


def test_the_check_finds_what_it_looks_for() -> None:
    assert mixed("<p>We judge with high confidence that a truce is likely.</p>")
    assert mixed("<p>Confidence: 60 %.</p>")
    assert not mixed("<p>A truce is likely, 60 %. Confidence is low: it rests on 2 cases.</p>")


@pytest.fixture(scope="module")
def desk(open_desk: OpenDesk) -> TestClient:
    """A desk with questions, forecasts of everybody, a published set and its figures."""
    made = open_desk(everything())
    for text in ("Will they meet?", "Will they meet again?"):
        answer = made.post("/dossier/chaco/next/ask", data={**ASKED, "text": text}, follow_redirects=False)
        address = answer.headers["location"].partition("?")[0]
        made.post(f"{address}/forecast", data={"percent": "35", "reason": "A hunch."})
        made.post(f"{address}/forecast", data={"by": "desk"})
    made.post(f"{address}/resolve", data={"answer": "yes", "reason": "Both say so."})
    for do in ("publish", "keep"):
        made.post("/dossier/chaco/next/set/course", data={"do": do})
    made.post(
        "/dossier/chaco/next/hypotheses",
        data={"question": "Who struck it?", "hypotheses": "One side\nNobody"},
    )
    return made


def pages(desk: TestClient) -> list[str]:
    first = desk.get("/dossier/chaco/next").text
    found = set(re.findall(r'href="(/dossier/chaco/next[^"#]*)', first))
    found |= {f"/dossier/chaco/next/ask?rule={RULE}", "/dossier/chaco/today", "/dossier/chaco/assessments"}
    return sorted(found | {"/dossier/chaco/next"})


def test_no_page_mixes_likelihood_with_confidence(desk: TestClient) -> None:
    addresses = pages(desk)
    assert sum("/question/" in one for one in addresses) == 3
    told = 0
    for address in addresses:
        text = desk.get(address).text
        assert mixed(text) == [], address
        told += len([one for one in sentences(text) if CONFIDENCE.search(one)])
    assert told >= 3, "confidence is told somewhere, or the check says nothing"


def test_no_line_of_the_terminal_mixes_them(desk: TestClient) -> None:
    settings: Settings = desk.app.state.desk.settings  # type: ignore[attr-defined] # starlette's, untyped
    said = []
    for words in (
        ("scenarios", "chaco", "--signs"),
        ("question", "list"),
        ("question", "scores"),
        ("question", "try", RULE, "--dossier", "chaco"),
    ):
        done = run(settings.home, *words)
        assert done.returncode == 0, done.stderr
        said.append(done.stdout)
    assert mixed("\n".join(said)) == []
    assert any(CONFIDENCE.search(one) for one in said)
    assert any(LIKELIHOOD.search(one) for one in said)


def test_every_probability_has_one_word_and_a_bin_holds_its_lower_bound() -> None:
    for below, band in pairwise(BANDS):
        assert below.high == band.low
        assert word_for(band.low) == band.word
        assert word_for(band.low - 1e-6) == below.word
    assert [word_for(edge) for edge in (0.0, 0.01, 0.99, 1.0)] == [
        BANDS[0].word, BANDS[0].word, BANDS[-1].word, BANDS[-1].word,
    ]  # fmt: skip
