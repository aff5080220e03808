"""Coded events as they are passed on: GDELT of both versions, with headers, zeros lost, packed; ICEWS; the graph."""
# ruff: noqa: E501 - rows of tables are long

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from tests.feeds.test_coded_rows import coded, gdelt_row, rows

from tracktwo.feeds import gdelt, gdelt_events, icews, plover
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.gdelt_columns import COLUMNS, NAMES
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.coded_rows import table_of, told_apart
from tracktwo.records import Event, EventType, PlacePrecision


def as_version_1(row: str, *, early: bool = False) -> str:
    cells = row.split("\t")
    for at in (55, 47, 39):
        del cells[at]
    cells[-2] = cells[-2][:8]
    return "\t".join(cells[:-1] if early else cells)


def quoted(cells: list[str]) -> str:
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)


def event_of(where: str, books: CodeBooks) -> Event:
    assert table_of(where) == gdelt_events.fetch
    (row,) = coded(list(gdelt_events.fetch(where, books=books)))
    assert row.event is not None
    return row.event


def test_the_columns_are_those_of_version_2() -> None:
    assert (len(NAMES), COLUMNS) == (61, 61)
    assert [NAMES.index(name) for name in ("EventCode", "ActionGeo_FullName", "DATEADDED", "SOURCEURL")] == [
        26,
        52,
        59,
        60,
    ]


@pytest.mark.parametrize("early", [False, True])
def test_version_1_tells_the_same_event(tmp_path: Path, books: CodeBooks, early: bool) -> None:
    where = rows(tmp_path / "a.export.CSV", as_version_1(gdelt_row(), early=early))
    event = event_of(where, books)
    assert (event.type, event.cameo) == (EventType.REQUEST, "0231")
    assert event.place is not None
    assert (event.place.name, event.place.lat, event.place.lon) == ("Port Linde", -12.05, -77.15)
    (row,) = coded(list(gdelt_events.fetch(where, books=books)))
    assert row.article.url == (None if early else "https://harbour.example/1")
    assert row.article.published_at == "2026-02-28"
    assert "GDELT 1" in (row.article.title or "")


def test_a_header_in_any_order_with_columns_of_others_is_read_by_its_names(
    tmp_path: Path, books: CodeBooks
) -> None:
    cells = gdelt_row().split("\t")
    order = list(reversed(range(COLUMNS)))
    head = ",".join([*(NAMES[at] for at in order), "CAMEOCodeDescription"])
    where = rows(
        tmp_path / "events.csv", head, quoted([*(cells[at] for at in order), " Appeal, not specified below"])
    )
    event = event_of(where, books)
    assert event.place is not None
    assert (event.cameo, event.place.name, event.actors[0].code) == ("0231", "Port Linde", "PER")
    assert told_apart([where]) == ([where], [])


@pytest.mark.parametrize(
    ("code", "root", "whole"), [("231", "2", "0231"), ("42", "4", "042"), ("190", "19", "190")]
)
def test_a_zero_that_a_program_dropped_is_put_back_by_the_root(
    tmp_path: Path, books: CodeBooks, code: str, root: str, whole: str
) -> None:
    cells = gdelt_row(c26=code, c28=root).split("\t")
    where = rows(tmp_path / "events.csv", ",".join(NAMES), quoted(cells))
    assert event_of(where, books).cameo == whole


def test_a_row_that_is_cut_off_is_told(tmp_path: Path, books: CodeBooks) -> None:
    for head in ([], [",".join(NAMES)]):
        good = gdelt_row() if not head else quoted(gdelt_row().split("\t"))
        found = list(gdelt_events.fetch(rows(tmp_path / "a.csv", *head, good, good[:60]), books=books))
        assert isinstance(found[-1], FeedFailure)
        assert "columns" in found[-1].what
        assert found[-1].where.endswith(f":{len(head) + 2}")


def test_packed_tables_are_events_too(tmp_path: Path, books: CodeBooks) -> None:
    path = tmp_path / "20260228101500.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("20260228101500.export.CSV", gdelt_row() + "\n")
    assert event_of(str(path), books).cameo == "0231"
    assert told_apart([str(path)]) == ([str(path)], [])
    assert told_apart([str(path)], pages=True) == ([], [str(path)])
    other = tmp_path / "a.csv.gz"
    other.write_bytes(gzip.compress(gdelt_row().encode()))
    assert event_of(str(other), books).cameo == "0231"


