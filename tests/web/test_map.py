"""The map: each place as exact as it is told, the table beside it, and what its page may load."""

import gzip
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk
from tests.web.pages import read

from tracktwo.records import Event, EventStatus, Place, PlacePrecision, record_id
from tracktwo.web import borders
from tracktwo.web.borders import shapes_by_code

MAP = "/dossier/chaco/map?since=2026-02-01&until=2026-04-30"
PLACES = (
    (Place("Fort Alder", "PRY", -21.5, -60.5, PlacePrecision.CITY, 1, "x"), EventStatus.OCCURRED, 30),
    (Place("Fort Birch", "PRY", -22.5, -61.0, PlacePrecision.POINT, 2, "x"), EventStatus.DENIED, 12),
    (Place("Western Marches", "BOL", -20.0, -62.0, PlacePrecision.REGION, 3, "x"), EventStatus.ALLEGED, 9),
    (Place("Paraguay", "PRY", -23.0, -58.0, PlacePrecision.COUNTRY, 4, "x"), EventStatus.PLANNED, 7),
    (Place("Far Harbour", "JPN", 35.0, 139.0, PlacePrecision.CITY, 5, "x"), EventStatus.OCCURRED, 1),
    (Place("<b>Nowhere</b>", None, None, None, PlacePrecision.UNKNOWN, None, "x"), EventStatus.OCCURRED, 5),
    (None, EventStatus.OCCURRED, 4),
)


def events() -> Iterator[Event]:
    for row, (place, status, count) in enumerate(PLACES):
        for number in range(count):
            day = made.day(f"2026-03-{1 + number % 28:02d}", "then")
            key = record_id("event", "map", row, number)
            yield replace(made.events()[0], id=key, date=day, place=place, status=status)


@pytest.fixture(scope="module")
def placed(open_desk: OpenDesk) -> TestClient:
    return open_desk([*made.articles().values(), *events()])


def drawn(text: str) -> str:
    return text[text.index('<svg class="map"') : text.index('<div id="map"')]


def test_each_place_is_drawn_as_exactly_as_it_is_told(placed: TestClient) -> None:
    text = drawn(placed.get(MAP).text)
    signs = dict(re.findall(r'<title>([^(<]+) \([^<]*</title><g class="([a-z ]+)"', text))
    assert signs == {"Fort Alder": "mark sure", "Fort Birch": "mark against", "Western Marches": "area doubt"}
    assert re.search(
        r'<path class="land told"[^>]*><title>Paraguay \(somewhere in a country\): 7 events', text
    )


def test_what_cannot_be_drawn_is_counted_beside(placed: TestClient) -> None:
    text = placed.get(MAP).text
    beside = re.sub(r"<[^>]+>|\s+", " ", text[text.index("Not on this map:") : text.index('id="h-when"')])
    for words in ("1 outside the frame", "5 at places nobody could locate", "4 that name no place"):
        assert words in " ".join(beside.split())
    assert "&lt;b&gt;Nowhere&lt;/b&gt;" in text
    assert "<b>Nowhere" not in text
    world = placed.get(f"{MAP}&frame=world").text
    assert "Far Harbour" in drawn(world)
    assert "outside the frame" not in world


