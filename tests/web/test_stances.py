"""Positions, disagreements and assessments: side by side, each with its words and how it moved."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.records import ActorRef, Bound, Claim, Evidence, Polarity, Record, Stance

GRID = "/dossier/chaco/positions"


def history(issue: str, party: str) -> str:
    return f"{GRID}/history?{urlencode({'issue': issue, 'party': party})}"


def test_each_cell_opens_its_history(desk: TestClient) -> None:
    links = [link for link in read(desk.get(GRID).text).links if "/positions/history" in link]
    held = {(p.party.code, p.issue) for p in made.positions()}
    assert len(links) == len(held)
    for link in links:
        page = desk.get(link)
        assert page.status_code == 200, link
        assert read(page.text).faults == []


def test_a_shift_shows_its_two_quotes_the_earlier_first(desk: TestClient) -> None:
    before, after = made.positions()[:2]
    page = desk.get(history("monitoring", "BOL")).text
    shift = page[page.index('id="h-shifts"') : page.index('id="h-all"')]
    assert "From “rejects” to “accepts”" in shift
    assert shift.index(before.text) < shift.index(after.text)
    assert f'/record/{before.id}"' in shift
    assert "No shift was read" in desk.get(history("withdrawal", "PRY")).text


def test_an_overlap_is_reckoned_with_both_conditions(desk: TestClient) -> None:
    page = desk.get(GRID).text
    overlap = page[page.index('id="h-overlap"') : page.index('id="h-grid"')]
    for words in ("if Paraguay recognises the 1938 line", "if Bolivian troops leave", "offers", "open to"):
        assert words in overlap
    assert overlap.count('class="stance"') == 2
    assert "could live with it by their last word" in desk.get(history("resources", "PRY")).text


def test_two_that_demand_the_same_have_no_overlap_and_neither_has_a_mediator(open_desk: OpenDesk) -> None:
    offered, asked = made.positions()[5], made.positions()[6]
    uruguay = replace(asked, id="position-u", party=ActorRef("actor-u", "Uruguay", "URY", "GOV"))
    demands = replace(asked, stance=Stance.DEMANDS), replace(offered, stance=Stance.DEMANDS)
    for records in (demands, (offered, uruguay)):
        page = open_desk([*made.articles().values(), *records]).get(GRID).text
        assert "no two parties could live with the same option" in page


def test_rebels_stand_apart_from_their_state(open_desk: OpenDesk) -> None:
    rebels = replace(
        made.positions()[2], id="position-r", party=ActorRef("actor-r", "Front of the North", "PRY", "REB")
    )
    page = open_desk([*made.articles().values(), *made.positions(), rebels]).get(GRID).text
    assert '<th scope="col">Front of the North</th>' in page


def test_every_filter_of_the_ledger_keeps_what_it_says(desk: TestClient) -> None:
    address = "/dossier/chaco/disagreements"
    questions = [one.question for one in made.disagreements()]
    assert all(question in desk.get(address).text for question in questions)
    for asked, kept in (
        ({"kind": "quantity"}, {0}),
        ({"status": "resolved"}, set()),
        ({"who": "Rodrigo Antelo"}, {1}),
        ({"outlet": "Global Brief Online"}, {2}),
        ({"since": "2026-03-07"}, {1, 2}),
        ({"until": "2026-03-04"}, {0}),
        ({"origins": "2"}, set()),
        ({"kind": "nonsense"}, set()),
    ):
        page = desk.get(address, params=asked).text
        assert {n for n, question in enumerate(questions) if question in page} == kept, asked
    assert "No disagreement fits these filters." in desk.get(address, params={"origins": "9"}).text


def test_a_disagreement_is_told_in_the_order_of_time_with_grades(open_desk: OpenDesk) -> None:
    desk = open_desk(made.everything())
    desk.post(
        "/dossier/chaco/sources/grade",
        data={"outlet": "Plaza Tribune", "letter": "C", "why": "hasty"},
        headers={"origin": "http://127.0.0.1:8732"},
    )
    page = desk.get("/dossier/chaco/disagreements?kind=quantity").text
    moved = page[page.index("How it moved") :]
    assert moved.index("2026-03-03") < moved.index("2026-03-04")
    assert moved.index("six") < moved.index("nine")


SERVICE = ActorRef("actor-spy", "Intelligence service of Uruguay", "URY", "SPY")
SCHOLAR = ActorRef("actor-edu", "Institute of the Plains", None, "EDU")
HOLD, LOSE = "Bolivia can likely hold the line", "Bolivia probably cannot hold <it>"


def claim(slot: str, value: str, judge: ActorRef, words: str, article: str, estimate: str = "") -> Claim:
    text = made.articles()[article]
    shared = made.common("claim", Evidence(text.id, 0, 20, text.text[:20])) | {
        "id": f"claim-{slot}-{value[:3]}-{article}"
    }
    return Claim(
        **shared, slot=slot, about="Bolivia", value=value, unit=None, bound=Bound.EQUAL, asserted_by=judge,
        reported_by=text.outlet, as_of=None, polarity=Polarity.AFFIRMED, text=words,
        subject=ActorRef("actor-bol", "Bolivia", "BOL", "GOV"), likelihood=estimate or None,
        likelihood_band="likely" if estimate else None,
    )  # fmt: skip


def judged() -> list[Record]:
    return [
        *made.articles().values(),
        claim("can_hold", "yes", SERVICE, HOLD, "s01", "likely"),
        claim("can_hold", "no", SERVICE, LOSE, "s16", "probably"),
        claim("assessment", LOSE, SERVICE, LOSE, "s16", "probably"),
        claim("can_hold", "yes", SCHOLAR, "Bolivia can hold for years", "s05"),
    ]


def test_judges_stand_side_by_side_with_their_words_band_and_turn(open_desk: OpenDesk) -> None:
    page = open_desk(judged()).get("/dossier/chaco/assessments").text
    assert page.index("intelligence service, Uruguay") < page.index("think tank or expert</p>")
    for words in (
        "judges differ", "a judge turned", "from “likely” (2026-03-02) to “probably” (2026-03-11)",
        "Bolivia can <mark>likely</mark> hold the line", "<mark>probably</mark> cannot hold &lt;it&gt;",
        "likely <span class=\"soft\">55 to 80 %</span>", "can hold: no",
    ):  # fmt: skip
        assert words in page, words
    assert page.count("cannot hold &lt;it&gt;") == 1
    assert read(page).faults == []


def test_assessments_filter_by_judge_and_by_what_moved(open_desk: OpenDesk) -> None:
    desk = open_desk(judged())
    address = "/dossier/chaco/assessments"
    service = desk.get(address, params={"service": "intelligence service"}).text
    assert "Intelligence service of Uruguay" in service
    assert "Institute of the Plains" not in service
    assert "No assessment fits" in desk.get(address, params={"about": "nobody"}).text
    assert "Intelligence service of Uruguay" in desk.get(address, params={"moved": "1"}).text


def test_empty_pages_say_what_to_do(open_desk: OpenDesk) -> None:
    desk = open_desk(list(made.articles().values()))
    for screen in ("positions", "disagreements", "assessments"):
        page = desk.get(f"/dossier/chaco/{screen}")
        assert page.status_code == 200
        assert "tracktwo read" in page.text
        assert desk.get(f"/dossier/nope/{screen}").status_code == 404
    assert desk.get(history("territory", "BOL")).status_code == 404
