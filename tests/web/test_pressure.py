"""The Pressure page: an axis that leads to records, its table twin, filters in the address, vintages."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.feeds import list_samples as samples
from tests.pipeline.test_indicators import TABLE

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.indicators import add_indicators
from tracktwo.pipeline.lists import take_lists
from tracktwo.pipeline.pressure import Asked, Firmness, Mark, as_json, pressure_of
from tracktwo.records import Granularity, Measure, Quantity, Relation, TimeValue
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store
from tracktwo.web.app import create_app
from tracktwo.web.axis import MOST_COLUMNS, NARROWEST, draw_axis

LINK = re.compile(r'<a class="cell[^"]*" href="([^"]+)"')


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, books: CodeBooks) -> Settings:
    """A desk with two lists, one delisting, and two vintages of an indicator."""
    home: Path = tmp_path_factory.mktemp("pressure")
    made = Settings(home=home)
    store = open_store(made.store_url)
    entities = [
        samples.eu_entity(f"EU.{n}.1", "Pyotr", f"Nobody{n}", day="2022-03-15") for n in range(200, 320)
    ]
    lone = samples.eu_entity("EU.500.1", "Arkady", "Belsky", day="2023-06-23")
    places = [
        samples.eu_xml(home / "a.xml", *entities, lone),
        samples.eu_xml(home / "b.xml", *entities[1:], lone, day="2024-06-01"),
        samples.uk_xml(home / "uk.xml"),
        samples.ofac_xml(home / "sdn.xml"),
    ]
    reports = take_lists(places, store=store, books=books, profiles=[books.dossiers["ukraine"]])
    assert not any(report.failed for report in reports)
    store.close()
    for number, text in enumerate((TABLE, TABLE.replace("5.5", "5.3").replace("2026-02-20", "2026-05-20"))):
        (home / f"{number}.csv").write_text(text, "utf-8")
        add_indicators(made, str(home / f"{number}.csv"))
    return made


@pytest.fixture(scope="module")
def client(settings: Settings) -> TestClient:
    return TestClient(create_app(settings), base_url="http://127.0.0.1:8732")


@pytest.fixture(scope="module")
def desk_client(client: TestClient) -> TestClient:
    client.__enter__()
    return client


def test_every_mark_leads_to_its_record_or_to_the_rows_it_counts(desk_client: TestClient) -> None:
    found = desk_client.get("/dossier/ukraine/pressure").text
    links = [link.replace("&amp;", "&") for link in LINK.findall(found)]
    assert any(link.startswith("/record/") for link in links)
    assert any("kind=asset_freeze" in link for link in links)
    for link in links:
        answer = desk_client.get(link)
        assert answer.status_code == 200, link
        if "/pressure?" in link:
            assert "Every measure and round" in answer.text


def test_the_page_says_that_it_claims_no_cause(desk_client: TestClient) -> None:
    assert "not said to have caused one another" in desk_client.get("/dossier/ukraine/pressure").text


def test_the_table_says_what_the_axis_says(
    settings: Settings, books: CodeBooks, desk_client: TestClient
) -> None:
    store: Store = open_store(settings.store_url, create=False)
    found = pressure_of(store.view(), "ukraine", books.dossiers["ukraine"], settings=settings)
    store.close()
    axis = draw_axis(found.dated, found.series)
    assert axis is not None
    assert sum(len(cell.marks) for cell in axis.cells) == len(found.dated)
    assert [mark.reading for mark in found.undated] == ["day unknown (by 2024-05-02)"] * 2  # OFAC's two
    pages = [desk_client.get(f"/dossier/ukraine/pressure?at={at}").text for at in (1, 2)]
    rows = [row for page in pages for row in re.findall(r"list entry", page)]
    assert len(rows) == len(found.marks)
    told = as_json(found)
    assert len(told["marks"]) == len(found.marks)
    assert told["without_amount"]["relief"] == 1


def test_filters_stand_in_the_address(desk_client: TestClient) -> None:
    british = desk_client.get("/dossier/ukraine/pressure?party=gov.GBR").text
    assert "BELSKY" in british
    assert "Nobody210" not in british
    relief = desk_client.get("/dossier/ukraine/pressure?kind=relief&since=2024-05-01&until=2024-06-01").text
    assert "between 2024-05-02 and 2024-06-01" in relief
    assert 'value="2024-05-01"' in relief
    none = desk_client.get("/dossier/ukraine/pressure?kind=arms").text
    assert "Nothing of this kind is known" in none


@pytest.mark.parametrize("query", ["kind=magic", "since=soon", "until=2026-13-01"])
def test_what_is_no_filter_is_told(desk_client: TestClient, query: str) -> None:
    assert desk_client.get(f"/dossier/ukraine/pressure?{query}").status_code == 400


def test_a_number_shows_what_it_was_before(desk_client: TestClient) -> None:
    found = desk_client.get("/dossier/ukraine/pressure/NY.GDP.MKTP.KD.ZG/UKR").text
    assert re.search(r">5\.3<.*updated 2026-05-20.*5\.5 \(had on .*updated 2026-02-20", found, re.S)
    assert desk_client.get("/dossier/ukraine/pressure/NY.GDP.MKTP.KD.ZG/BOL").status_code == 404
    assert desk_client.get("/dossier/nowhere/pressure").status_code == 404


def test_the_desk_without_lists_says_what_to_do(desk: TestClient) -> None:
    found = desk.get("/dossier/chaco/pressure").text
    assert "tracktwo indicators fetch" in found


@pytest.fixture(scope="module")
def listed(settings: Settings) -> Measure:
    store = open_store(settings.store_url, create=False)
    (one, *_) = (m for m in store.view().records("measures") if isinstance(m, Measure))
    store.close()
    return one


@pytest.mark.parametrize(
    ("days", "step"),
    [(("2024-05-01", "2024-05-03"), "day"), (("2024-01-01", "2024-06-01"), "week"),
     (("2023-01-01", "2024-12-31"), "month"), (("2000-01-01", "2026-01-01"), "year"),
     (("1700-01-01", "2026-01-01"), "20 years")],
)  # fmt: skip
def test_columns_are_as_long_as_it_takes(listed: Measure, days: tuple[str, str], step: str) -> None:
    marks = [Mark(listed, "sanction", day, Firmness.FIRM) for day in days]
    axis = draw_axis(marks, [])
    assert axis is not None
    assert axis.step == step
    assert 1 < len(axis.columns) <= MOST_COLUMNS
    assert sum(len(cell.marks) for cell in axis.cells) == 2
    for one, other in zip(axis.columns, axis.columns[1:], strict=False):
        assert (other.start - one.end).days == 1
        assert other.x - one.x >= NARROWEST
    assert axis.columns[0].start <= date.fromisoformat(days[0]) <= axis.columns[0].end


def test_money_is_never_added_up(
    settings: Settings, books: CodeBooks, listed: Measure, tmp_path: Path
) -> None:
    store = open_store(str(tmp_path / "x.sqlite"))
    day = TimeValue("2024-02-01", "2024-02-01", Granularity.DAY, Relation.AT, "1 February")
    stated = (
        ("EUR", 3e9, "€3 billion"),
        ("EUR", 5e8, "€500 million"),
        ("USD", 1e9, "$1bn"),
        (None, None, ""),
    )
    for number, (currency, size, words) in enumerate(stated):
        amount = Quantity(size, size, False, words) if size else None
        store.add(
            [
                replace(
                    listed, id=f"measure-{number}", amount=amount, currency=currency, date=day, listing=None
                )
            ]
        )
    found = pressure_of(store.view(), "ukraine", books.dossiers["ukraine"], settings=settings, asked=Asked())
    store.close()
    told = {
        (one["currency"], one["count"], one["smallest"], one["largest"]) for one in as_json(found)["amounts"]
    }
    assert told == {("EUR", 2, "€500 million", "€3 billion"), ("USD", 1, "$1bn", "$1bn")}
    assert found.unstated == {"asset_freeze": 1}
