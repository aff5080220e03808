"""The formats of events: columns, strings, empties, pairs, and what has no place in them."""

import csv
import io
import json
from pathlib import Path
from typing import Literal

import pytest
from tests.export.events import ALL, DENIED, KOSOVO, MET, PEOPLE, PLANNED, SHELLED, TOLD, VAGUE, known

from tracktwo.errors import ConfigError
from tracktwo.export.event_rows import Around
from tracktwo.export.formats import exporter, exporters
from tracktwo.records import Article, Event, EventType, from_dict

EVENT_FORMATS = [name for name, module in exporters().items() if hasattr(module, "write_events")]
DYADIC = ["gdelt", "icews", "acled"]
GDELT_COLUMNS = Path(__file__).parent / "gdelt_columns.txt"


def table(name: str, *events: Event, all_status: bool = False) -> list[dict[str, str]]:
    module = exporter(name)
    file = io.StringIO(newline="")
    module.write_events(iter(events), file, Around(article=known, all_status=all_status))
    shape = module.SHAPE
    names = [column.name for column in shape.columns]
    quoting: Literal[0, 3] = csv.QUOTE_NONE if shape.delimiter == "\t" else csv.QUOTE_MINIMAL
    rows = list(
        csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=shape.delimiter, quoting=quoting)
    )
    if shape.has_header:
        assert rows.pop(0) == names
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_there_are_five() -> None:
    assert EVENT_FORMATS == ["acled", "gdelt", "icews", "plover-csv", "plover-jsonl"]


def test_gdelt_has_the_columns_of_its_code_book_in_order() -> None:
    names = [column.name for column in exporter("gdelt").COLUMNS]
    assert names == GDELT_COLUMNS.read_text("utf-8").split()
    assert len(names) == 61


@pytest.mark.parametrize("name", EVENT_FORMATS)
def test_every_column_says_what_stands_in_it_and_why_it_is_empty(name: str) -> None:
    for column in exporter(name).COLUMNS:
        assert column.whence
        if column.of is None and not (name.startswith("plover") and column.name == "tracktwo"):
            assert column.whence.startswith("left "), column.name


@pytest.mark.parametrize("name", EVENT_FORMATS)
def test_only_events_fit(name: str) -> None:
    with pytest.raises(ConfigError, match="holds events only"):
        exporter(name).write(iter((TOLD,)), Article, io.StringIO())


@pytest.mark.parametrize("name", DYADIC)
def test_what_is_not_told_as_fact_is_left_out_and_said(name: str) -> None:
    module = exporter(name)
    written = module.write_events(iter((SHELLED, PLANNED, DENIED)), io.StringIO(), Around())
    assert written.events == 1
    assert written.left_out["denied"] == 1
    assert "--all-status" in written.told(module.SHAPE)


@pytest.mark.parametrize("name", ["gdelt", "icews"])
def test_all_statuses_are_written_when_asked_for(name: str) -> None:
    assert len(table(name, SHELLED, PLANNED, DENIED, all_status=True)) == len([*table(name, SHELLED)]) + len(
        table(name, PLANNED, all_status=True)
    ) + len(table(name, DENIED, all_status=True))


@pytest.mark.parametrize("name", DYADIC)
def test_writing_without_asking_leaves_out_what_is_planned(name: str) -> None:
    assert exporter(name).write(iter((PLANNED,)), Event, io.StringIO()) == 0


def test_a_group_is_a_row_for_each_pair_and_that_is_said() -> None:
    rows = table("gdelt", MET)
    assert [(r["Actor1CountryCode"] or r["Actor1KnownGroupCode"], r["Actor2Name"]) for r in rows] == [
        ("NRV", "Solen"), ("NRV", "Kosovo"), ("SLN", "Kosovo")
    ]  # fmt: skip
    assert len({row["GLOBALEVENTID"] for row in rows}) == 3
    written = exporter("gdelt").write_events(iter((MET,)), io.StringIO(), Around())
    assert "one row for each pair" in written.told(exporter("gdelt").SHAPE)