def test_what_is_no_table_of_events_is_left_to_others(tmp_path: Path) -> None:
    for name, line in (
        ("a.txt", "Talks in Oldtown ended."),
        ("b.csv", "1\t2\t3"),
        ("c.csv", "\t".join(["7"] * 58)),
    ):
        assert table_of(rows(tmp_path / name, line)) in (
            None,
            gdelt_events.fetch if name == "c.csv" else None,
        )
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04 broken")
    assert table_of(str(tmp_path / "d.zip")) is None


GRAPH = "20260228101500-T7\t20260228101500\t{}\tharbour.example\thttps://harbour.example/{}\t" + "\t" * 21


def test_the_knowledge_graph_points_to_its_pages(tmp_path: Path) -> None:
    where = rows(
        tmp_path / "20260228101500.translation.gkg.csv",
        GRAPH.format(1, 1),
        GRAPH.format(2, 2),
        GRAPH.format(1, 3) + "x" * 200_000,
    )
    assert list(gdelt.addresses(where)) == ["https://harbour.example/1", "https://harbour.example/3"]
    assert gdelt.is_table(GRAPH.format(1, 1))


# -- ICEWS -----------------------------------------------------------------------------------------

HEAD = ("Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
        "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
        "Country\tLatitude\tLongitude")  # fmt: skip


def icews_row(**changes: str) -> str:
    cells = {
        "Event ID": "901", "Event Date": "2014-03-02", "Source Name": "Military (Peru)",
        "Source Sectors": "Government,Military", "Source Country": "Peru", "Event Text": "Make a visit",
        "CAMEO Code": "042", "Intensity": "1.9", "Target Name": 'Citizen "of" Chile', "Target Sectors": "General Population / Civilian / Social",
        "Target Country": "Chile", "Story ID": "7", "Sentence Number": "2", "Publisher": "Harbour Post",
        "City": "Lima", "Country": "Peru", "Latitude": "-12.05", "Longitude": "-77.15", **changes,
    }  # fmt: skip
    return "\t".join(cells.get(name, "") for name in HEAD.split("\t"))


def test_an_icews_row_is_an_event_that_rests_on_the_row(tmp_path: Path, books: CodeBooks) -> None:
    where = rows(
        tmp_path / "events.2014.tab", HEAD, icews_row(), icews_row(**{"Event ID": "902", "CAMEO Code": "010"})
    )
    assert table_of(where) == icews.fetch
    visit, statement = coded(list(icews.fetch(where, books=books)))
    event = visit.event
    assert event is not None
    assert statement.event is None
    assert (event.type, event.cameo, event.mode) == (EventType.CONSULT, "042", "visit")
    assert [(a.name, a.code, a.sector) for a in event.actors] == [("Military (Peru)", "PER", "MIL")]
    assert [(a.name, a.code, a.sector) for a in event.recipients] == [('Citizen "of" Chile', "CHL", "CVL")]
    assert event.date is not None
    assert event.place is not None
    assert (event.date.start, event.place.name, event.place.precision) == (
        "2014-03-02",
        "Lima",
        PlacePrecision.CITY,
    )
    assert (visit.article.outlet, visit.article.text) == ("Harbour Post", icews_row())
    assert event.evidence[0].text == icews_row()


@pytest.mark.parametrize(
    ("told", "whole"), [("42", "042"), ("231", "0231"), ("190", "190"), ("1823", "1823")]
)
def test_icews_codes_get_their_zero_back(tmp_path: Path, books: CodeBooks, told: str, whole: str) -> None:
    (row,) = coded(
        list(icews.fetch(rows(tmp_path / "a.tab", HEAD, icews_row(**{"CAMEO Code": told})), books=books))
    )
    assert row.event is not None
    assert row.event.cameo == whole


