"""The timeline: its strip and its table say the same, every state has an address, wrong days are told."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.records import record_id

TIMELINE = "/dossier/chaco/timeline"


def test_bars_and_table_hold_the_same_days(desk: TestClient) -> None:
    text = desk.get(TIMELINE).text
    bars = {
        found["day"]: int(found["count"])
        for found in re.finditer(r"<title>(?P<day>[0-9-]{10}): (?P<count>\d+) events?", text)
        if found["count"] != "0"
    }
    rows = re.findall(
        r'<th scope="row"><a href="[^"]+">([0-9-]{10})</a></th><td class="num">(\d+)</td>', text
    )
    assert {day: int(count) for day, count in rows} == bars
    assert len(bars) > 2
    assert f"{sum(bars.values())} events from" in text
    assert read(text).faults == []


def test_history_does_not_stretch_the_strip_and_is_a_link_away(desk: TestClient) -> None:
    text = desk.get(TIMELINE).text
    assert "1938" not in text[text.index("<figure") : text.index("figcaption")]
    earlier = re.search(r'Outside these days: <a href="([^"]+)">(\d+) earlier', text)
    assert earlier
    older = desk.get(earlier[1].replace("&amp;", "&")).text
    assert "1938" in older
    assert "long ago" in older


def test_a_bar_leads_to_its_day_with_the_filters_kept(desk: TestClient) -> None:
    text = desk.get(f"{TIMELINE}?status=occurred").text
    address = re.search(r'<a href="([^"]+)" tabindex="-1"><title>2026-03-01', text)
    assert address
    assert "status=occurred" in address[1]
    day = desk.get(address[1].replace("&amp;", "&")).text
    assert "1 event from 2026-03-01 to 2026-03-01" in day
    assert "Villamontes" in day


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("since=yesterday", 400, "is not a day"),
        ("since=0001-01-01&until=9999-12-31", 200, "a bar for each year"),
        ("since=2026-03-10&until=2026-03-01", 200, "from 2026-03-10 to 2026-03-10"),
        ("number=999999999", 200, "The events, latest first"),
        ("actor=nobody", 200, "No event is told of that fits"),
        ("actor=BOL&step=month", 200, "a bar for each month"),
        ("type=<script>", 200, "No event is told of that fits"),
    ],
)
def test_any_query_is_answered_in_words(desk: TestClient, query: str, status: int, words: str) -> None:
    answer = desk.get(f"{TIMELINE}?{query}")
    assert answer.status_code == status
    assert words in answer.text
    assert read(answer.text).faults == []


def test_an_unknown_dossier_is_told(desk: TestClient) -> None:
    assert desk.get("/dossier/nobody/timeline").status_code == 404


def test_many_events_are_paged_and_counted_in_bars(open_desk: OpenDesk) -> None:
    base = made.events()[0]
    many = [
        replace(
            base,
            id=record_id("event", "timeline", number),
            date=made.day(f"{2023 + number % 3}-{1 + number % 12:02d}-{1 + number % 28:02d}", "then"),
        )
        for number in range(2_000)
    ]
    client = open_desk([*made.articles().values(), *many])
    text = client.get(f"{TIMELINE}?since=2023-01-01").text
    assert "2,000 events from 2023-01-01" in text
    assert "a bar for each month" in text
    assert text.count('class="row ') == 30
    assert "page 1 of 67" in text
    assert len(text) < 120_000
    last = client.get(f"{TIMELINE}?since=2023-01-01&number=67").text
    assert last.count('class="row ') == 20
