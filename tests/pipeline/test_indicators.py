"""Indicators against a local server: fetched when asked, offline afterwards, no vintage written over."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.feeds.servers import Server, serving

from tracktwo.errors import ConfigError, FeedError
from tracktwo.feeds.web import WebFetcher
from tracktwo.pipeline.indicators import add_indicators, fetch_indicator, need_series, series_of
from tracktwo.settings import Settings
from tracktwo.store.indicators import releases

GDP = "NY.GDP.MKTP.KD.ZG"
FETCHER = WebFetcher(allow_private=True)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def answer(
    values: dict[str, float | None], *, updated: str = "2026-03-01", page: int = 1, pages: int = 1
) -> str:
    """Return a page of the API's answer."""
    head = {
        "page": page,
        "pages": pages,
        "per_page": 5000,
        "total": 3,
        "sourceid": "2",
        "lastupdated": updated,
    }
    rows = [
        {"indicator": {"id": GDP, "value": "GDP growth (annual %)"}, "country": {"id": "X", "value": "X"},
         "countryiso3code": key.split()[0], "date": key.split()[1], "value": value, "unit": "", "decimal": 1}
        for key, value in values.items()
    ]  # fmt: skip
    return json.dumps([head, rows])


def path(page: int = 1, *, states: str = "UKR;RUS") -> str:
    return f"/country/{states}/indicator/{GDP}?format=json&per_page=5000&page={page}"


def fetched(server: Server, settings: Settings, states: str = "UKR,RUS") -> bool:
    waits: list[float] = []
    base = server.page("/", "").rstrip("/")
    _, is_new = fetch_indicator(
        settings, GDP, states.split(","), fetcher=FETCHER, base=base, pause=waits.append
    )
    return is_new


def test_an_indicator_is_fetched_page_by_page_and_read_offline(server: Server, settings: Settings) -> None:
    server.page(path(), answer({"UKR 2023": 5.5, "RUS 2023": None}, pages=2), "application/json")
    server.page(path(2), answer({"UKR 2022": -28.8}, page=2, pages=2), "application/json")
    assert fetched(server, settings)
    asked = server.asked.total()
    found = {one.country: one for one in series_of(settings)}
    assert found["UKR"].points == (("2022", -28.8), ("2023", 5.5))
    assert (found["RUS"].points, found["UKR"].name) == ((), "GDP growth (annual %)")
    assert found["UKR"].vintage.last_updated == "2026-03-01"
    assert server.asked.total() == asked


def test_a_later_number_stands_beside_the_earlier_one(server: Server, settings: Settings) -> None:
    server.page(path(), answer({"UKR 2023": 5.3, "UKR 2024": 3.0}), "application/json")
    assert fetched(server, settings)
    assert not fetched(server, settings)
    server.page(path(), answer({"UKR 2023": 5.5, "UKR 2024": 3.0}, updated="2026-06-01"), "application/json")
    assert fetched(server, settings)
    (series,) = series_of(settings, countries=["UKR"])
    told = dict(series.periods)
    assert [one.value for one in told["2023"]] == [5.3, 5.5]
    assert [one.last_updated for one in told["2023"]] == ["2026-03-01", "2026-06-01"]
    assert (len(told["2024"]), series.revised, series.points[0]) == (1, 1, ("2023", 5.5))
    assert len(list(releases(settings.home / "indicators"))) == 2


def test_what_the_bank_says_is_wrong_is_passed_on(server: Server, settings: Settings) -> None:
    refusal = '[{"message":[{"id":"120","value":"The provided parameter value is not valid"}]}]'
    server.page(path(), refusal, "application/json")
    with pytest.raises(FeedError, match="parameter value is not valid"):
        fetched(server, settings)
    assert series_of(settings) == []


@pytest.mark.parametrize(
    "body", ["", "[]", "[1, 2]", "{}", '[{"pages": 1}, null]', "<html>", '[{"pages":1},[{}]]']
)
def test_any_other_answer_is_an_error_with_advice(server: Server, settings: Settings, body: str) -> None:
    server.page(path(), body, "application/json")
    with pytest.raises(FeedError, match=r"data\.worldbank\.org"):
        fetched(server, settings)


@pytest.mark.parametrize(("code", "states"), [("../../x", "UKR"), ("NY.GDP", "Ukraine"), ("NY.GDP", "")])
def test_codes_are_checked_before_anything_is_asked(settings: Settings, code: str, states: str) -> None:
    with pytest.raises(FeedError):
        fetch_indicator(settings, code, states.split(","), fetcher=FETCHER, base="http://127.0.0.1:9")


TABLE = """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2026-02-20",

"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022","2023",
"Ukraine","UKR","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","3.4","","5.5",
"Somewhere","../","GDP growth (annual %)","../../etc","3.4","","5.5",
"""


def test_a_table_and_a_saved_answer_are_taken_from_files(settings: Settings, tmp_path: Path) -> None:
    table, saved = tmp_path / "API_NY.csv", tmp_path / "answer.json"
    table.write_text(TABLE, "utf-8")
    saved.write_text(answer({"RUS 2022": -1.4}), "utf-8")
    for file in (table, saved):
        ((release, is_new),) = add_indicators(settings, str(file))
        assert (release.indicator, is_new) == (GDP, True)
    assert {one.country: one.points for one in need_series(settings, GDP)} == {
        "UKR": (("2021", 3.4), ("2023", 5.5)),
        "RUS": (("2022", -1.4),),
    }


def test_other_files_and_damaged_vintages_are_no_series(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "x.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(FeedError, match="no table"):
        add_indicators(settings, str(other))
    with pytest.raises(FeedError, match="cannot be read"):
        add_indicators(settings, str(tmp_path / "none.csv"))
    folder = settings.home / "indicators" / GDP
    folder.mkdir(parents=True)
    (folder / "x.json").write_text("{", "utf-8")
    with pytest.raises(ConfigError, match="tracktwo indicators fetch"):
        need_series(settings, GDP)