def test_the_table_says_what_the_map_and_its_geojson_say(placed: TestClient) -> None:
    text = placed.get(MAP).text
    rows = {
        unescape(name): int(count)
        for name, count in re.findall(
            r'<th scope="row"><a href="[^"]+place=[^"]+">([^<]+)</a>.*?data-label="Events">(\d+)<', text, re.S
        )
    }
    assert rows == {place.name: count for place, _, count in PLACES if place}
    given = placed.get(MAP.replace("/map", "/map.geojson"))
    assert given.headers["content-type"] == "application/geo+json"
    found = {one["properties"]["name"]: one for one in given.json()["features"]}
    assert {name: one["properties"]["total"] for name, one in found.items()} == {
        name: count for name, count in rows.items() if "Nowhere" not in name
    }
    assert found["Fort Alder"]["geometry"] == {"type": "Point", "coordinates": [-60.5, -21.5]}
    ring = found["Western Marches"]["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert max(lat for _, lat in ring) - min(lat for _, lat in ring) == pytest.approx(180 / 111.32, abs=0.01)
    assert found["Paraguay"]["geometry"] is None
    assert found["Paraguay"]["properties"]["code"] == "PRY"


def test_a_place_leads_to_its_events_and_keeps_the_days(placed: TestClient) -> None:
    found = placed.get(MAP.replace("/map", "/map.geojson")).json()["features"]
    href = next(one["properties"]["href"] for one in found if one["properties"]["name"] == "Fort Birch")
    assert "since=2026-02-01" in href
    text = placed.get(href).text
    assert "12 events from 2026-02-01 to 2026-04-30" in text
    assert "Fort Alder" not in text


def test_the_point_of_view_is_named_and_can_be_switched(placed: TestClient) -> None:
    seen = placed.get(MAP).text
    assert "Natural Earth 5.1.1, German point of view" in seen
    held = placed.get(f"{MAP}&borders=held").text
    assert "by who held the ground then as its makers saw it" in held
    assert 'data-view="held"' in held
    without = placed.get(f"{MAP}&borders=none").text
    assert "Land without borders" in without
    assert 'class="map-frame plain"' in without
    assert 'class="map-frame "' in seen


def test_only_the_map_may_run_scripts_and_only_our_own(placed: TestClient) -> None:
    answer = placed.get(MAP)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert read(answer.text).faults == ["<script>", "<script>"]
    assert re.findall(r'<script src="([^"?]+)[^>]* defer></script>', answer.text) == [
        "/map/maplibre-gl.js", "/static/map.js",
    ]  # fmt: skip
    for other in ("/dossier/chaco/timeline", "/", MAP.replace("/map", "/map.geojson")):
        assert "script-src" not in placed.get(other).headers["content-security-policy"]
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    ("name", "status"),
    [("maplibre-gl.js", 200), ("maplibre-gl.css", 200), ("pywidget.js", 404), ("..%2f__init__.py", 404)],
)
def test_of_the_installed_library_two_files_are_served(desk: TestClient, name: str, status: int) -> None:
    assert desk.get(f"/map/{name}").status_code == status


def test_the_map_of_places_without_coordinates_shows_their_states(desk: TestClient) -> None:
    text = desk.get("/dossier/chaco/map").text
    assert ">Bolivia</text>" in drawn(text)
    assert "at places nobody could locate" in text


@pytest.mark.parametrize("view", [borders.DRAWN, borders.HELD])
def test_shapes_are_whole_and_share_their_borders(desk: TestClient, view: str) -> None:
    packed = desk.get(f"/map/borders.geojson?view={view}")
    assert packed.headers["content-encoding"] == "gzip"
    plain = desk.get(f"/map/borders.geojson?view={view}", headers={"accept-encoding": "identity"})
    assert plain.content == packed.content
    assert len(gzip.compress(plain.content)) < 500_000
    features = json.loads(plain.content)["features"]
    points: dict[str, set[tuple[float, float]]] = {}
    for one in features:
        rings = [ring for polygon in one["geometry"]["coordinates"] for ring in polygon]
        assert rings, one["properties"]
        assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)
        for ring in rings:
            steps = [abs(a[0] - b[0]) for a, b in itertools.pairwise(ring)]
            assert max(steps) < 180, one["properties"]
        points[one["properties"]["code"]] = {tuple(point) for ring in rings for point in ring}
    for one, other in (("POL", "DEU"), ("UKR", "RUS"), ("PRY", "BOL"), ("LSO", "ZAF"), ("EGY", "SDN")):
        assert len(points[one] & points[other]) > 5, (one, other)
    assert points["LSO"] <= points["ZAF"]
    assert {"PSE", "XKX", "SSD", "TWN"} <= {shape.code for shape in borders.shapes(view)}
    assert "VAT" in shapes_by_code()


def test_the_two_views_differ_where_states_do(desk: TestClient) -> None:
    def south(view: str, code: str) -> float:
        features = desk.get(f"/map/borders.geojson?view={view}").json()["features"]
        shape = next(one["geometry"] for one in features if one["properties"]["code"] == code)
        return min(float(y) for polygon in shape["coordinates"] for ring in polygon for _, y in ring)

    assert south(borders.DRAWN, "UKR") < 45.0 < south(borders.HELD, "UKR")  # Crimea
    names = {shape.name for shape in borders.shapes(borders.HELD)}
    assert {"Somaliland", "N. Cyprus"} <= names
    assert not {"Somaliland", "N. Cyprus"} & {shape.name for shape in borders.shapes()}


def test_without_the_built_shapes_the_page_says_what_to_do(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(borders, "FILE", tmp_path / "borders.json.gz")
    answer = desk.get("/map/borders.geojson")
    assert answer.status_code == 400
    assert "make install" in answer.text