def test_gdelt_codes_keep_their_zeros_and_fall_into_their_roots() -> None:
    row = table("gdelt", MET)[0]
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("040", "040", "04")
    assert table("icews", MET)[0]["CAMEO Code"] == "040"
    assert table("plover-csv", MET)[0]["cameo"] == "040"


def test_unknown_is_empty_and_never_nought() -> None:
    (row,) = table("gdelt", VAGUE)[:1]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["FractionDate"]) == ("", "202601", "2026", "")
    assert row["ActionGeo_Lat"] == row["AvgTone"] == row["Actor2Type2Code"] == ""
    (attack,) = table("acled", DENIED, all_status=True)[:1]
    assert attack["fatalities"] == ""
    assert table("plover-csv", VAGUE)[0]["dead"] == ""


def test_gdelt_says_day_place_and_page() -> None:
    (row,) = table("gdelt", SHELLED)
    assert row["SQLDATE"] == "20260227"
    assert row["FractionDate"] == f"{2026 + (2 * 30 + 27) / 365:.4f}"
    assert row["ActionGeo_FullName"] == "Port Linde, Peru"
    assert (row["ActionGeo_Lat"], row["ActionGeo_Type"]) == ("-12.05", "4")
    assert row["SOURCEURL"] == "https://harbour.example/1"
    assert row["QuadClass"] == "4"
    assert row["NumArticles"] == "1"
    assert row["DATEADDED"] == "20260301080000"


def test_acled_like_rows_say_kind_toll_and_words() -> None:
    (row,) = table("acled", SHELLED)
    assert row["event_type"] == "Explosions/Remote violence"
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (row["fatalities"], row["civilian_targeting"]) == ("8", "Civilian targeting")
    assert row["inter2"] == "Civilians"
    assert row["notes"].endswith("[killed: at least eight]")
    assert row["source"] == "Harbour Post"


def test_acled_has_no_row_for_talk_and_says_so() -> None:
    written = exporter("acled").write_events(iter((MET, SHELLED)), io.StringIO(), Around())
    assert (written.events, dict(written.left_out)) == (1, {"CONSULT": 1})


def test_a_status_stays_on_an_acled_like_row_that_was_asked_for() -> None:
    assert table("acled", DENIED, all_status=True)[0]["tags"] == "status=denied"


def test_icews_names_countries_and_codes() -> None:
    (row,) = table("icews", SHELLED)
    assert (row["Country"], row["City"]) == ("Peru", "Port Linde")
    assert row["Event Text"] == "Fight with heavy weapons"
    assert row["Target Sectors"] == "Civilians"


def test_plover_keeps_every_status_lists_of_actors_and_its_own_code_for_kosovo() -> None:
    (row,) = table("plover-csv", MET)
    assert row["actor"] == "NRV; SLN; KOS"
    assert row["actor_text"].split("; ") == ["Narvia", "Solen", "Kosovo"]
    assert table("plover-csv", PLANNED)[0]["mode"] == "future"
    assert table("plover-csv", DENIED)[0]["mode"] == "negation"
    assert len(table("plover-csv", *ALL)) == len(ALL)


def test_a_plover_line_holds_the_manual_s_fields_and_the_whole_record() -> None:
    file = io.StringIO()
    assert exporter("plover-jsonl").write(iter((SHELLED,)), Event, file) == 1
    line = json.loads(file.getvalue())
    assert line["event"] == ["ASSAULT"]
    assert line["recipient"] == [{"code": None, "sector": "CVL", "entity_text": PEOPLE.name}]
    assert line["size"] == {"dead": 8, "injured": None, "arrested": None}
    assert from_dict(Event, line["tracktwo"]["event"]) == SHELLED


@pytest.mark.parametrize("name", EVENT_FORMATS)
def test_a_name_with_a_tab_or_a_formula_breaks_no_row(name: str) -> None:
    from dataclasses import replace

    odd = replace(KOSOVO, name='=1+1\tx\n"y", z')
    strange = replace(SHELLED, actors=(odd,), type=EventType.ASSAULT)
    if name == "plover-jsonl":
        file = io.StringIO()
        exporter(name).write(iter((strange,)), Event, file)
        assert json.loads(file.getvalue())["actor"][0]["entity_text"] == odd.name
        return
    (row,) = table(name, strange)
    assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())
