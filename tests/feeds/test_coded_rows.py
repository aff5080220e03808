"""Events that others coded: PLOVER and GDELT rows, good and broken, told apart from articles."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.feeds import gdelt_events, plover
from tracktwo.feeds.coded import CodedRow
from tracktwo.feeds.failure import FeedFailure
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.coded_rows import told_apart
from tracktwo.records import EventStatus, EventType

FIELDS = {
    0: "901", 1: "20260227", 5: "PERMIL", 6: "PERU", 7: "PER", 12: "MIL", 15: "CHLCVL", 16: "CHILE",
    17: "CHL", 22: "CVL", 25: "1", 26: "0231", 27: "023", 28: "02", 29: "1", 30: "3.4", 31: "4", 51: "4",
    52: "Port Linde, Lima, Peru", 53: "PE", 56: "-12.05", 57: "-77.15", 59: "20260228101500",
    60: "https://harbour.example/1",
}  # fmt: skip


def gdelt_row(**changes: str) -> str:
    cells = [FIELDS.get(n, "") for n in range(61)]
    for name, value in changes.items():
        cells[int(name.removeprefix("c"))] = value
    return "\t".join(cells)


def rows(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def coded(found: list[CodedRow | FeedFailure]) -> list[CodedRow]:
    assert all(isinstance(row, CodedRow) for row in found), found
    return [row for row in found if isinstance(row, CodedRow)]


def test_a_gdelt_row_is_an_event_that_rests_on_the_row(tmp_path: Path, books: CodeBooks) -> None:
    where = rows(tmp_path / "a.csv", gdelt_row())
    (row,) = coded(list(gdelt_events.fetch(where, books=books)))
    event = row.event
    assert event is not None
    assert (event.type, event.cameo, event.mode) == (EventType.REQUEST, "0231", "assist")
    assert [(a.name, a.code, a.sector) for a in event.actors] == [("PERU", "PER", "MIL")]
    assert event.date is not None
    assert event.date.start == "2026-02-27"
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.lat) == ("Port Linde", "PER", -12.05)
    assert event.killed is None
    (evidence,) = event.evidence
    assert row.article.text[evidence.start : evidence.end] == evidence.text == gdelt_row().strip()
    assert (row.article.url, row.article.published_at) == (
        "https://harbour.example/1",
        "2026-02-28T10:15:00Z",
    )


def test_a_code_keeps_its_zero_and_a_statement_is_kept_without_an_event(
    tmp_path: Path, books: CodeBooks
) -> None:
    where = rows(tmp_path / "a.csv", gdelt_row(c26="010"), gdelt_row(c0="902", c26="042"))
    statement, visit = coded(list(gdelt_events.fetch(where, books=books)))
    assert statement.event is None
    assert visit.event is not None
    assert (visit.event.cameo, visit.event.type, visit.event.mode) == ("042", EventType.CONSULT, "visit")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("a\tb\tc", "3 columns"),
        (gdelt_row(c0="x1"), "GLOBALEVENTID"),
        (gdelt_row(c26="4"), "EventCode"),
        (gdelt_row(c26="290"), "no CAMEO code"),
        (gdelt_row(c1="20261399"), "SQLDATE"),
    ],
)
def test_a_bad_gdelt_row_is_told_by_its_line_and_the_others_are_read(
    tmp_path: Path, books: CodeBooks, line: str, what: str
) -> None:
    where = rows(tmp_path / "a.csv", gdelt_row(), line, gdelt_row(c0="903"))
    one, bad, three = gdelt_events.fetch(where, books=books)
    assert isinstance(one, CodedRow)
    assert isinstance(three, CodedRow)
    assert isinstance(bad, FeedFailure)
    assert bad.where == f"{where}:2"
    assert what in bad.what


POLECAT = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tContexts\tActor Name\tActor Country\t"
POLECAT += "Primary Actor Sector\tRecipient Name\tRecipient Country\tPlacename\tCountry\tLatitude\tLongitude"


def test_polecat_columns_are_read(tmp_path: Path, books: CodeBooks) -> None:
    line = "p1\t2026-01-05\tPROTEST\tdemo\teconomic; legal\tNarvian teachers\tPER\tEDU\tNone\tNone\t"
    line += "Lima\tPER\t-12\t-77"
    (row,) = coded(list(plover.fetch(rows(tmp_path / "a.tsv", POLECAT, line), books=books)))
    event = row.event
    assert event is not None
    assert (event.type, event.mode, event.contexts) == (EventType.PROTEST, "demo", ("economic", "legal"))
    assert [(a.name, a.code, a.sector) for a in event.actors] == [("Narvian teachers", "PER", "EDU")]
    assert event.recipients == ()
    assert event.place is not None
    assert event.place.lon == -77


def test_a_plover_line_of_others_is_read_by_its_fields(tmp_path: Path, books: CodeBooks) -> None:
    line = {
        "id": "x-7", "date": "20260301", "actor": [{"code": "KOS", "sector": "GOV"}], "recipient": [],
        "event": ["AGREE"], "mode": ["future"], "context": ["diplomatic"], "text": "Kosovo will meet Serbia.",
        "size": {"dead": None},
    }  # fmt: skip
    (row,) = coded(list(plover.fetch(rows(tmp_path / "a.jsonl", json.dumps(line)), books=books)))
    event = row.event
    assert event is not None
    assert (event.status, event.actors[0].code) == (EventStatus.PLANNED, "XKX")
    assert event.evidence[0].text == "Kosovo will meet Serbia."
    assert event.killed is None


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"event": "SHOUT"}, "event type"),
        ({"date": "yesterday"}, "date"),
        ({"dead": "many"}, "dead"),
        ({"lat": "nan"}, "lat"),
        ({"event": None}, "event type"),
    ],
)
def test_a_bad_plover_line_is_told_by_its_number(
    tmp_path: Path, books: CodeBooks, change: dict[str, object], what: str
) -> None:
    good = {"id": "1", "date": "2026-03-01", "actor": "PER", "event": "AID", "placename": "Lima"}
    where = rows(tmp_path / "a.jsonl", json.dumps(good), json.dumps(good | change), "{", json.dumps(good))
    one, bad, broken, four = plover.fetch(where, books=books)
    assert isinstance(one, CodedRow)
    assert isinstance(four, CodedRow)
    assert isinstance(bad, FeedFailure)
    assert what in bad.what
    assert isinstance(broken, FeedFailure)
    assert broken.where.endswith(":3")


def test_tables_are_told_from_articles_by_their_first_line(tmp_path: Path) -> None:
    gdelt = rows(tmp_path / "20260227.export.csv", gdelt_row())
    polecat = rows(tmp_path / "p.tsv", POLECAT)
    lines = rows(tmp_path / "p.jsonl", json.dumps({"date": "", "actor": [], "event": ["AID"]}))
    articles = rows(tmp_path / "a.jsonl", json.dumps({"text": "Talks resumed.", "id": "1"}))
    prose = rows(tmp_path / "a.txt", "The event, its date and the actor.")
    places = [gdelt, articles, polecat, lines, prose, str(tmp_path), "-", "https://a.example/x.csv"]
    assert told_apart(places)[0] == [gdelt, polecat, lines]
    assert told_apart(places, pages=True)[0] == [polecat, lines]


def test_the_same_row_twice_is_the_same_record(tmp_path: Path, books: CodeBooks) -> None:
    where = rows(tmp_path / "a.csv", gdelt_row())
    assert list(gdelt_events.fetch(where, books=books)) == list(gdelt_events.fetch(where, books=books))


@given(st.text(), st.text())
def test_no_line_raises(
    books: CodeBooks, tmp_path_factory: pytest.TempPathFactory, one: str, two: str
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    path = folder / "a.csv"
    path.write_bytes(f"date,actor,event,{one}\n{two}\n{two}\t{one}\n".encode("utf-8", "replace"))
    for found in (*plover.fetch(str(path), books=books), *gdelt_events.fetch(str(path), books=books)):
        assert isinstance(found, CodedRow | FeedFailure)


def test_a_row_far_too_long_is_a_failure(tmp_path: Path, books: CodeBooks) -> None:
    line = {"date": "2026-03-01", "actor": "PER", "event": "AID", "text": "x" * 300_000}
    (found,) = plover.fetch(rows(tmp_path / "a.jsonl", json.dumps(line)), books=books)
    assert isinstance(found, FeedFailure)
    assert "characters" in found.what
    assert replace(found, where="").how_to_fix
