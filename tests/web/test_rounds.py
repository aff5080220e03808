"""The rounds by month and the calendar file."""

from dataclasses import replace

from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.pages import read

from tracktwo.records import Granularity, Relation, Round, TimeValue
from tracktwo.web.gather import day_of
from tracktwo.web.pages.rounds import COLUMNS, by_month


def test_every_round_stands_once_in_its_month_and_column() -> None:
    months = by_month(made.rounds())
    assert [month for month, _ in months] == ["2026-03", "Date unknown"]
    placed = [one for _, columns in months for rounds in columns.values() for one in rounds]
    assert sorted(one.id for one in placed) == sorted(one.id for one in made.rounds())
    for month, columns in months:
        for name, rounds in columns.items():
            assert [day_of(one) for one in rounds] == sorted(day_of(one) for one in rounds)
            assert all(one.status in COLUMNS[name] for one in rounds)
            assert all(day_of(one)[:7] == (month if month != "Date unknown" else "") for one in rounds)


def test_a_round_of_a_known_year_stands_under_the_year() -> None:
    year = TimeValue("1938-01-01", "1938-12-31", Granularity.YEAR, Relation.AT, "1938")
    assert [month for month, _ in by_month([replace(made.rounds()[0], date=year)])] == ["1938"]


def test_what_was_denied_is_not_among_the_held(desk: TestClient) -> None:
    answer = desk.get("/dossier/chaco/rounds")
    page = read(answer.text)
    assert page.faults == []
    denied: Round = next(one for one in made.rounds() if one.status == "denied")
    assert answer.text.index("Denied or cancelled") < answer.text.index(denied.id)
    assert "/dossier/chaco/calendar.ics" in page.links


def test_the_calendar_holds_rounds_and_deadlines(desk: TestClient) -> None:
    answer = desk.get("/dossier/chaco/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert 'filename="tracktwo-chaco.ics"' in answer.headers["content-disposition"]
    assert answer.text.count("CATEGORIES:Round") == sum(1 for one in made.rounds() if day_of(one))
    assert "CATEGORIES:Commitment" in answer.text
    assert "\r\nSTATUS:TENTATIVE\r\n" in answer.text


def test_an_empty_dossier_has_an_empty_calendar_and_an_unknown_one_none(desk: TestClient) -> None:
    assert "BEGIN:VEVENT" not in desk.get("/dossier/ukraine/calendar.ics").text
    assert "No round of talks has been read yet." in desk.get("/dossier/ukraine/rounds").text
    assert desk.get("/dossier/nowhere/calendar.ics").status_code == 404
    assert desk.get("/dossier/nowhere/rounds").status_code == 404