def test_names_in_latin_letters_of_older_files_are_kept(tmp_path: Path, books: CodeBooks) -> None:
    path = tmp_path / "events.1999.tab"
    path.write_bytes(f"{HEAD}\r\n{icews_row(**{'Source Name': 'José Núñez'})}\r\n".encode("cp1252"))
    (row,) = coded(list(icews.fetch(str(path), books=books)))
    assert row.event is not None
    assert row.event.actors[0].name == "José Núñez"


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"CAMEO Code": "299"}, "no CAMEO code"),
        ({"Event Date": "3/2/2014"}, "Event Date"),
        ({"City": "a\tb"}, "cells"),
    ],
)
def test_a_bad_icews_row_is_told_by_its_line(
    tmp_path: Path, books: CodeBooks, changes: dict[str, str], what: str
) -> None:
    found = list(icews.fetch(rows(tmp_path / "a.tab", HEAD, icews_row(), icews_row(**changes)), books=books))
    assert isinstance(found[1], FeedFailure)
    assert what in found[1].what
    assert found[1].where.endswith(":3")


# -- POLECAT and NGEC ------------------------------------------------------------------------------

POLECAT = ("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
           "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
           "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Placename",
           "City", "Country", "Latitude", "Longitude", "GeoNames ID", "Feature Type", "Source", "Publication Date",
           "Language", "Version")  # fmt: skip


def test_a_polecat_row_with_the_marks_of_what_is_missing(tmp_path: Path, books: CodeBooks) -> None:
    told = {
        "Event ID": "7", "Event Date": "2021-09-15T00:00:00", "Event Type": "CONSULT", "Event Mode": "visit",
        "Contexts": "diplomatic; military", "Actor Country": "PER", "Primary Actor Sector": "GOV",
        "Recipient Country": "CHL; BOL", "Primary Recipient Sector": "GOV; MIL", "Placename": "Lima",
        "Country": "PER", "Latitude": "NaN", "Longitude": "NaN", "GeoNames ID": "3936456.0", "Feature Type": "PPLC",
    }  # fmt: skip
    line = "\t".join(told.get(name, "None") for name in POLECAT)
    (row,) = coded(list(plover.fetch(rows(tmp_path / "a.txt", "\t".join(POLECAT), line), books=books)))
    event = row.event
    assert event is not None
    assert event.place is not None
    assert (event.place.precision, event.place.lat, event.place.geonames_id) == (
        PlacePrecision.CITY,
        None,
        3936456,
    )
    assert [(a.name, a.sector) for a in event.recipients] == [("CHL", "GOV"), ("BOL", "MIL")]
    assert row.article.outlet is None


def ngec(**changes: object) -> str:
    return json.dumps({
        "id": "20210915-7_CONSULT", "event_type": "CONSULT", "event_mode": ["CONSULT-visit"], "contexts": ["military"],
        "attributes": {"ACTOR": [{"text": "the minister", "wiki": "Ana Bel", "country": "PER", "code_1": "GOV"}],
                       "RECIP": [{"text": "Chile", "country": "CHL", "code_1": ""}], "LOC": [{"text": "Lima"}]},
        "event_geolocation": {"reason": "found", "geo": {"resolved_placename": "Lima", "country_code3": "PER",
                              "lat": -12.05, "lon": -77.15, "geonameid": "3936456", "feature_code": "PPLC"}},
        "date_resolved": "2021-09-14", "pub_date": "2021-09-15", "publisher": "Harbour Post", "headline": "Talks in Lima",
        **changes,
    })  # fmt: skip


def test_an_event_of_ngecs_is_read_by_its_attributes(tmp_path: Path, books: CodeBooks) -> None:
    where = rows(tmp_path / "events.jsonl", ngec(), ngec(id="8", event_geolocation={"reason": "none", "geo": None}),
                 ngec(event_type=["CONSULT", "AGREE"]))  # fmt: skip
    assert table_of(where) == plover.fetch
    whole, placeless, unfinished = plover.fetch(where, books=books)
    (row, other) = coded([whole, placeless])
    event = row.event
    assert event is not None
    assert event.date is not None
    assert event.place is not None
    assert (event.type, event.mode, event.contexts) == (EventType.CONSULT, "visit", ("military",))
    assert [(a.name, a.code, a.sector) for a in event.actors] == [("Ana Bel", "PER", "GOV")]
    assert (event.date.start, event.place.name, event.place.precision) == (
        "2021-09-14",
        "Lima",
        PlacePrecision.CITY,
    )
    assert (row.article.outlet, row.article.title, row.article.published_at) == (
        "Harbour Post",
        "Talks in Lima",
        "2021-09-15",
    )
    assert other.event is not None
    assert other.event.place is None
    assert isinstance(unfinished, FeedFailure)
    assert "2 types" in unfinished.what
